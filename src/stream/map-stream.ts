import type { MappedEntity, Mapper } from '../mapper.ts';
import type { UdmEntitySnakeCase } from '../udm/entity.ts';
import type { UdmEntityExtended, UdmEntityExtendedSnakeCase } from '../udm/entity-extended.ts';
import { type Chunk, type MapInput, readChunks } from './input.ts';
import type { Counts, MapItem } from './item.ts';
import type { StreamOptions } from './options.ts';
import { readUnits } from './read.ts';
import { MapSession } from './session.ts';
import { MORE, type Reading } from './unit.ts';
import { ByteWindow } from './window.ts';

type Snake = { readonly case: 'snake' };
type Camel = { readonly case?: 'camel' };
type Documented = { readonly profile?: 'documented' };
type Extended = { readonly profile: 'extended' };

/**
 * Maps an input of any size as it comes: lines of JSON, one JSON document, several after each other; records and
 * answers of every IAM call, mixed; plain or gzip.
 *
 * A bad record never ends the stream: it comes out as a dead letter, with its exact text. Nothing is lost: the last
 * item counts what became of every record. Of a document longer than `maxLineBytes`, the elements of its lists are
 * read one by one, and what is one record is refused as `too_long`.
 *
 * Authorization details are joined within each document: groups come at its end, with the users that name them.
 * Memory is proportional to groups and memberships, and to `maxLineBytes`.
 *
 * @param input bytes (`Uint8Array`) and text, cut anywhere, or objects; as an iterable or a web stream
 * @param options when the records were collected, and how to map
 * @returns entities, dead letters, recognised records without rows, and notices, in the order of the input; counts
 * at the end. Nothing is read before it is asked for.
 * @throws {TypeError} when an option is bad; whatever the input itself throws
 * @example
 * for await (const item of mapStream(createReadStream('details.json.gz'), { collectedAt: new Date() })) {
 *   if (item.type === 'entity') await send(item.entity);
 *   else if (item.type === 'refused') console.error(item.line, item.issues.map(formatIssue));
 * }
 */
export function mapStream(
  input: MapInput,
  options: StreamOptions & Extended & Snake,
): AsyncGenerator<MapItem<UdmEntityExtendedSnakeCase>>;
export function mapStream(
  input: MapInput,
  options: StreamOptions & Extended & Camel,
): AsyncGenerator<MapItem<UdmEntityExtended>>;
export function mapStream(
  input: MapInput,
  options: StreamOptions & Documented & Snake,
): AsyncGenerator<MapItem<UdmEntitySnakeCase>>;
export function mapStream(
  input: MapInput,
  options: StreamOptions & Documented & Camel,
): AsyncGenerator<MapItem>;
export function mapStream(input: MapInput, options: StreamOptions): AsyncGenerator<MapItem<MappedEntity>>;
export function mapStream(input: MapInput, options: StreamOptions): AsyncGenerator<MapItem<never>> {
  const { source } = options;
  const batches = mapBatches([{ input, ...(source === undefined ? {} : { source }) }], options);
  return flatten(batches as AsyncGenerator<Batch<never>>);
}

async function* flatten<Item>(batches: AsyncIterable<{ readonly items: Item[] }>): AsyncGenerator<Item> {
  for await (const { items } of batches) yield* items;
}

/** One of several inputs. */
export interface NamedInput {
  readonly source?: string;
  readonly input: MapInput;
}

/** What came of one block of bytes, and what became of all records until now. */
export interface Batch<Entity = unknown> {
  readonly items: MapItem<Entity>[];
  readonly counts: Counts;
}

/** As {@link mapStream}, for several inputs and with many items at a time. */
export function mapBatches(
  inputs: Iterable<NamedInput>,
  options: StreamOptions,
  mapper?: Mapper<unknown>,
): AsyncGenerator<Batch> {
  return runSession(new MapSession(options, mapper), inputs, options.signal);
}

async function* runSession(
  session: MapSession,
  inputs: Iterable<NamedInput>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Batch> {
  for (const { source, input } of inputs) {
    if (signal?.aborted) break;
    session.startSource(source);
    yield* readInput(session, input, signal);
  }
  session.endInputs();
  if (session.isFull) yield* takeBatches(session);
  yield session.takeLastBatch();
}

async function* readInput(
  session: MapSession,
  input: MapInput,
  signal: AbortSignal | undefined,
): AsyncGenerator<Batch> {
  const window = new ByteWindow();
  const units = readUnits(window, session.maxLineBytes);
  for await (const chunk of until(signal, readChunks(input))) {
    if (chunk.type === 'object') {
      session.takeObject(chunk.log);
      if (session.isFull) yield* takeBatches(session);
    } else {
      if (chunk.type === 'bytes') window.append(chunk.bytes);
      else window.ended = true;
      yield* takeUnits(session, units);
      if (chunk.type === 'broken') session.refuseRest(window);
    }
    yield session.takeBatch();
  }
  window.ended = true;
  if (!signal?.aborted) yield* takeUnits(session, units);
  yield session.takeBatch();
}

/** Goes through chunks until a signal is aborted, also when that happens while none is coming. */
async function* until(
  signal: AbortSignal | undefined,
  chunks: AsyncGenerator<Chunk>,
): AsyncGenerator<Chunk, void> {
  if (signal === undefined) return yield* chunks;
  while (!signal.aborted) {
    const next = await nextOrAborted(signal, chunks);
    if (next === undefined || next.done) break;
    yield next.value;
  }
  // The source may never give another chunk, so its end is not waited for.
  chunks.return(undefined).catch(() => {});
}

function nextOrAborted<T>(
  signal: AbortSignal,
  chunks: AsyncIterator<T>,
): Promise<IteratorResult<T> | undefined> {
  return new Promise((resolve, reject) => {
    const stop = () => resolve(undefined);
    signal.addEventListener('abort', stop, { once: true });
    const settled = chunks.next().then(resolve, reject);
    settled.finally(() => signal.removeEventListener('abort', stop));
  });
}

/** Takes the units that there are. It waits for nothing but its reader. */
function* takeUnits(session: MapSession, units: Reading): Generator<Batch> {
  for (let next = units.next(); !next.done && next.value !== MORE; next = units.next()) {
    session.takeUnit(next.value);
    if (session.isFull) yield* takeBatches(session);
  }
}

function* takeBatches(session: MapSession): Generator<Batch> {
  while (session.giveGroup()) yield session.takeBatch();
  yield session.takeBatch();
}

/**
 * {@link mapStream} as a pair of web streams, for `pipeThrough`.
 *
 * @param options when the records were collected, and how to map
 * @returns a writable side that takes bytes, text or objects, and a readable side that gives items; a slow reader
 * slows the writer down
 * @throws {TypeError} when an option is bad
 * @example
 * const items = response.body.pipeThrough(mapTransform({ collectedAt: new Date() }));
 */
export function mapTransform(options: StreamOptions): {
  readonly writable: WritableStream<unknown>;
  readonly readable: ReadableStream<MapItem<MappedEntity>>;
} {
  const { readable, writable } = new TransformStream<unknown, unknown>();
  const items = mapStream(readable, options);
  return {
    writable,
    readable: new ReadableStream({
      async pull(controller) {
        const next = await items.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel(reason) {
        await items.return(reason);
      },
    }),
  };
}
