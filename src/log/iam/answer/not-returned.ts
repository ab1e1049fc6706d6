import type { Path } from '../../../issue.ts';
import { isObject, type JsonObject } from '../../../json.ts';
import { foreignTo } from '../kind.ts';
import { NEVER_LISTED as NEVER, NOT_RETURNED } from '../never-returned.ts';
import { membersOf, otherSpellings } from '../spelling.ts';
import { answerField } from './call.ts';
import type { AnswerNotice } from './part.ts';

const NONE: readonly string[] = [];

/** What the call never returns of the elements of its list: the same list each time, by which its spellings are remembered. */
export function fieldsNotOf(call: string): readonly string[] {
  return Object.hasOwn(NOT_RETURNED, call) ? NOT_RETURNED[call as keyof typeof NOT_RETURNED] : NONE;
}

/** The fields of a call in each spelling that elements of its list may have. */
const SPELLED: ReadonlyMap<readonly string[], readonly string[]> = /* @__PURE__ */ (() =>
  new Map(
    Object.values(NOT_RETURNED).map((fields) => [
      fields,
      fields.flatMap((field) => [field, ...otherSpellings(field)]),
    ]),
  ))();

/** Whether an element of a list of an answer has what the list's call never returns: it is of another call. */
export function hasDetails(list: string, element: unknown): boolean {
  const call = answerField(list)?.call;
  return call !== undefined && hasOneOf(element, fieldsNotOf(call));
}

function hasOneOf(element: unknown, fields: readonly string[]): boolean {
  if (!isObject(element)) return false;
  const spelled = SPELLED.get(fields) ?? fields;
  return spelled.some((field) => element[field] != null) || foreignTo(element) !== undefined;
}

/** Whether a list has elements, and none has what the call never returns. */
function lacks(list: unknown, fields: readonly string[]): boolean {
  if (!Array.isArray(list) || list.length === 0 || fields.length === 0) return false;
  return !list.some((element) => hasOneOf(element, fields));
}

/** What the call of an answer never returns, list by list. */
export function* listNotices(answer: JsonObject, path: Path): Generator<AnswerNotice> {
  for (const [field, value] of Object.entries(answer)) {
    const list = membersOf(value);
    const call = answerField(field)?.call;
    if (call === undefined || !Array.isArray(list) || list.length === 0) continue;
    const never = Object.hasOwn(NEVER, field) ? NEVER[field]! : fieldsNotOf(call);
    if (Object.hasOwn(NEVER, field) || lacks(list, never)) yield notice([...path, field], call, never);
  }
}

/** What GetGroup never returns of the members of its group. */
export function* memberNotices(log: JsonObject, path: Path): Generator<AnswerNotice> {
  const fields = NOT_RETURNED.GetGroup;
  if (isObject(log.Group) && lacks(log.Users, fields)) yield notice([...path, 'Users'], 'GetGroup', fields);
}

function notice(path: Path, call: string, fields: readonly string[]): AnswerNotice {
  return { type: 'notice', finding: { code: 'field_not_returned', path, call, fields } };
}
