import { addToSample, LONGEST, RecentSets } from '../log/recent.ts';
import { Byte, bytesOf, type Constant, constantOf, decode, standsAt } from './bytes.ts';

/** What is written of a policy document. */
export interface MadePolicy {
  /** Its text, as JSON. */
  readonly text: Constant;
  /** The elements that rows make of what it says, as JSON with commas between them. */
  readonly elements: Constant;
}

interface Seen {
  readonly source: Constant;
  readonly made: MadePolicy | undefined;
}

/** What is written of policy documents, remembered for those seen lately. */
export class PolicyCache {
  private readonly seen = new RecentSets<Seen>();

  constructor(private readonly make: (document: unknown) => MadePolicy | undefined) {}

  /** What is written of the document in a range: JSON text of text or of an object. Undefined: the mapper must judge. */
  find(text: DataView, from: number, to: number): MadePolicy | undefined {
    const length = to - from;
    if (length > LONGEST) return this.read(text, from, to);
    const sample = sampleOf(text, from, length);
    for (const { source, made } of this.seen.find(sample)) {
      if (source.length === length && standsAt(source, text, from)) return made;
    }
    const made = this.read(text, from, to);
    const source = constantOf(bytesOf(text, from, to));
    this.seen.keep(sample, { source, made });
    return made;
  }

  private read(text: DataView, from: number, to: number): MadePolicy | undefined {
    try {
      return this.make(JSON.parse(decode(text, from, to)));
    } catch {
      return undefined;
    }
  }
}

function sampleOf(text: DataView, from: number, length: number): number {
  let sample = length;
  for (let at = from; at + 4 <= from + length; at += 4) sample = addToSample(sample, text.getInt32(at, true));
  return sample;
}

/** Where a document ends that starts at `at`: text or an object, of whatever JSON; -1 where it is neither. */
export function documentEnd(bytes: Uint8Array, at: number): number {
  if (bytes[at] === Byte.Quote) return textEnd(bytes, at + 1);
  if (bytes[at] !== Byte.OpenObject) return -1;
  let depth = 0;
  for (let end = at; end !== -1; ) {
    const byte = bytes[end]!;
    if (byte === Byte.Quote) {
      end = textEnd(bytes, end + 1);
      continue;
    }
    if (byte === Byte.OpenObject) depth += 1;
    else if (byte === Byte.CloseObject) depth -= 1;
    else if (byte < Byte.Space && byte !== Byte.Tab) return -1;
    end += 1;
    if (depth === 0) return end;
  }
  return -1;
}

/** Where a text ends, its quote included; whether it is right is for the parser to say. */
function textEnd(bytes: Uint8Array, at: number): number {
  const quote = bytes.indexOf(Byte.Quote, at);
  if (quote === -1 || bytes[quote - 1] !== Byte.Backslash) return quote === -1 ? -1 : quote + 1;
  for (let end = at; bytes[end]! >= Byte.Space; end += 1) {
    if (bytes[end] === Byte.Quote) return end + 1;
    if (bytes[end] === Byte.Backslash) end += 1;
  }
  return -1;
}
