import { readFileSync, writeFileSync } from 'node:fs';
import { GENERATED, type Generated } from './generated.ts';

// `tsx .scripts/generate.ts` writes what is made of the sources; with `--check` it only says what is out of date.
const check = process.argv.includes('--check');
const outdated = GENERATED.filter(isOutdated);
for (const generated of outdated) {
  if (check)
    console.error(`${generated.file} is out of date: run npm run generate and commit what it changes.`);
  else writeFileSync(generated.file, generated.make(read(generated.file)));
}
console.log(`${GENERATED.length - outdated.length} of ${GENERATED.length} generated files were up to date.`);
if (check && outdated.length > 0) process.exitCode = 1;

function isOutdated({ file, make }: Generated): boolean {
  const current = read(file);
  return make(current) !== current;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
