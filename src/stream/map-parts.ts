import type { Issue } from '../issue.ts';
import { type AnswerPart, type AnswerUnit, DETAILS } from '../log/iam/answer.ts';
import { detectKind, isManagedPolicy, type RecordKind } from '../log/iam/kind.ts';
import { readTimestamp } from '../log/timestamp.ts';
import { createMapper, type Mapper } from '../mapper.ts';
import type { Result } from '../result.ts';
import type { UdmEntity } from '../udm/entity.ts';
import { equalEntities } from '../udm/equal.ts';
import { addTexts, type DeadLetter, type DocumentText, type RefusedRecord } from './dead-letter.ts';
import { HeldGroups } from './held-groups.ts';
import type { Place } from './item.ts';
import type { JoinedGroup } from './membership.ts';
import type { splitOptions } from './options.ts';
import type { Outbox } from './outbox.ts';
import { jsonOf } from './text.ts';

type Fields = { readonly [key: string]: unknown };
type Mapped = Extract<Result<unknown>, { ok: true }>;

/** The document that is being read, and what of it was refused. */
interface OpenDocument extends DocumentText {
  readonly refused: RefusedRecord[];
}

/** Maps what answers hold, and gives what came of it: an entity, a dead letter, or why there is neither. */
export class PartMapper {
  readonly groups: HeldGroups;
  /** Says of a group whether it is one, before its members are there. */
  private readonly lenient: Mapper<unknown>;
  private readonly isRepeated: ReturnType<typeof equalEntities> | undefined;

  /** @param takeJoined maps JSON of a group with its members at once, if it can */
  constructor(
    private readonly settings: ReturnType<typeof splitOptions>,
    private readonly mapper: Mapper<unknown>,
    private readonly outbox: Outbox,
    private readonly takeJoined: (json: string) => boolean,
  ) {
    this.lenient = createMapper({ ...settings.mapper, strict: false });
    if (settings.mergeEqual) this.isRepeated = equalEntities(settings.mapper.case);
    this.groups = new HeldGroups(outbox, (group) => this.mapJoined(group));
  }

  /** Maps the parts of a document, or of a piece of one. */
  take(parts: Iterable<AnswerPart>, text: DocumentText): void {
    const document = { ...text, refused: [] };
    for (const part of parts) {
      if (part.type === 'notice') this.outbox.notice(part.finding, this.outbox.originAt(document.span?.line));
      else this.takeUnit(part, document);
    }
    addTexts(document.refused, document);
  }

  private takeUnit(unit: AnswerUnit, document: OpenDocument): void {
    const { outbox } = this;
    const place = outbox.startRecord(unit.path, document.span?.line);
    if (unit.holds === 'record' || this.isExtension(unit)) this.mapRecord(unit, place, document);
    else if (unit.holds !== 'text') this.giveUnmapped(unit, place);
    else this.refuse([outbox.issue({ code: 'invalid_json', path: [] })], place, unit, document);
  }

  /** Whether it is a policy, and the profile maps policies. */
  private isExtension({ holds, log }: AnswerUnit): boolean {
    return holds === 'policy' && this.settings.mapper.profile === 'extended' && isManagedPolicy(log);
  }

  private mapRecord(unit: AnswerUnit, place: Place, document: OpenDocument): void {
    const collectedAt = this.collectedAt(unit, place);
    if (this.hold(unit, place, collectedAt)) return;
    const result = this.mapper.map(unit.log, { collectedAt: collectedAt ?? this.settings.collectedAt });
    if (!result.ok) this.refuse(result.issues, place, unit, document);
    else this.giveEntity(place, detectKind(unit.log) ?? 'RESOURCE', result);
  }

  private mapJoined({ log: joined, place, collectedAt }: JoinedGroup): void {
    if (typeof joined === 'string' && this.takeJoined(joined)) return;
    const log = typeof joined === 'string' ? JSON.parse(joined) : joined;
    const result = this.mapper.map(log, { collectedAt: collectedAt ?? this.settings.collectedAt });
    if (result.ok) this.giveEntity(place, 'GROUP', result);
    else this.outbox.give({ type: 'refused', ...place, issues: result.issues, ...jsonOf(log) });
  }

  /** The time that a raw log gives for itself wins, if it is one. */
  private collectedAt({ collectedAt, path }: AnswerUnit, place: Place): string | undefined {
    if (collectedAt === undefined || collectedAt === null) return undefined;
    const read = typeof collectedAt === 'string' ? readTimestamp(collectedAt) : undefined;
    if (read?.zoned) return read.text;
    const entry = path.slice(0, path.indexOf('entries') + 2);
    const at = [...entry, 'collection_time'];
    this.outbox.notice({ code: 'invalid_timestamp', path: at, value: collectedAt }, place);
    return undefined;
  }

  /** Holds a group back where it is to be joined with members, and remembers the memberships of users. */
  private hold(unit: AnswerUnit, place: Place, collectedAt: string | undefined): boolean {
    if (!this.settings.join && unit.call !== DETAILS) return false;
    const { membership } = this.groups;
    const kind = detectKind(unit.log);
    if (kind === 'USER') membership.addUser(unit.log as Fields, place);
    if (kind !== 'GROUP' || !this.lenient.map(unit.log, { collectedAt: this.settings.collectedAt }).ok)
      return false;
    const isFirst = membership.addGroup(unit.log as Fields, place, collectedAt);
    if (!isFirst) this.outbox.give({ type: 'merged', ...place, kind: 'GROUP', issues: [] });
    return true;
  }

  private giveEntity(place: Place, kind: RecordKind, { entity, issues }: Mapped): void {
    const isMerged = this.isRepeated?.(entity as UdmEntity) ?? false;
    this.outbox.give(
      isMerged
        ? { type: 'merged', ...place, kind, issues }
        : { type: 'entity', ...place, kind, entity, issues },
    );
  }

  private giveUnmapped({ call }: AnswerUnit, place: Place): void {
    const issues = [this.outbox.issue({ code: 'unmapped_record', path: [], call })];
    this.outbox.give({ type: 'unmapped', ...place, ...(call === undefined ? {} : { call }), issues });
  }

  private refuse(issues: readonly Issue[], place: Place, unit: AnswerUnit, document: OpenDocument): void {
    const item: DeadLetter = { type: 'refused', ...place, issues };
    document.refused.push({ item, unit });
    this.outbox.give(item);
  }
}
