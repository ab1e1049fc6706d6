import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createRandom } from '../.bench/random.ts';
import { makeRecord } from '../.bench/records.ts';
import { bundledProgram } from './bundled-program.ts';
import { shellCode } from './program.ts';
import { collectedAt, lines } from './stream-inputs.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'aws-iam-udm-'));
const cli = bundledProgram();
const input = join(folder, 'input.ndjson');

beforeAll(() => {
  const random = createRandom(8);
  const records = Array.from({ length: 1500 }, (_, index) =>
    index % 500 === 3 ? `{"UserId": ${index}` : makeRecord(random),
  );
  // White space makes it long, and takes next to no time.
  writeFileSync(input, `${lines(...records)}${' '.repeat(12e6)}\n`);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** So many that three threads pay. */
const inputs = Array.from({ length: 16 }, () => input);

const map = (...more: string[]) => [cli, 'map', '--collected-at', collectedAt, ...more];

function written(jobs: number): Record<string, unknown> {
  const [rejects, issues] = [join(folder, `rejects-${jobs}`), join(folder, `issues-${jobs}`)];
  const files = ['--rejects', rejects, '--issues', issues, '--jobs', String(jobs), ...inputs];
  const { stdout, stderr, status } = spawnSync(process.execPath, map(...files), {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return {
    stdout,
    stderr: stderr.replaceAll(issues, 'issues'),
    status,
    rejects: readFileSync(rejects, 'utf8'),
    issues: readFileSync(issues, 'utf8'),
  };
}

describe('the threads of --jobs', () => {
  it('write what one job writes, to every place', () => {
    const one = written(1);
    expect(one.status).toBe(1);
    expect(one.stderr).toMatch(/\n24000 records: /);
    expect(written(2)).toEqual(one);
    expect(written(3)).toEqual(one);
  });

  it('do not mind a reader that has seen enough', () => {
    const command = `"${process.execPath}" ${map('--jobs', '2', ...inputs).join(' ')} | head -1; echo "code \${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', command], { encoding: 'utf8' });
    expect(stdout.split('\n')).toHaveLength(3);
    expect(stdout).toContain('code 0');
    expect(stderr).not.toMatch(/unexpected|records: /);
  });

  it('come to their end on Ctrl-C, and what was written is whole and counted', async () => {
    const child = spawn(process.execPath, map('--jobs', '2', ...Array.from({ length: 40 }, () => input)));
    let [stdout, stderr] = ['', ''];
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.stdout.on('data', (chunk) => {
      if (stdout === '') child.kill('SIGINT');
      stdout += chunk;
    });
    await once(child, 'close');
    expect(shellCode(child)).toBe(130);
    const summary = stderr.slice(stderr.lastIndexOf('Interrupted'));
    expect(summary).toMatch(/^Interrupted after \d+ records: /);
    const entities = stdout.split('\n').slice(0, -1);
    expect(summary).toContain(` ${entities.length} entities`);
    expect(entities.length).toBeLessThan(40 * 1490);
    JSON.parse(entities.at(-1)!);
  });
});
