import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';
import { WITHOUT_UNREAD } from '../.scripts/without-unread.ts';

/**
 * Bundles the program for the tests of a file, which start it in processes of their own: to compile the sources anew
 * for each start takes ten times as long as the program does.
 *
 * @returns the path of its main file, which is there while tests run
 */
export function bundledProgram(): string {
  const folder = mkdtempSync(join(tmpdir(), 'aws-iam-udm-'));
  beforeAll(async () => {
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    await build({
      entryPoints: { cli: 'src/cli/main.ts', worker: 'src/cli/map/worker.ts' },
      absWorkingDir: join(import.meta.dirname, '..'),
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      outdir: folder,
      plugins: [WITHOUT_UNREAD],
      logLevel: 'warning',
    });
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  return join(folder, 'cli.js');
}
