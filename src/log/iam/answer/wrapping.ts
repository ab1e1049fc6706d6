import { ALL_ISSUES } from '../../../issue/all.ts';
import type { IssueCode, Path } from '../../../issue.ts';
import { isObject, type JsonObject } from '../../../json.ts';
import { unwrapElastic } from '../../cloudtrail/collected.ts';
import { fromMessage, fromText, unit, within } from '../../cloudtrail/content.ts';
import { DELIVERIES, unwrapOcsf } from '../../cloudtrail/delivery.ts';
import { unwrapConfigItem, unwrapConfigMessage, unwrapSelect } from './config.ts';
import type { Content, Unwrap } from './part.ts';
import { unwrapFinding } from './security-hub.ts';

/** The IAM query API's own JSON: `{"GetUserResponse": {"GetUserResult": {…}}}`. */
function unwrapResponse(document: JsonObject): readonly Content[] | undefined {
  const response = Object.keys(document).find((key) => /^[A-Z]\w{0,99}Response$/u.test(key));
  if (response === undefined || !isObject(document[response])) return undefined;
  const result = response.replace(/Response$/u, 'Result');
  const value = document[response][result];
  return isObject(value) ? [within(value, [response, result])] : undefined;
}

/** Raw logs of Google SecOps keep each record as text, with the time at which it was collected. */
function unwrapRawLogs({ raw_logs: raw }: JsonObject): readonly Content[] | undefined {
  const entries = isObject(raw) ? raw.entries : undefined;
  if (!Array.isArray(entries)) return undefined;
  return entries.map((entry: unknown, index) => {
    const at = ['raw_logs', 'entries', index];
    const { data, collection_time: collectedAt } = isObject(entry) ? entry : {};
    if (typeof data === 'string') return { is: 'text', at: [...at, 'data'], text: data, collectedAt };
    return unit(at, entry);
  });
}

/**
 * A dead letter of this project, with the record that was refused as text. Where that could not be kept, or is no text,
 * the reason is the one that the letter gives.
 */
function unwrapDeadLetter(letter: JsonObject): readonly Content[] | undefined {
  const { issues, raw, rawBase64, index } = letter;
  if (!Array.isArray(issues) || index === undefined) return undefined;
  if (typeof raw === 'string') return [fromText(raw, ['raw'])];
  const code = reasonIn(issues);
  if (typeof rawBase64 === 'string')
    return [unit(['rawBase64'], rawBase64, { holds: 'named', code: code ?? 'unknown_encoding' })];
  return code && [unit([], letter, { holds: 'named', code })];
}

/** The code of the first error among issues that were written as JSON. */
function reasonIn(issues: readonly unknown[]): IssueCode | undefined {
  for (const issue of issues) {
    const { code, severity } = isObject(issue) ? issue : {};
    if (severity === 'error' && typeof code === 'string' && Object.hasOwn(ALL_ISSUES, code))
      return code as IssueCode;
  }
  return undefined;
}

/** A notification of SNS has its message as text. */
function unwrapNotification({ Type, Message, TopicArn }: JsonObject): readonly Content[] | undefined {
  if (typeof Message !== 'string' || (Type !== 'Notification' && TopicArn === undefined)) return undefined;
  return [fromMessage(Message, ['Message'])];
}

/** An event of EventBridge has what it is about in its `detail`; Security Lake's has no type. */
function unwrapEvent(event: JsonObject): readonly Content[] | undefined {
  const { detail, source } = event;
  if ((typeof event['detail-type'] !== 'string' && source !== 'aws.s3') || !isObject(detail))
    return undefined;
  return [within(detail, ['detail'])];
}

const ACCOUNT = /^\d{12}$/u;

/** Accounts keyed by their twelve digits. */
function unwrapAccounts(accounts: JsonObject): readonly Content[] | undefined {
  const ids = Object.keys(accounts);
  if (ids.length === 0 || !ids.every((id) => ACCOUNT.test(id))) return undefined;
  return ids.map((id) => within(accounts[id], [id]));
}

/** One account of an export, with what IAM has of it in a field of its own. */
function unwrapAccount(account: JsonObject): readonly Content[] | undefined {
  const id = account.account_id ?? account.accountId ?? account.AccountId;
  if (typeof id !== 'string' || !ACCOUNT.test(id) || !isObject(account.iam)) return undefined;
  return [within(account.iam, ['iam'])];
}

/** What may have fields named as in answers and is none. */
const BEFORE_ANSWERS: readonly Unwrap[] = [unwrapResponse, unwrapRawLogs, unwrapOcsf, unwrapElastic];

/** What is wrapped around records and answers, each known by fields that nothing else has. */
const AFTER_ANSWERS: readonly Unwrap[] = /* @__PURE__ */ (() => [
  ...DELIVERIES,
  unwrapDeadLetter,
  unwrapNotification,
  unwrapEvent,
  unwrapConfigMessage,
  unwrapConfigItem,
  unwrapSelect,
  unwrapFinding,
  unwrapAccounts,
  unwrapAccount,
])();

function firstOf(ways: readonly Unwrap[], document: JsonObject): readonly Content[] | undefined {
  for (const unwrap of ways) {
    const contents = unwrap(document);
    if (contents !== undefined) return contents;
  }
  return undefined;
}

/** Takes off what is wrapped around an answer and may have fields that are named as in answers. */
export function unwrapAroundAnswer(document: JsonObject): readonly Content[] | undefined {
  return firstOf(BEFORE_ANSWERS, document);
}

/** Takes off what is wrapped around records in a document that is no answer. */
export function unwrapOther(document: JsonObject): readonly Content[] | undefined {
  return firstOf(AFTER_ANSWERS, document);
}

/** Where a content lies in its document. */
export function pathTo(path: Path, { at }: Content): Path {
  return [...path, ...at];
}
