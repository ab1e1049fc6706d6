import { isObject, type JsonObject } from '../../json.ts';
import { parseArn } from '../arn.ts';
import { isBareGroup } from './kind.ts';
import { wrapGroup } from './record.ts';
import { spellingOf } from './spelling.ts';

/** What tells members apart, all of it together: exports with one id for several users are about. */
export const MEMBER_IDENTITY = ['UserId', 'UserName', 'Arn'] as const;

/** What GetGroup returns of a member. */
export const MEMBER_FIELDS = [
  'Path',
  'UserName',
  'UserID',
  'UserId',
  'Arn',
  'CreateDate',
  'PasswordLastUsed',
] as const;

/** A user that names a group which the join never saw. */
export interface MissingGroup {
  readonly user: unknown;
  /** The index of the name in the user's `GroupList`. */
  readonly index: number;
}

/** Joins groups with their members: from users' `GroupList` and from pages of GetGroup. */
export interface GroupJoin {
  /**
   * Takes a user's memberships in. It keeps what GetGroup would return of the user, and nothing else; that is what
   * it returns, and what {@link MissingGroup} names. A user without a `GroupList` is not kept.
   */
  addUser(log: JsonObject): JsonObject | undefined;
  /** Takes a group or a page of GetGroup in. Returns whether it is the first of its group. */
  addGroup(log: JsonObject): boolean;
  /** Every group once, with all members, in the form of a GetGroup answer; in the order in which they came. */
  groups(): Generator<JsonObject>;
  /** The memberships in groups that never came, group by group. */
  missing(): MissingGroup[];
}

/** What GetGroup would return of a user whose bytes were not made a value, as JSON in two parts. */
export interface MemberText {
  /** From the brace on, what tells it apart. */
  readonly identity: string;
  readonly rest: string;
}

/** A user that names groups of its account, and what GetGroup would return of it. */
export interface UserMember {
  readonly account: string;
  readonly groups: readonly string[];
  readonly member: MemberText;
}

/** A group by itself, as JSON. */
export interface NamedGroup {
  readonly account: string;
  readonly name: string;
  readonly text: string;
}

type GroupMember = JsonObject | MemberText;

/** Who names a group, and at which index of their `GroupList`. */
interface Memberships {
  readonly members: GroupMember[];
  readonly indexes: number[];
}

interface Joined {
  /** The answer without its members; the JSON of a group by itself where its bytes were not made a value. */
  answer: JsonObject | string;
  readonly members: Map<string, JsonObject>;
}

/**
 * Starts a join of groups and members, by account and group name.
 *
 * @returns a join that holds groups and members in memory until it is asked for them
 * @example
 * const join = joinGroups();
 * for (const user of details.UserDetailList) join.addUser(user);
 * for (const group of details.GroupDetailList) join.addGroup(group);
 * for (const log of join.groups()) mapper.map(log, { collectedAt });
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_UserDetail.html
 */
export function joinGroups(): GroupJoin {
  const join = new TextJoin();
  return {
    addUser: (log) => join.addUser(log),
    addGroup: (log) => join.addGroup(log),
    groups: () => join.groups(),
    missing: () => join.missing(),
  };
}

/** Joins users and groups that may also come as JSON. */
export class TextJoin implements GroupJoin {
  private readonly known = new Map<string, Joined>();
  private readonly memberships = new Map<string, Memberships>();

  addUser(log: JsonObject): JsonObject | undefined {
    if (!Array.isArray(log.GroupList)) return undefined;
    const member = memberOf(log);
    this.addNames({ account: accountOf(log.Arn), groups: log.GroupList, member });
    return member;
  }

  /** Takes it in that a user names groups of its account. */
  addNames(user: { account: string; groups: readonly unknown[]; member: GroupMember }): void {
    const { account, groups, member } = user;
    for (let index = 0; index < groups.length; index += 1) {
      const name = groups[index];
      if (typeof name !== 'string') continue;
      const key = keyOf(account, name);
      let named = this.memberships.get(key);
      if (named === undefined) {
        named = { members: [], indexes: [] };
        this.memberships.set(key, named);
      }
      named.members.push(member);
      named.indexes.push(index);
    }
  }

