import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { engineSource } from './engine/source.ts';

const FILE = fileURLToPath(new URL('../src/generated/documented.ts', import.meta.url));
const BIOME = fileURLToPath(new URL('../node_modules/@biomejs/biome/bin/biome', import.meta.url));

/** The generated engine as the project formats it. */
export function generateEngine(): string {
  return execFileSync(process.execPath, [BIOME, 'check', '--write', `--stdin-file-path=${FILE}`], {
    input: engineSource(),
    encoding: 'utf8',
  });
}

function run(check: boolean): number {
  const made = generateEngine();
  if (!check) {
    writeFileSync(FILE, made);
    return 0;
  }
  if (readFileSync(FILE, 'utf8') === made) return 0;
  process.stderr.write('src/generated/documented.ts is not what the table makes: run npm run generate.\n');
  return 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.exitCode = run(process.argv.includes('--check'));
