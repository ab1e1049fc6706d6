import { createInterface } from 'node:readline';
import { Kafka, logLevel } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { collectedAt, mapAll } from '../stream-inputs.ts';
import { type Broker, makeBroker } from './kafka/broker.ts';
import { committedOf, endsOfLogs, fillTopics, type Message, OUTPUTS, readOutputs } from './kafka/topics.ts';
import { type OwnProcess, startOwnProcess } from './own-process.ts';
import { lineAt } from './records.ts';

const RECORDS = 20_000;
const GROUP = 'mappers';

/** A consumer, and how many records it has mapped and produced so far. */
interface Consumer {
  readonly process: OwnProcess;
  taken: number;
}

function startConsumer(address: string): Consumer {
  const started = startOwnProcess(process.execPath, ['test/engines/kafka/consumer.mjs', address, GROUP]);
  const consumer: Consumer = { process: started, taken: 0 };
  createInterface(started.child.stdout!).on('line', (line) => {
    consumer.taken += Number(line);
  });
  return consumer;
}

/** What compaction leaves of a topic: the last message of each key. */
const compacted = (messages: readonly Message[]) => new Map(messages.map(({ key, value }) => [key, value]));

describe('aws-iam-udm/kafka with a broker of Apache Kafka', () => {
  const logs = Array.from({ length: RECORDS }, (_, index) => lineAt(index));
  const consumers: Consumer[] = [];
  let broker: Broker;
  let kafka: Kafka;
  let ends: ReadonlyMap<number, string>;

  beforeAll(async () => {
    broker = await makeBroker();
    await broker.start();
    const retry = { retries: 50, maxRetryTime: 1000 };
    kafka = new Kafka({ brokers: [broker.address], logLevel: logLevel.NOTHING, retry });
    await fillTopics(kafka, logs, String(Date.parse(collectedAt)));
    ends = await endsOfLogs(kafka);
  });

  afterAll(async () => {
    await Promise.all(consumers.map(({ process }) => process.end('SIGKILL')));
    await broker?.remove();
  });

  const start = () => {
    const consumer = startConsumer(broker.address);
    consumers.push(consumer);
    return consumer;
  };
  const taken = () => consumers.reduce((sum, consumer) => sum + consumer.taken, 0);
  /** Waits until something holds, or a consumer has ended by itself. */
  const until = (holds: () => void | Promise<void>) =>
    Promise.race([
      vi.waitFor(holds, { timeout: 200_000, interval: 20 }),
      ...consumers.map(({ process }) => process.ended),
    ]);

  it('loses no record while a consumer is killed, and the broker stopped and started again', async () => {
    const [killed, left] = [start(), start()];
    await until(() => expect(Math.min(killed.taken, left.taken)).toBeGreaterThan(500));
    await killed.process.end('SIGKILL');
    expect(killed.taken).toBeLessThan(RECORDS / 3);

    // More than its own half: it has taken over what the other left.
    await until(() => expect(left.taken).toBeGreaterThan(RECORDS / 2 + 1000));
    await broker.stop();
    expect(taken()).toBeLessThan(RECORDS);

    await broker.start();
    await until(async () => expect(await committedOf(kafka, GROUP)).toEqual(ends));

    const outputs = await readOutputs(kafka);
    const { entities, items, refused } = await mapAll(Buffer.from(logs.join('\n')), { collectedAt });
    const events = items.flatMap((item) => (item.type === 'event' ? [item.event] : []));
    expect(entities.length + events.length + refused.length).toBe(RECORDS);
    expect(compacted(outputs['udm-entities'])).toEqual(
      new Map(
        entities.map(({ entity }) => [`USER/${entity.entity.user!.productObjectId}`, JSON.stringify(entity)]),
      ),
    );
    expect(compacted(outputs['udm-events'])).toEqual(
      new Map(events.map((event) => [event.metadata.productLogId, JSON.stringify(event)])),
    );
    expect(new Set(outputs['udm-rejects'].map(({ value }) => value))).toEqual(
      new Set(refused.map(({ raw }) => raw)),
    );
    const produced = OUTPUTS.reduce((sum, topic) => sum + outputs[topic].length, 0);
    console.log(
      `Apache Kafka: ${RECORDS} records, ${produced} messages, ${produced - RECORDS} of them again.`,
    );
  }, 400_000);
});
