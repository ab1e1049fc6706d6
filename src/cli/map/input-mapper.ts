import { contextOf, settleOptions } from '../../options.ts';
import { ByteLane } from '../../splice/lane.ts';
import type { Counts } from '../../stream/item.ts';
import { type NamedInput, runSession } from '../../stream/map-stream.ts';
import { splitOptions } from '../../stream/options.ts';
import { MapSession } from '../../stream/session.ts';
import { NODE_BYTES } from '../files/node-bytes.ts';
import { TextBuffer } from '../files/text-buffer.ts';
import { countsInfosOnly, ItemWriter, type WrittenItems } from './item-writer.ts';
import type { MapOptions } from './options.ts';

/** What came of one block of bytes, as text, and what became of all records of the run until now. */
export interface WrittenBatch extends WrittenItems {
  readonly counts: Counts;
}

/** Maps inputs to text, one run after the other. */
export class InputMapper {
  private readonly entities = new TextBuffer();
  private readonly lane: ByteLane | undefined;

  constructor(private readonly options: MapOptions) {
    this.lane = openLane(options, this.entities);
  }

  /** Maps inputs, one after the other. The entities of a batch stand until the next is asked for. */
  async *map(inputs: Iterable<NamedInput>, signal?: AbortSignal): AsyncGenerator<WrittenBatch> {
    const writer = new ItemWriter(this.options, this.entities);
    const session = this.startSession(writer);
    for await (const { items, counts } of runSession(session, inputs, { store: NODE_BYTES, signal })) {
      writer.write(items);
      for (const written of writer.take()) yield { ...written, counts };
    }
  }

  private startSession(writer: ItemWriter): MapSession {
    const { lane, options } = this;
    if (lane === undefined) return new MapSession(options.stream);
    return new MapSession(options.stream, { lane, takeItems: (items) => writer.write(items) });
  }
}

/** Makes what maps bytes to lines at once, where entities become lines of their own; else undefined. */
function openLane(options: MapOptions, entities: TextBuffer): ByteLane | undefined {
  const { stream, format } = options;
  if (format !== 'ndjson' || stream.mergeEqual || stream.join) return undefined;
  const { mapper, collectedAt } = splitOptions(stream);
  const settings = settleOptions(mapper);
  const context = { ...settings, ...contextOf(settings, collectedAt) };
  return new ByteLane(context, entities, countsInfosOnly(options));
}
