import type { Path } from '../../../issue.ts';
import { isObject, type JsonObject, parseJson } from '../../../json.ts';
import { documentsIn, isTooDeep } from '../../../text/depth.ts';
import { doubledKeys } from '../../../text/doubled-key.ts';
import { isObjectText } from '../../cloudtrail/collected.ts';
import { fromMessage } from '../../cloudtrail/content.ts';
import { isOfCloudTrail } from '../../cloudtrail/judge.ts';
import { doubledFindings } from '../../doubled-finding.ts';
import { kindsOf } from '../kind.ts';
import { IAM_SCHEMAS } from '../record.ts';
import { respellRecord } from '../respelled.ts';
import { membersOf, respell } from '../spelling.ts';
import { type AnswerField, answerField, callOf, continuationIn, holdsAnswer, isBeside } from './call.ts';
import { nameDocument } from './named.ts';
import { listNotices, memberNotices } from './not-returned.ts';
import { type AnswerNotice, type AnswerPart, type Content, type LastAnswer, unitOf } from './part.ts';
import { pathTo, unwrapAroundAnswer, unwrapOther } from './wrapping.ts';

/** Answers lie this deep in wrappers and lists at most; what goes on is hostile. */
const DEEPEST = 8;

/**
 * Takes a document apart into the records it holds: an answer of any IAM call, a record, a list of both, or what others
 * have wrapped around them: raw-log fixtures of Google SecOps, items of AWS Config, findings of Security Hub,
 * notifications and events. Whatever is none of these comes out as a record, for the mapper to refuse, or with a code
 * that names it.
 *
 * @param document a parsed JSON document or an object of an AWS SDK
 * @returns units in the document's order, what is to be said of each answer as a whole, and which is the last of its call
 * @example
 * for (const part of unpackAnswer(await iam.send(new ListUsersCommand({})))) {
 *   if (part.type === 'unit' && part.holds === 'record') mapper.map(part.log, { collectedAt });
 * }
 */
export function* unpackAnswer(document: unknown): Generator<AnswerPart> {
  yield* unpackDocument(document, []);
}

function* unpackDocument(document: unknown, path: Path): Generator<AnswerPart> {
  const isShallow = path.length <= DEEPEST;
  if (Array.isArray(document) && isShallow) {
    for (const [index, element] of document.entries()) yield* unpackDocument(element, [...path, index]);
    return;
  }
  // `--query` of the AWS CLI and `jq` give lists and lines of texts.
  if (isShallow && isObjectText(document)) return yield* unpackContent(fromMessage(document, []), path);
  if (!isObject(document)) return yield unitOf(document, path, 'record');
  if (beginsAsAnswer(document)) return yield* unpackFields(document, path);
  if (kindsOf(document).length > 0) return yield* unpackRecord(document, path);
  if (isOfCloudTrail(document)) return yield unitOf(document, path, 'record');
  const around = isShallow ? unwrapAroundAnswer(document) : undefined;
  if (around !== undefined) return yield* unpackContents(around, path);
  if (isAnswer(document)) return yield* unpackFields(document, path);
  const contents = isShallow ? unwrapOther(document) : undefined;
  if (contents !== undefined) {
    yield* unpackContents(contents, path);
    if (callOf(document) !== undefined) yield* continuationNotice(document, path);
    return;
  }
  const respelled = respellRecord(document);
  if (respelled !== undefined) return yield* unpackRespelled(respelled, path);
  const named = nameDocument(document);
  if (named !== undefined) return yield { ...unitOf(document, path, named.holds), ...named };
  yield unitOf(document, path, isBarePolicy(document) ? 'policy' : 'record');
}

function* unpackRecord(given: JsonObject, path: Path): Generator<AnswerPart> {
  const log = withLists(given);
  yield unitOf(log, path, 'record', isObject(log.Group) ? 'GetGroup' : undefined);
  yield* memberNotices(log, path);
}

function* unpackRespelled(log: JsonObject, path: Path, call?: string): Generator<AnswerPart> {
  if (kindsOf(log).length === 0) return yield { ...unitOf(log, path, 'policy', call), isRespelled: true };
  for (const part of unpackRecord(log, path))
    yield part.type === 'unit' ? { ...part, call: call ?? part.call, isRespelled: true } : part;
}

