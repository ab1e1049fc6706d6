import { M as MapInput } from './input.d-Bk-PkgOc.cjs';
import { A as ActivityStreamOptions, M as MapItem, S as StreamOptions } from './options.d-CIOIGRlW.cjs';
export { C as Counts, E as EndItem, a as EntityItem, b as EventItem, c as MAX_LINE_BYTES, d as MergedItem, N as NoticeItem, P as Place, R as RefusedItem, U as UnmappedItem } from './options.d-CIOIGRlW.cjs';
export { m as mapAnswer } from './map-answer.d-DlWGyRJd.cjs';
import { M as MappedEntity, m as MappedEvent } from './mapper.d-Cq2rirrS.cjs';
import { i as UdmEventSnakeCase, d as UdmEntitySnakeCase } from './event.d-Bpz_Lwe2.cjs';
import { b as UdmEntityExtendedSnakeCase, U as UdmEntityExtended } from './entity-extended.d-Bl55U2Im.cjs';
import './issue.d-B5Lyq7gT.cjs';
import './options.d-BTuJBkIA.cjs';
import './form.d-0YcSZ9gc.cjs';

type Snake = {
    readonly case: 'snake';
};
type Camel = {
    readonly case?: 'camel';
};
type Documented = {
    readonly profile?: 'documented';
};
type Extended = {
    readonly profile: 'extended';
};
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
declare function mapStream(input: MapInput, options: ActivityStreamOptions & Snake): AsyncGenerator<MapItem<never, UdmEventSnakeCase>>;
declare function mapStream(input: MapInput, options: ActivityStreamOptions & Camel): AsyncGenerator<MapItem<never>>;
declare function mapStream(input: MapInput, options: StreamOptions & Extended & Snake): AsyncGenerator<MapItem<UdmEntityExtendedSnakeCase, UdmEventSnakeCase>>;
declare function mapStream(input: MapInput, options: StreamOptions & Extended & Camel): AsyncGenerator<MapItem<UdmEntityExtended>>;
declare function mapStream(input: MapInput, options: StreamOptions & Documented & Snake): AsyncGenerator<MapItem<UdmEntitySnakeCase, UdmEventSnakeCase>>;
declare function mapStream(input: MapInput, options: StreamOptions & Documented & Camel): AsyncGenerator<MapItem>;
declare function mapStream(input: MapInput, options: StreamOptions): AsyncGenerator<MapItem<MappedEntity, MappedEvent>>;
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
declare function mapTransform(options: StreamOptions | ActivityStreamOptions): {
    readonly writable: WritableStream<unknown>;
    readonly readable: ReadableStream<MapItem<MappedEntity, MappedEvent>>;
};

export { ActivityStreamOptions, MapInput, MapItem, StreamOptions, mapStream, mapTransform };
