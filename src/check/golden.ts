import stringify from 'fast-json-stable-stringify';
import { type CompareOptions, compareEntities } from '../compare.ts';
import { formatIssue, type Issue } from '../issue.ts';
import { isObject } from '../json.ts';
import { createMapper } from '../mapper.ts';
import type { EventResult, Result } from '../result.ts';
import {
  type CaseTexts,
  type CheckOptions,
  type CheckOutcome,
  mapCaseAnswer,
  mapLog,
  parseJson,
  printJson,
  unmappable,
} from './case.ts';
import { type CheckFailure, failuresOf } from './failure.ts';

type Fields = { readonly [name: string]: unknown };

type GoldenTexts = Extract<CaseTexts, { layout: 'golden' }>;

/** Checks one case of the golden layout: one record, its entity or event or none, and its issues. */
export function checkGolden(texts: GoldenTexts, checkOptions: CheckOptions): CheckOutcome {
  const { ignoreIngestionTimes = false, ...mapperOptions } = checkOptions;
  const log = parseJson(texts.log);
  if (log === undefined) return unmappable('The log is not JSON.');
  const options = texts.options === undefined ? { value: {} } : parseJson(texts.options);
  if (!isObject(options?.value)) return unmappable('The options are not a JSON object.');
  const settings = { ...mapperOptions, ...options.value };
  const result = mapWith(log.value, settings);
  if (typeof result === 'string') return unmappable(`The options are wrong: ${result}`);
  const compareOptions = { ignoreIngestionTimes, profile: settings.profile ?? 'documented' };
  return {
    failures: [
      ...checkEntityText(texts.udm, result, compareOptions),
      ...checkIssuesText(texts.issues, result.issues),
    ],
    rewritten: { udm: result.ok ? printJson(result.entity) : null, issues: printJson(result.issues) },
  };
}

/** What a mapper gives, whatever the source that the options name. */
type Made = Result<unknown> | EventResult<unknown>;

/** The sentence that says why not, where the options of the case are bad. */
function mapWith(log: unknown, options: Fields): Result<unknown> | string {
  const { collectedAt, answer, ...rest } = options;
  if (answer === true) return mapCaseAnswer(log, rest, collectedAt);
  try {
    const result: Made | string = mapLog(createMapper(rest), log, collectedAt);
    if (typeof result === 'string' || !('event' in result)) return result;
    return { ok: true, entity: result.event, issues: result.issues };
  } catch (error) {
    if (error instanceof TypeError) return error.message;
    throw error;
  }
}

function checkEntityText(
  text: string | undefined,
  result: Result<unknown>,
  options: CompareOptions,
): CheckFailure[] {
  if (!result.ok) return text === undefined ? [] : [{ what: refusal(result.issues) }];
  if (text === undefined) return [{ what: 'The record is mapped, but its expected entity is missing.' }];
  const expected = parseJson(text);
  if (expected === undefined) return [{ what: 'The expected entity is not JSON.' }];
  const { value } = expected;
  if (Array.isArray(value) && Array.isArray(result.entity))
    return compareLists(value, result.entity, options);
  return failuresOf(compareEntities(value, result.entity, options));
}

/** The entities of an answer are compared one by one, in their order. */
function compareLists(
  expected: readonly unknown[],
  actual: readonly unknown[],
  options: CompareOptions,
): CheckFailure[] {
  if (expected.length !== actual.length) {
    return [{ what: `The answer gives ${actual.length} entities, but ${expected.length} are expected.` }];
  }
  return expected.flatMap((entity, index) => failuresOf(compareEntities(entity, actual[index], options)));
}

function refusal(issues: readonly Issue[]): string {
  const errors = issues
    .filter((issue) => issue.severity === 'error')
    .map((issue) => `\n  ${formatIssue(issue)}`);
  return `The record is refused, but an entity is expected.${errors.join('')}`;
}

/** Issues are compared as a bag: their order says nothing. */
function checkIssuesText(text: string | undefined, actual: readonly Issue[]): CheckFailure[] {
  if (text === undefined) return [{ what: 'The expected issues are missing.' }];
  const expected = parseJson(text)?.value;
  if (!Array.isArray(expected) || !expected.every(isObject)) {
    return [{ what: 'The expected issues are not a list of issues in JSON.' }];
  }
  return [
    ...without(expected, actual).map((issue) => ({ what: `An issue is missing: ${describeIssue(issue)}` })),
    ...without(actual, expected).map((issue) => ({ what: `An issue is new: ${describeIssue(issue)}` })),
  ];
}

/** The elements of one bag that another lacks. */
function without(bag: readonly object[], other: readonly object[]): object[] {
  const left = other.map((element) => stringify(element));
  return bag.filter((element) => {
    const at = left.indexOf(stringify(element));
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

/** An issue of an expectation may lack anything. */
function describeIssue(issue: Partial<Issue>): string {
  const isWhole = Array.isArray(issue.path) && issue.code !== undefined && issue.message !== undefined;
  return isWhole ? formatIssue(issue as Issue) : stringify(issue);
}
