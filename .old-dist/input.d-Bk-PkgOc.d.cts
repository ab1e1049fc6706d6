/** What a stream may be fed with: bytes and text, cut anywhere, or objects, each of them a document by itself. */
type MapInput = AsyncIterable<unknown> | Iterable<unknown> | ReadableStream<unknown>;

export type { MapInput as M };
