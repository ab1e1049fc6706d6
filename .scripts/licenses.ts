import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { licensesOf } from './licenses/texts.ts';

// The package has small parts of others in it, so their licences go with it.
const METAFILE = 'dist/metafile-esm.json';
const { inputs } = JSON.parse(readFileSync(METAFILE, 'utf8'));
rmSync(METAFILE);
const { text, count } = licensesOf(Object.keys(inputs));
writeFileSync('dist/THIRD-PARTY-LICENSES.txt', text);
console.log(`Wrote the licences of ${count} packages.`);
