import type { Path } from '../issue.ts';
import { BEHIND, Byte, wordsOf } from '../text/byte.ts';
import { countLineFeeds } from './line-feeds.ts';
import { type HeldBytes, ScanStop, StructureScan } from './structure.ts';
import { decode, encode } from './text.ts';

/** Where a value lies in a document. */
export interface DocumentPlace {
  /** Where it starts in the document's UTF-8. */
  readonly byteOffset: number;
  readonly byteLength: number;
  /** How many line feeds come before it. */
  readonly linesBefore: number;
}

/** Where the values lie that a list or an object holds. */
interface Container {
  /** Its own place in what holds it. */
  readonly key: string | number | undefined;
  readonly starts: number[];
  readonly ends: number[];
  /** Which of them a key has; of a list, the index is the key. */
  readonly keys: Map<string | number, number> | undefined;
}

/**
 * Finds values in a document. Asked for them in the document's order, it goes through each list and object once.
 */
export class DocumentPlaces {
  private readonly bytes: Uint8Array;
  private readonly words: DataView;
  private readonly scan = new StructureScan();
  /** The lists and objects in which the value lay that was asked for last, outermost first. */
  private readonly open: Container[] = [];
  private lines = 0;
  private counted = 0;

  /** @param whole the document, which is JSON */
  constructor(readonly whole: string) {
    this.bytes = encode(whole + '\0'.repeat(BEHIND));
    this.words = wordsOf(this.bytes);
  }

  /**
   * Where the value lies to which a path leads, or the text into which it leads; undefined where nothing lies.
   */
  find(path: Path): DocumentPlace | undefined {
    let [start, end] = [0, this.bytes.length - BEHIND];
    for (const [depth, key] of path.entries()) {
      if (this.bytes[start] === Byte.Quote) break;
      const container = this.containerAt(depth, depth === 0 ? undefined : path[depth - 1], start);
      const index = container.keys === undefined ? Number(key) : container.keys.get(key);
      if (index === undefined || !(index < container.starts.length)) return undefined;
      [start, end] = [container.starts[index]!, container.ends[index]!];
    }
    return { byteOffset: start, byteLength: end - start, linesBefore: this.linesBefore(start) };
  }

  /** The text of a value, exactly as the document has it; of the whole where nothing was found. */
  text(place: DocumentPlace | undefined): string {
    if (place === undefined) return this.whole;
    const { byteOffset, byteLength } = place;
    return decode(this.bytes.subarray(byteOffset, byteOffset + byteLength))!;
  }

  private containerAt(depth: number, key: string | number | undefined, start: number): Container {
    if (this.open[depth]?.key !== key || this.open.length <= depth) {
      this.open.length = depth;
      this.open.push(this.read(key, start));
    }
    return this.open[depth]!;
  }

  /** Notes where the values lie in a list or an object. Of a key that stands twice, the last value counts. */
  private read(key: string | number | undefined, start: number): Container {
    const { scan, words } = this;
    const held: HeldBytes = { words, start: 0, end: this.bytes.length - BEHIND, offset: 0 };
    scan.restart(start);
    scan.next(held, 0);
    const isObject = this.bytes[scan.at] === Byte.OpenObject;
    const container: Container = { key, starts: [], ends: [], keys: isObject ? new Map() : undefined };
    for (;;) {
      const found = scan.next(held, 1);
      if (found === ScanStop.Key)
        container.keys?.set(
          JSON.parse(decode(this.bytes.subarray(scan.key, scan.at))!),
          container.starts.length,
        );
      else if (found === ScanStop.Value) container.starts.push(scan.at);
      else if (found === ScanStop.End && scan.depth === 1) container.ends.push(scan.ended);
      else return container;
    }
  }

  private linesBefore(place: number): number {
    this.lines += countLineFeeds(this.words, this.counted, place);
    this.lines -= countLineFeeds(this.words, place, this.counted);
    this.counted = place;
    return this.lines;
  }
}
