import type { IdentityOptions } from '../../find/identity/options.ts';
import { type IdentityMatch, identitySelector } from '../../find/identity/select.ts';
import { compileFilterPattern } from '../../find/pattern/compile.ts';
import { isObject } from '../../json.ts';
import { withObjects } from '../../log/cloudtrail/record.ts';
import { withFlags } from '../command/arguments.ts';
import { withCaret } from '../command/pattern-options.ts';

/** What is asked of each record. */
export interface Question {
  /** Whether it asks for anything but a time. */
  readonly isSelective: boolean;
  /** Whether a record lies between the times that are asked for. */
  isInTime(record: unknown): boolean;
  /** Why a record is one of those asked for, of its time apart; undefined where it is none. */
  explain(record: unknown): readonly IdentityMatch[] | undefined;
}

const NO_REASON: readonly IdentityMatch[] = [];

/**
 * Puts a question together: whoever is asked for, and the pattern, must both hold.
 *
 * @throws {UsageError} where an option or the pattern is none
 */
export function makeQuestion(identity: IdentityOptions, pattern: string | undefined): Question {
  const { from, to, newest, ...who } = identity;
  const times = { ...(from && { from }), ...(to && { to }), ...(newest && { newest }) };
  const compiled = pattern === undefined ? undefined : withCaret(pattern, compileFilterPattern);
  const selector = Object.keys(who).length > 0 ? withFlags(() => identitySelector(who)) : undefined;
  const range = from || to ? withFlags(() => identitySelector(times)) : undefined;
  return {
    isSelective: compiled !== undefined || selector !== undefined,
    isInTime: (record) => range === undefined || range.matches(record),
    explain(record) {
      if (compiled !== undefined && !compiled.matches(isObject(record) ? withObjects(record) : record))
        return undefined;
      return selector === undefined ? NO_REASON : selector.explain(record);
    },
  };
}
