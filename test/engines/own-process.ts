import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A process of a suite and all that it starts: they end with the suite, however that ends. */
export interface OwnProcess {
  readonly child: ChildProcess;
  /** Settles once it has ended by itself: rejects where it ended with another code than 0, with its last errors. */
  readonly ended: Promise<void>;
  /** Ends it by a signal; with all that it started, by force, where it has not ended in half a minute. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** So much of standard error is kept. */
const KEPT = 4000;
const PATIENCE = 30_000;

/** The groups of processes that run. */
const running = new Set<number>();
process.once('exit', () => running.forEach(killGroup));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
// The test runner has ended, and leaves the process of a suite that is not done behind.
process.once('disconnect', () => {
  if (running.size > 0) process.exit(1);
});

function killGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // Nothing of it is left.
  }
}

/** Starts a program whose standard error is kept for the case that it fails. */
export function startOwnProcess(
  program: string,
  args: readonly string[],
  options: Pick<SpawnOptions, 'env'> = {},
): OwnProcess {
  const child = spawn(program, args, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-KEPT);
  });
  const group = child.pid!;
  running.add(group);
  const exited = once(child, 'exit').finally(() => {
    killGroup(group);
    running.delete(group);
  });
  let isEnding = false;
  const ended = exited.then(([code, signal]) => {
    if (isEnding) return new Promise<void>(() => {});
    if (code !== 0)
      throw new Error(`${program} ${args.join(' ')} ended with ${signal ?? code}.\n${said.trim()}`);
    return undefined;
  });
  // Whoever waits is told; that nobody waits is no fault.
  ended.catch(() => {});
  return {
    child,
    ended,
    async end(signal) {
      isEnding = true;
      child.kill(signal);
      const timer = setTimeout(() => killGroup(group), PATIENCE);
      await exited;
      clearTimeout(timer);
    },
  };
}
