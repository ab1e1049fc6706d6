/** What is read of a `ReadableStream`. */
export interface WebStream {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: unknown }>;
    cancel(): Promise<unknown>;
    releaseLock(): void;
  };
}

/** Reads a web stream, which is cancelled where its reader stops early. */
export async function* readStream(stream: WebStream): AsyncGenerator<unknown> {
  const reader = stream.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    await reader.cancel().catch(() => {});
    reader.releaseLock();
  }
}

/** A web stream of what a generator gives; the generator ends where the stream is cancelled. */
export function streamOf<Item>(items: AsyncGenerator<Item>): ReadableStream<Item> {
  return new ReadableStream({
    async pull(controller) {
      const next = await items.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await items.return(undefined);
    },
  });
}
