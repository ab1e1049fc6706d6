import stringify from 'fast-json-stable-stringify';
import { type CompareOptions, compareEntities } from '../compare.ts';
import { formatIssue, type Issue } from '../issue.ts';
import { isObject, parseJson } from '../json.ts';
import {
  type CaseSettings,
  type CaseTexts,
  type CheckOptions,
  type CheckOutcome,
  printJson,
  settleCase,
  unmappable,
} from './case.ts';
import { type CheckFailure, failuresOf, issueLines, nameOfMade, WRITE_IT } from './failure.ts';
import { breakOf } from './json-break.ts';
import { DEFAULT_COLLECTED_AT, isAnswer, type MappedLog, mapAll, mapOne } from './map-log.ts';
import { pairMade } from './pairs.ts';

type GoldenTexts = Extract<CaseTexts, { layout: 'golden' }>;

/** Checks one case of the golden layout: a record or an answer, what it is mapped to, and the issues. */
export function checkGolden(texts: GoldenTexts, checkOptions: CheckOptions): CheckOutcome {
  const log = parseJson(texts.log);
  if (log === undefined)
    return unmappable(
      `The log is not one JSON document, such as a record, an answer or a list.${breakOf(texts.log)}`,
    );
  const settings = settleCase(texts.options, checkOptions);
  if (typeof settings === 'string') return unmappable(settings);
  const { collectedAt = DEFAULT_COLLECTED_AT, difference, mapper } = settings;
  const holdsAnswer = isOfAnswer(log.value, settings);
  const mapped = (holdsAnswer ? mapAll : mapOne)(log.value, { ...settings, collectedAt });
  if (typeof mapped === 'string') return unmappable(`The options are wrong: ${mapped}`);
  const options = { ...difference, profile: mapper.profile ?? 'documented' };
  return {
    failures: [
      ...checkMadeText(texts.udm, mapped, holdsAnswer, options),
      ...checkIssuesText(texts.issues, mapped.issues),
    ],
    rewritten: { udm: textOf(mapped, holdsAnswer), issues: printJson(mapped.issues) },
    refusals: expectsRefusal(texts) ? [] : mapped.refusals,
  };
}

/** A case may say so; activity comes one record a case. */
function isOfAnswer(log: unknown, { answer, mapper }: CaseSettings): boolean {
  if (answer !== undefined) return answer === true;
  return (mapper.source ?? 'iam') === 'iam' && isAnswer(log);
}

function textOf({ made }: MappedLog, holdsAnswer: boolean): string | null {
  if (holdsAnswer) return printJson(made);
  return made.length === 0 ? null : printJson(made[0]);
}

/** Whether the expectations are those of a refusal already. */
function expectsRefusal({ udm, issues }: GoldenTexts): boolean {
  const expected = parseJson(issues ?? '')?.value;
  const hasErrors =
    Array.isArray(expected) && expected.some((issue) => isObject(issue) && issue.severity === 'error');
  return udm === undefined && hasErrors;
}

function checkMadeText(
  text: string | undefined,
  mapped: MappedLog,
  holdsAnswer: boolean,
  options: CompareOptions,
): CheckFailure[] {
  const isNothingDue = !holdsAnswer && mapped.made.length === 0;
  if (text === undefined) return isNothingDue ? [] : [{ what: missingText(mapped.made) }];
  const expected = parseJson(text);
  if (expected === undefined)
    return [{ what: `The expected entity is not JSON.${breakOf(text)} ${WRITE_IT}` }];
  const all = holdsAnswer && Array.isArray(expected.value) ? expected.value : [expected.value];
  const { pairs, missing, extra } = pairMade(all, mapped.made, (one) => one);
  return [
    ...pairs.flatMap(([one, made]) => failuresOf(compareEntities(one, made, options), one)),
    ...missing.map((one) => ({ what: `${nameOfMade(one)} is missing: ${whyMissing(mapped)}` })),
    ...extra.map((one) => ({ what: `${nameOfMade(one)} is new: it is not expected.` })),
  ];
}

function missingText(made: readonly unknown[]): string {
  const names = made.map((one) => `\n  ${nameOfMade(one)} is new: it is not expected.`).join('');
  return `The log is mapped, but there is no <case>.udm.json. ${WRITE_IT}${names}`;
}

function whyMissing({ refusals }: MappedLog): string {
  if (refusals.length === 0) return 'no record is mapped to it.';
  return `the record is refused, but an entity is expected.${issueLines(refusals)}`;
}

/** Issues are compared as a bag: their order says nothing. */
function checkIssuesText(text: string | undefined, actual: readonly Issue[]): CheckFailure[] {
  if (text === undefined) return [{ what: `There is no <case>.issues.json. ${WRITE_IT}` }];
  const expected = parseJson(text)?.value;
  if (!Array.isArray(expected) || !expected.every(isObject)) {
    return [{ what: `The expected issues are not a list of issues in JSON.${breakOf(text)} ${WRITE_IT}` }];
  }
  return [
    ...without(expected, actual).map((issue) => ({ what: `An issue is missing: ${describeIssue(issue)}` })),
    ...without(actual, expected).map((issue) => ({ what: `An issue is new: ${describeIssue(issue)}` })),
  ];
}

/** The elements of one bag that another lacks. */
function without(bag: readonly object[], other: readonly object[]): object[] {
  const left = new Map<string, number>();
  for (const element of other) {
    const text = stringify(element);
    left.set(text, (left.get(text) ?? 0) + 1);
  }
  return bag.filter((element) => {
    const text = stringify(element);
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count <= 0;
  });
}

/** An issue of an expectation may lack anything. */
function describeIssue(issue: Partial<Issue>): string {
  const isWhole = Array.isArray(issue.path) && issue.code !== undefined && issue.message !== undefined;
  return isWhole ? formatIssue(issue as Issue) : stringify(issue);
}
