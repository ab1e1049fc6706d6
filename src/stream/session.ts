import { createIssue, type Finding, type Issue, type Path } from '../issue.ts';
import {
  type AnswerPart,
  type AnswerUnit,
  answerNotices,
  unpackAnswer,
  unpackElement,
  unpackField,
} from '../log/iam/answer.ts';
import { detectKind, isManagedPolicy, type RecordKind } from '../log/iam/kind.ts';
import { readTimestamp } from '../log/timestamp.ts';
import { createMapper, type Mapper } from '../mapper.ts';
import type { Result } from '../result.ts';
import type { UdmEntity } from '../udm/entity.ts';
import { equalEntities } from '../udm/equal.ts';
import { countItem, noCounts } from './counts.ts';
import { addTexts, type DeadLetter, type DocumentText, type RefusedRecord } from './dead-letter.ts';
import type { Batch, MapItem, Place } from './item.ts';
import type { ElementLane, ElementPlace, TakeLine } from './means.ts';
import { Membership } from './membership.ts';
import { type StreamOptions, splitOptions } from './options.ts';
import { countPlain, type RecordLane } from './plain.ts';
import { base64Of, decode, jsonOf, parseJson } from './text.ts';
import type { BadUnit, NoticeUnit, Unit } from './unit.ts';

type Fields = { readonly [key: string]: unknown };

/** The document that is being read, and what of it was refused. */
interface OpenDocument extends DocumentText {
  readonly refused: RefusedRecord[];
}

type Mapped = Extract<Result<unknown>, { ok: true }>;

/** How many items are held until they are taken. */
const BATCH = 256;

/** How a session maps, beside its options. */
export interface SessionSettings {
  /** Maps the records; one with the options of the stream, unless the caller has its own. */
  readonly mapper?: Mapper<unknown>;
  /** Takes plain records; without it all records come out as items. */
  readonly lane?: RecordLane;
  /** Takes the items that come before a record that the lane takes. */
  readonly takeItems?: (items: readonly MapItem<unknown>[]) => void;
}

const DETAILS = 'GetAccountAuthorizationDetails';

/** Maps what a reader reads, one unit after the other. It waits for nothing. */
export class MapSession {
  private readonly settings: ReturnType<typeof splitOptions>;
  private readonly mapper: Mapper<unknown>;
  /** Says of a group whether it is one, before its members are there. */
  private readonly lenient: Mapper<unknown>;
  private readonly counts = noCounts();
  private readonly isRepeated: ReturnType<typeof equalEntities> | undefined;
  private input: string | undefined;
  /** How many records were read of all inputs before this one. */
  private recordsBefore = 0;
  private membership = new Membership();
  private groups: Generator<undefined> | undefined;
  private items: MapItem<unknown>[] = [];
  private readonly lane: RecordLane | undefined;
  private readonly takeItems: SessionSettings['takeItems'];

  constructor(options: StreamOptions, { mapper, lane, takeItems }: SessionSettings = {}) {
    this.settings = splitOptions(options);
    this.input = this.settings.input;
    if (options.mergeEqual) this.isRepeated = equalEntities(options.case);
    this.mapper = mapper ?? createMapper(this.settings.mapper);
    this.lenient = createMapper({ ...this.settings.mapper, strict: false });
    this.mapper.map(undefined, { collectedAt: this.settings.collectedAt });
    this.lane = lane;
    this.takeItems = takeItems;
  }

  get maxLineBytes(): number {
    return this.settings.maxLineBytes;
  }

  /** What has come of the units since this was asked last, and what became of all records. */
  takeBatch(): Batch {
    const items = this.items;
    this.items = [];
    return { items, counts: this.counts };
  }

  /** Whether so much has come that it should be taken before more is made. */
  get isFull(): boolean {
    return this.items.length >= BATCH || this.groups !== undefined;
  }

  /** {@link MapSession.takeBatch}, with the groups that have come to their end, a batch for each. */
  *takeBatches(): Generator<Batch> {
    while (this.giveGroup()) yield this.takeBatch();
    yield this.takeBatch();
  }

  /** The number of the record that comes next. */
  private get nextIndex(): number {
    return this.counts.records - this.recordsBefore;
  }

  /** Whether something was held back that comes after the next document. */
  private get isHolding(): boolean {
    return !this.membership.isEmpty || this.groups !== undefined;
  }

  private giveItems(): void {
    if (this.items.length > 0) this.takeItems?.(this.takeBatch().items);
  }

  /** Takes a whole line where it is a plain record; gives whether it was. */
  readonly takeLine: TakeLine = (bytes, from, to) => {
    const { lane } = this;
    if (lane === undefined || this.isHolding) return false;
    this.giveItems();
    const isTaken = lane.takeLine(bytes, from, to);
    if (isTaken) countPlain(this.counts, lane);
    return isTaken;
  };

