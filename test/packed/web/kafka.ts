// A project that maps messages of Kafka: the types must compile without those of kafkajs.
import { type BatchProducer, createBatchMapper, type ProducedMessage } from 'aws-iam-udm/kafka';

const produced: ProducedMessage[] = [];
const producer: BatchProducer = {
  sendBatch: async ({ topicMessages = [] }) => {
    for (const { messages } of topicMessages) produced.push(...messages);
  },
};
const topics = { entities: 'entities', events: 'events', rejects: 'rejects' };
const line = '{"UserId":"AIDACKCEVSQ6C2EXAMPLE","Arn":"arn:aws:iam::111122223333:user/alice","CreateDate":0}';
const message = { key: null, value: new TextEncoder().encode(line), timestamp: '1767323045000', offset: '7' };
const resolved: string[] = [];

export const seen = createBatchMapper({ producer, topics })
  .eachBatch({
    batch: { topic: 'logs', partition: 0, messages: [message] },
    resolveOffset: (offset) => void resolved.push(offset),
    commitOffsetsIfNecessary: async () => {},
    heartbeat: async () => {},
    isRunning: () => true,
    isStale: () => false,
  })
  .then(() => ({ keys: produced.map(({ key }) => key), resolved }));
