import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { vi } from 'vitest';
import { JAVA_HOME } from '../../../.scripts/engines/programs.ts';
import { PYTHON_BIN } from '../../../.scripts/engines/python.ts';
import { startOwnProcess } from '../own-process.ts';
import { blockOf } from '../page-block.ts';
import { busyExecutor } from './executors.ts';

/** A task that ended, or an executor that came, as Spark's log of events has them. */
export interface SparkEvent {
  readonly Event: string;
  readonly 'Executor ID'?: string;
  readonly 'Task End Reason'?: { readonly Reason: string };
}

/** What a job left behind. */
export interface Job {
  readonly stdout: string;
  readonly events: readonly SparkEvent[];
}

const CLUSTER = ['--master', 'local-cluster[2,1,1024]'];
const PROGRAM = resolve('dist/cli.js');
const BIN = resolve(PYTHON_BIN);

/**
 * Runs the job of the page in a folder of its own, on two executors, one of which is killed in the middle of a task once the
 * first part is committed.
 */
export async function submit(
  folder: string,
  collectedAt: string,
  form: 'lines' | 'files',
  source: string,
  target: string,
): Promise<Job> {
  const [script, log] = [join(folder, 'map_iam.py'), join(folder, 'log')];
  writeFileSync(script, blockOf('spark', 'python', 'pipe('));
  mkdirSync(log);
  const settings = {
    'spark.log.level': 'ERROR',
    'spark.ui.enabled': false,
    'spark.eventLog.enabled': true,
    'spark.eventLog.dir': `file://${log}`,
    'spark.eventLog.compress': false,
    'spark.eventLog.rolling.enabled': false,
  };
  const { child, ended, end } = startOwnProcess(
    join(BIN, 'spark-submit'),
    [
      ...CLUSTER,
      ...Object.entries(settings).flatMap(([name, value]) => ['--conf', `${name}=${value}`]),
      ...[script, process.execPath, PROGRAM, collectedAt, form, source, target],
    ],
    { env: environment() },
  );
  try {
    const stdout = text(child.stdout!);
    await Promise.race([killOne(child.pid!, target), ended]);
    await ended;
    return { stdout: await stdout, events: eventsIn(log) };
  } finally {
    await end('SIGKILL');
    removeWork(log);
  }
}

/** All on the loopback. */
function environment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    JAVA_HOME,
    PATH: `${BIN}${delimiter}${process.env.PATH}`,
    PYSPARK_PYTHON: join(BIN, 'python'),
    SPARK_LOCAL_IP: '127.0.0.1',
    SPARK_LOCAL_HOSTNAME: 'localhost',
  };
}

/** Where Spark puts the parts of tasks that are committed, until the job is. */
const COMMITTED = 'items/_temporary/0';

async function killOne(group: number, target: string): Promise<void> {
  const executor = await vi.waitUntil(
    () => {
      const folder = join(target, COMMITTED);
      const isCommitted = existsSync(folder) && readdirSync(folder).some((name) => name.startsWith('task_'));
      return isCommitted && busyExecutor(group, PROGRAM);
    },
    { timeout: 600_000, interval: 20 },
  );
  process.kill(executor, 'SIGKILL');
}

function eventsIn(log: string): SparkEvent[] {
  return readdirSync(log)
    .flatMap((name) => readFileSync(join(log, name), 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line));
}

/** Takes away what executors of the job wrote beside Spark's own files. */
function removeWork(log: string): void {
  const [library] = readdirSync(join(BIN, '../lib'));
  for (const application of readdirSync(log))
    rmSync(join(BIN, '../lib', library!, 'site-packages/pyspark/work', application), {
      recursive: true,
      force: true,
    });
}
