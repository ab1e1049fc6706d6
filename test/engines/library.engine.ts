import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activityCases, goldenCases, readGolden } from '../golden.ts';
import { startChromium } from './chromium.ts';

const CASES = [...goldenCases(), ...activityCases()].map((golden) => [golden.name, golden] as const);

describe('the library in Chromium', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const { outputFiles } = await build({
      entryPoints: ['dist/index.js'],
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'library',
    });
    browser = await startChromium();
    page = await browser.newPage();
    await page.addScriptTag({ content: outputFiles[0]!.text });
  });

  afterAll(() => browser?.close());

  it.each(CASES)('gives what the golden file holds: %s', async (name, golden) => {
    const { log, options, collectedAt } = golden;
    const source = name.startsWith('cloudtrail/') ? { source: 'cloudtrail' } : {};
    // As text: in a literal, and in what a browser is handed, `__proto__` is no name like others.
    const given = JSON.stringify(JSON.stringify([log, { ...options, ...source, collectedAt }]));
    const printed = await page.evaluate<{ made: string | undefined; issues: string }>(`(() => {
      const print = (value) => JSON.stringify(value, null, 2) + '\\n';
      const result = library.mapRecord(...JSON.parse(${given}));
      return { made: result.ok ? print(result.event ?? result.entity) : undefined, issues: print(result.issues) };
    })()`);
    expect({ entity: printed.made, issues: printed.issues }).toStrictEqual(readGolden(golden));
  });
});
