import type { Issue } from '../../issue.ts';
import type { EndItem, EntityItem, EventItem, RefusedItem } from '../../stream/item.ts';
import { expectedEvents, expectedUdmEvents } from '../../udm/fixture.ts';
import { type EventImportPart, entityCutter, eventCutter, type ImportPart } from '../../udm/request.ts';

/** The forms in which entities and events can be written. */
export const FORMATS = ['ndjson', 'json', 'items', 'import', 'golden'] as const;
export type Format = (typeof FORMATS)[number];

/** What a mapper made of a record. */
export type MadeItem = EntityItem | EventItem;

/** An entity or event that the form cannot hold. */
export interface Unsendable {
  readonly item: MadeItem;
  readonly issues: readonly Issue[];
}

/** Writes entities and events in one form. What it gives is text to be written. */
export interface MadeWriter {
  add(item: MadeItem): string;
  /** What the form says of a record that was refused; most say nothing. */
  refuse(item: RefusedItem): string;
  end(item: EndItem): string;
  /** What the form could not hold, since this was asked last. */
  takeUnsendable(): Unsendable[];
}

/**
 * Makes the writer of a form.
 *
 * @param withInfos whether items are written with their infos, too
 */
export function madeWriter(format: Format, withInfos: boolean): MadeWriter {
  if (format === 'import') return new ImportWriter();
  if (format === 'json') return listWriter('[', ']', madeOf);
  if (format === 'golden') return listWriter('{"events":[', ']}', expectedOf);
  if (format === 'items') return itemWriter(withInfos);
  return { ...NOTHING, add: (item) => lineOf(madeOf(item)) };
}

/** A form that says nothing but what was made. */
const NOTHING = { refuse: () => '', end: () => '', takeUnsendable: () => [] };

function lineOf(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

/** Lines with what became of each record, and with the counts of all as the last one. */
function itemWriter(withInfos: boolean): MadeWriter {
  const write = (item: MadeItem | RefusedItem) =>
    lineOf(withInfos ? item : { ...item, issues: item.issues.filter(({ severity }) => severity !== 'info') });
  return { ...NOTHING, add: write, refuse: write, end: lineOf };
}

function madeOf(item: MadeItem): unknown {
  return item.type === 'entity' ? item.entity : item.event;
}

function expectedOf(item: MadeItem): unknown {
  const { events } = item.type === 'entity' ? expectedEvents([item.entity]) : expectedUdmEvents([item.event]);
  return events[0];
}

function listWriter(open: string, close: string, valueFor: (item: MadeItem) => unknown): MadeWriter {
  let text = `${open}\n`;
  return {
    ...NOTHING,
    add(item) {
      const before = text;
      text = ',\n';
      return `${before}${JSON.stringify(valueFor(item))}`;
    },
    end: () => (text === ',\n' ? `\n${close}\n` : `${open}${close}\n`),
  };
}

/** Entities and events go to calls of their own. */
class ImportWriter implements MadeWriter {
  private readonly entities = entityCutter();
  private readonly events = eventCutter();
  private unsendable: Unsendable[] = [];

  add(item: MadeItem): string {
    const parts = item.type === 'entity' ? this.entities.add(item.entity) : this.events.add(item.event);
    return parts.map((part) => this.write(part, item)).join('');
  }

  refuse(): string {
    return '';
  }

  end(): string {
    const last = [...this.entities.end(), ...this.events.end()];
    return last.map((part) => this.write(part)).join('');
  }

  takeUnsendable(): Unsendable[] {
    const unsendable = this.unsendable;
    this.unsendable = [];
    return unsendable;
  }

  /** Writes a request; only what was added last can be refused. */
  private write(part: ImportPart | EventImportPart, added?: MadeItem): string {
    if (part.type === 'request') return lineOf(part.body);
    this.unsendable.push({ item: added!, issues: part.issues });
    return '';
  }
}
