import { constantOf, decode, standsAt } from './bytes.ts';
import type { PartLayout, PartStart } from './layout.ts';

/** Files have records of few accounts. */
const MOST_STARTS = 8;

/** Where a part lies in a text. */
type Found = Pick<PartStart, 'from' | 'to'>;

/** There is nothing to be taken. */
const NO_PART: Found = { from: 0, to: 0 };

/** Puts the part that a row takes of the text in a range into its slot; gives false where that does not stand in the text. */
export function findPart(
  part: PartLayout,
  text: DataView,
  start: number,
  end: number,
  tape: Int32Array,
  base: number,
): boolean {
  const found = knownPart(part, text, start, end) ?? takePart(part, text, start, end);
  if (found === undefined) return false;
  if (found === NO_PART) return true;
  tape[base + part.slot] = start + found.from;
  tape[base + part.slot + 1] = start + found.to;
  return true;
}

/** Where the part lies in a text that begins like one before, and goes on. */
function knownPart({ starts }: PartLayout, text: DataView, from: number, to: number): Found | undefined {
  for (const one of starts) {
    if (to - from > one.start.length && standsAt(one.start, text, from)) return one;
  }
  return undefined;
}

/** Lets the row's logic take its part; undefined where that does not stand in the text. */
function takePart(
  { logic, bytes, starts }: PartLayout,
  text: DataView,
  start: number,
  end: number,
): Found | undefined {
  if (!contains(text, bytes.mark, start, end)) return NO_PART;
  const take = (from: string) => logic.apply(from, undefined as never, () => {}) as string | undefined;
  const whole = decode(text, start, end);
  // Escapes would lie otherwise in what is read than in what stands there, and characters otherwise than bytes.
  if (whole.length !== end - start || whole.includes('\\')) return undefined;
  const taken = take(whole);
  if (taken === undefined) return NO_PART;
  const from = whole.indexOf(taken);
  if (from === -1) return undefined;
  const to = from + taken.length;
  const begun = whole.slice(0, to + 1);
  // The same part could stand twice: what texts begin with tells it only where it does so with another end, too.
  const isLearned = bytes.isAtStart && begun.length < whole.length && take(`${begun}x`) === taken;
  if (isLearned && starts.length < MOST_STARTS) starts.push({ start: constantOf(begun), from, to });
  return { from, to };
}

function contains(text: DataView, byte: number, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (text.getUint8(at) === byte) return true;
  return false;
}
