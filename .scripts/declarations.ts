import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import ts from 'typescript';
import { LIBRARY, TYPED_TOGETHER } from './entries.ts';

// Types are bundled once, for CommonJS: each entry gives those that it exports, and each ES module's are those of its
// twin.
const fileOf = (name: string) => `dist/types/${name}.d.ts`;
const program = ts.createProgram([fileOf('all')], {
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  noEmit: true,
  types: [],
});
const all = namesIn('all');
for (const name of TYPED_TOGETHER) {
  const names = namesIn(name);
  const missing = names.filter((one) => !all.includes(one));
  if (missing.length > 0) throw new Error(`Two entries mean something else by ${missing.join(', ')}.`);
  writeFileSync(`dist/${name}.d.cts`, `export { ${names.join(', ')} } from './all.cjs';\n`);
}
for (const name of LIBRARY) writeFileSync(`dist/${name}.d.ts`, `export * from './${name}.cjs';\n`);
rmSync('dist/types', { recursive: true });

// What web streams are only the DOM's types say, or Node's: without both they are `any`, and all else compiles.
const WEB_STREAMS = /^(?=.*\b(?:Readable|Writable)Stream<)/gmu;
for (const name of readdirSync('dist').filter((file) => file.endsWith('.d.cts'))) {
  const types = readFileSync(`dist/${name}`, 'utf8').replace(WEB_STREAMS, '// @ts-ignore\n');
  // Deeply nested types are half white space.
  writeFileSync(
    `dist/${name}`,
    types.replace(/^(?: {4})+/gmu, (indent) => '\t'.repeat(indent.length / 4)),
  );
}

/** What an entry exports; of what two export by one name, a file with all that both export has nothing. */
function namesIn(entry: string): string[] {
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(fileOf(entry))!)!;
  return checker.getExportsOfModule(module).map(({ name }) => name);
}
