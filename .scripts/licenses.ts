import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

// The program is one file with its dependencies in it, so their licences go with it.
const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const notices = Object.keys(dependencies).map((name) => {
  const folder = `node_modules/${name}`;
  const { version } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/iu.test(entry));
  if (file === undefined) throw new Error(`${name} has no licence file to pass on.`);
  return `${name} ${version}\n\n${readFileSync(`${folder}/${file}`, 'utf8').trim()}\n`;
});
writeFileSync('dist/THIRD-PARTY-LICENSES.txt', notices.join(`\n${'-'.repeat(80)}\n\n`));
console.log(`Wrote the licences of ${notices.length} dependencies.`);
