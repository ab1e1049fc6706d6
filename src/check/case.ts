import type { Issue } from '../issue.ts';
import { isObject, parseJson } from '../json.ts';
import type { MapperOptions, SourceOptions } from '../options.ts';
import type { DifferenceOptions } from '../udm/difference.ts';
import type { CheckFailure } from './failure.ts';
import { breakOf } from './json-break.ts';

/** What the files of one case say, undefined where there is no such file. */
export type CaseTexts =
  | {
      /** `<case>.log.json`, `<case>.udm.json`, `<case>.issues.json`: a record, or an answer with several. */
      readonly layout: 'golden';
      readonly log: string;
      /** What the record is mapped to; of an answer, the list of what its records are mapped to. */
      readonly udm?: string | undefined;
      readonly issues?: string | undefined;
      /** `<case>.options.json`, where a case needs it: {@link CaseOptions}. */
      readonly options?: string | undefined;
    }
  | {
      /** `raw_logs/<case>_log.json` and `expected_events/<case>_events.json`. */
      readonly layout: 'secops';
      readonly log: string;
      readonly events?: string | undefined;
      /** `options/<case>_options.json`, where a case needs it: {@link CaseOptions}. */
      readonly options?: string | undefined;
    };

/** How cases are checked: how they are mapped, and what counts as a difference. */
export interface CheckOptions extends MapperOptions, DifferenceOptions {}

/** What a case may say for itself; it comes before what is said for all cases. */
export interface CaseOptions extends CheckOptions, SourceOptions {
  /** When its records were collected; `2026-01-02T03:04:05Z`, or what the raw log says, unless said. */
  readonly collectedAt?: string;
  /** Whether the log is an answer, which may hold several records; unless said, it is where it looks like one. */
  readonly answer?: boolean;
}

/** What came of a case: why it fails, and what its files would have to say instead. */
export interface CheckOutcome {
  /** None where the case passes. */
  readonly failures: readonly CheckFailure[];
  /** The right text of each expectation, `null` where there is to be no such file. Empty where nothing can be mapped. */
  readonly rewritten: Readonly<Partial<Record<'udm' | 'issues' | 'events', string | null>>>;
  /** The issues that refused records, where the rewritten texts would expect a refusal that these do not. */
  readonly refusals: readonly Issue[];
}

/** The options of a case, apart by what they are for. */
export interface CaseSettings {
  readonly mapper: MapperOptions & SourceOptions;
  readonly difference: DifferenceOptions;
  readonly collectedAt: unknown;
  readonly answer: unknown;
}

/** The options of comparisons and of cases, with what they may be. */
const SWITCHES = ['exact', 'ignoreIngestionTimes', 'answer'] as const;

/** What a case may be told beside the options of a mapper, for those who list them. */
export const CASE_OPTION_NAMES: readonly string[] = ['collectedAt', ...SWITCHES];

/**
 * Puts the options of a case before those for all.
 *
 * @returns the sentence that says what is wrong, where the text is no object with options
 */
export function settleCase(text: string | undefined, options: CheckOptions): CaseSettings | string {
  const given = text ?? '{}';
  const own = parseJson(given)?.value;
  if (!isObject(own)) return `The options are not a JSON object.${breakOf(given)}`;
  const all: Record<string, unknown> = { ...options, ...own };
  const wrong = SWITCHES.find((name) => typeof (all[name] ?? false) !== 'boolean');
  if (wrong !== undefined) return `The options are wrong: The option ${wrong} must be one of true, false.`;
  const { exact, ignoreIngestionTimes, collectedAt, answer, ...mapper } = all;
  return { mapper, difference: { exact, ignoreIngestionTimes } as DifferenceOptions, collectedAt, answer };
}

/** Writes the content of a file as this project does. */
export function printJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The outcome of a case that cannot be mapped at all. */
export function unmappable(sentence: string): CheckOutcome {
  return { failures: [{ what: sentence }], rewritten: {}, refusals: [] };
}
