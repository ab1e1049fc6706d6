import type { Finding, Path } from '../../issue.ts';
import { isObject } from '../../json.ts';
import { continuationOf, ENVELOPE_FIELDS } from './envelope.ts';
import { kindsOf } from './kind.ts';

/**
 * What lies in an answer: a record that may be mapped, a policy, something else that IAM knows, or a raw log's text
 * that is no JSON.
 */
export type Holding = 'record' | 'policy' | 'other' | 'text';

/** One thing that an answer holds. */
export interface AnswerUnit {
  readonly type: 'unit';
  readonly holds: Holding;
  readonly log: unknown;
  /** Where in the document it lies. */
  readonly path: Path;
  /** The AWS call that gives such answers, where it can be told. */
  readonly call: string | undefined;
  /** When it was collected, where the document says so. */
  readonly collectedAt?: unknown;
  /** The JSON text that it was read from, where the document holds it as text: the `data` of a raw log. */
  readonly text?: string;
}

/** Something that is to be said of an answer as a whole. */
export interface AnswerNotice {
  readonly type: 'notice';
  readonly finding: Finding;
}

export type AnswerPart = AnswerUnit | AnswerNotice;

type Fields = { readonly [key: string]: unknown };

interface AnswerField {
  readonly call: string;
  readonly holds: Holding;
}

const record = (call: string): AnswerField => ({ call, holds: 'record' });
const policy = (call: string): AnswerField => ({ call, holds: 'policy' });
const other = (call: string): AnswerField => ({ call, holds: 'other' });

/** The call whose groups are joined with the users that name them. */
export const DETAILS = 'GetAccountAuthorizationDetails';

/**
 * The fields in which the answers of IAM hold what they are about, with the call that gives them.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html
 */
export const ANSWER_FIELDS: Readonly<Record<string, AnswerField>> = /* @__PURE__ */ (() => ({
  User: record('GetUser'),
  Users: record('ListUsers'),
  Role: record('GetRole'),
  Roles: record('ListRoles'),
  Group: record('GetGroup'),
  Groups: record('ListGroups'),
  UserDetailList: record(DETAILS),
  RoleDetailList: record(DETAILS),
  GroupDetailList: record(DETAILS),
  Policy: policy('GetPolicy'),
  Policies: policy('ListPolicies'),
  AttachedPolicies: other('ListAttachedPolicies'),
  SummaryMap: other('GetAccountSummary'),
  PolicyVersion: other('GetPolicyVersion'),
  Versions: other('ListPolicyVersions'),
  PolicyNames: other('ListPolicyNames'),
  PolicyGroups: other('ListEntitiesForPolicy'),
  PolicyUsers: other('ListEntitiesForPolicy'),
  PolicyRoles: other('ListEntitiesForPolicy'),
  PasswordPolicy: other('GetAccountPasswordPolicy'),
  PoliciesGrantingServiceAccess: other('ListPoliciesGrantingServiceAccess'),
  InstanceProfile: other('GetInstanceProfile'),
  InstanceProfiles: other('ListInstanceProfiles'),
  AccessKey: other('CreateAccessKey'),
  AccessKeyMetadata: other('ListAccessKeys'),
  MFADevices: other('ListMFADevices'),
  VirtualMFADevices: other('ListVirtualMFADevices'),
  AccountAliases: other('ListAccountAliases'),
  LoginProfile: other('GetLoginProfile'),
}))();

/** Answers lie this deep in wrappers and lists at most; what goes on is hostile. */
const DEEPEST = 8;

/** The calls whose records never have tags or a boundary, whatever the account has. */
const WITHOUT_TAGS: ReadonlySet<string> = new Set(['ListUsers', 'ListRoles']);

/**
 * Takes a document apart into the records it holds: an answer of any IAM call, a record, a list of both,
 * or raw-log fixtures of Google SecOps. Whatever is none of these comes out as a record, for the mapper to refuse.
 *
 * @param document a parsed JSON document or an object of an AWS SDK
 * @returns units in the document's order, and what is to be said of each answer as a whole
 * @example
 * for (const part of unpackAnswer(await iam.send(new ListUsersCommand({})))) {
 *   if (part.type === 'unit' && part.holds === 'record') mapper.map(part.log, { collectedAt });
 * }
 */
