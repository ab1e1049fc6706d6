import type { Mapper } from '../mapper.ts';
import type { MapperOptions } from '../options.ts';
import type { Result } from '../result.ts';
import { mapAnswer } from '../stream/map-answer.ts';
import type { CheckFailure } from './failure.ts';

/** When a record was collected, where neither its case nor its raw log says so. */
export const DEFAULT_COLLECTED_AT = '2026-01-02T03:04:05Z';

/** What the files of one case say, undefined where there is no such file. */
export type CaseTexts =
  | {
      /**
       * `<case>.log.json`, `<case>.udm.json`, `<case>.issues.json` and, where a case needs them,
       * `<case>.options.json`: mapper options, the `source`, `collectedAt`, and `"answer": true` where the log is an answer with
       * several records, of which `<case>.udm.json` is then the list of entities.
       */
      readonly layout: 'golden';
      readonly log: string;
      readonly udm?: string | undefined;
      readonly issues?: string | undefined;
      readonly options?: string | undefined;
    }
  | {
      /** `raw_logs/<case>_log.json` and `expected_events/<case>_events.json`. */
      readonly layout: 'secops';
      readonly log: string;
      readonly events?: string | undefined;
    };

/** How cases are checked. */
export interface CheckOptions extends MapperOptions {
  /** Whether times of ingestion may differ: `collectedTimestamp` and the event's `timestamp`. Off by default. */
  readonly ignoreIngestionTimes?: boolean;
}

/** What came of a case: why it fails, and what its files would have to say instead. */
export interface CheckOutcome {
  /** None where the case passes. */
  readonly failures: readonly CheckFailure[];
  /** The right text of each expectation, `null` where there is to be no such file. Empty where nothing can be mapped. */
  readonly rewritten: Readonly<Partial<Record<'udm' | 'issues' | 'events', string | null>>>;
}

/**
 * Maps a log with a time of collection of any type.
 *
 * @returns the sentence that says what is wrong, where that is no time
 */
export function mapLog<Entity>(
  mapper: Mapper<Entity>,
  log: unknown,
  collectedAt: unknown = DEFAULT_COLLECTED_AT,
): Result<Entity> | string {
  try {
    return mapper.map(log, { collectedAt: collectedAt as string });
  } catch (error) {
    if (error instanceof TypeError) return error.message;
    throw error;
  }
}

/**
 * Maps an answer as a case holds it: its entities as a list, and every issue with its path in the answer.
 *
 * @returns the sentence that says what is wrong, where the time of collection is none
 */
export function mapCaseAnswer(
  answer: unknown,
  options: MapperOptions,
  collectedAt: unknown = DEFAULT_COLLECTED_AT,
): Result<unknown> | string {
  try {
    const items = mapAnswer(answer, { ...options, collectedAt: collectedAt as string });
    const entity = items.flatMap((item) => (item.type === 'entity' ? [item.entity] : []));
    const issues = items.flatMap((item) =>
      item.type === 'end'
        ? []
        : item.issues.map((issue) => ({ ...issue, path: [...item.path, ...issue.path] })),
    );
    return { ok: true, entity, issues };
  } catch (error) {
    if (error instanceof TypeError) return error.message;
    throw error;
  }
}

/** Writes the content of a file as this project does. */
export function printJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Parses a text that may be no JSON. */
export function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** The outcome of a case that cannot be mapped at all. */
export function unmappable(sentence: string): CheckOutcome {
  return { failures: [{ what: sentence }], rewritten: {} };
}
