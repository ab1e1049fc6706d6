import type { Mapper } from '../entity-mapper.ts';
import type { EventMapper } from '../event-mapper.ts';
import type { Finding, Issue } from '../issue.ts';
import type { JsonObject } from '../json.ts';
import { DETAILS } from '../log/iam/answer/call.ts';
import type { AnswerPart, AnswerUnit } from '../log/iam/answer/part.ts';
import { detectKind, isManagedPolicy, type RecordKind } from '../log/iam/kind.ts';
import { KEPT_LESS } from '../log/ocsf/kept-less.ts';
import { nameText } from '../log/text-name.ts';
import { readTimestamp } from '../log/timestamp.ts';
import { createMapper } from '../mapper.ts';
import type { RecordOptions } from '../options.ts';
import type { Result } from '../result.ts';
import type { UdmEntity } from '../udm/entity.ts';
import { equalEntities } from '../udm/equal.ts';
import { isMade } from '../udm/made.ts';
import { type DocumentText, LetterTexts } from './dead-letter.ts';
import { HeldGroups } from './held-groups.ts';
import type { EntityItem, MergedItem, Place } from './item.ts';
import { ActivityPart, EQUAL, type PlaceOf } from './map-activity.ts';
import type { JoinedGroup } from './membership.ts';
import type { StreamSettings } from './options.ts';
import type { Outbox } from './outbox.ts';
import { Pages } from './pages.ts';
import { jsonOf } from './text.ts';

type Mapped = Extract<Result<unknown>, { ok: true }>;

/** Map the records; those with the options of the stream, unless the caller has its own. */
export interface SessionMappers {
  readonly entities?: Mapper<unknown>;
  readonly events?: EventMapper<unknown>;
  /** Whether the item of an event has the exact text of its record. */
  readonly keepsText?: boolean;
}

/** The document that is being read. */
interface OpenDocument extends DocumentText {
  readonly letters: LetterTexts;
}

/** What a record lies in. */
interface From {
  readonly unit: AnswerUnit;
  readonly document: OpenDocument;
}

/** Maps what answers hold, and gives what came of it: an entity, a dead letter, or why there is neither. */
export class PartMapper {
  readonly groups: HeldGroups;
  readonly pages: Pages;
  /** Says of a group whether it is one, before its members are there. */
  private readonly lenient: Mapper<unknown>;
  /** What was said of the form of the records of an input. */
  private readonly told = new Set<string>();
  private toldInput = -1;
  private readonly isRepeated: ReturnType<typeof equalEntities> | undefined;

  private readonly entities: Mapper<unknown>;
  private readonly activity: ActivityPart;
  private readonly collectedAt: RecordOptions;

  /** @param takeJoined maps JSON of a group with its members at once, if it can */
  constructor(
    private readonly settings: StreamSettings,
    private readonly mappers: SessionMappers,
    private readonly outbox: Outbox,
    private readonly takeJoined: (json: string) => boolean,
  ) {
    const options = { ...settings.mapper, source: 'iam' } as const;
    this.entities = mappers.entities ?? createMapper(options);
    this.collectedAt = { collectedAt: settings.collectedAt as RecordOptions['collectedAt'] };
    // A bad time of collection is to be told before anything is read.
    if (settings.source !== 'cloudtrail') this.entities.map(undefined, this.collectedAt);
    this.lenient = createMapper({ ...options, strict: false });
    if (settings.mergeEqual) this.isRepeated = equalEntities(settings.mapper.case);
    this.activity = new ActivityPart(settings, mappers.events, outbox, this.isRepeated);
    this.pages = new Pages(outbox);
    this.groups = new HeldGroups(outbox, (group) => this.mapJoined(group));
  }

  /** Maps the parts of a document, or of a piece of one. It lets go where what came of them should be taken. */
  *take(parts: Iterable<AnswerPart>, text: DocumentText): Generator<undefined, void> {
    const document = { ...text, letters: new LetterTexts(text) };
    for (const part of parts) {
      if (part.type === 'notice') this.pages.notice(part.finding, this.outbox.originAt(document.span?.line));
      else if (part.type === 'last') this.pages.came(part.call);
      else this.takeUnit(part, document);
      if (this.outbox.isFull) yield;
    }
  }

  private takeUnit(unit: AnswerUnit, document: OpenDocument): void {
    const { outbox } = this;
    this.pages.settle(unit);
    const place = outbox.startRecord(unit.path, document.span?.line);
    if (unit.isRespelled) this.tellForm({ code: 'other_spelling', path: [] }, place);
    if (unit.ocsf !== undefined)
      this.tellForm({ code: 'ocsf_record', path: [], fields: KEPT_LESS[unit.ocsf] }, place, unit.ocsf);
    if (unit.holds === 'record' || this.isExtension(unit)) this.mapRecord(unit, place, document);
    else if (unit.holds === 'text' || unit.holds === 'named') this.refuseNamed(unit, place, document);
    else this.giveUnmapped(unit, place);
  }

