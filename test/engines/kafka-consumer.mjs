// One consumer of a group, as a process of its own: what it is given on its command line, and a line for each batch.
import { Kafka, logLevel } from 'kafkajs';
import { createBatchMapper } from '../../dist/kafka.js';

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
await producer.connect();
await consumer.connect();
await consumer.subscribe({ topics: ['logs'], fromBeginning: true });
const topics = { entities: 'udm-entities', events: 'udm-events', rejects: 'udm-rejects' };
await consumer.run(
  createBatchMapper({ producer, topics, report: ({ records }) => process.stdout.write(`${records}\n`) }),
);
