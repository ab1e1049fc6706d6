import { type ActivityTable, activitySlot, type SlottedRecord } from '../../activity-table.ts';
import type { Shape } from '../../engine/shape.ts';
import { SCALAR, textOf } from '../../log/cloudtrail/form.ts';
import type { RecordReading } from '../../table/cloudtrail/circumstance.ts';
import { type CallReader, Held, LeafKind, MOST_LEAVES, RECORD_BASE } from './read.ts';

/** Stands for a value that was not asked for yet. */
const UNASKED = Symbol('unasked');

/** Stands for an object of the record: only whether it is there is asked. */
const OBJECT = {};

/** The values of a record's leaves, which are made when they are first asked for. */
export class CallValues implements SlottedRecord {
  /** Whether there is something that only the mapper can say. */
  isLeft = false;
  private json = '';
  private hasEscapes = false;
  private start = 0;
  private readonly values: unknown[] = new Array(MOST_LEAVES).fill(UNASKED);
  private readonly texts: (string | undefined)[] = new Array(MOST_LEAVES).fill(undefined);

  constructor(
    private readonly table: ActivityTable,
    private readonly reader: CallReader,
  ) {}

  /**
   * Makes ready for the record that was read last.
   *
   * @param start where it starts among the bytes
   * @param json the record in ASCII
   */
  open(start: number, json: string): void {
    const { values, texts, reader } = this;
    this.json = json;
    this.start = start;
    this.hasEscapes = json.indexOf('\\') !== -1;
    this.isLeft = false;
    values.fill(UNASKED, 0, reader.leaves);
    texts.fill(undefined, 0, reader.leaves);
    for (const leaf of reader.asked) this.leaf(leaf);
  }

  readonly field: RecordReading['field'] = (field) => this.inSlot(activitySlot(this.table, field));

  readonly inSlot = (slot: number): unknown => this.at(RECORD_BASE + slot, slot, this.table.shape);

  readonly member: RecordReading['member'] = (part, name) => {
    const { reader } = this;
    const place = reader.partOf(part)?.below.get(name);
    const leaf = place?.record === reader.record ? reader.leafAt(place) : -1;
    return leaf === -1 ? undefined : this.raw(leaf);
  };

  readonly hasMembers: RecordReading['hasMembers'] = (part) =>
    this.reader.tree.root.below.get(part)!.members > 0;

  /** A record of which a part cannot be read is left to the mapper. */
  readonly isReadable: RecordReading['isReadable'] = () => true;

  /**
   * The value at a place on the tape, as the schema leaves it.
   *
   * @param slot of a field of the object that has the shape
   */
  at(index: number, slot: number, shape: Shape): unknown {
    const held = this.reader.tape[index]!;
    if (held > 0) return this.leaf(held - 1);
    if (held === Held.Nothing) return undefined;
    return held === Held.Object ? OBJECT : this.list(index, slot, shape);
  }

  private list(index: number, slot: number, { fields }: Shape): object[] {
    const { element } = fields.find((field) => field.slot === slot)!;
    return this.objects(this.reader.tape[index + 1]!, element.below!);
  }

  /** The objects of a list, of which the first has its frame at a place on the tape. */
  private objects(first: number, { fields }: Shape): object[] {
    const { tape } = this.reader;
    const objects: object[] = [];
    for (let frame = first; frame !== 0; frame = tape[frame - 1]!) {
      const members = fields.map(({ name, slot }) => [name, this.leafAt(frame + slot)] as const);
      objects.push(Object.fromEntries(members.filter(([, value]) => value !== undefined)));
    }
    return objects;
  }

  private leafAt(index: number): unknown {
    const held = this.reader.tape[index]!;
    return held > 0 ? this.leaf(held - 1) : undefined;
  }

  /** What the schema keeps of a leaf. */
  leaf(leaf: number): unknown {
    const known = this.values[leaf];
    if (known !== UNASKED) return known;
    const value = this.settled(leaf);
    this.values[leaf] = value;
    return value;
  }

  private settled(leaf: number): unknown {
    const { form } = this.reader.places[leaf]!;
    if (form === SCALAR) return this.textOf(leaf);
    const raw = this.raw(leaf);
    if (form === undefined) return raw;
    if (!form.fits(raw)) {
      this.isLeft = true;
      return undefined;
    }
    return form.settle === undefined ? raw : form.settle(raw as never, this.leave);
  }

  /** Says that the record is for the mapper. */
  readonly leave = (): void => {
    this.isLeft = true;
  };

  /** What a leaf says as text, whatever the schema says of it. */
  textOf(leaf: number): string {
    const known = this.texts[leaf];
    if (known !== undefined) return known;
    const { starts, ends } = this.reader;
    const raw = this.json.slice(starts[leaf]! - this.start, ends[leaf]! - this.start);
    // Only an escape can be half a character.
    const text = this.hasEscapes ? textOf(JSON.parse(`"${raw}"`) as string) : raw;
    this.texts[leaf] = text;
    return text;
  }

  private raw(leaf: number): unknown {
    const text = this.textOf(leaf);
    const kind = this.reader.kinds[leaf];
    if (kind === LeafKind.Text) return text;
    return kind === LeafKind.Number ? Number(text) : text === 'true';
  }
}
