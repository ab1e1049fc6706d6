import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { licensesOf } from './licenses/texts.ts';

// The program is one file with what it uses in it, so the licences of that go with it.
const METAFILE = 'dist/metafile-esm.json';
const { inputs } = JSON.parse(readFileSync(METAFILE, 'utf8'));
rmSync(METAFILE);
const { text, count } = licensesOf(Object.keys(inputs));
writeFileSync('dist/THIRD-PARTY-LICENSES.txt', text);
console.log(`Wrote the licences of ${count} packages.`);