function* unpackContents(contents: readonly Content[], path: Path): Generator<AnswerPart> {
  for (const content of contents) yield* unpackContent(content, pathTo(path, content));
}

function* unpackContent(content: Content, path: Path): Generator<AnswerPart> {
  const textDepth = path.length;
  if (content.is === 'document') return yield* unpackDocument(content.value, path);
  if (content.is === 'notice') return yield { type: 'notice', finding: { code: content.code, path } };
  if (content.is === 'unit') {
    const { text } = content.unit;
    if (text === undefined) return yield { type: 'unit', path, ...content.unit };
    yield* doubledNotices(text, path);
    return yield { type: 'unit', path, textDepth, ...content.unit };
  }
  const { text, collectedAt } = content;
  const deep = isTooDeep(text);
  const document = deep ? undefined : parseJson(text);
  if (document === undefined) {
    const texts = isObjectText(text) ? documentsIn(text) : [];
    if (texts.length > 1 && texts.some((one) => parseJson(one) !== undefined)) {
      for (const [index, one] of texts.entries())
        yield* unpackContent({ ...content, text: one }, [...path, index]);
      return;
    }
    const unit = { ...unitOf(text, path, 'text'), text, textDepth };
    return yield deep ? { ...unit, code: 'too_deep' } : unit;
  }
  yield* doubledNotices(text, path);
  for (const part of unpackDocument(document.value, path)) {
    // What lies in a text within this one keeps that text.
    yield part.type === 'unit'
      ? { text, textDepth, ...part, collectedAt: part.collectedAt ?? collectedAt }
      : part;
  }
}

/** Says of the keys of a JSON text that stand twice. */
function* doubledNotices(text: string, path: Path): Generator<AnswerNotice> {
  for (const finding of doubledFindings(doubledKeys(text), path)) yield { type: 'notice', finding };
}

/** Lists that tell an answer by their names: those of files of CloudTrail, of notifications, and of authorization details. */
const TELLING = ['Records', 'UserDetailList', 'GroupDetailList', 'RoleDetailList'];

/**
 * Whether the first field of a document but those beside tells that it is an answer, whatever comes behind it; undefined
 * where there is none but those.
 */
export function beginsAsAnswer(document: JsonObject): boolean | undefined {
  for (const field in document)
    if (!isBeside(field)) return TELLING.includes(field) && Array.isArray(document[field]);
  return undefined;
}

/**
 * Whether a document has at least one field of an answer, of the type that it has there. What has an ARN of its own is
 * no answer but a record of some export, whatever other lists it has: it is not to be taken apart.
 */
function isAnswer(document: JsonObject): boolean {
  if (TELLING.some((field) => Array.isArray(document[field]))) return true;
  // GetGroup in another spelling: its members are no list of ListUsers.
  if (isObject(document.group ?? document.Group) && respellRecord(document) !== undefined) return false;
  if (Object.values(document).some((value) => typeof value === 'string' && value.startsWith('arn:')))
    return false;
  return Object.keys(document).some((field) => holdsAnswer(field, document[field]));
}

function* unpackFields(answer: JsonObject, path: Path): Generator<AnswerPart> {
  for (const [field, value] of Object.entries(answer)) {
    if (!Array.isArray(value) || answerField(field) === undefined) yield* unpackField(field, value, path);
    else
      for (const [index, element] of value.entries())
        yield* unpackElement(field, element, [...path, field, index]);
  }
  yield* answerNotices(answer, path);
}

/** Whether a document is a record, whatever lists it has: it is not to be taken apart. */
export function isRecord(document: JsonObject): boolean {
  return !beginsAsAnswer(document) && (kindsOf(document).length > 0 || isOfCloudTrail(document));
}

/**
 * Whether a document is an answer that readers may take apart field by field, with {@link unpackField},
 * {@link unpackElement} and {@link answerNotices}.
 *
 * @param document its fields, and theirs; what lies deeper and what its lists hold is not looked at
 */
