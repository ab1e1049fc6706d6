import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { engineSource } from './engine/source.ts';

const BIOME = fileURLToPath(new URL('../node_modules/@biomejs/biome/bin/biome', import.meta.url));

/** The file that holds the generated engine. */
export const ENGINE_FILE = 'src/generated/documented.ts';

/** The generated engine as the project formats it. */
export function generateEngine(): string {
  return execFileSync(process.execPath, [BIOME, 'check', '--write', `--stdin-file-path=${ENGINE_FILE}`], {
    input: engineSource(),
    encoding: 'utf8',
  });
}
