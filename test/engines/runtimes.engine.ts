import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { BUN, DENO, WORKERD } from '../../.scripts/engines/runtimes.ts';
import { udfCases } from '../udf/golden.ts';
import { freePort } from './free-port.ts';
import { startOwnProcess } from './own-process.ts';

const NODE = [process.execPath];
const RUNTIMES = [
  ['Bun', [resolve(BUN)]],
  ['Deno', [resolve(DENO), 'run', '--allow-all']],
] as const;

const CASES = udfCases();
const GIVEN = `[${CASES.map(({ json }) => json).join()}]`;

const folder = mkdtempSync(join(tmpdir(), 'aws-iam-udm-runtimes-'));
/** What Node.js makes of each case, which `npm test` holds against the golden files. */
let expected: unknown[];
beforeAll(() => {
  expected = casesIn(NODE);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a command line to its end; gives how it ended, and what it wrote. */
function run([program, ...args]: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(program!, args, { encoding: 'utf8', cwd: folder });
  return { status, stdout, stderr };
}

/** What a runtime that has files makes of each case. */
function casesIn(runtime: readonly string[]): unknown[] {
  const [input, output] = [join(folder, 'cases.json'), join(folder, 'made.json')];
  writeFileSync(input, GIVEN);
  const ended = run([...runtime, resolve('test/engines/runtimes/process.mjs'), input, output]);
  expect(ended).toEqual({ status: 0, stdout: '', stderr: '' });
  return JSON.parse(readFileSync(output, 'utf8'));
}

/** What workerd makes of each case; it has nothing of Node.js, and takes one bundle. */
async function casesInWorkerd(): Promise<unknown[]> {
  await build({
    entryPoints: ['test/engines/runtimes/worker.mjs'],
    outfile: join(folder, 'worker.js'),
    bundle: true,
    format: 'esm',
    platform: 'browser',
  });
  const port = await freePort();
  const config = join(folder, 'config.capnp');
  writeFileSync(config, configOf(port));
  const { ended, end } = startOwnProcess(WORKERD, ['serve', config]);
  const ask = () => fetch(`http://127.0.0.1:${port}`, { method: 'POST', body: GIVEN });
  const answered = await Promise.race([vi.waitFor(ask, { timeout: 30_000 }), ended]);
  const made = await (answered as Response).json();
  await end('SIGTERM');
  return made as unknown[];
}

const configOf = (port: number) => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .worker)],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")]
);
const worker :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "2026-01-02"
);
`;

describe.each([
  ...RUNTIMES.map(([name, runtime]) => [name, () => casesIn(runtime)] as const),
  ['workerd', casesInWorkerd] as const,
])('the library in %s', (_, casesThere) => {
  let made: unknown[];
  beforeAll(async () => {
    made = await casesThere();
  });

  it.each(CASES.map(({ name }, index) => [name, index] as const))(
    'gives what it gives in Node.js: %s',
    (_name, index) => {
      expect(expected[index]).toBeDefined();
      expect(made[index]).toEqual(expected[index]);
    },
  );
});

const ACCOUNT = resolve('golden/mixed/a-small-account.log.json');
const CALL = resolve('golden/cloudtrail/an-access-key-is-created.log.json');
const AT = ['--collected-at', '2026-01-02T03:04:05Z'];

/** One for each way the program reads, writes and ends, and its exit code. */
const LINES = [
  [0, ['map', ACCOUNT, ...AT, '--verbose']],
  [0, ['map', ACCOUNT, CALL, ...AT, '--jobs', '2']],
  [0, ['map', CALL]],
  [2, ['map', 'not-there.json', ...AT]],
  [0, ['explain', ACCOUNT, ...AT]],
  [0, ['coverage', ACCOUNT, CALL, ...AT]],
  [0, ['diff', ACCOUNT, ACCOUNT, ...AT]],
  [0, ['check', resolve('golden')]],
  [0, ['find', '--user', 'ana', CALL]],
  [2, ['find', '--no-such-option', CALL]],
  [0, ['table', '--source', 'cloudtrail']],
  [0, ['--help']],
] as const;

describe.each(RUNTIMES)('the program in %s', (_, runtime) => {
  it.each(LINES)('ends and writes as in Node.js, with code %d: %j', (status, args) => {
    const program = resolve('dist/cli.js');
    const expected = run([...NODE, program, ...args]);
    expect(expected.status).toBe(status);
    expect(`${expected.stdout}${expected.stderr}`).not.toBe('');
    expect(run([...runtime, program, ...args])).toEqual(expected);
  });
});
