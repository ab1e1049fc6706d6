import type { Issue } from '../../issue.ts';
import type { EntityItem, EventItem } from '../../stream/item.ts';
import type { UdmEntity } from '../../udm/entity.ts';
import type { UdmEvent } from '../../udm/event/event.ts';
import { expectedEvents, expectedUdmEvents } from '../../udm/fixture.ts';
import { eventImportRequests, importRequests } from '../../udm/request.ts';

/** The forms in which entities and events can be written. */
export const FORMATS = ['ndjson', 'json', 'import', 'golden'] as const;
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
  end(): string;
  /** What the form could not hold, since this was asked last. */
  takeUnsendable(): Unsendable[];
}

/** Makes the writer of a form. */
export function madeWriter(format: Format): MadeWriter {
  if (format === 'import') return new ImportWriter();
  if (format === 'json') return listWriter('[', ']', madeOf);
  if (format === 'golden') return listWriter('{"events":[', ']}', expectedOf);
  return { add: (item) => `${JSON.stringify(madeOf(item))}\n`, end: () => '', takeUnsendable: () => [] };
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
    add(item) {
      const before = text;
      text = ',\n';
      return `${before}${JSON.stringify(valueFor(item))}`;
    },
    end: () => (text === ',\n' ? `\n${close}\n` : `${open}${close}\n`),
    takeUnsendable: () => [],
  };
}

/** Entities and events go to calls of their own. */
class ImportWriter implements MadeWriter {
  private readonly entities = new RequestWriter(entityParts);
  private readonly events = new RequestWriter(eventParts);

  add(item: MadeItem): string {
    return item.type === 'entity' ? this.entities.add(item) : this.events.add(item);
  }

  end(): string {
    return this.entities.end() + this.events.end();
  }

  takeUnsendable(): Unsendable[] {
    return [...this.entities.takeUnsendable(), ...this.events.takeUnsendable()];
  }
}

/** A request with what it holds, or what no request may hold. */
type Part =
  | { readonly body: object; readonly holds: readonly unknown[] }
  | { readonly refused: unknown; readonly issues: readonly Issue[] };

function* entityParts(items: readonly MadeItem[]): Generator<Part> {
  for (const part of importRequests(items.map(madeOf) as UdmEntity[])) {
    if (part.type === 'request') yield { body: part.body, holds: part.body.inlineSource.entities };
    else yield { refused: part.entity, issues: part.issues };
  }
}

function* eventParts(items: readonly MadeItem[]): Generator<Part> {
  for (const part of eventImportRequests(items.map(madeOf) as UdmEvent[])) {
    if (part.type === 'refused') yield { refused: part.event, issues: part.issues };
    else yield { body: part.body, holds: part.body.inlineSource.events.map(({ udm }) => udm) };
  }
}

/** How many entities or events are held until they are cut into requests. */
const HELD = 4000;

/** Requests are cut greedily, so only the last one changes when more comes. */
class RequestWriter implements MadeWriter {
  private items: MadeItem[] = [];
  private unsendable: Unsendable[] = [];

  constructor(private readonly partsOf: (items: readonly MadeItem[]) => Iterable<Part>) {}

  add(item: MadeItem): string {
    this.items.push(item);
    return this.items.length < HELD ? '' : this.cut(true);
  }

  end(): string {
    return this.cut(false);
  }

  takeUnsendable(): Unsendable[] {
    const unsendable = this.unsendable;
    this.unsendable = [];
    return unsendable;
  }

  private cut(keepsLast: boolean): string {
    const items = new Map(this.items.map((item) => [madeOf(item), item]));
    const requests = [];
    for (const part of this.partsOf(this.items)) {
      if ('body' in part) requests.push(part);
      else this.unsendable.push({ item: items.get(part.refused)!, issues: part.issues });
    }
    const last = keepsLast ? requests.pop() : undefined;
    this.items = last?.holds.map((made) => items.get(made)!) ?? [];
    return requests.map(({ body }) => `${JSON.stringify(body)}\n`).join('');
  }
}