export function isDivisible(document: JsonObject): boolean {
  if (beginsAsAnswer(document)) return true;
  return !isRecord(document) && isAnswer(document) && unwrapAroundAnswer(document) === undefined;
}

/** What a field of an answer holds that is no list of it. */
export function* unpackField(field: string, value: unknown, path: Path): Generator<AnswerPart> {
  const known = answerField(field);
  const members = membersOf(value);
  if (known !== undefined && members !== value)
    yield* unpackMembers(known, value as JsonObject, [...path, field]);
  else if (known !== undefined && isObject(value)) yield* unpackHeld(known, value, [...path, field]);
  else if (!isBeside(field) && value !== null) {
    yield { type: 'notice', finding: { code: 'unknown_log_field', path: [...path, field], value } };
  }
}

/** The members of a list that XML, turned to JSON, has made an object. */
function* unpackMembers(known: AnswerField, { member }: JsonObject, path: Path): Generator<AnswerPart> {
  const at = [...path, 'member'];
  if (!Array.isArray(member)) return yield* unpackHeld(known, member, at);
  for (const [index, element] of member.entries()) yield* unpackHeld(known, element, [...at, index]);
}

/** A record with the lists of its schema, where XML, turned to JSON, has made objects of them. */
function withLists(log: JsonObject): JsonObject {
  if (!hasMembers(log)) return log;
  const [kind = 'POLICY' as const] = kindsOf(log);
  const isBare = kind === 'GROUP' && !isObject(log.Group);
  return respell(log, isBare ? IAM_SCHEMAS.GROUP.fields.Group : IAM_SCHEMAS[kind]) as JsonObject;
}

function hasMembers(log: JsonObject): boolean {
  try {
    return Object.values(log).some((value) => membersOf(value) !== value);
  } catch {
    // What throws when it is read is for the mapper to refuse.
    return false;
  }
}

/**
 * What one element of a list of an answer holds.
 *
 * @param field the field of the answer that has the list
 * @param element the element
 * @param path where the element lies
 */
export function unpackElement(field: string, element: unknown, path: Path): Generator<AnswerPart> {
  return unpackHeld(answerField(field) ?? { holds: 'record', call: field }, element, path);
}

/** What is no record where a record is due is looked at as if it stood alone: it may be a policy, an answer or a list. */
function* unpackHeld({ holds, call }: AnswerField, given: unknown, path: Path): Generator<AnswerPart> {
  const value = isObject(given) ? withLists(given) : given;
  const respelled = holds === 'policy' && isObject(value) ? respellRecord(value) : undefined;
  if (respelled !== undefined) return yield* unpackRespelled(respelled, path, call);
  if (holds !== 'record' && holds !== 'document') return yield unitOf(value, path, holds, call);
  const isOther = Array.isArray(value) || isObjectText(value);
  const isDoubtful = isOther || (isObject(value) && kindsOf(value).length === 0);
  if (isDoubtful && path.length <= DEEPEST) {
    const record = isObject(value) && holds === 'record' ? respellRecord(value) : undefined;
    yield* record ? unpackRespelled(record, path, call) : unpackDocument(value, path);
  } else yield unitOf(value, path, 'record', holds === 'record' ? call : undefined);
}

/** What is to be said of an answer as a whole: whether it goes on, and what its call never returns. */
export function* answerNotices(answer: JsonObject, path: Path): Generator<AnswerNotice | LastAnswer> {
  yield* listNotices(answer, path);
  yield* continuationNotice(answer, path);
}

function* continuationNotice(answer: JsonObject, path: Path): Generator<AnswerNotice | LastAnswer> {
  const field = continuationIn(answer);
  const call = callOf(answer);
  if (field !== undefined)
    yield { type: 'notice', finding: { code: 'incomplete_answer', path: [...path, field], call } };
  else if (call !== undefined) yield { type: 'last', call };
}

/** A policy without an answer around it, as exports write it. */
function isBarePolicy(document: JsonObject): boolean {
  return typeof document.PolicyId === 'string' && typeof document.Arn === 'string';
}
