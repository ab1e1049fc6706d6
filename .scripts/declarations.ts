import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';

// Types are bundled once, for CommonJS; each ES module's are those of its twin.
const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
const entries = Object.values<string | { import: { types: string }; require: { default: string } }>(exports);
for (const entry of entries) {
  if (typeof entry === 'string') continue;
  writeFileSync(entry.import.types, `export * from './${basename(entry.require.default)}';\n`);
}
// What web streams are only the DOM's types say, or Node's: without both they are `any`, and all else compiles.
const stream = 'dist/stream.d.cts';
const webStreams = /^(?=.*\b(?:Readable|Writable)Stream<)/gmu;
writeFileSync(stream, readFileSync(stream, 'utf8').replace(webStreams, '// @ts-ignore\n'));
rmSync('dist/types', { recursive: true });

// Deeply nested types are half white space.
for (const name of readdirSync('dist').filter((file) => file.endsWith('.d.cts'))) {
  const types = readFileSync(`dist/${name}`, 'utf8');
  writeFileSync(
    `dist/${name}`,
    types.replace(/^(?: {4})+/gmu, (indent) => '\t'.repeat(indent.length / 4)),
  );
}
