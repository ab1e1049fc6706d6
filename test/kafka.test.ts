import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BatchMapperOptions,
  type ConsumedMessage,
  createBatchMapper,
  type ProducedMessage,
} from '../src/kafka.ts';
import type { Counts } from '../src/stream.ts';
import { FakeBroker, type Faults } from './kafka-broker.ts';
import { collectedAt, group, lines, mapAll, role, user } from './stream-inputs.ts';

const CREATED = JSON.parse(
  readFileSync(new URL('../golden/cloudtrail/a-group-is-created.log.json', import.meta.url), 'utf8'),
);
const TOPICS = { entities: 'udm-entities', events: 'udm-events', rejects: 'udm-rejects' };

const messagesOf = (...values: (string | Uint8Array | null)[]): ConsumedMessage[] =>
  values.map((value, offset) => ({
    key: Buffer.from(`key ${offset}`),
    value: value === null ? null : Buffer.from(value),
    timestamp: String(Date.parse(collectedAt)),
    offset: String(offset),
  }));

/** Consumes messages until all are committed, with a consumer of its own for each try. */
async function consume(
  messages: readonly ConsumedMessage[],
  options: Partial<BatchMapperOptions> = {},
  faults: Faults = {},
): Promise<FakeBroker> {
  const broker = new FakeBroker(messages, faults);
  for (let tries = 0; !broker.isDone; tries += 1) {
    const { eachBatch } = createBatchMapper({ producer: broker, topics: TOPICS, ...options });
    await broker.consume(eachBatch).catch((error) => expect(error.message).toBe('The broker is away.'));
    expect(tries).toBeLessThan(100);
  }
  return broker;
}

const to = ({ produced }: FakeBroker, topic: string) =>
  produced.filter((one) => one.topic === topic).map(({ message }) => message);
const keyAndValue = ({ key, value }: ProducedMessage) => [key, JSON.parse(String(value))];

