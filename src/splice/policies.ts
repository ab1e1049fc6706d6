import { addToSample, LONGEST, RecentSets } from '../log/recent.ts';
import { BACKSLASH, CLOSE_OBJECT, decode, OPEN_OBJECT, QUOTE, SPACE, sameBytes } from './bytes.ts';

/** What is written of a policy document. */
export interface MadePolicy {
  /** Its text, as JSON. */
  readonly text: Uint8Array;
  /** The elements that rows make of what it says, as JSON with commas between them. */
  readonly elements: Uint8Array;
}

/** How many bytes of a document tell in which set it is: documents may differ in one id alone. */
const SAMPLES = 200;

interface Seen {
  readonly source: Uint8Array;
  readonly made: MadePolicy | undefined;
}

/** What is written of policy documents, remembered for those seen lately. */
export class PolicyCache {
  private readonly seen = new RecentSets<Seen>();

  constructor(private readonly make: (document: unknown) => MadePolicy | undefined) {}

  /** What is written of the document in a range: JSON text of text or of an object. Undefined: the mapper must judge. */
  find(bytes: Uint8Array, from: number, to: number): MadePolicy | undefined {
    const length = to - from;
    if (length > LONGEST) return this.read(bytes, from, to);
    const sample = sampleOf(bytes, from, length);
    for (const { source, made } of this.seen.find(sample)) {
      if (source.length === length && sameBytes(source, 0, bytes, from, length)) return made;
    }
    const made = this.read(bytes, from, to);
    // Not `slice`, which is no copy of a Node.js buffer: what stands here now will be written over.
    this.seen.keep(sample, { source: new Uint8Array(bytes.subarray(from, to)), made });
    return made;
  }

  private read(bytes: Uint8Array, from: number, to: number): MadePolicy | undefined {
    try {
      return this.make(JSON.parse(decode(bytes, from, to)));
    } catch {
      return undefined;
    }
  }
}

function sampleOf(bytes: Uint8Array, from: number, length: number): number {
  const step = 1 + Math.trunc(length / SAMPLES);
  let sample = length;
  for (let at = from; at < from + length; at += step) sample = addToSample(sample, bytes[at]!);
  return sample;
}

/** Where a document ends that starts at `at`: text or an object, of whatever JSON; -1 where it is neither. */
export function documentEnd(bytes: Uint8Array, at: number): number {
  if (bytes[at] === QUOTE) return textEnd(bytes, at + 1);
  if (bytes[at] !== OPEN_OBJECT) return -1;
  let depth = 0;
  for (let end = at; end !== -1; ) {
    const byte = bytes[end]!;
    if (byte === QUOTE) {
      end = textEnd(bytes, end + 1);
      continue;
    }
    if (byte === OPEN_OBJECT) depth += 1;
    else if (byte === CLOSE_OBJECT) depth -= 1;
    else if (byte < SPACE && byte !== TAB) return -1;
    end += 1;
    if (depth === 0) return end;
  }
  return -1;
}

const TAB = 9;

/** Where a text ends, its quote included; whether it is right is for the parser to say. */
function textEnd(bytes: Uint8Array, at: number): number {
  const quote = bytes.indexOf(QUOTE, at);
  if (quote === -1 || bytes[quote - 1] !== BACKSLASH) return quote === -1 ? -1 : quote + 1;
  for (let end = at; bytes[end]! >= SPACE; end += 1) {
    if (bytes[end] === QUOTE) return end + 1;
    if (bytes[end] === BACKSLASH) end += 1;
  }
  return -1;
}
