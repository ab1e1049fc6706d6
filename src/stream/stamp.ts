import { Byte } from '../text/byte.ts';
import { isBlank } from './text.ts';
import type { ByteWindow } from './window.ts';

/** A time, and what `aws logs tail` puts between it and the record: the name of a stream, and a line feed. */
const STAMP =
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)?[ \t](?:[^\s:*"]+(?:[ \t]|[ \t]?\r?\n))?$/u;

/** A colour of a terminal: an escape, and what follows it. */
const COLOURS = /[^ -~]\[\d*m/gu;

/** How long the colour before a time is, which is green. */
const GREEN = 5;

/** How a time begins; `0` stands for a digit. */
const DAY = '0000-00-00T';

/** A time, a stream's name of 512 characters, which CloudWatch Logs allows, what stands around it, and colours. */
const LONGEST = 580;

/**
 * How long the time is that an export of CloudWatch Logs or `aws logs tail` puts before a record, with what stands
 * between the two, also in colours.
 *
 * @param from where in the window it would stand
 * @returns 0 where there is none with a bracket behind it; undefined where more bytes have to come to tell
 * @see https://docs.aws.amazon.com/cli/latest/reference/logs/tail.html
 */
export function stampLength(window: ByteWindow, from = 0): number | undefined {
  const start = window.at(from) === Byte.Escape ? GREEN : 0;
  for (let length = start; length <= LONGEST; length += 1) {
    const byte = window.at(from + length);
    if (byte === undefined) return window.ended ? 0 : undefined;
    if (length < start + DAY.length) {
      if (!isOfDay(byte, length - start)) return 0;
    } else if (isBracket(byte) && isBlank(window.at(from + length - 1)))
      return STAMP.test(window.text(from, from + length)?.replace(COLOURS, '') ?? '') ? length : 0;
  }
  return 0;
}

function isOfDay(byte: number, at: number): boolean {
  const due = DAY.charCodeAt(at);
  return due === Byte.Zero ? byte >= Byte.Zero && byte <= Byte.Nine : byte === due;
}

/** Whether a byte opens an object or a list. */
export function isBracket(byte: number | undefined): boolean {
  return byte === Byte.OpenObject || byte === Byte.OpenList;
}
