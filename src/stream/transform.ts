import { takeUnits } from './byte-feed.ts';
import type { Batch } from './item.ts';
import type { ActivityStreamOptions, StreamOptions } from './options.ts';
import { readUnits } from './read.ts';
import { MapSession } from './session.ts';
import { encodeExactly, WEB_BYTES } from './text.ts';
import { ByteWindow } from './window.ts';

/** How a text is mapped: as a stream is, but for what only a stream has. */
export type TransformOptions = Omit<StreamOptions, 'signal'> | Omit<ActivityStreamOptions, 'signal'>;

/**
 * Maps a text, whole and at once: lines of JSON, one JSON document, or several after each other; text in, text out.
 *
 * @param text records and answers of every IAM call, and records of CloudTrail
 * @param options when it was collected, and how to map
 * @returns a line of JSON for each item that `mapStream` gives of the same text: entities, events, refused records with
 * their issues and exact texts, recognised records without rows, and notices; the last line counts what became of all.
 * Each line ends with a line feed
 * @throws {TypeError} when an option is bad, or the text is none; never for what the text holds
 * @example
 * const lines = transform(text, { collectedAt: '2026-01-02T03:04:05Z', profile: 'extended' });
 * const refused = lines.trimEnd().split('\n').map(JSON.parse).filter((item) => item.type === 'refused');
 */
export function transform(text: string, options: TransformOptions): string {
  const session = new MapSession(options);
  if (typeof text !== 'string') throw new TypeError('What is mapped must be text.');
  const bytes = encodeExactly(text);
  const window = new ByteWindow(WEB_BYTES, bytes.length);
  window.append(bytes);
  window.ended = true;
  session.startInput(options.input);
  let lines = '';
  const write = ({ items }: Batch) => {
    for (const item of items) lines += `${JSON.stringify(item)}\n`;
  };
  for (const batch of takeUnits(readUnits(window, session.maxLineBytes), session)) write(batch);
  for (const batch of session.takeLastBatches()) write(batch);
  return lines;
}