  addGroup(log: JsonObject): boolean {
    const answer = isBareGroup(log) && !isObject(log.Group) ? wrapGroup(log) : log;
    const { Arn, GroupName } = answer.Group as JsonObject;
    const key = keyOf(accountOf(Arn), String(GroupName));
    const before = this.known.get(key);
    this.known.set(key, addPage(before, answer));
    return before === undefined;
  }

  /** Takes a group by itself in as JSON, which says nothing of its members; gives whether it is the first of its group. */
  addGroupText({ account, name, text }: NamedGroup): boolean {
    const key = keyOf(account, name);
    const isFirst = !this.known.has(key);
    if (isFirst) this.known.set(key, { answer: text, members: new Map() });
    return isFirst;
  }

  *groups(): Generator<JsonObject> {
    for (const [key, joined] of this.known) yield joinedLog(joined, this.membersOf(key));
  }

  /** {@link TextJoin.groups}, as JSON where neither the group nor a member was made a value. */
  *joined(): Generator<JsonObject | string> {
    for (const [key, joined] of this.known) {
      const named = this.membersOf(key);
      yield joinedText(joined, named) ?? joinedLog(joined, named);
    }
  }

  missing(): MissingGroup[] {
    return [...this.memberships]
      .filter(([key]) => !this.known.has(key))
      .flatMap(([, { members, indexes }]) => members.map((user, at) => ({ user, index: indexes[at]! })));
  }

  private membersOf(key: string): readonly GroupMember[] {
    return this.memberships.get(key)?.members ?? [];
  }
}

/** Members are put together group by group, and not kept. */
function joinedLog({ answer, members }: Joined, named: readonly GroupMember[]): JsonObject {
  const all = new Map(members);
  for (const member of named) addMember(all, logOf(member));
  const log = answerOf(answer);
  return all.size === 0 ? log : { ...log, Users: [...all.values()] };
}

function joinedText({ answer }: Joined, named: readonly GroupMember[]): string | undefined {
  if (typeof answer !== 'string') return undefined;
  const identities = new Set<string>();
  let users = '';
  for (const member of named) {
    if (!isText(member)) return undefined;
    if (identities.has(member.identity)) continue;
    identities.add(member.identity);
    users += `${users === '' ? ',"Users":[' : ','}${member.identity}${member.rest}`;
  }
  return `{"Group":${answer}${users === '' ? '' : `${users}]`}}`;
}

function isText(member: GroupMember): member is MemberText {
  return typeof member.identity === 'string';
}

function logOf(member: GroupMember): JsonObject {
  return isText(member) ? memberOf(JSON.parse(member.identity + member.rest)) : member;
}

function answerOf(answer: JsonObject | string): JsonObject {
  return typeof answer === 'string' ? { Group: JSON.parse(answer) } : answer;
}

/** The account of an ARN, in which its groups are. */
function accountOf(arn: unknown): string {
  return parseArn(arn)?.account ?? '';
}

function keyOf(account: string, name: string): string {
  return `${account} ${name}`;
}

function memberOf(log: JsonObject): JsonObject {
  return Object.fromEntries(
    MEMBER_FIELDS.filter((name) => log[name] != null).map((name) => [name, log[name]]),
  );
}

/** Members of a later page come after those of the pages before. */
function addPage(joined: Joined | undefined, page: JsonObject): Joined {
  const { Users, ...answer } = page;
  const members = joined?.members ?? new Map<string, JsonObject>();
  if (Array.isArray(Users)) for (const user of Users) addMember(members, user);
  return { answer: joined === undefined ? answer : nextPage(answerOf(joined.answer), answer), members };
}

/** A later page says whether the list goes on; a group by itself says nothing of its members. */
function nextPage(answer: JsonObject, page: JsonObject): JsonObject {
  if (page.IsTruncated === undefined) return answer;
  const { IsTruncated: _, Marker: __, NextToken: ___, ...rest } = answer;
  return { ...rest, ...page, Group: answer.Group };
}

function addMember(members: Map<string, JsonObject>, user: unknown): void {
  if (user === undefined) return;
  const id = isObject(user)
    ? JSON.stringify([user[spellingOf(user, 'UserID') ?? ''], user.UserName, user.Arn])
    : `#${members.size}`;
  if (!members.has(id)) members.set(id, user as JsonObject);
}
