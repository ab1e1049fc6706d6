import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

// terser writes `return /* @__PURE__ */ new Date()` with the mark before `return`, of which Rollup warns each consumer.
const MISPLACED = /\/\* @__PURE__ \*\/\s*(?=return\b)/gu;

for (const name of readdirSync('dist').filter((file) => /\.c?js$/u.test(file))) {
  const code = readFileSync(`dist/${name}`, 'utf8');
  writeFileSync(`dist/${name}`, code.replace(MISPLACED, ''));
}
