import { TextBuffer } from '../src/cli/files/text-buffer.ts';
import { JsonSink } from '../src/engine/json-sink.ts';

/** Runs what writes to a sink; gives what it wrote. */
export function textOf(write: (sink: JsonSink) => unknown): string {
  const buffer = new TextBuffer();
  const sink = new JsonSink(buffer);
  sink.open();
  write(sink);
  sink.close();
  return Buffer.from(buffer.take()).toString();
}
