import type { EntityOf, MappedEntity } from '../entity-mapper.ts';
import type { EventOf, MappedEvent } from '../event-mapper.ts';
import type { AnySource, MapperOptions, SourceOptions, Unsaid } from '../options.ts';
import type { Profile } from '../table/profile.ts';
import type { UdmCase } from '../udm/style.ts';
import { ByteFeed } from './byte-feed.ts';
import { type Chunk, type MapInput, readChunks } from './input.ts';
import type { Batch, MapItem } from './item.ts';
import type { SessionMappers } from './map-parts.ts';
import type { ActivityStreamOptions, StopSignal, StreamOptions } from './options.ts';
import { MapSession } from './session.ts';
import type { ByteStore } from './text.ts';
import { streamOf } from './web-stream.ts';
import { ByteWindow } from './window.ts';

export type StreamOptionsOf<From> = [From] extends ['cloudtrail'] ? ActivityStreamOptions : StreamOptions;

/** What a stream gives: of activity alone no entities. */
export type StreamEntityOf<From, Rows extends Profile | Unsaid, Keys extends UdmCase | Unsaid> = [
  From,
] extends ['cloudtrail']
  ? never
  : EntityOf<Rows, Keys>;

/**
 * Maps an input of any size as it comes: lines of JSON, one JSON document, several after each other; records and
 * answers of every IAM call, mixed; plain or gzip.
 *
 * A bad record never ends the stream: it comes out as a dead letter, with its exact text. Nothing is lost: the last
 * item counts what became of every record. Lists and answers are read element by element, however long they are: what
 * stands before a break is mapped, and the rest is one dead letter. A record longer than `maxLineBytes` is refused as
 * `too_long`.
 *
 * Authorization details are joined within each document: groups come at its end, with the users that name them.
 * Memory is proportional to groups and memberships, and to `maxLineBytes`.
 *
 * @param input bytes (`Uint8Array`) and text, cut anywhere, or objects; as an iterable or a web stream
 * @param options when the records were collected, and how to map
 * @returns entities, events, dead letters, recognised records without rows, and notices, in the order of the input; counts
 * at the end. Nothing is read before it is asked for.
 * @throws {TypeError} when an option is bad; whatever the input itself throws
 * @example
 * for await (const item of mapStream(createReadStream('details.json.gz'), { collectedAt: new Date() })) {
 *   if (item.type === 'entity') await send(item.entity);
 *   else if (item.type === 'refused') console.error(item.line, item.issues.map(formatIssue));
 * }
 */
export function mapStream<
  From extends AnySource | Unsaid,
  Rows extends Profile | Unsaid,
  Keys extends UdmCase | Unsaid,
>(
  input: MapInput,
  options: MapperOptions<Rows, Keys> & SourceOptions<From> & StreamOptionsOf<From>,
): AsyncGenerator<MapItem<StreamEntityOf<From, Rows, Keys>, EventOf<Keys>>>;
export function mapStream(
  input: MapInput,
  options: StreamOptions | ActivityStreamOptions,
): AsyncGenerator<MapItem<never, never>> {
  const name = options?.input;
  const batches = mapBatches([{ data: input, ...(name === undefined ? {} : { name }) }], options);
  return flatten(batches as AsyncGenerator<Batch<MapItem<never, never>>>);
}

async function* flatten<Item>(batches: AsyncIterable<{ readonly items: Item[] }>): AsyncGenerator<Item> {
  for await (const { items } of batches) yield* items;
}

/** One of several inputs. */
export interface NamedInput {
  readonly name?: string;
  readonly data: MapInput;
  /** Whether its data comes without being waited for, as that of a file does. */
  readonly isPrompt?: boolean;
}

/** As {@link mapStream}, for several inputs and with many items at a time. */
export function mapBatches(
  inputs: Iterable<NamedInput>,
  options: StreamOptions | ActivityStreamOptions,
  mappers: SessionMappers = {},
): AsyncGenerator<Batch> {
  const session = new MapSession(options, mappers);
  return runSession(session, inputs, options);
}

/** How inputs are read. */
export interface ReadSettings {
  readonly signal?: StopSignal | undefined;
  /** How bytes are held; by web standards unless told. */
  readonly store?: ByteStore;
}

/** Feeds inputs to a session, and gives what comes of each block of bytes. */
export async function* runSession(
  session: MapSession,
  inputs: Iterable<NamedInput>,
  settings: ReadSettings,
): AsyncGenerator<Batch> {
  let window = new ByteWindow(settings.store);
  for (const input of inputs) {
    if (settings.signal?.aborted) break;
    yield* runInput(session, input, window, settings.signal);
    // In the same place: a thousand small files would else cost the collection of a thousand of them.
    window = window.next();
  }
  yield* session.takeLastBatches();
}

/** Feeds one input to a session. */
async function* runInput(
  session: MapSession,
  { name, data, isPrompt = false }: NamedInput,
  window: ByteWindow,
  signal: StopSignal | undefined,
): AsyncGenerator<Batch> {
  session.startInput(name);
  const feed = new ByteFeed(session, window);
  const chunks = readChunks(data);
  for await (const chunk of isPrompt ? chunks : until(signal, chunks)) {
    if (signal?.aborted) break;
    if (chunk.type === 'object') yield* session.takeObject(chunk.log);
    else if (chunk.type === 'bytes') yield* feed.take(chunk.bytes);
    else if (chunk.type === 'broken') yield* feed.break();
    else yield* session.refuseInput(chunk.reason);
  }
  if (!signal?.aborted) yield* feed.end();
}

/** Goes through chunks until a signal is aborted, also when that happens while none is coming. */
async function* until(
  signal: StopSignal | undefined,
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
  signal: StopSignal,
  chunks: AsyncIterator<T>,
): Promise<IteratorResult<T> | undefined> {
  return new Promise((resolve, reject) => {
    const stop = () => resolve(undefined);
    signal.addEventListener('abort', stop, { once: true });
    const settled = chunks.next().then(resolve, reject);
    settled.finally(() => signal.removeEventListener('abort', stop));
  });
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
export function mapTransform(options: StreamOptions | ActivityStreamOptions): {
  readonly writable: WritableStream<unknown>;
  readonly readable: ReadableStream<MapItem<MappedEntity, MappedEvent>>;
} {
  const { readable, writable } = new TransformStream<unknown, unknown>();
  return { writable, readable: streamOf(mapStream(readable, options as StreamOptions)) };
}
