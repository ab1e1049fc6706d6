import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { minify } from 'terser';
import { AS_MODULE } from './as-module.ts';
import { licensesOf } from './licenses/texts.ts';
import { COMPRESS } from './udf/compress.ts';
import { hoistTexts } from './udf/hoist.ts';
import { innerNames } from './udf/inner-names.ts';

/** Builds the page: one file that needs no server, with hashes of all that may run in it. */
const SOURCES = '.playground';
const OUT = '.playground/dist';

/** Slightly above what was measured, in bytes; the reasons stand in DECISIONS.md. */
const LIMITS = { plain: 287_200, gzip: 98_400 };

/** Nothing else may be loaded, run or sent; the icon is in the page as well. */
function policyOf(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

async function buildScript(): Promise<{ script: string; inputs: readonly string[] }> {
  const { outputFiles, metafile } = await build({
    entryPoints: [`${SOURCES}/main.ts`],
    bundle: true,
    minifySyntax: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    plugins: [AS_MODULE],
    mangleProps: innerNames(`${SOURCES}/main.ts`, SOURCES),
  });
  const { code } = await minify(hoistTexts(outputFiles[0]!.text), {
    ecma: 2020,
    module: true,
    compress: COMPRESS,
  });
  const parts = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  const builtIn = parts.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file);
  return { script: `(()=>{"use strict";${code}})();`, inputs: builtIn };
}

async function buildStyle(): Promise<string> {
  const { code } = await transform(readFileSync(`${SOURCES}/style.css`, 'utf8'), {
    loader: 'css',
    minify: true,
  });
  return code;
}

/** Puts parts in the place of the words that stand for them, each of which must be there. */
function fill(markup: string, parts: Readonly<Record<string, string>>): string {
  return Object.entries(parts).reduce((text, [word, part]) => {
    const halves = text.split(word);
    if (halves.length !== 2) throw new Error(`The markup must have ${word} once.`);
    return halves.join(part);
  }, markup);
}

const [{ script, inputs }, style] = await Promise.all([buildScript(), buildStyle()]);
const markup = readFileSync(`${SOURCES}/index.html`, 'utf8');
const page = fill(markup, {
  "default-src 'none'": policyOf(script, style),
  '<!-- style -->': `<style>${style}</style>`,
  '<!-- script -->': `<script>${script}</script>`,
});
rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
writeFileSync(`${OUT}/index.html`, page);
writeFileSync(`${OUT}/THIRD-PARTY-LICENSES.txt`, licensesOf(inputs).text);
const sizes = { plain: Buffer.byteLength(page), gzip: gzipSync(page, { level: 9 }).length };
console.log(`Wrote ${OUT}/index.html: ${sizes.plain} bytes, ${sizes.gzip} gzip. Open it in a browser.`);
if (sizes.plain > LIMITS.plain || sizes.gzip > LIMITS.gzip) {
  console.error(
    `That is more than ${LIMITS.plain} bytes or ${LIMITS.gzip} gzip: see what it grew by, or raise the limit.`,
  );
  process.exitCode = 1;
}
