import type { Issue } from '../../issue.ts';
import type { EntityItem } from '../../stream/item.ts';
import { expectedEvents } from '../../udm/fixture.ts';
import { importRequests } from '../../udm/request.ts';

/** The forms in which entities can be written. */
export const FORMATS = ['ndjson', 'json', 'import', 'golden'] as const;
export type Format = (typeof FORMATS)[number];

/** An entity that the form cannot hold. */
export interface Unsendable {
  readonly item: EntityItem;
  readonly issues: readonly Issue[];
}

/** Writes entities in one form. What it gives is text to be written. */
export interface EntityWriter {
  add(item: EntityItem): string;
  end(): string;
  /** What the form could not hold, since this was asked last. */
  takeUnsendable(): Unsendable[];
}

/** Makes the writer of a form. */
export function entityWriter(format: Format): EntityWriter {
  if (format === 'import') return new RequestWriter();
  if (format === 'json') return listWriter('[', ']', ({ entity }) => entity);
  if (format === 'golden')
    return listWriter('{"events":[', ']}', ({ entity }) => expectedEvents([entity]).events[0]);
  return { add: ({ entity }) => `${JSON.stringify(entity)}\n`, end: () => '', takeUnsendable: () => [] };
}

function listWriter(open: string, close: string, valueFor: (item: EntityItem) => unknown): EntityWriter {
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

/** How many entities are held until they are cut into requests. */
const HELD = 4000;

/** Requests are cut greedily, so only the last one changes when more entities come. */
class RequestWriter implements EntityWriter {
  private items: EntityItem[] = [];
  private unsendable: Unsendable[] = [];

  add(item: EntityItem): string {
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
    const items = new Map(this.items.map((item) => [item.entity as unknown, item]));
    const bodies = [];
    for (const part of importRequests(this.items.map(({ entity }) => entity))) {
      if (part.type === 'request') bodies.push(part.body);
      else this.unsendable.push({ item: items.get(part.entity)!, issues: part.issues });
    }
    const last = keepsLast ? bodies.pop() : undefined;
    this.items = last?.inlineSource.entities.map((entity) => items.get(entity)!) ?? [];
    return bodies.map((body) => `${JSON.stringify(body)}\n`).join('');
  }
}
