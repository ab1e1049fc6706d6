import type { EntityItem, EventItem, MapItem } from '../stream/item.ts';
import { type DeadLetter, LetterBox } from '../stream/letter-box.ts';
import type { UdmEntity } from '../udm/entity.ts';
import type { UdmEntityExtended } from '../udm/entity-extended.ts';
import {
  type EventImportOptions,
  type EventImportPart,
  type EventImportRequest,
  entityCutter,
  eventCutter,
  type ImportOptions,
  type ImportPart,
  type ImportRequest,
} from '../udm/request.ts';

/** A request for Google SecOps: the body of `entities:import` or of `events:import`. */
export type UdmRequest =
  | { readonly type: 'entities'; readonly body: ImportRequest<UdmEntity | UdmEntityExtended> }
  | { readonly type: 'events'; readonly body: EventImportRequest };

/** What is handed on in one go, and taken whole or not at all. */
export type Delivery = UdmRequest | { readonly type: 'letters'; readonly letters: readonly DeadLetter[] };

/** How requests are cut. */
export interface RequestOptions extends ImportOptions, EventImportOptions {}

/** Makes deliveries of items: the same items give the same deliveries in the same order. */
export class DeliveryMaker {
  private readonly entities: ReturnType<typeof entityCutter<UdmEntityExtended>>;
  private readonly events: ReturnType<typeof eventCutter>;
  private readonly letters = new LetterBox();

  constructor(options: RequestOptions) {
    this.entities = entityCutter(options);
    this.events = eventCutter(options);
  }

  /** Takes an item; gives what is to be delivered now. */
  *add(item: MapItem<UdmEntityExtended>): Generator<Delivery> {
    if (item.type === 'entity') yield* this.deliver('entities', this.entities.add(item.entity), item);
    else if (item.type === 'event') yield* this.deliver('events', this.events.add(item.event), item);
    else if (item.type === 'refused') yield* bundle(this.letters.add(item));
    else if (item.type === 'end') yield* this.end();
  }

  private *end(): Generator<Delivery> {
    yield* this.deliver('entities', this.entities.end());
    yield* this.deliver('events', this.events.end());
    yield* bundle(this.letters.take());
  }

  /** Delivers requests; what cannot be sent is the item that was added, and becomes a letter. */
  private *deliver(
    type: UdmRequest['type'],
    parts: readonly (ImportPart<UdmEntityExtended> | EventImportPart)[],
    item?: EntityItem<UdmEntityExtended> | EventItem,
  ): Generator<Delivery> {
    for (const part of parts) {
      if (part.type === 'request') yield { type, body: part.body } as UdmRequest;
      else yield* bundle(this.letters.add({ ...item!, issues: part.issues }));
    }
  }
}

function* bundle(letters: readonly DeadLetter[]): Generator<Delivery> {
  if (letters.length > 0) yield { type: 'letters', letters };
}
