import type { Finding, Issue } from '../issue.ts';
import { isObject } from '../json.ts';
import { callWith } from '../log/iam/answer/call.ts';
import type { AnswerUnit } from '../log/iam/answer/part.ts';
import { spellingOf } from '../log/iam/spelling.ts';
import type { EntityItem, MapItem } from './item.ts';
import type { Origin, Outbox } from './outbox.ts';

/** What is to be said of an answer that goes on, unless its next page comes. */
interface Continued {
  readonly finding: Finding;
  readonly origin: Origin;
}

/**
 * Knows of answers that go on whether their next page is in the input: only where it is not, the answer is incomplete.
 * What is said waits for that, and so does the group of a page that goes on.
 */
export class Pages {
  private readonly continued = new Map<string | undefined, Continued>();
  /** The group of a page that goes on, and what came behind it. */
  private held:
    | { readonly item: EntityItem<unknown>; readonly id: unknown; readonly behind: MapItem<unknown>[] }
    | undefined;

  constructor(private readonly outbox: Outbox) {}

  /** Whether something waits for the next record. */
  get isHolding(): boolean {
    return this.held !== undefined;
  }

  /** Takes what is to be said of an answer; what says that it goes on waits. */
  notice(finding: Finding, origin: Origin): void {
    const { held } = this;
    if (finding.code === 'incomplete_answer' && finding.call !== undefined)
      this.continued.set(finding.call, { finding, origin });
    else if (held === undefined) this.outbox.notice(finding, origin);
    else held.behind.push(this.outbox.noticeItem(finding, origin));
  }

  /** Holds the group of a page that goes on. */
  hold(item: EntityItem<unknown>, { log }: AnswerUnit): void {
    this.held = { item, id: groupId(log), behind: [] };
  }

  /** Says that a record has come: it may be of a next page. */
  settle({ call, log, path }: AnswerUnit): void {
    if (this.continued.size > 0) for (const one of [call, ...path.map(callWith)]) this.came(one);
    if (this.held === undefined) return;
    const { item, id } = this.held;
    if (id !== undefined && groupId(log) === id) this.tellJoinable(item.issues as Issue[]);
    this.giveHeld();
  }

  /** Says that something of an answer of a call has come: of its next page, where one went on. */
  came(call: string | undefined): void {
    if (this.continued.size > 0) this.continued.delete(call);
  }

  /** In its place: whoever explains records knows them by their issues. */
  private tellJoinable(issues: Issue[]): void {
    for (const [index, { code, path, call }] of issues.entries()) {
      if (code === 'incomplete_answer')
        issues[index] = this.outbox.issue({ code: 'pages_not_joined', path, call });
    }
  }

  /** Gives what waits for a record, since something else has come. */
  giveHeld(): void {
    const { held, outbox } = this;
    if (held === undefined) return;
    this.held = undefined;
    outbox.give(held.item);
    for (const item of held.behind) outbox.give(item);
  }

  /** Says that no further page comes. */
  end(): void {
    this.giveHeld();
    for (const { finding, origin } of this.continued.values()) this.outbox.notice(finding, origin);
    this.continued.clear();
  }
}

function groupId(log: unknown): unknown {
  const group = isObject(log) ? log.Group : undefined;
  return isObject(group) ? group[spellingOf(group, 'GroupID') ?? ''] : undefined;
}
