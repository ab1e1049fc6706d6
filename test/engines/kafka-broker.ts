import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { KAFKA_JARS } from '../../.scripts/engines/kafka.ts';

/** A broker of Apache Kafka on the loopback, which can be stopped and started again. */
export interface KafkaBroker {
  readonly address: string;
  start(): Promise<void>;
  /** Stops it as an operator does: by SIGTERM. */
  stop(): Promise<void>;
  /** Takes away what it kept. */
  remove(): void;
}

const CLASS_PATH = join(KAFKA_JARS, '*');

/** Makes the folder of a broker, its own controller, that keeps one copy of everything. */
export async function makeBroker(): Promise<KafkaBroker> {
  const folder = mkdtempSync(join(tmpdir(), 'aws-iam-udm-kafka-'));
  const [port, controller] = [await freePort(), await freePort()];
  const settings = join(folder, 'server.properties');
  writeFileSync(settings, settingsOf(folder, port, controller));
  execFileSync('java', [
    '-cp',
    CLASS_PATH,
    'kafka.tools.StorageTool',
    'format',
    '-t',
    'aWFtLXVkbS1lbmdpbmVzMA',
    '-c',
    settings,
  ]);
  const address = `127.0.0.1:${port}`;
  let running: ChildProcess | undefined;
  return {
    address,
    async start() {
      running = spawn('java', ['-Xmx512m', '-cp', CLASS_PATH, 'kafka.Kafka', settings], { stdio: 'ignore' });
      await untilUp(address);
    },
    async stop() {
      if (running === undefined || running.exitCode !== null) return;
      const ended = once(running, 'exit');
      running.kill('SIGTERM');
      await ended;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
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

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { readonly port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function untilUp(address: string): Promise<void> {
  const retry = { retries: 400, initialRetryTime: 300, maxRetryTime: 500 };
  const admin = new Kafka({ brokers: [address], logLevel: logLevel.NOTHING, retry }).admin();
  await admin.connect();
  await admin.listTopics();
  await admin.disconnect();
}
