import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import stringWidth from 'string-width';
import { afterAll, expect, it } from 'vitest';
import { WITHOUT_UNREAD } from '../.scripts/without-unread.ts';

const folder = mkdtempSync(join(tmpdir(), 'without-unread-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('leaves every letter as wide as it is', async () => {
  const outfile = join(folder, 'width.mjs');
  await build({
    stdin: { contents: "export { default } from 'string-width';", resolveDir: import.meta.dirname },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    plugins: [WITHOUT_UNREAD],
  });
  const built: { default: typeof stringWidth } = await import(outfile);
  const others = Array.from({ length: 0x20000 }, (_, code) => String.fromCodePoint(code)).filter(
    (letter) => built.default(letter) !== stringWidth(letter),
  );
  expect(others).toEqual([]);
});
