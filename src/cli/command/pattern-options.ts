import stringWidth from 'string-width';
import { PatternSyntaxError } from '../../find/pattern/syntax-error.ts';
import { FILTER_PATTERNS, type FilterPatternName } from '../../find/pattern/well-known.ts';
import { printable } from '../../text/printable.ts';
import { UsageError } from './command.ts';
import type { Options } from './option.ts';
import { didYouMean } from './suggest.ts';

/** The options that say what filter pattern is asked for. */
export const PATTERN_OPTIONS = {
  pattern: {
    type: 'string',
    value: 'PATTERN',
    help: `a filter pattern of CloudWatch Logs for JSON events, such as '{ $.eventName = "Create*" }'`,
  },
  rule: { type: 'string', value: 'NAME', help: 'a well-known pattern; find --help lists them' },
} as const satisfies Options;

/** What most controls begin with. */
const EVERY_TITLE = /^(?:Ensure a|A) log metric filter and alarm (?:should )?exist for /u;

/** The well-known patterns, for a command's help. */
export const RULES = {
  title: 'Rules',
  entries: Object.entries(FILTER_PATTERNS).map(
    ([name, { control, title }]) => [name, `${control}: ${title.replace(EVERY_TITLE, '')}`] as const,
  ),
};

/**
 * The filter pattern that is asked for; undefined where none is.
 *
 * @throws {UsageError} when there are two, or no rule has that name
 */
export function readPattern(values: { pattern?: string | undefined; rule?: string | undefined }) {
  const { pattern, rule } = values;
  if (rule === undefined) return pattern;
  if (pattern !== undefined) throw new UsageError('--rule is a pattern, too: leave --pattern or --rule out.');
  if (Object.hasOwn(FILTER_PATTERNS, rule)) return FILTER_PATTERNS[rule as FilterPatternName].pattern;
  throw new UsageError(
    `There is no rule ${rule}.${didYouMean(rule, Object.keys(FILTER_PATTERNS))} See --help for their names.`,
  );
}

/**
 * Reads a filter pattern.
 *
 * @param read makes something of the pattern
 * @throws {UsageError} where it is none: what is wrong, what to do, and a caret below the place
 */
export function withCaret<Result>(pattern: string, read: (pattern: string) => Result): Result {
  try {
    return read(pattern);
  } catch (error) {
    if (!(error instanceof PatternSyntaxError)) throw error;
    throw new UsageError(error.message, caretBelow(pattern, error.position));
  }
}

/** How much of a pattern is shown before the place, and behind it. */
const BEFORE = 60;
const BEHIND = 18;

/** A part of a pattern, and below it a caret at a place. */
function caretBelow(pattern: string, position: number): readonly string[] {
  const start = Math.max(0, position - BEFORE);
  const end = Math.min(pattern.length, position + BEHIND);
  const before = (start > 0 ? '…' : '') + shown(pattern.slice(start, position));
  const behind = shown(pattern.slice(position, end)) + (end < pattern.length ? '…' : '');
  return [`  ${before}${behind}`, `  ${' '.repeat(stringWidth(before))}^`];
}

/** White space takes one column, whatever it is. */
function shown(text: string): string {
  return printable(text.replace(/\s/gu, ' '));
}