export function* unpackAnswer(document: unknown): Generator<AnswerPart> {
  yield* unpackDocument(document, []);
}

function* unpackDocument(document: unknown, path: Path): Generator<AnswerPart> {
  if (Array.isArray(document) && path.length <= DEEPEST) {
    for (const [index, element] of document.entries()) yield* unpackDocument(element, [...path, index]);
    return;
  }
  if (!isObject(document)) return yield unitOf(document, path, 'record', undefined);
  if (kindsOf(document).length > 0) return yield* unpackRecord(document, path);
  const wrapped = path.length > DEEPEST ? undefined : unwrapResponse(document);
  if (wrapped !== undefined) return yield* unpackDocument(wrapped.answer, [...path, ...wrapped.path]);
  const raw = rawEntries(document);
  if (raw !== undefined) return yield* unpackRawLogs(raw, path);
  if (isAnswer(document)) return yield* unpackFields(document, path);
  const inline = inlinePolicyCall(document);
  if (inline !== undefined) return yield unitOf(document, path, 'other', inline);
  yield unitOf(document, path, isBarePolicy(document) ? 'policy' : 'record', undefined);
}

function unitOf(log: unknown, path: Path, holds: Holding, call: string | undefined): AnswerUnit {
  return { type: 'unit', holds, log, path, call };
}

function* unpackRecord(log: Fields, path: Path): Generator<AnswerPart> {
  const isGetGroup = isObject(log.Group);
  yield unitOf(log, path, 'record', isGetGroup ? 'GetGroup' : undefined);
  if (lacksMemberTags(log)) yield notReturned([...path, 'Users'], 'GetGroup');
}

/** The fields of which a list of users has none where the call does not return them. */
export const MEMBER_DETAILS = ['Tags', 'PermissionsBoundary'] as const;

/** Whether a record is a GetGroup answer with members, which never have tags: one notice of `field_not_returned`. */
function lacksMemberTags(log: Fields): boolean {
  return isObject(log.Group) && lacksTags(log.Users);
}

/**
 * Whether a document has at least one field of IAM's answers, of the type that it has there. What has an ARN of its
 * own is no answer but a record of some export, whatever lists it has: it is not to be taken apart.
 */
function isAnswer(document: Fields): boolean {
  if (Object.values(document).some((value) => typeof value === 'string' && value.startsWith('arn:')))
    return false;
  return Object.keys(document).some(
    (field) =>
      Object.hasOwn(ANSWER_FIELDS, field) && typeof document[field] === 'object' && document[field] !== null,
  );
}

function* unpackFields(answer: Fields, path: Path): Generator<AnswerPart> {
  for (const [field, value] of Object.entries(answer)) {
    if (!isAnswerList(field, value)) yield* unpackField(field, value, path);
    else
      for (const [index, element] of value.entries())
        yield* unpackElement(field, element, [...path, field, index]);
  }
  yield* answerNotices(answer, path);
}

function isAnswerList(field: string, value: unknown): value is unknown[] {
  return Array.isArray(value) && Object.hasOwn(ANSWER_FIELDS, field);
}

/**
 * Whether a document is an answer that readers may take apart field by field, with {@link unpackField},
 * {@link unpackElement} and {@link answerNotices}.
 *
 * @param document its fields, and theirs; what lies deeper and what its lists hold is not looked at
 */
export function isDivisible(document: Fields): boolean {
  const isAnswerItself = kindsOf(document).length === 0 && isAnswer(document);
  return isAnswerItself && unwrapResponse(document) === undefined && rawEntries(document) === undefined;
}

/** What a field of an answer holds that is no list of it. */
export function* unpackField(field: string, value: unknown, path: Path): Generator<AnswerPart> {
  const known = Object.hasOwn(ANSWER_FIELDS, field) ? ANSWER_FIELDS[field] : undefined;
  if (known !== undefined && isObject(value)) yield* unpackHeld(known, value, [...path, field]);
  else if (!ENVELOPE_FIELDS.has(field) && value !== null) {
    yield { type: 'notice', finding: { code: 'unknown_log_field', path: [...path, field], value } };
  }
}

/**
 * What one element of a list of an answer holds.
 *
 * @param field the field of {@link ANSWER_FIELDS} that has the list
 * @param element the element
 * @param path where the element lies
 */
