import { slotOf } from './engine/shape.ts';
import { type CompiledTable, compileTable } from './engine/table.ts';
import type { Occasion } from './engine/write.ts';
import type { RecordField } from './log/cloudtrail/record.ts';
import type { Settings } from './options.ts';
import { circumstancesOf, type ReadField, type RecordReading } from './table/cloudtrail/circumstance.ts';
import { type Naming, namedKind, withKind } from './table/cloudtrail/kind.ts';
import type { EventContext } from './table/cloudtrail/row.ts';
import { EVENT_TABLE, namingAt } from './table/cloudtrail/table.ts';
import { isReading } from './table/cloudtrail/unknown-operation.ts';
import { VARIANTS, variantOf } from './table/cloudtrail/variant.ts';
import { type EventType, NAMES, type NamedNouns, nounsOf, standingType, stands } from './udm/event/type.ts';
import { styleName, type UdmCase } from './udm/style.ts';

/** The row that writes the event type. */
export const TYPE_ROW = 'C6';

/** The compiled table with the places of the fields on which circumstances depend. */
export interface ActivityTable extends CompiledTable {
  /** The names of the event's metadata and of its type. */
  readonly names: { readonly metadata: string; readonly type: string };
  readonly slots: Map<RecordField, number>;
  /** The places of what names the resource, by the variant's number; made when they are first asked for. */
  readonly namings: (readonly Naming<number>[])[];
}

const TABLES = new Map<UdmCase, ActivityTable>();

/** The table for CloudTrail, compiled once for each style of keys. */
export function activityTable(style: UdmCase): ActivityTable {
  const found = TABLES.get(style);
  if (found !== undefined) return found;
  const rename = (name: string) => styleName(name, style);
  const made: ActivityTable = {
    ...compileTable({ ...EVENT_TABLE, rename, marks: Object.values(NAMES) }),
    names: { metadata: rename('metadata'), type: rename('event_type') },
    slots: new Map(),
    namings: [],
  };
  TABLES.set(style, made);
  return made;
}

/** What rows get beside a record. */
export function eventContextOf({ policyText, namespace, ingestionLabels }: Settings): EventContext {
  return { policyText, namespace, ingestionLabels };
}

/** The slot of a field, which is looked up once. */
export function activitySlot({ slots, shape }: ActivityTable, field: RecordField): number {
  let slot = slots.get(field);
  if (slot === undefined) {
    slot = slotOf(shape, field);
    slots.set(field, slot);
  }
  return slot;
}

/** A record in slots: what it holds, and how its parts are asked. */
export interface SlottedRecord extends RecordReading {
  /** The value in a slot. */
  readonly inSlot: (slot: number) => unknown;
}

/** What a record is to the rows. */
export function occasionOf(table: ActivityTable, record: SlottedRecord): Occasion {
  const { field } = record;
  const number = variantOf(field('eventSource'), field('eventName') as string, field('readOnly'));
  const variant = VARIANTS[number]!;
  const settled = circumstancesOf(record, variant);
  const named = namedKind(namingsAt(table, number), record.inSlot);
  return { variant: number, circumstances: withKind(settled, field, variant, named) };
}

function namingsAt(table: ActivityTable, variant: number): readonly Naming<number>[] {
  const { namings } = table;
  namings[variant] ??= namingAt(variant).map(({ kind, fields }) => ({
    kind,
    fields: fields.map((field) => activitySlot(table, field)),
  }));
  return namings[variant];
}

/** The nouns that have come, by the marks of what names them. */
const NOUNS_BY_MARKS: NamedNouns[] = [];

function nounsBy(marks: number): NamedNouns {
  NOUNS_BY_MARKS[marks] ??= nounsOf(marks);
  return NOUNS_BY_MARKS[marks];
}

/**
 * The type that an event can have: only what was written tells whether it names what its type needs.
 *
 * @param variant what the record is
 * @param marks of what was written
 * @param read reads the record
 */
export function standingOf(variant: number, marks: number, read: ReadField): EventType {
  const { type } = VARIANTS[variant]!;
  const nouns = nounsBy(marks);
  if (stands(type, nouns)) return type;
  return standingType(type, nouns, isReading(read('eventName') as string, read('readOnly')));
}
