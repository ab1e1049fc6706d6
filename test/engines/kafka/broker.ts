import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { KAFKA_JARS } from '../../../.scripts/engines/kafka.ts';
import { JAVA_HOME } from '../../../.scripts/engines/programs.ts';
import { freePort } from '../free-port.ts';
import { type OwnProcess, startOwnProcess } from '../own-process.ts';

/** A broker of Apache Kafka on the loopback, which can be stopped and started again. */
export interface Broker {
  readonly address: string;
  start(): Promise<void>;
  /** Stops it as an operator does: by SIGTERM. */
  stop(): Promise<void>;
  /** Stops it and takes away what it kept. */
  remove(): Promise<void>;
}

const JAVA = join(JAVA_HOME, 'bin/java');
/** Errors alone are told, and shown where the broker ends by itself. */
const OPTIONS = ['-Xmx512m', '-Dorg.slf4j.simpleLogger.defaultLogLevel=error', '-cp', join(KAFKA_JARS, '*')];

/** The id of the cluster, 16 bytes; one of chance may begin with a hyphen, as an option does. */
const CLUSTER = Buffer.from('aws-iam-udm test').toString('base64url');

/** Makes a broker that is its own controller (KRaft) and keeps one copy of everything, in a new folder. */
export async function makeBroker(): Promise<Broker> {
  const folder = mkdtempSync(join(tmpdir(), 'aws-iam-udm-kafka-'));
  const [port, controller] = [await freePort(), await freePort()];
  const settings = join(folder, 'server.properties');
  writeFileSync(settings, settingsOf(folder, port, controller));
  execFileSync(JAVA, [...OPTIONS, 'kafka.tools.StorageTool', 'format', '-t', CLUSTER, '-c', settings]);
  const address = `127.0.0.1:${port}`;
  let running: OwnProcess | undefined;
  const stop = async () => {
    await running?.end('SIGTERM');
    running = undefined;
  };
  return {
    address,
    async start() {
      running = startOwnProcess(JAVA, [...OPTIONS, 'kafka.Kafka', settings]);
      running.child.stdout!.resume();
      await Promise.race([untilUp(address), running.ended]);
    },
    stop,
    async remove() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function settingsOf(folder: string, port: number, controller: number): string {
  return `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controller}
controller.listener.names=CONTROLLER
listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}
advertised.listeners=PLAINTEXT://127.0.0.1:${port}
log.dirs=${join(folder, 'data')}
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
log.retention.ms=-1
`;
}

async function untilUp(address: string): Promise<void> {
  const retry = { retries: 400, initialRetryTime: 300, maxRetryTime: 500 };
  const admin = new Kafka({ brokers: [address], logLevel: logLevel.NOTHING, retry }).admin();
  await admin.connect();
  await admin.listTopics();
  await admin.disconnect();
}