  /** What holds for records of one form is told once for each input. */
  private tellForm(finding: Finding, { input, line }: Place, form = ''): void {
    const { outbox, told } = this;
    if (this.toldInput !== outbox.inputNumber) told.clear();
    this.toldInput = outbox.inputNumber;
    if (told.has(finding.code + form)) return;
    told.add(finding.code + form);
    outbox.notice(finding, { input, line } as Place);
  }

  private refuseNamed(unit: AnswerUnit, place: Place, document: OpenDocument): void {
    const { code = 'invalid_json', form } = unit.code ? unit : (nameText(unit.text ?? '') ?? {});
    this.refuse([this.outbox.issue({ code, path: [], form })], place, unit, document);
  }

  /** Whether it is a policy, and the profile maps policies. */
  private isExtension({ holds, log }: AnswerUnit): boolean {
    return holds === 'policy' && this.settings.mapper.profile === 'extended' && isManagedPolicy(log);
  }

  private mapRecord(unit: AnswerUnit, place: Place, document: OpenDocument): void {
    if (this.activity.takes(unit.log)) {
      const placeOf: PlaceOf = (issues) =>
        this.mappers.keepsText
          ? { ...place, ...document.letters.textOf(unit) }
          : placeWith(place, issues, { unit, document });
      const reasons = this.activity.map(unit.log, placeOf);
      if (reasons !== undefined) this.refuse(reasons, place, unit, document);
      return;
    }
    const collectedAt = this.ownTime(unit, place);
    if (this.hold(unit, place, collectedAt)) return;
    const result = this.entities.map(unit.log, this.at(collectedAt));
    if (!result.ok) this.refuse(result.issues, place, unit, document);
    else this.giveEntity(place, detectKind(unit.log) ?? 'RESOURCE', result, { unit, document });
  }

  private at(collectedAt: string | undefined): RecordOptions {
    return collectedAt === undefined ? this.collectedAt : { collectedAt };
  }

  private mapJoined({ log: joined, place, collectedAt }: JoinedGroup): void {
    if (typeof joined === 'string' && this.takeJoined(joined)) return;
    const log = typeof joined === 'string' ? JSON.parse(joined) : joined;
    const result = this.entities.map(log, this.at(collectedAt));
    if (result.ok) this.giveEntity(place, 'GROUP', result, undefined);
    else this.outbox.give({ type: 'refused', ...place, issues: result.issues, ...jsonOf(log) });
  }

  /** The time that a raw log gives for itself wins, if it is one. */
  private ownTime({ collectedAt, path }: AnswerUnit, place: Place): string | undefined {
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
    if (kind === 'USER') membership.addUser(unit.log as JsonObject, place);
    if (kind !== 'GROUP' || !this.lenient.map(unit.log, this.collectedAt).ok) return false;
    const isFirst = membership.addGroup(unit.log as JsonObject, place, collectedAt);
    if (!isFirst) this.outbox.give({ type: 'merged', ...place, kind: 'GROUP', issues: [] });
    return true;
  }

  private giveEntity(
    place: Place,
    kind: RecordKind,
    { entity, issues: found }: Mapped,
    from: From | undefined,
  ): void {
    const isMerged = this.isRepeated?.(entity as UdmEntity) ?? false;
    const issues = isMerged ? [...found, this.outbox.issue(EQUAL)] : found;
    const at = placeWith(place, issues, from);
    const item: EntityItem<unknown> | MergedItem = isMerged
      ? { type: 'merged', ...at, kind, issues }
      : { type: 'entity', ...at, kind, entity, issues };
    const goesOn = item.type === 'entity' && issues.some(({ code }) => code === 'incomplete_answer');
    if (goesOn && from !== undefined) this.pages.hold(item, from.unit);
    else this.outbox.give(item);
  }

  private giveUnmapped({ call, code = 'unmapped_record', errorCode }: AnswerUnit, place: Place): void {
    const issues = [this.outbox.issue({ code, path: [], call, errorCode })];
    this.outbox.give({ type: 'unmapped', ...place, ...(call === undefined ? {} : { call }), issues });
  }

  private refuse(issues: readonly Issue[], place: Place, unit: AnswerUnit, document: OpenDocument): void {
    const form = this.formOf(unit.log);
    const told = form === undefined ? issues : [this.outbox.issue({ code: 'foreign_form', path: [], form })];
    this.outbox.give({ type: 'refused', ...place, issues: told, ...document.letters.textOf(unit) });
  }

  /** What a refused record is, where it was handed in for something else. */
  private formOf(log: unknown): string | undefined {
    if (isMade(log)) return 'UDM, as it is once a record was mapped; hand in the record';
    const isOfOther = this.settings.source === 'cloudtrail' && detectKind(log) !== undefined;
    return isOfOther
      ? 'a user, role or group, where activity is asked for; hand in records of CloudTrail'
      : undefined;
  }
}

/** A place with the line of its record, which is looked up only where there is an issue to tell it. */
function placeWith(place: Place, issues: readonly Issue[], from: From | undefined): Place {
  const line = issues.length === 0 ? undefined : from?.document.letters.lineOf(from.unit);
  return line === undefined ? place : { ...place, line };
}
