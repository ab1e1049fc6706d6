import { constantOf, decode, standsAt } from './bytes.ts';
import type { PartLayout, PartStart } from './layout.ts';

/** Files have records of few accounts. */
const MOST_STARTS = 8;

/**
 * Finds the part of a text that a row takes, and puts it into its slot.
 *
 * @param start where the text starts
 * @param end where it ends
 * @param tape takes the part, if there is one
 * @param base where the slots begin on the tape
 * @returns false where what the row takes does not stand in the text
 */
export function findPart(
  part: PartLayout,
  text: DataView,
  start: number,
  end: number,
  tape: Int32Array,
  base: number,
): boolean {
  const found = knownPart(part, text, start, end) ?? takePart(part, text, start, end);
  if (found === 'none' || found === 'elsewhere') return found === 'none';
  tape[base + part.slot] = start + found.from;
  tape[base + part.slot + 1] = start + found.to;
  return true;
}

/** Where the part lies in a text that begins like one before, and goes on. */
function knownPart({ starts }: PartLayout, text: DataView, from: number, to: number): PartStart | undefined {
  for (const one of starts) {
    if (to - from > one.start.length && standsAt(one.start, text, from)) return one;
  }
  return undefined;
}

/** Lets the row's logic take its part. */
function takePart(
  part: PartLayout,
  text: DataView,
  start: number,
  end: number,
): Pick<PartStart, 'from' | 'to'> | 'none' | 'elsewhere' {
  const { logic, bytes, starts } = part;
  if (!contains(text, bytes.mark, start, end)) return 'none';
  const whole = decode(text, start, end);
  // Escapes would lie otherwise in what is read than in what stands there, and characters otherwise than bytes.
  if (whole.length !== end - start || whole.includes('\\')) return 'elsewhere';
  const taken = take(logic, whole);
  if (taken === undefined) return 'none';
  const from = whole.indexOf(taken);
  const to = from + taken.length;
  if (from === -1) return 'elsewhere';
  const begun = whole.slice(0, to + 1);
  // The same part could stand twice: what texts begin with tells it only where it does so with another end, too.
  const isLearned = bytes.isAtStart && begun.length < whole.length && take(logic, `${begun}x`) === taken;
  if (isLearned && starts.length < MOST_STARTS) starts.push({ start: constantOf(begun), from, to });
  return { from, to };
}

function take(logic: PartLayout['logic'], text: string): string | undefined {
  const taken = logic.apply(text, undefined as never, () => {});
  return taken === undefined ? undefined : String(taken);
}

function contains(text: DataView, byte: number, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (text.getUint8(at) === byte) return true;
  return false;
}
