import type { Issue } from '../issue.ts';
import { unpackAnswer } from '../log/iam/answer/unpack.ts';
import { createMapper } from '../mapper.ts';
import type { MapperOptions } from '../options.ts';
import { mapAnswer } from '../stream/map-answer.ts';
import type { CaseSettings } from './case.ts';

/** When a record was collected, where neither its case nor its raw log says so. */
export const DEFAULT_COLLECTED_AT = '2026-01-02T03:04:05Z';

/** What came of a log: what was made of its records, and every issue with its path in the log. */
export interface MappedLog {
  /** Entities or events, in the order of their records. */
  readonly made: readonly unknown[];
  readonly issues: readonly Issue[];
  /** The issues that refused records. */
  readonly refusals: readonly Issue[];
}

/** Whether a log is an answer, or a list, in which records lie; a record by itself is none. */
export function isAnswer(log: unknown): boolean {
  for (const part of unpackAnswer(log))
    if (part.type === 'unit') return part.path.length > 0 || part.text !== undefined;
  return true;
}

/**
 * Maps a log of one record.
 *
 * @returns the sentence that says what is wrong, where an option is bad
 */
export function mapOne(log: unknown, { mapper, collectedAt }: CaseSettings): MappedLog | string {
  return orSentence(() => {
    // Whatever the source, the mapper takes a record with a time, and gives an entity, an event or the reasons why not.
    const any = createMapper(mapper as MapperOptions & { readonly source: 'detect' });
    const result = any.map(log, { collectedAt: collectedAt as string });
    const { issues } = result;
    if (result.ok) return { made: ['event' in result ? result.event : result.entity], issues, refusals: [] };
    const isOutside = 'outside' in result && result.outside;
    return { made: [], issues, refusals: isOutside ? [] : errorsOf(issues) };
  });
}

/**
 * Maps an answer, a list or a raw log as `map` does.
 *
 * @returns the sentence that says what is wrong, where an option is bad
 */
export function mapAll(log: unknown, { mapper, collectedAt }: CaseSettings): MappedLog | string {
  return orSentence(() => {
    const made: unknown[] = [];
    const issues: Issue[] = [];
    const refusals: Issue[] = [];
    for (const item of mapAnswer(log, { ...mapper, collectedAt: collectedAt as string })) {
      if (item.type === 'end') continue;
      if (item.type === 'entity') made.push(item.entity);
      else if (item.type === 'event') made.push(item.event);
      const found = item.issues.map((issue) => ({ ...issue, path: [...item.path, ...issue.path] }));
      for (const issue of found) issues.push(issue);
      if (item.type === 'refused') for (const issue of errorsOf(found)) refusals.push(issue);
    }
    return { made, issues, refusals };
  });
}

function errorsOf(issues: readonly Issue[]): Issue[] {
  return issues.filter(({ severity }) => severity === 'error');
}

function orSentence<Value>(make: () => Value): Value | string {
  try {
    return make();
  } catch (error) {
    if (error instanceof TypeError) return error.message;
    throw error;
  }
}