  /** Takes elements of documents that are plain records; undefined where there is no lane for them. */
  get elements(): ElementLane | undefined {
    const { lane } = this;
    if (lane === undefined) return undefined;
    return {
      take: (bytes, from, to, place) => this.takeElement(lane, bytes, from, to, place),
      get hasDetails() {
        return lane.hasDetails;
      },
    };
  }

  private takeElement(
    lane: RecordLane,
    bytes: Uint8Array,
    from: number,
    to: number,
    place: ElementPlace,
  ): number {
    // Groups of authorization details wait for their members; those of the document before are to come first.
    if (place.field === 'GroupDetailList' || this.groups !== undefined) return 0;
    this.giveItems();
    const end = lane.take(bytes, from, Math.min(to, from + this.maxLineBytes));
    if (end === 0) return 0;
    if (lane.hasGroups && place.field === 'UserDetailList') this.keepMember(bytes.subarray(from, end), place);
    // A list's own notice speaks of its elements, members of groups included.
    const { kind, unmapped, lacksMemberTags } = lane;
    const isListed = place.field !== undefined;
    countPlain(this.counts, { kind, unmapped, lacksMemberTags: lacksMemberTags && !isListed });
    return end;
  }

  private keepMember(bytes: Uint8Array, { path, line }: ElementPlace): void {
    const { input } = this;
    const origin = input === undefined ? { line } : { input, line };
    this.membership.addUser(parseJson(decode(bytes))!.value as Fields, {
      ...origin,
      index: this.nextIndex,
      path,
    });
  }

  /** Says that what comes now is of another input. */
  startInput(input: string | undefined): void {
    this.input = input;
    this.recordsBefore = this.counts.records;
  }

  /** Says that the bytes that come cannot be unpacked any further. */
  refuseRest(window: { readonly line: number; readonly offset: number }): void {
    const { line, offset: byteOffset } = window;
    const span = { line, byteOffset, byteLength: 0 };
    this.refuseBad({ type: 'bad', code: 'invalid_gzip', path: [], bytes: undefined, ...span });
  }

  /** Maps what was read of a text. */
  takeUnit(unit: Unit): void {
    if (unit.type === 'bad') this.refuseBad(unit);
    else if (unit.type === 'notice') this.notice(unit, this.originOf({ span: unit }));
    else this.takeRead(unit);
    // What lies somewhere in a document does not end it.
    const isPart = 'path' in unit && unit.path.length > 0;
    if (!isPart && !this.settings.join) this.startGroups();
  }

  private takeRead(unit: Exclude<Unit, BadUnit | NoticeUnit>): void {
    const at = unit.type === 'piece' ? unit.path : [];
    const document: OpenDocument = {
      span: unit,
      text: unit.type === 'end' ? undefined : unit.text,
      at,
      refused: [],
    };
    if (unit.type === 'document') this.takeParts(unpackAnswer(unit.value), document);
    else if (unit.type === 'end') this.takeParts(answerNotices(unit.fields, []), document);
    else this.takeParts(unpackPiece(unit.path, unit.value), document);
  }

  /** Maps an object: a record, or an answer of an SDK. */
  takeObject(log: unknown): void {
    this.takeParts(unpackAnswer(log), { span: undefined, text: undefined, at: [], refused: [] });
    if (!this.settings.join) this.startGroups();
  }

  /** Says that the last input has ended: what was held back until then is to be mapped. */
  endInputs(): void {
    this.startGroups();
  }

  /** The last items, with the counts. */
  takeLastBatch(): Batch {
    this.items.push({ type: 'end', counts: this.counts });
    return this.takeBatch();
  }

  /**
   * Maps one of the groups that were held back. Groups may be long, so they are not mapped all at once.
   *
   * @returns false when there is none left
   */
  giveGroup(): boolean {
    if (this.groups === undefined) return false;
    if (this.groups.next().done) this.groups = undefined;
    return this.groups !== undefined;
  }

  private startGroups(): void {
    if (this.membership.isEmpty) return;
    this.groups = this.giveGroups(this.membership);
    this.membership = new Membership();
  }

  private takeParts(parts: Iterable<AnswerPart>, document: OpenDocument): void {
    for (const part of parts) {
      if (part.type === 'notice') this.notice(part.finding, this.originOf(document));
      else this.takeRecord(part, document);
    }
    addTexts(document.refused, document);
  }

  private originOf({ span }: Pick<OpenDocument, 'span'>): { input?: string; line?: number } {
    const { input } = this;
    return {
      ...(input === undefined ? {} : { input }),
      ...(span === undefined ? {} : { line: span.line }),
    };
  }

  private nextPlace(path: Path, document: Pick<OpenDocument, 'span'>): Place {
    const index = this.nextIndex;
    this.counts.records += 1;
    return { ...this.originOf(document), index, path };
  }

