import type { Path } from '../issue.ts';
import { doubledFindings } from '../log/doubled-finding.ts';
import type { AnswerPart } from '../log/iam/answer/part.ts';
import { answerNotices, unpackAnswer, unpackElement, unpackField } from '../log/iam/answer/unpack.ts';
import { encodeBase64 } from '../text/base64.ts';
import { doubledKeys } from '../text/doubled-key.ts';
import type { DocumentText } from './dead-letter.ts';
import { nameFault } from './fault.ts';
import type { BrokenInput } from './input.ts';
import type { Batch } from './item.ts';
import { PartMapper, type SessionMappers } from './map-parts.ts';
import type { LanePlaces, SessionLanes } from './means.ts';
import { type ActivityStreamOptions, type StreamOptions, splitOptions } from './options.ts';
import { Outbox } from './outbox.ts';
import { decode } from './text.ts';
import type { BadUnit, DocumentUnit, EndUnit, PieceUnit, Unit } from './unit.ts';

/** How a session maps, beside its options. */
export interface SessionSettings extends SessionMappers {
  /** Makes what takes plain records from their bytes; without it they all come out as items. */
  readonly lanes?: (places: LanePlaces) => SessionLanes;
}

/** Maps what a reader reads, one unit after the other. It waits for nothing. */
export class MapSession {
  private readonly settings: ReturnType<typeof splitOptions>;
  private readonly outbox: Outbox;
  private readonly parts: PartMapper;
  /** What is asked first, before bytes become values. */
  readonly lanes: SessionLanes;

  constructor(options: StreamOptions | ActivityStreamOptions, settings: SessionSettings = {}) {
    this.settings = splitOptions(options);
    const { input, maxLineBytes, mapper } = this.settings;
    this.outbox = new Outbox(input, mapper.includeValues);
    const takeJoined = (json: string) => this.lanes.takeJoined?.(json) === true;
    this.parts = new PartMapper(this.settings, settings, this.outbox, takeJoined);
    const { groups, pages } = this.parts;
    const mapsPolicies = mapper.profile === 'extended';
    const places: LanePlaces = { outbox: this.outbox, groups, pages, maxBytes: maxLineBytes, mapsPolicies };
    this.lanes = settings.lanes?.(places) ?? {};
  }

  get maxLineBytes(): number {
    return this.settings.maxLineBytes;
  }

  /** What has come of the units since this was asked last, and what became of all records. */
  takeBatch(): Batch {
    return this.outbox.takeBatch();
  }

  /** Whether so much has come that it should be taken before more is made. */
  get isFull(): boolean {
    return this.outbox.isFull || this.parts.groups.isGiving;
  }

  /** {@link MapSession.takeBatch}, with the groups that have come to their end, some at a time. */
  *takeBatches(): Generator<Batch> {
    while (this.parts.groups.giveNext()) yield this.takeBatch();
    yield this.takeBatch();
  }

  /** Says that what comes now is of another input. */
  startInput(name: string | undefined): void {
    if (!this.settings.join) this.parts.pages.end();
    this.outbox.startInput(name);
  }

  /** Says that an input of objects cannot be read any further. */
  *refuseInput({ code, form }: BrokenInput): Generator<Batch> {
    const { outbox } = this;
    this.parts.pages.giveHeld();
    const issues = [outbox.issue({ code, path: [], form })];
    outbox.give({ type: 'refused', ...outbox.startRecord([]), issues });
    yield* this.takeBatches();
  }

  /** Maps what was read of a text; gives what came of it where that is much. */
  *takeUnit(unit: Unit): Generator<Batch> {
    if (unit.type === 'bad') this.refuseBad(unit);
    else if (unit.type === 'notice') this.parts.pages.notice(unit, this.outbox.originAt(unit.line));
    else {
      const at = unit.type === 'piece' ? unit.path : [];
      if (unit.type !== 'end') this.tellDoubled(unit, at);
      const text = unit.type === 'end' ? undefined : unit.text;
      yield* this.takeParts(partsOf(unit), { span: unit, text, at });
    }
    // What lies somewhere in a document does not end it.
    const isPart = 'path' in unit && unit.path.length > 0;
    if (!isPart) this.endDocument();
  }

  /** Of a key that stands twice in an object, a parser keeps the last value alone. */
  private tellDoubled({ text, line }: DocumentUnit | PieceUnit, at: Path): void {
    for (const finding of doubledFindings(doubledKeys(text), at))
      this.parts.pages.notice(finding, this.outbox.originAt(line));
  }

  /** Maps an object: a record, or an answer of an SDK; gives what came of it. */
  *takeObject(log: unknown): Generator<Batch> {
    yield* this.takeParts(unpackAnswer(log), { span: undefined, text: undefined, at: [] });
    this.endDocument();
    yield* this.takeBatches();
  }

  private *takeParts(parts: Iterable<AnswerPart>, text: DocumentText): Generator<Batch> {
    for (const _ of this.parts.take(parts, text)) yield this.takeBatch();
  }

  private endDocument(): void {
    if (!this.settings.join) this.parts.groups.release();
  }

  /** Says that the last input has ended; {@link MapSession.takeBatches}, with what was held until now, and the last item. */
  *takeLastBatches(): Generator<Batch> {
    this.parts.pages.end();
    this.parts.groups.release();
    yield* this.takeBatches();
    yield this.outbox.takeLastBatch();
  }

  private refuseBad(unit: BadUnit): void {
    const { path, bytes, line, byteOffset, byteLength } = unit;
    const { outbox } = this;
    this.parts.pages.giveHeld();
    const text = bytes && decode(bytes);
    const rawBase64 = bytes === undefined || text !== undefined ? {} : { rawBase64: encodeBase64(bytes) };
    const raw = text === undefined ? rawBase64 : { raw: text };
    const issues = [outbox.issue({ ...nameFault(unit, text), path: [] })];
    const place = outbox.startRecord(path, line);
    outbox.give({ type: 'refused', ...place, issues, byteOffset, byteLength, ...raw });
  }
}

function partsOf(unit: DocumentUnit | PieceUnit | EndUnit): Iterable<AnswerPart> {
  if (unit.type === 'document') return unpackAnswer(unit.value);
  return unit.type === 'end' ? answerNotices(unit.fields, []) : unpackPiece(unit.path, unit.value);
}

function* unpackPiece(path: Path, element: unknown): Generator<AnswerPart> {
  const [first] = path;
  if (typeof first === 'string')
    return yield* path.length === 1 ? unpackField(first, element, []) : unpackElement(first, element, path);
  for (const part of unpackAnswer([element])) {
    if (part.type === 'unit') yield { ...part, path: [...path, ...part.path.slice(1)] };
    else if (part.type === 'last') yield part;
    else yield { ...part, finding: { ...part.finding, path: [...path, ...part.finding.path.slice(1)] } };
  }
}
