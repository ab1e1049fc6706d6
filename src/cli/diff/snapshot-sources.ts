import type { SnapshotLimits } from '../../diff/limits.ts';
import type { OmissionReason } from '../../diff/omission.ts';
import type { Path } from '../../issue.ts';
import { isObject, parseJson } from '../../json.ts';
import { answerField, DETAILS } from '../../log/iam/answer/call.ts';
import type { EntityItem, NoticeItem, RefusedItem } from '../../stream/item.ts';
import type { Profile } from '../../table/profile.ts';
import type { EntityName } from '../../udm/name.ts';

/** The types of entities that calls list. The others give one entity, and say nothing of those beside it. */
const LISTED: Readonly<Record<string, readonly string[]>> = {
  ListUsers: ['USER'],
  ListRoles: ['RESOURCE'],
  ListPolicies: ['RESOURCE'],
  ListGroups: ['GROUP'],
  [DETAILS]: ['USER', 'RESOURCE', 'GROUP'],
};

const ENTITY_TYPES: readonly string[] = ['USER', 'RESOURCE', 'GROUP', ''];

/** One answer, or one page of it. */
interface Answer {
  /** The calls of whose answers it has fields. */
  readonly calls: Set<string>;
  goesOn: boolean;
}

/** A document of the snapshot, which may be several files. */
interface Document {
  readonly input: string | undefined;
  readonly line: number | undefined;
}

interface EntityOrigin {
  readonly call: string;
  readonly answer: Answer;
}

/** Keeps of which answers a snapshot was made, and says what it therefore cannot show. */
export class SnapshotSources {
  private readonly answers = new Map<string, Answer>();
  /** The answer of each call that came last: a list of pages goes on where its last page says so. */
  private readonly last = new Map<string, Answer>();
  private readonly origins = new WeakMap<object, EntityOrigin>();
  /** Whether something came of no answer: a snapshot of the user's own making, which is taken for whole. */
  private isOwn = false;
  private isMapped = false;
  /** The texts in refused records, by which they may be known. */
  private readonly refused = new Set<string>();
  private isUnreadable = false;

  constructor(private readonly profile: Profile) {}

  takeEntity(item: EntityItem<unknown>): void {
    const origin =
      this.originOf(item) ?? (isGetGroup(item) ? { call: 'GetGroup', answer: newAnswer() } : undefined);
    if (origin === undefined) this.isOwn = true;
    else this.origins.set(item.entity as object, origin);
  }

  takeNotice({ input, line, path, issues }: NoticeItem): void {
    for (const issue of issues) {
      if (issue.code !== 'incomplete_answer') continue;
      const answer = this.answerAt({ input, line }, [...path, ...issue.path].slice(0, -1), issue.call ?? '');
      answer.goesOn = true;
    }
  }

  takeMapped(): void {
    this.isOwn = true;
    this.isMapped = true;
  }

  takeRefused({ raw }: RefusedItem): void {
    const record = raw === undefined ? undefined : parseJson(raw)?.value;
    if (!isObject(record)) this.isUnreadable = true;
    else
      for (const holder of [record, record.Group])
        if (isObject(holder))
          for (const value of Object.values(holder)) if (typeof value === 'string') this.refused.add(value);
  }

  /** Whether a list of pages has no last page here. */
  goesOn(): boolean {
    return [...this.last.values()].some(({ goesOn }) => goesOn);
  }

  limits(): SnapshotLimits {
    return {
      ...(this.isMapped ? {} : { profile: this.profile }),
      callOf: (entity) => this.callOf(entity),
      whyAbsent: (name) => this.whyAbsent(name),
    };
  }

  private originOf({ input, line, path }: EntityItem<unknown>): EntityOrigin | undefined {
    const at = path.map((key) => typeof key === 'string' && answerField(key) !== undefined).lastIndexOf(true);
    const call = at === -1 ? undefined : answerField(String(path[at]))?.call;
    return call === undefined
      ? undefined
      : { call, answer: this.answerAt({ input, line }, path.slice(0, at), call) };
  }

  private answerAt({ input, line }: Document, path: Path, call: string): Answer {
    const key = JSON.stringify([input, line, path]);
    const answer = this.answers.get(key) ?? newAnswer();
    this.answers.set(key, answer);
    if (!answer.calls.has(call)) this.last.set(call, answer);
    answer.calls.add(call);
    return answer;
  }

  /** Authorization details have policies, too; a group that was joined has the members that GetGroup gives. */
  private callOf(entity: unknown): string | undefined {
    const origin = this.origins.get(entity as object);
    if (origin === undefined) return undefined;
    if (origin.answer.calls.has(DETAILS)) return DETAILS;
    return origin.call === 'ListGroups' && hasRelations(entity) ? 'GetGroup' : origin.call;
  }

  private whyAbsent({ type, id, name }: EntityName): OmissionReason | undefined {
    if (this.isUnreadable || [id, name].some((text) => text !== undefined && this.refused.has(text)))
      return 'refused_record';
    // No answer lists events.
    if (!ENTITY_TYPES.includes(type)) return undefined;
    const lists = [...this.last].filter(([call]) =>
      (LISTED[call] ?? (call === '' ? [type] : [])).includes(type),
    );
    if (lists.some(([, { goesOn }]) => goesOn)) return 'incomplete_answer';
    return lists.length === 0 && !this.isOwn ? 'no_answer' : undefined;
  }
}

function newAnswer(): Answer {
  return { calls: new Set(), goesOn: false };
}

function hasRelations(entity: unknown): boolean {
  return isObject(entity) && Array.isArray(entity.relations);
}

/** An answer of GetGroup is a record by itself; a group without its members may come from anywhere. */
function isGetGroup({ kind, entity }: EntityItem<unknown>): boolean {
  if (kind !== 'GROUP' || !isObject(entity)) return false;
  return hasRelations(entity) || JSON.stringify(entity).includes('"is_truncated"');
}