  private takeRecord(unit: AnswerUnit, document: OpenDocument): void {
    const place = this.nextPlace(unit.path, document);
    if (unit.holds === 'record' || this.isExtension(unit)) this.mapRecord(unit, place, document);
    else if (unit.holds !== 'text') this.giveUnmapped(unit, place);
    else this.refuse([this.issue({ code: 'invalid_json', path: [] })], place, unit, document);
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

  private giveEntity(place: Place, kind: RecordKind, { entity, issues }: Mapped): void {
    const isMerged = this.isRepeated?.(entity as UdmEntity) ?? false;
    this.give(
      isMerged
        ? { type: 'merged', ...place, kind, issues }
        : { type: 'entity', ...place, kind, entity, issues },
    );
  }

  private give(item: MapItem<unknown>): void {
    countItem(this.counts, item);
    this.items.push(item);
  }

  private issue(finding: Finding): Issue {
    return createIssue(finding, this.settings.mapper.includeValues);
  }

  private notice(finding: Finding, origin: { input?: string; line?: number }): void {
    this.give({ type: 'notice', ...origin, path: [], issues: [this.issue(finding)] });
  }

  private giveUnmapped(unit: AnswerUnit, place: Place): void {
    const { call } = unit;
    const issues = [this.issue({ code: 'unmapped_record', path: [], call })];
    this.give({ type: 'unmapped', ...place, ...(call === undefined ? {} : { call }), issues });
  }

  /** The time that a raw log gives for itself wins, if it is one. */
  private collectedAt({ collectedAt, path }: AnswerUnit, place: Place): string | undefined {
    if (collectedAt === undefined || collectedAt === null) return undefined;
    const read = typeof collectedAt === 'string' ? readTimestamp(collectedAt) : undefined;
    if (read?.zoned) return read.text;
    const entry = path.slice(0, path.indexOf('entries') + 2);
    const finding = {
      code: 'invalid_timestamp',
      path: [...entry, 'collection_time'],
      value: collectedAt,
    } as const;
    const { input, line } = place;
    this.notice(finding, {
      ...(input === undefined ? {} : { input }),
      ...(line === undefined ? {} : { line }),
    });
    return undefined;
  }

  /** Holds a group back where it is to be joined with members, and remembers the memberships of users. */
  private hold(unit: AnswerUnit, place: Place, collectedAt: string | undefined): boolean {
    if (!this.settings.join && unit.call !== DETAILS) return false;
    const kind = detectKind(unit.log);
    if (kind === 'USER') this.membership.addUser(unit.log as Fields, place);
    if (kind !== 'GROUP' || !this.lenient.map(unit.log, { collectedAt: this.settings.collectedAt }).ok)
      return false;
    const isFirst = this.membership.addGroup(unit.log as Fields, place, collectedAt);
    if (!isFirst) this.give({ type: 'merged', ...place, kind: 'GROUP', issues: [] });
    return true;
  }

  private *giveGroups(membership: Membership): Generator<undefined> {
    for (const { log, place, collectedAt } of membership.joined()) {
      const result = this.mapper.map(log, { collectedAt: collectedAt ?? this.settings.collectedAt });
      if (result.ok) this.giveEntity(place, 'GROUP', result);
      else this.give({ type: 'refused', ...place, issues: result.issues, ...jsonOf(log) });
      yield undefined;
    }
    for (const { path, index: _, ...origin } of membership.missing()) {
      this.notice({ code: 'group_not_in_input', path }, origin);
    }
  }

  private refuseBad(unit: BadUnit): void {
    const { code, path, bytes, byteOffset, byteLength } = unit;
    const text = bytes && decode(bytes);
    const issues = [this.issue({ code, path: [] })];
    const raw =
      text !== undefined ? { raw: text } : bytes !== undefined ? { rawBase64: base64Of(bytes) } : {};
    this.give({
      type: 'refused',
      ...this.nextPlace(path, { span: unit }),
      issues,
      byteOffset,
      byteLength,
      ...raw,
    });
  }

  private refuse(issues: readonly Issue[], place: Place, unit: AnswerUnit, document: OpenDocument): void {
    const item: DeadLetter = { type: 'refused', ...place, issues };
    document.refused.push({ item, unit });
    this.give(item);
  }
}

function* unpackPiece(path: Path, element: unknown): Generator<AnswerPart> {
  const [first] = path;
  if (typeof first === 'string')
    return yield* path.length === 1 ? unpackField(first, element, []) : unpackElement(first, element, path);
  for (const part of unpackAnswer([element])) {
    if (part.type === 'unit') yield { ...part, path: [...path, ...part.path.slice(1)] };
    else yield { ...part, finding: { ...part.finding, path: [...path, ...part.finding.path.slice(1)] } };
  }
}
