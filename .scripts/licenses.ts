import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { licensesOf } from './licenses/texts.ts';

// The package has small parts of others in it, so their licences go with it.
const metafiles = ['dist/metafile-esm.json', 'dist/metafile-cjs.json'];
const inputs = metafiles.flatMap((file) => Object.keys(JSON.parse(readFileSync(file, 'utf8')).inputs));
for (const file of metafiles) rmSync(file);
const { text, count } = licensesOf(inputs);
writeFileSync('dist/THIRD-PARTY-LICENSES.txt', text);
console.log(`Wrote the licences of ${count} packages.`);
