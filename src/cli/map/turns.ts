import type { InputFile } from '../files/input-files.ts';
import { isRegular, type RegularInput } from './threads-worth.ts';

/** Files that one thread maps one after the other, or an input that none can. */
export type Turn = Share | readonly [InputFile];

export type Share = readonly RegularInput[];

/** To hand a thread a small file takes as long as to map it; in so many bytes there are enough. */
const SHARE_BYTES = 1 << 18;

/** Cuts inputs into turns, in their order. */
export function turnsOf(inputs: readonly InputFile[]): Turn[] {
  const turns: Turn[] = [];
  let [share, bytes]: [RegularInput[], number] = [[], SHARE_BYTES];
  for (const input of inputs) {
    if (!isRegular(input)) {
      turns.push([input]);
      bytes = SHARE_BYTES;
      continue;
    }
    if (bytes >= SHARE_BYTES) {
      [share, bytes] = [[], 0];
      turns.push(share);
    }
    share.push(input);
    bytes += input.file.size;
  }
  return turns;
}

export function isShare(turn: Turn): turn is Share {
  return isRegular(turn[0]!);
}