describe('createBatchMapper', () => {
  it('produces what map makes of lines, records and documents, each to its topic and under its key', async () => {
    const logs = [user('ana'), role('builder'), group('admins'), CREATED];
    const { items } = await mapAll(Buffer.from(lines(...logs)));
    const due = items.flatMap((item) =>
      item.type === 'entity' || item.type === 'event'
        ? [item.type === 'entity' ? item.entity : item.event]
        : [],
    );
    for (const messages of [
      messagesOf(...logs.map((log) => JSON.stringify(log))),
      messagesOf(lines(...logs)),
      messagesOf(gzipSync(lines(...logs))),
      messagesOf(
        JSON.stringify({ Users: [logs[0]], Roles: [logs[1]], Groups: [logs[2]] }),
        JSON.stringify({ Records: [CREATED] }),
      ),
    ]) {
      const broker = await consume(messages);
      expect(to(broker, TOPICS.entities).map(keyAndValue)).toEqual([
        ['USER/AIDAANA', due[0]],
        ['RESOURCE/AROABUILDER', due[1]],
        ['GROUP/AGPAADMINS', due[2]],
      ]);
      expect(to(broker, TOPICS.events).map(keyAndValue)).toEqual([[CREATED.eventID, due[3]]]);
      expect(to(broker, TOPICS.rejects)).toEqual([]);
    }
  });

  it.each(['-1', '1767323045000000', '1767323045000000000', ''])(
    'takes a message whose timestamp is no time in milliseconds, as collected now: %j',
    async (timestamp) => {
      const [message] = messagesOf(lines(user('ana')));
      const before = Date.now();
      const broker = await consume([{ ...message!, timestamp }]);
      const [produced] = to(broker, TOPICS.entities).map(({ value }) => JSON.parse(String(value)));
      const time = Date.parse(produced.metadata.collectedTimestamp);
      expect(time >= before && time <= Date.now()).toBe(true);
      expect(to(broker, TOPICS.rejects)).toEqual([]);
    },
  );

  it('gives an event without an id the key of its place, so that compaction keeps it', async () => {
    const { eventID: _, ...old } = { ...CREATED, eventVersion: '1.0' };
    const broker = await consume(messagesOf('{}', lines(old, old)));
    expect(to(broker, TOPICS.events).map(({ key }) => key)).toEqual(['logs/3/1/0', 'logs/3/1/1']);
  });

  it('produces dead letters with their exact bytes, why they are, and where they lie', async () => {
    const broken = Buffer.from([0x22, 0xff, 0x22]);
    const broker = await consume(messagesOf(lines(user('ana'), '{"UserId":7}'), broken, null));
    const [record, text] = to(broker, TOPICS.rejects);
    expect(record).toMatchObject({
      key: Buffer.from('key 0'),
      value: '{"UserId":7}',
      headers: {
        'errors.topic': 'logs',
        'errors.partition': '3',
        'errors.offset': '0',
        'errors.codes': 'invalid_log_field',
        'errors.message': expect.stringMatching(
          /^error invalid_log_field at UserId: The log field has a type/u,
        ),
      },
    });
    expect(text).toMatchObject({ value: broken, headers: { 'errors.codes': 'unknown_encoding' } });
    expect(to(broker, TOPICS.rejects)).toHaveLength(2);
  });

  it('makes a dead letter of what is too large for a message, and cuts requests to that size', async () => {
    const maxMessageBytes = 10_000;
    const members = Array.from({ length: 36 }, (_, index) => user(`member-${index}`));
    const large = { Group: group('large'), Users: members };
    const larger = user('cy', { Tags: [{ Key: 'k', Value: 'v'.repeat(11_000) }] });
    const many = Array.from({ length: 60 }, (_, index) => user(`user-${index}`));
    const broker = await consume(messagesOf(lines(large), lines(larger), lines(...many)), {
      maxMessageBytes,
    });
    expect(to(broker, TOPICS.entities)).toHaveLength(60);
    const [first, second] = to(broker, TOPICS.rejects);
    expect(first).toMatchObject({
      value: Buffer.from(lines(large)),
      headers: { 'errors.codes': 'entity_too_large' },
    });
    expect(second).toMatchObject({
      key: null,
      value: null,
      headers: { 'errors.codes': 'entity_too_large', 'errors.value': 'too large', 'errors.offset': '1' },
    });
    expect(broker.batches.length).toBeGreaterThan(3);
    expect((await consume(messagesOf(lines(...many)))).batches).toHaveLength(1);
    const note = { ...CREATED, requestParameters: { note: 'n'.repeat(maxMessageBytes) } };
    const [event] = to(await consume(messagesOf(lines(note)), { maxMessageBytes }), TOPICS.rejects);
    expect(event).toMatchObject({ headers: { 'errors.codes': 'event_too_large' } });
    for (const batch of broker.batches) {
      expect(batch.acks).toBe(-1);
      expect(
        JSON.stringify(batch.topicMessages?.map(({ messages }) => messages.map(({ value }) => String(value))))
          .length,
      ).toBeLessThan(maxMessageBytes * 1.3);
    }
  });

  it('tells what became of the records of a batch', async () => {
    const told: [Counts, object][] = [];
    const other = { ...CREATED, eventSource: 'ec2.amazonaws.com' };
    await consume(messagesOf(lines(user('ana'), CREATED, other), 'no JSON'), {
      report: (counts, place) => void told.push([counts, place]),
    });
    expect(told).toEqual([
      [
        expect.objectContaining({ records: 4, events: 1, refused: 1, unmapped: 1 }),
        { topic: 'logs', partition: 3 },
      ],
    ]);
  });

  it('commits behind what was produced, leaves nothing out, and produces the same again, whatever fails', async () => {
    const values = [
      ...Array.from({ length: 12 }, (_, index) =>
        lines(user(`user-${index}`), { ...CREATED, eventID: `event-${index}` }),
      ),
      'no JSON',
      lines(...Array.from({ length: 20 }, (_, index) => group(`group-${index}`))),
    ];
    const messages = messagesOf(...values);
    const whole = await consume(messages);
    const textOf = ({ topic, message }: FakeBroker['produced'][number]) =>
      JSON.stringify([topic, message.key, message.value, message.headers]);
    const due = whole.produced.map(textOf);
    /** How much must have been produced before an offset may be committed. */
    const dueBefore = await Promise.all(
      [...messages.keys(), messages.length].map(async (offset) =>
        (await consume(messages.slice(0, offset))).produced.map(textOf),
      ),
    );
    const faults = fc.record({
      produces: fc.array(fc.boolean(), { maxLength: 12 }),
      stops: fc.array(fc.boolean(), { maxLength: 30 }),
      maxMessageBytes: fc.constantFrom(10_000, 15_000, 1_000_000),
    });
    await fc.assert(
      fc.asyncProperty(faults, async ({ produces, stops, maxMessageBytes }) => {
        const broker = await consume(
          messages,
          { maxMessageBytes },
          { produces: (number) => produces[number] === true, stops: (number) => stops[number] === true },
        );
        const produced = broker.produced.map(textOf);
        expect(new Set(produced)).toEqual(new Set(due));
        for (const commit of broker.commits) {
          const before = new Set(produced.slice(0, commit.produced));
          expect(dueBefore[commit.offset]!.filter((text) => !before.has(text))).toEqual([]);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('lets no offset be resolved that a consumer was told to leave', async () => {
    const broker = new FakeBroker(messagesOf(lines(user('ana')), lines(user('bo'))));
    const { eachBatch, eachBatchAutoResolve } = createBatchMapper({ producer: broker, topics: TOPICS });
    expect(eachBatchAutoResolve).toBe(false);
    let looks = 0;
    const resolved: string[] = [];
    await broker.consume((payload) =>
      eachBatch({
        ...payload,
        isStale: () => ++looks > 1,
        resolveOffset: (offset) => void resolved.push(offset),
      }),
    );
    expect(to(broker, TOPICS.entities)).toHaveLength(1);
    expect(resolved).toEqual([]);
  });

  it('refuses bad options where it is made', () => {
    const producer = new FakeBroker([]);
    const { rejects, ...others } = TOPICS;
    for (const [bad, told] of [
      [{ maxMessageBytes: 1 }, 'maxMessageBytes'],
      [{ map: { profile: 'none' } }, 'profile'],
      [{ producer: undefined }, 'producer'],
      [{ topics: undefined }, 'entities'],
      [{ topics: { ...others, rejects: '' } }, 'rejects'],
    ] as const) {
      const options = { producer, topics: { ...others, rejects }, ...bad } as never;
      expect(() => createBatchMapper(options)).toThrow(TypeError);
      expect(() => createBatchMapper(options)).toThrow(told);
    }
  });
});
