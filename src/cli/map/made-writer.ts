import type { Issue } from '../../issue.ts';
import type { EndItem, EntityItem, EventItem, RefusedItem } from '../../stream/item.ts';
import type { UdmEntity } from '../../udm/entity.ts';
import type { UdmEvent } from '../../udm/event/event.ts';
import { expectedEvents, expectedUdmEvents } from '../../udm/fixture.ts';
import { type EventImportPart, entityCutter, eventCutter, type ImportPart } from '../../udm/request.ts';
import { itemLine } from '../items/item-text.ts';

/** The forms in which entities and events can be written. */
export const MAP_FORMATS = ['ndjson', 'json', 'items', 'import', 'golden'] as const;
export type MapFormat = (typeof MAP_FORMATS)[number];

/** What a mapper made of a record. */
export type MadeItem = EntityItem | EventItem;

/** An entity or event that the form cannot hold. */
export interface Unsendable {
  readonly item: MadeItem;
  readonly issues: readonly Issue[];
}

/** Writes entities and events in one form. */
export interface MadeWriter {
  add(item: MadeItem): void;
  /** Writes what the form says of a record that was refused; most say nothing. */
  refuse(item: RefusedItem): void;
  end(item: EndItem): void;
  /** What the form could not hold, since this was asked last. */
  takeUnsendable(): Unsendable[];
}

/** Takes text that is to be written. */
type Write = (text: string) => void;

/** How requests are cut. */
export interface RequestLimits {
  readonly logType?: string;
  readonly maxPerRequest?: number;
  readonly maxRequestBytes?: number;
}

/** How entities and events are written. */
export interface WriterSettings {
  readonly format: MapFormat;
  /** Whether items are written with their infos, too. */
  readonly verbose: boolean;
  readonly requests: RequestLimits;
}

/** Makes the writer of a form. */
export function madeWriter({ format, verbose, requests }: WriterSettings, write: Write): MadeWriter {
  if (format === 'import') return new ImportWriter(write, requests);
  if (format === 'json') return listWriter('[', ']', madeOf, write);
  if (format === 'golden') return listWriter('{"events":[', ']}', expectedOf, write);
  if (format === 'items') return itemWriter(verbose, write);
  return { ...NOTHING, add: (item) => write(lineOf(madeOf(item))) };
}

/** A form that says nothing but what was made. */
const NOTHING = { refuse: () => {}, end: () => {}, takeUnsendable: () => [] };

function lineOf(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

/**
 * Lines with what became of each record, and with the counts of all as the last one.
 *
 * @param withInfos whether items are written with their infos, too
 */
function itemWriter(withInfos: boolean, write: Write): MadeWriter {
  const writeItem = (item: MadeItem | RefusedItem) => {
    const issues = withInfos ? item.issues : item.issues.filter(({ severity }) => severity !== 'info');
    for (const text of itemLine({ ...item, issues })) write(text);
  };
  return { ...NOTHING, add: writeItem, refuse: writeItem, end: (item) => write(lineOf(item)) };
}

function madeOf(item: MadeItem): unknown {
  return item.type === 'entity' ? item.entity : item.event;
}

function expectedOf(item: MadeItem): unknown {
  const { events } = item.type === 'entity' ? expectedEvents([item.entity]) : expectedUdmEvents([item.event]);
  return events[0];
}

function listWriter(
  open: string,
  close: string,
  valueFor: (item: MadeItem) => unknown,
  write: Write,
): MadeWriter {
  let text = `${open}\n`;
  return {
    ...NOTHING,
    add(item) {
      write(`${text}${JSON.stringify(valueFor(item))}`);
      text = ',\n';
    },
    end: () => write(text === ',\n' ? `\n${close}\n` : `${open}${close}\n`),
  };
}

/** Entities and events go to calls of their own. */
class ImportWriter implements MadeWriter {
  private readonly entities: ReturnType<typeof entityCutter<UdmEntity>>;
  private readonly events: ReturnType<typeof eventCutter<UdmEvent>>;
  private unsendable: Unsendable[] = [];

  constructor(
    private readonly write: Write,
    { logType, maxPerRequest, maxRequestBytes }: RequestLimits,
  ) {
    const maxBytes = maxRequestBytes === undefined ? {} : { maxBytes: maxRequestBytes };
    this.entities = entityCutter({
      ...maxBytes,
      ...(logType === undefined ? {} : { logType }),
      ...(maxPerRequest === undefined ? {} : { maxEntities: maxPerRequest }),
    });
    this.events = eventCutter({
      ...maxBytes,
      ...(maxPerRequest === undefined ? {} : { maxEvents: maxPerRequest }),
    });
  }

  add(item: MadeItem): void {
    const parts = item.type === 'entity' ? this.entities.add(item.entity) : this.events.add(item.event);
    for (const part of parts) this.writePart(part, item);
  }

  refuse(): void {}

  end(): void {
    for (const part of [...this.entities.end(), ...this.events.end()]) this.writePart(part);
  }

  takeUnsendable(): Unsendable[] {
    const unsendable = this.unsendable;
    this.unsendable = [];
    return unsendable;
  }

  /** Writes a request; only what was added last can be refused. */
  private writePart(part: ImportPart | EventImportPart, added?: MadeItem): void {
    if (part.type === 'request') this.write(lineOf(part.body));
    else this.unsendable.push({ item: added!, issues: part.issues });
  }
}
