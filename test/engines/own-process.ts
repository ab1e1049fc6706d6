import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A process of a suite: it ends with the suite, however that ends. */
export interface OwnProcess {
  readonly child: ChildProcess;
  /** Rejects once the process has ended by itself, with what it wrote last to standard error. */
  readonly failure: Promise<never>;
  /** Ends it by a signal; by force where it has not ended in half a minute. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** So much of standard error is kept. */
const KEPT = 4000;
const PATIENCE = 30_000;

/** Starts a program whose standard error is kept for the case that it fails. */
export function startOwnProcess(
  program: string,
  args: readonly string[],
  options: Pick<SpawnOptions, 'env'> = {},
): OwnProcess {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-KEPT);
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const closed = once(child, 'close').finally(() => process.off('exit', kill));
  let isEnding = false;
  const failure = closed.then(([code, signal]) => {
    if (isEnding) return new Promise<never>(() => {});
    throw new Error(`${program} ${args.join(' ')} ended with ${signal ?? code}.\n${said}`);
  });
  // Whoever waits is told; that nobody waits is no fault.
  failure.catch(() => {});
  return {
    child,
    failure,
    async end(signal) {
      isEnding = true;
      child.kill(signal);
      const timer = setTimeout(kill, PATIENCE);
      await closed;
      clearTimeout(timer);
    },
  };
}
