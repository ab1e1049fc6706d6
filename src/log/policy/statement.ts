import stringify from 'fast-json-stable-stringify';
import { isObject, type JsonObject } from '../../json.ts';
import { listOf, parsePolicy } from './document.ts';

/** How two policies differ. */
export interface PolicyDifference {
  /** The statements that only the later policy has, one sentence each. */
  readonly added: readonly string[];
  /** The statements that only the earlier policy has, one sentence each. */
  readonly removed: readonly string[];
  /** The elements beside the statements that differ, such as `Version`. */
  readonly elements: readonly string[];
}

interface Policy {
  readonly statements: readonly JsonObject[];
  readonly elements: JsonObject;
}

/** Elements of a statement that hold one text or a list of them. */
const LISTS = ['Action', 'NotAction', 'Resource', 'NotResource'] as const;
const PRINCIPALS = ['Principal', 'NotPrincipal'] as const;

/** Whether a text is a policy document: JSON, percent-encoded or not, with a statement. */
export function isPolicyText(text: unknown): text is string {
  return typeof text === 'string' && parsePolicy(text)?.Statement !== undefined;
}

/**
 * Compares two policy documents as policies: one statement is a list of one, so is one action, resource, principal
 * or value of a condition; the order of statements and of lists is nothing, nor is the case of an action.
 *
 * @param before the text of a policy; undefined where there was none
 * @param after the text of a policy; undefined where there is none
 * @returns what differs; undefined where the policies say the same
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function comparePolicies(
  before: string | undefined,
  after: string | undefined,
): PolicyDifference | undefined {
  const [old, now] = [policyOf(before), policyOf(after)];
  const [oldKeys, nowKeys] = [old.statements.map(keyOf), now.statements.map(keyOf)];
  const [oldSet, nowSet] = [new Set(oldKeys), new Set(nowKeys)];
  const added = now.statements.filter((_, at) => !oldSet.has(nowKeys[at]!)).map(describeStatement);
  const removed = old.statements.filter((_, at) => !nowSet.has(oldKeys[at]!)).map(describeStatement);
  const names = [...new Set([...Object.keys(old.elements), ...Object.keys(now.elements)])].sort();
  const elements = names.filter((name) => stringify(old.elements[name]) !== stringify(now.elements[name]));
  return added.length + removed.length + elements.length === 0 ? undefined : { added, removed, elements };
}

function policyOf(text: string | undefined): Policy {
  const { Statement, ...elements } = (text === undefined ? undefined : parsePolicy(text)) ?? {};
  return { statements: listOf(Statement).map(normalise), elements };
}

function sortedTexts(value: unknown): string[] {
  return [
    ...new Set(listOf(value).map((element) => (typeof element === 'string' ? element : stringify(element)))),
  ].sort();
}

/** Gives a statement one form, whatever short forms it was written in. */
function normalise(statement: unknown): JsonObject {
  if (!isObject(statement)) return { Statement: statement };
  const normal: Record<string, unknown> = { ...statement };
  for (const name of LISTS) if (normal[name] !== undefined) normal[name] = sortedTexts(normal[name]);
  for (const name of PRINCIPALS) {
    // A star alone stands for everyone, which the longer form writes as any AWS principal.
    const principal = normal[name] === '*' ? { AWS: '*' } : normal[name];
    if (isObject(principal)) normal[name] = mapMembers(principal, sortedTexts);
  }
  if (isObject(normal.Condition)) {
    normal.Condition = mapMembers(normal.Condition, (keys) =>
      isObject(keys) ? mapMembers(keys, sortedTexts) : keys,
    );
  }
  return normal;
}

function mapMembers(fields: JsonObject, change: (value: unknown) => unknown): JsonObject {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, change(value)]));
}

/** What makes two statements the same: actions are matched without regard to case, principals by what they are. */
function keyOf(statement: JsonObject): string {
  const lower = (value: unknown) => sortedTexts(sortedTexts(value).map((text) => text.toLowerCase()));
  const { Action, NotAction, Principal, NotPrincipal } = statement;
  return stringify({
    ...statement,
    ...(Action === undefined ? {} : { Action: lower(Action) }),
    ...(NotAction === undefined ? {} : { NotAction: lower(NotAction) }),
    ...(Principal === undefined ? {} : { Principal: principalKey(Principal) }),
    ...(NotPrincipal === undefined ? {} : { NotPrincipal: principalKey(NotPrincipal) }),
  });
}

/** The ARN of an account's root stands for the account, as its twelve digits alone do. */
function principalKey(principal: unknown): unknown {
  if (!isObject(principal) || principal.AWS === undefined) return principal;
  const accounts = sortedTexts(principal.AWS).map((text) => accountOfRoot(text) ?? text);
  return { ...principal, AWS: sortedTexts(accounts) };
}

/** The twelve digits of the account of whose root a text is the ARN; undefined where it is none. */
export function accountOfRoot(text: unknown): string | undefined {
  return typeof text === 'string' ? /^arn:[^:]+:iam::(\d{12}):root$/u.exec(text)?.[1] : undefined;
}

/** Says what a statement does: `Allow sts:AssumeRole to arn:aws:iam::111122223333:root if {…}`. */
function describeStatement(statement: JsonObject): string {
  const {
    Effect,
    Sid,
    Action,
    NotAction,
    Resource,
    NotResource,
    Principal,
    NotPrincipal,
    Condition,
    ...rest
  } = statement;
  const parts = [
    Effect,
    join(Action),
    NotAction === undefined ? undefined : `all but ${join(NotAction)}`,
    Resource === undefined ? undefined : `on ${join(Resource)}`,
    NotResource === undefined ? undefined : `on all but ${join(NotResource)}`,
    Principal === undefined ? undefined : `to ${describePrincipal(Principal)}`,
    NotPrincipal === undefined ? undefined : `to all but ${describePrincipal(NotPrincipal)}`,
    Condition === undefined ? undefined : `if ${stringify(Condition)}`,
    Object.keys(rest).length === 0 ? undefined : stringify(rest),
    Sid === undefined ? undefined : `(Sid ${join(Sid)})`,
  ];
  return parts.filter((part) => part !== undefined).join(' ');
}

function join(value: unknown): string | undefined {
  return value === undefined ? undefined : sortedTexts(value).join(', ');
}

/** AWS principals are known by their ARNs; of the others the type is said. */
function describePrincipal(principal: unknown): string {
  if (!isObject(principal)) return join(principal) ?? '';
  return Object.entries(principal)
    .map(([type, values]) => (type === 'AWS' ? join(values) : `${type} ${join(values)}`))
    .join(', ');
}
