import { contextOf, settleOptions } from '../../options.ts';
import { CallLane } from '../../splice/call/lane.ts';
import { ByteLane } from '../../splice/lane.ts';
import type { Counts } from '../../stream/item.ts';
import { type NamedInput, runSession } from '../../stream/map-stream.ts';
import { splitOptions } from '../../stream/options.ts';
import { MapSession } from '../../stream/session.ts';
import { lanesOf, type PlainLanes } from '../../stream/session-lane.ts';
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
  private readonly lanes: ReturnType<typeof openLanes>;

  constructor(private readonly options: MapOptions) {
    this.lanes = openLanes(options, this.entities);
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
    const { lanes, options } = this;
    return new MapSession(options.stream, {
      lanes: (places) => lanesOf(lanes, (items) => writer.write(items), places),
    });
  }
}

/** Makes what maps bytes to lines at once, where what comes of records becomes lines of its own. */
function openLanes(options: MapOptions, made: TextBuffer): PlainLanes {
  const { stream, format } = options;
  if (format !== 'ndjson' || stream.mergeEqual || stream.join) return {};
  const { mapper, collectedAt, source, from, to } = splitOptions(stream);
  const settings = settleOptions(mapper);
  const isSilent = countsInfosOnly(options);
  const calls = new CallLane({ ...settings, isSilent }, made, NODE_BYTES.decode);
  const context = { ...settings, ...contextOf(settings, collectedAt) };
  return {
    ...(source !== 'cloudtrail' && { lane: new ByteLane(context, made, isSilent) }),
    // When a record of activity came about is known only of its event.
    ...(source !== 'iam' && from === undefined && to === undefined && { calls }),
  };
}
