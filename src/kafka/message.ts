import { Buffer } from 'node:buffer';
import { REQUEST_ISSUES } from '../issue/request.ts';
import { createIssue, formatIssue, type Issue } from '../issue.ts';
import type { EntityItem, EventItem, MapItem, RefusedItem } from '../stream/item.ts';
import { cutText } from '../text/cut.ts';
import { nameOfEntity } from '../udm/name.ts';
import type { ConsumedMessage, ProducedMessage } from './client.ts';

/** The topics to which messages go. */
export interface Topics {
  readonly entities: string;
  readonly events: string;
  /** Of dead letters. */
  readonly rejects: string;
}

/** A message with its topic and what it weighs. */
export interface Addressed {
  readonly topic: string;
  readonly message: ProducedMessage;
  /** How many bytes it takes of a request, at most. */
  readonly bytes: number;
}

/** The message from which something came. */
export interface SourceMessage {
  readonly topic: string;
  readonly partition: number;
  readonly message: ConsumedMessage;
}

/** What a message takes beside its key, its value and its headers: lengths, a timestamp, an offset. */
const FRAME = 100;

/** Makes messages of items. */
export class MessageMaker {
  /** @param maxBytes how many bytes a message has at most */
  constructor(
    private readonly topics: Topics,
    private readonly maxBytes: number,
  ) {}

  /** The message of an item; none where nothing goes on. */
  messageOf(item: MapItem<unknown, unknown>, source: SourceMessage): Addressed | undefined {
    if (item.type === 'refused') return this.letterOf(item, item.issues, source);
    if (item.type !== 'entity' && item.type !== 'event') return undefined;
    const made = item.type === 'entity' ? item.entity : item.event;
    const message = { key: keyOf(item, made, source), value: JSON.stringify(made) };
    const topic = item.type === 'entity' ? this.topics.entities : this.topics.events;
    const addressed = { topic, message, bytes: bytesOf(message) };
    if (addressed.bytes <= this.maxBytes) return addressed;
    const code = item.type === 'entity' ? 'entity_too_large' : 'event_too_large';
    return this.letterOf({}, [createIssue(REQUEST_ISSUES, { code, path: item.path })], source);
  }

  /** A dead letter: the exact bytes, and why, in its headers. */
  private letterOf(
    { raw, rawBase64 }: Pick<RefusedItem, 'raw' | 'rawBase64'>,
    issues: readonly Issue[],
    source: SourceMessage,
  ): Addressed {
    const { key, value } = source.message;
    const bytes = rawBase64 === undefined ? value : Buffer.from(rawBase64, 'base64');
    const headers = headersOf(issues, source);
    const message = { key, value: raw ?? bytes, headers };
    const letter = { topic: this.topics.rejects, message, bytes: bytesOf(message) };
    if (letter.bytes <= this.maxBytes) return letter;
    // The headers say where the record lies.
    const short = { key: null, value: null, headers: { ...headers, 'errors.value': 'too large' } };
    return { ...letter, message: short, bytes: bytesOf(short) };
  }
}

/** The reason of a dead letter, and where its record lies; named as Kafka Connect names them. */
function headersOf(
  issues: readonly Issue[],
  { topic, partition, message }: SourceMessage,
): Record<string, string> {
  const errors = issues.filter(({ severity }) => severity === 'error');
  return {
    'errors.topic': topic,
    'errors.partition': String(partition),
    'errors.offset': message.offset,
    'errors.codes': [...new Set(errors.map(({ code }) => code))].join(','),
    'errors.message': cutText(errors.slice(0, 10).map(formatIssue).join('\n')),
  };
}

/**
 * What compaction keeps the last message of: the entity's type and best merge key; the event's id, or, where it has none,
 * where it came from.
 */
function keyOf(item: EntityItem<unknown> | EventItem<unknown>, made: unknown, source: SourceMessage): string {
  const { type, id } = nameOfEntity(made);
  if (item.type === 'event' && id !== undefined) return id;
  if (item.type === 'entity' && id !== undefined) return `${type}/${id}`;
  return `${source.topic}/${source.partition}/${source.message.offset}/${item.index}`;
}

function bytesOf({
  key,
  value,
  headers = {},
}: ProducedMessage & { headers?: Record<string, string> }): number {
  const texts = [key, value, ...Object.entries(headers).flat()];
  return texts.reduce((sum: number, text) => sum + (text == null ? 0 : Buffer.byteLength(text) + 5), FRAME);
}
