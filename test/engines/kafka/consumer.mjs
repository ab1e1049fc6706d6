// One consumer of a group, as a process of its own: where the broker is and the group's name on its command line, and a
// line on standard output for each batch, with how many records it had.
import { setTimeout as wait } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import { createBatchMapper } from '../../../dist/kafka.js';

const [address, groupId] = process.argv.slice(2);
const retry = { retries: 200, initialRetryTime: 200, maxRetryTime: 1000 };
const kafka = new Kafka({ brokers: [address], logLevel: logLevel.NOTHING, retry });
const producer = kafka.producer({ idempotent: true, retry });
// Small batches, so that a consumer that is killed has some behind it and some before it.
const consumer = kafka.consumer({
  groupId,
  sessionTimeout: 6000,
  heartbeatInterval: 1000,
  maxBytesPerPartition: 20_000,
  retry,
});
const { eachBatch, ...settings } = createBatchMapper({
  producer,
  topics: { entities: 'udm-entities', events: 'udm-events', rejects: 'udm-rejects' },
  report: ({ records }) => process.stdout.write(`${records}\n`),
});
await producer.connect();
await consumer.connect();
await consumer.subscribe({ topics: ['logs'], fromBeginning: true });
await consumer.run({
  ...settings,
  eachBatch: async (payload) => {
    await eachBatch(payload);
    // A quick machine must not be done before the broker is stopped.
    await wait(40);
  },
});
