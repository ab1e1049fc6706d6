import { isObject } from '../../json.ts';
import { parseArn } from '../arn.ts';
import { isBareGroup } from './kind.ts';
import { wrapGroup } from './record.ts';
import { spellingOf } from './spelling.ts';

type Fields = { readonly [key: string]: unknown };

/** What GetGroup returns of a member. */
const MEMBER_FIELDS = [
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
  addUser(log: Fields): Fields | undefined;
  /** Takes a group or a page of GetGroup in. Returns whether it is the first of its group. */
  addGroup(log: Fields): boolean;
  /** Every group once, with all members, in the form of a GetGroup answer; in the order in which they came. */
  groups(): Generator<Fields>;
  /** The memberships in groups that never came, group by group. */
  missing(): MissingGroup[];
}

/** That a user names a group. */
interface Membership {
  readonly member: Fields;
  readonly index: number;
}

interface Joined {
  answer: Fields;
  readonly members: Map<string, Fields>;
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
  const groups = new Map<string, Joined>();
  const memberships = new Map<string, Membership[]>();
  return {
    addUser(log) {
      if (!Array.isArray(log.GroupList)) return undefined;
      const member = memberOf(log);
      for (const [index, name] of log.GroupList.entries()) {
        if (typeof name !== 'string') continue;
        const key = keyOf(log.Arn, name);
        const named = memberships.get(key);
        if (named === undefined) memberships.set(key, [{ member, index }]);
        else named.push({ member, index });
      }
      return member;
    },
    addGroup(log) {
      const answer = isBareGroup(log) && !isObject(log.Group) ? wrapGroup(log) : log;
      const { Arn, GroupName } = answer.Group as Fields;
      const key = keyOf(Arn, String(GroupName));
      const before = groups.get(key);
      groups.set(key, addPage(before, answer));
      return before === undefined;
    },
    *groups() {
      for (const [key, { answer, members }] of groups) {
        // Members are put together group by group, and not kept.
        const all = new Map(members);
        for (const { member } of memberships.get(key) ?? []) addMember(all, member);
        yield all.size === 0 ? answer : { ...answer, Users: [...all.values()] };
      }
    },
    missing() {
      return [...memberships]
        .filter(([key]) => !groups.has(key))
        .flatMap(([, named]) => named.map(({ member, index }) => ({ user: member, index })));
    },
  };
}

function keyOf(arn: unknown, name: string): string {
  return `${parseArn(arn)?.account ?? ''} ${name}`;
}

function memberOf(log: Fields): Fields {
  return Object.fromEntries(
    MEMBER_FIELDS.filter((name) => log[name] != null).map((name) => [name, log[name]]),
  );
}

/** Members of a later page come after those of the pages before. */
function addPage(joined: Joined | undefined, page: Fields): Joined {
  const { Users, ...answer } = page;
  const members = joined?.members ?? new Map<string, Fields>();
  if (Array.isArray(Users)) for (const user of Users) addMember(members, user);
  return { answer: joined === undefined ? answer : nextPage(joined.answer, answer), members };
}

/** A later page says whether the list goes on; a group by itself says nothing of its members. */
function nextPage(answer: Fields, page: Fields): Fields {
  if (page.IsTruncated === undefined) return answer;
  const { IsTruncated: _, Marker: __, NextToken: ___, ...rest } = answer;
  return { ...rest, ...page, Group: answer.Group };
}

/** Members are told apart by id, name and ARN together: exports with one id for several users are about. */
function addMember(members: Map<string, Fields>, user: unknown): void {
  if (user === undefined) return;
  const id = isObject(user)
    ? JSON.stringify([user[spellingOf(user, 'UserID') ?? ''], user.UserName, user.Arn])
    : `#${members.size}`;
  if (!members.has(id)) members.set(id, user as Fields);
}