export function unpackElement(field: string, element: unknown, path: Path): Generator<AnswerPart> {
  return unpackHeld(ANSWER_FIELDS[field] ?? record(field), element, path);
}

/** What is no record where a record is due is looked at as if it stood alone: it may be a policy, an answer or a list. */
function* unpackHeld({ holds, call }: AnswerField, value: unknown, path: Path): Generator<AnswerPart> {
  const isDoubtful = Array.isArray(value) || (isObject(value) && kindsOf(value).length === 0);
  if (holds === 'record' && isDoubtful && path.length <= DEEPEST) yield* unpackDocument(value, path);
  else yield unitOf(value, path, holds, call);
}

/** What is to be said of an answer as a whole: whether it goes on, and what its call never returns. */
export function* answerNotices(answer: Fields, path: Path): Generator<AnswerNotice> {
  const call = callOf(answer);
  const continuation = continuationOf(answer);
  if (continuation !== undefined) {
    yield { type: 'notice', finding: { code: 'incomplete_answer', path: [...path, continuation], call } };
  }
  for (const field of Object.keys(answer)) {
    const known = Object.hasOwn(ANSWER_FIELDS, field) ? ANSWER_FIELDS[field]!.call : '';
    if (WITHOUT_TAGS.has(known) && lacksTags(answer[field])) yield notReturned([...path, field], known);
  }
}

function notReturned(path: Path, call: string): AnswerNotice {
  return { type: 'notice', finding: { code: 'field_not_returned', path, call } };
}

function callOf(answer: Fields): string | undefined {
  const calls = Object.keys(answer)
    .filter((field) => Object.hasOwn(ANSWER_FIELDS, field))
    .map((field) => ANSWER_FIELDS[field]!.call);
  return calls.includes(DETAILS) ? DETAILS : calls[0];
}

function lacksTags(list: unknown): boolean {
  if (!Array.isArray(list) || list.length === 0) return false;
  return !list.some(hasDetails);
}

/** Whether an element of a list has what the call may not return. */
export function hasDetails(element: unknown): boolean {
  return isObject(element) && MEMBER_DETAILS.some((field) => element[field] != null);
}

/** The IAM query API's own JSON: `{"GetUserResponse": {"GetUserResult": {…}}}`. */
function unwrapResponse(document: Fields): { answer: unknown; path: Path } | undefined {
  const response = Object.keys(document).find((key) => /^[A-Z]\w*Response$/u.test(key));
  if (response === undefined || !isObject(document[response])) return undefined;
  const result = response.replace(/Response$/u, 'Result');
  const answer = document[response][result];
  return isObject(answer) ? { answer, path: [response, result] } : undefined;
}

/** A policy without an answer around it, as exports write it. */
function isBarePolicy(document: Fields): boolean {
  return typeof document.PolicyId === 'string' && typeof document.Arn === 'string';
}

/** The call that answers with one inline policy, which has no field of its own around it. */
function inlinePolicyCall(document: Fields): string | undefined {
  if (document.PolicyName === undefined || document.PolicyDocument === undefined) return undefined;
  const owner = ['User', 'Role', 'Group'].find((kind) => typeof document[`${kind}Name`] === 'string');
  return owner === undefined ? undefined : `Get${owner}Policy`;
}

function rawEntries(document: Fields): unknown[] | undefined {
  const entries = isObject(document.raw_logs) ? document.raw_logs.entries : undefined;
  return Array.isArray(entries) ? entries : undefined;
}

/** Raw logs keep each record as text with the time at which it was collected. */
function* unpackRawLogs(entries: unknown[], path: Path): Generator<AnswerPart> {
  for (const [index, entry] of entries.entries()) {
    const at = [...path, 'raw_logs', 'entries', index];
    const { data, collection_time: collectedAt } = isObject(entry) ? entry : {};
    const document = typeof data === 'string' ? parseText(data) : undefined;
    if (document === undefined) {
      yield typeof data === 'string'
        ? { ...unitOf(data, [...at, 'data'], 'text', undefined), text: data }
        : unitOf(entry, at, 'record', undefined);
      continue;
    }
    for (const part of unpackDocument(document.value, [...at, 'data'])) {
      yield part.type === 'unit' ? { ...part, collectedAt, text: data as string } : part;
    }
  }
}

function parseText(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
