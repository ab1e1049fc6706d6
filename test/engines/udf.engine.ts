import { readFileSync } from 'node:fs';
import variant from '@jitl/quickjs-wasmfile-release-sync';
import type { Browser, Page } from 'playwright-core';
import {
  newQuickJSWASMModuleFromVariant,
  type QuickJSContext,
  type QuickJSRuntime,
} from 'quickjs-emscripten-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectedText, UDF_PRELUDE, udfCases } from '../udf/golden.ts';
import { startChromium } from './chromium.ts';

const SCRIPT = readFileSync('dist/udf.global.js', 'utf8');
const CASES = udfCases().map((given) => [given.name, given] as const);

describe('the one file in Chromium', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await startChromium();
    page = await browser.newPage();
    // A page that may load nothing, and make no code of text.
    await page.setContent(
      '<meta http-equiv="Content-Security-Policy" content="script-src \'unsafe-inline\'">',
    );
    await page.addScriptTag({ content: SCRIPT });
    await page.addScriptTag({ content: UDF_PRELUDE });
  });

  afterAll(() => browser?.close());

  it.each(CASES)('gives what golden files hold, and the lines of a stream: %s', async (_, given) => {
    expect(JSON.parse(await page.evaluate<string>(given.expression))).toEqual(await expectedText(given));
  });
});

/** What a whole engine may hold: the file, what is compiled of it, and what is mapped. */
const MOST_BYTES = 2 * 1024 * 1024;
/** How long one call may take the processor. The clock would count what else the machine does. */
const MOST_MICROSECONDS = 1_000_000;

describe('the one file in QuickJS, with two megabytes and one second a call', () => {
  let runtime: QuickJSRuntime;
  let context: QuickJSContext;

  function evaluate(code: string): unknown {
    const began = process.cpuUsage();
    runtime.setInterruptHandler(() => process.cpuUsage(began).user > MOST_MICROSECONDS);
    return context.unwrapResult(context.evalCode(code)).consume((value) => context.dump(value));
  }

  beforeAll(async () => {
    const quickjs = await newQuickJSWASMModuleFromVariant(variant);
    runtime = quickjs.newRuntime({ memoryLimitBytes: MOST_BYTES });
    context = runtime.newContext();
    evaluate(SCRIPT);
    evaluate(UDF_PRELUDE);
  });

  afterAll(() => {
    context?.dispose();
    runtime?.dispose();
  });

  it('is stopped where it takes too long', () => {
    expect(() => evaluate('for (;;);')).toThrow(/interrupted/u);
  });

  it('is stopped where it holds too much', () => {
    expect(() => evaluate("'x'.repeat(3000000)")).toThrow(/out of memory/u);
  });

  it.each(CASES)('gives what golden files hold, and the lines of a stream: %s', async (_, given) => {
    expect(JSON.parse(evaluate(given.expression) as string)).toEqual(await expectedText(given));
  });
});
