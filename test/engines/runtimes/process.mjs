import { readFileSync, writeFileSync } from 'node:fs';
import { runCases } from './run-cases.mjs';

// In Bun and in Deno, which have these of Node.js: a file of cases in, a file of results out.
const [, , input, output] = process.argv;
writeFileSync(output, await runCases(readFileSync(input, 'utf8')));
