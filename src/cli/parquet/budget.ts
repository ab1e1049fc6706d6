import { unread } from './fault.ts';

/** Gzip makes a thousand bytes of one at most; Parquet may repeat a text without end. */
const RATIO = 1032;

/** What any file may have, however small it is. */
const LEAST = 16 << 20;

/** How many bytes may come of a file in all, so that time stays in proportion to its size. */
export class Budget {
  private left: number;

  constructor(fileSize: number) {
    this.left = LEAST + RATIO * fileSize;
  }

  /** Takes so many bytes out of it. */
  spend(bytes: number): void {
    this.left -= bytes;
    if (this.left < 0) throw unread('more than a thousand bytes would come of each byte');
  }
}
