import type { Admin, Kafka } from 'kafkajs';

/** The topics to which consumers produce. */
export const OUTPUTS = ['udm-entities', 'udm-events', 'udm-rejects'] as const;

/** A message, as text. */
export interface Message {
  readonly key: string | undefined;
  readonly value: string | undefined;
}

/** Makes the topics and produces the logs, a message each. */
export async function fillTopics(kafka: Kafka, logs: readonly string[], timestamp: string): Promise<void> {
  const configEntries = [{ name: 'cleanup.policy', value: 'compact' }];
  const topics = [
    { topic: 'logs', numPartitions: 6, replicationFactor: 1 },
    { topic: 'udm-entities', numPartitions: 6, replicationFactor: 1, configEntries },
    { topic: 'udm-events', numPartitions: 6, replicationFactor: 1, configEntries },
    { topic: 'udm-rejects', numPartitions: 1, replicationFactor: 1 },
  ];
  await withAdmin(kafka, (admin) => admin.createTopics({ waitForLeaders: true, topics }));
  const producer = kafka.producer({ idempotent: true });
  await producer.connect();
  for (let at = 0; at < logs.length; at += 2000) {
    const messages = logs
      .slice(at, at + 2000)
      .map((value, index) => ({ key: String(at + index), value, timestamp }));
    await producer.send({ topic: 'logs', messages });
  }
  await producer.disconnect();
}

/** Where each partition of the logs ends, by its number. */
export function endsOfLogs(kafka: Kafka): Promise<ReadonlyMap<number, string>> {
  return withAdmin(kafka, async (admin) => {
    const offsets = await admin.fetchTopicOffsets('logs');
    return new Map(offsets.map(({ partition, high }) => [partition, high]));
  });
}

/** How many records of the logs lie behind what the group has committed. */
export function committedOf(kafka: Kafka, groupId: string): Promise<ReadonlyMap<number, string>> {
  return withAdmin(kafka, async (admin) => {
    const [committed] = await admin.fetchOffsets({ groupId, topics: ['logs'] });
    return new Map(committed!.partitions.map(({ partition, offset }) => [partition, offset]));
  });
}

/** All messages of the topics to which was produced, in the order of their partitions. */
export async function readOutputs(
  kafka: Kafka,
): Promise<Readonly<Record<(typeof OUTPUTS)[number], readonly Message[]>>> {
  const read: Record<string, Message[]> = Object.fromEntries(OUTPUTS.map((topic) => [topic, []]));
  /** The partitions that have something which is not read yet, with the offset behind the last. */
  const ends = new Map<string, number>();
  await withAdmin(kafka, async (admin) => {
    for (const topic of OUTPUTS)
      for (const { partition, high } of await admin.fetchTopicOffsets(topic))
        if (high !== '0') ends.set(`${topic} ${partition}`, Number(high));
  });
  const consumer = kafka.consumer({ groupId: 'reader' });
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
  return read as Record<(typeof OUTPUTS)[number], Message[]>;
}

async function withAdmin<Out>(kafka: Kafka, use: (admin: Admin) => Promise<Out>): Promise<Out> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    return await use(admin);
  } finally {
    await admin.disconnect();
  }
}
