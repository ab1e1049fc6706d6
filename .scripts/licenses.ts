import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

// The program is one file with what it uses in it, so the licences of that go with it.
const METAFILE = 'dist/metafile-esm.json';
const { inputs } = JSON.parse(readFileSync(METAFILE, 'utf8'));
rmSync(METAFILE);
const folders = Object.keys(inputs).flatMap(
  (file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(file)?.[0] ?? [],
);
const notices = [...new Set(folders)].sort().map((folder) => {
  const { name, version } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/iu.test(entry));
  if (file === undefined) throw new Error(`${name} has no licence file to pass on.`);
  return `${name} ${version}\n\n${readFileSync(`${folder}/${file}`, 'utf8').trim()}\n`;
});
writeFileSync('dist/THIRD-PARTY-LICENSES.txt', notices.join(`\n${'-'.repeat(80)}\n\n`));
console.log(`Wrote the licences of ${notices.length} packages.`);
