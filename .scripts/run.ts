import { spawn } from 'node:child_process';

/** How a command ended, and all that it wrote. */
export interface Ended {
  readonly passed: boolean;
  readonly output: string;
}

/** Runs a command line of the shell to its end. */
export function run(line: string, env: NodeJS.ProcessEnv = process.env): Promise<Ended> {
  const child = spawn(line, { shell: true, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve) => child.once('close', (code) => resolve({ passed: code === 0, output })));
}
