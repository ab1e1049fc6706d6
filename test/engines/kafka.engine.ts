import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { type Consumer, Kafka, logLevel } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectedAt, mapAll, user } from '../stream-inputs.ts';
import { type KafkaBroker, makeBroker } from './kafka-broker.ts';

const CREATED = JSON.parse(
  readFileSync(new URL('../../golden/cloudtrail/a-group-is-created.log.json', import.meta.url), 'utf8'),
);
const RECORDS = 20_000;
const OUTPUTS = ['udm-entities', 'udm-events', 'udm-rejects'] as const;

/** A user, an event or something that is refused. */
function recordAt(index: number): string {
  if (index % 100 === 99) return `{"UserId":${index}}`;
  if (index % 2 === 0) return JSON.stringify(user(`user-${index}`));
  return JSON.stringify({ ...CREATED, eventID: `event-${index}` });
}

describe('aws-iam-udm/kafka with a broker of Apache Kafka', () => {
  const logs = Array.from({ length: RECORDS }, (_, index) => recordAt(index));
  let broker: KafkaBroker;
  let kafka: Kafka;
  const consumers: ChildProcess[] = [];

  beforeAll(async () => {
    broker = await makeBroker();
    await broker.start();
    kafka = new Kafka({
      brokers: [broker.address],
      logLevel: logLevel.NOTHING,
      retry: { retries: 50, maxRetryTime: 1000 },
    });
    await fillTopics(kafka, logs);
  }, 300_000);

  afterAll(async () => {
    for (const consumer of consumers) consumer.kill('SIGKILL');
    await broker?.stop();
    broker?.remove();
  }, 120_000);

  it('loses no record while a consumer is killed and the broker is stopped and started again', async () => {
    let taken = 0;
    let first = 0;
    const waiting: (() => void)[] = [];
    const start = (count: (records: number) => void) => {
      const consumer = spawn(
        process.execPath,
        ['test/engines/kafka-consumer.mjs', broker.address, 'mappers'],
        {
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      );
      consumers.push(consumer);
      createInterface(consumer.stdout).on('line', (line) => {
        count(Number(line));
        taken += Number(line);
        for (const look of waiting) look();
      });
      return consumer;
    };
    const until = (isDue: () => boolean) =>
      new Promise<void>((resolve) => waiting.push(() => (isDue() ? resolve() : undefined)));

    const killed = start((records) => {
      first += records;
    });
    start(() => {});
    await until(() => first >= 1500);
    killed.kill('SIGKILL');
    const takenAtKill = taken;
    expect(takenAtKill).toBeLessThan(RECORDS);

    await until(() => taken >= Math.max(12_000, takenAtKill + 1000));
    await broker.stop();
    expect(taken).toBeLessThan(RECORDS + takenAtKill);
    await broker.start();
    await untilCommitted(kafka);

    const produced = await readTopics(kafka);
    const { entities, items, refused } = await mapAll(Buffer.from(logs.join('\n')), { collectedAt });
    const latest = (topic: string) => new Map(produced[topic]!.map(({ key, value }) => [key, value]));
    const dueEntities = new Map(
      entities.map(({ entity }) => [`USER/${entity.entity.user!.productObjectId}`, JSON.stringify(entity)]),
    );
    expect(latest('udm-entities')).toEqual(dueEntities);
    const dueEvents = items.flatMap((item) => (item.type === 'event' ? [item.event] : []));
    expect(latest('udm-events')).toEqual(
      new Map(dueEvents.map((event) => [event.metadata.productLogId, JSON.stringify(event)])),
    );
    expect(new Set(produced['udm-rejects']!.map(({ value }) => value))).toEqual(
      new Set(refused.map(({ raw }) => raw)),
    );
    expect(dueEntities.size + dueEvents.length + refused.length).toBe(RECORDS);
    const total = OUTPUTS.reduce((sum, topic) => sum + produced[topic]!.length, 0);
    expect(total).toBeGreaterThanOrEqual(RECORDS);
    console.log(`Kafka: ${RECORDS} records, ${total} messages produced, ${total - RECORDS} of them again.`);
  }, 400_000);
});

async function fillTopics(kafka: Kafka, logs: readonly string[]): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  const compact = [{ name: 'cleanup.policy', value: 'compact' }];
  await admin.createTopics({
    waitForLeaders: true,
    topics: [
      { topic: 'logs', numPartitions: 6, replicationFactor: 1 },
      { topic: 'udm-entities', numPartitions: 6, replicationFactor: 1, configEntries: compact },
      { topic: 'udm-events', numPartitions: 6, replicationFactor: 1, configEntries: compact },
      { topic: 'udm-rejects', numPartitions: 1, replicationFactor: 1 },
    ],
  });
  await admin.disconnect();
  const producer = kafka.producer({ idempotent: true });
  await producer.connect();
  const timestamp = String(Date.parse(collectedAt));
  for (let at = 0; at < logs.length; at += 2000) {
    const messages = logs
      .slice(at, at + 2000)
      .map((value, index) => ({ key: String(at + index), value, timestamp }));
    await producer.send({ topic: 'logs', messages });
  }
  await producer.disconnect();
}

/** Waits until the group has committed all that there is. */
async function untilCommitted(kafka: Kafka): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets('logs');
  for (;;) {
    const [committed] = await admin.fetchOffsets({ groupId: 'mappers', topics: ['logs'] });
    const isDone = ends.every(({ partition, high }) =>
      committed!.partitions.some((one) => one.partition === partition && one.offset === high),
    );
    if (isDone) break;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  await admin.disconnect();
}

interface Read {
  readonly key: string | undefined;
  readonly value: string | undefined;
}

/** All messages of the topics to which was produced. */
async function readTopics(kafka: Kafka): Promise<Record<string, Read[]>> {
  const read: Record<string, Read[]> = Object.fromEntries(OUTPUTS.map((topic) => [topic, []]));
  const admin = kafka.admin();
  await admin.connect();
  /** The partitions that have something, with the offset behind the last. */
  const ends = new Map<string, number>();
  for (const topic of OUTPUTS)
    for (const { partition, high } of await admin.fetchTopicOffsets(topic))
      if (high !== '0') ends.set(`${topic} ${partition}`, Number(high));
  await admin.disconnect();
  const consumer: Consumer = kafka.consumer({ groupId: 'reader' });
  await consumer.connect();
  await consumer.subscribe({ topics: [...OUTPUTS], fromBeginning: true });
  await new Promise<void>((resolve) => {
    void consumer.run({
      eachBatch: async ({ batch }) => {
        for (const { key, value } of batch.messages)
          read[batch.topic]!.push({ key: key?.toString(), value: value?.toString() });
        const end = `${batch.topic} ${batch.partition}`;
        if (Number(batch.lastOffset()) + 1 >= ends.get(end)!) ends.delete(end);
        if (ends.size === 0) resolve();
      },
    });
  });
  await consumer.disconnect();
  return read;
}
