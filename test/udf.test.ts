import { type Context, createContext, runInContext } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleUdf } from '../.scripts/udf/bundle.ts';
import { expectedText, UDF_PRELUDE, udfCases } from './udf/golden.ts';

const CASES = udfCases().map((given) => [given.name, given] as const);

/** What came to ECMAScript after its edition of 2019. */
const YOUNGER = [
  'Array.fromAsync',
  'BigInt',
  'FinalizationRegistry',
  'Object.groupBy',
  'Object.hasOwn',
  'Promise.allSettled',
  'Promise.any',
  'WeakRef',
  ...['at', 'findLast', 'findLastIndex', 'toReversed', 'toSorted', 'toSpliced', 'with'].map(
    (name) => `Array.prototype.${name}`,
  ),
  ...['at', 'isWellFormed', 'matchAll', 'replaceAll', 'toWellFormed'].map(
    (name) => `String.prototype.${name}`,
  ),
];

/** What hardened engines freeze. */
const FROZEN = ['Object', 'Function', 'Array', 'String', 'Number', 'Date', 'RegExp', 'Map', 'Set', 'Error'];

/**
 * An engine with the ECMAScript of 2019 and nothing else: no global of Node.js or the web, no code made of text, and
 * prototypes that cannot be changed.
 */
function bareEngine(): Context {
  const engine = createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } });
  for (const name of [...YOUNGER, 'WebAssembly', 'globalThis']) runInContext(`delete ${name}`, engine);
  for (const name of FROZEN) runInContext(`Object.freeze(${name}.prototype)`, engine);
  return engine;
}

describe('the one file, where there is nothing but ECMAScript', () => {
  let engine: Context;
  let module: string;

  beforeAll(async () => {
    const bundle = await bundleUdf();
    module = bundle.module;
    engine = bareEngine();
    const before: string[] = Object.getOwnPropertyNames(engine);
    runInContext(bundle.script, engine);
    expect(Object.getOwnPropertyNames(engine).filter((name) => !before.includes(name))).toEqual([
      'AwsIamUdm',
    ]);
    runInContext(UDF_PRELUDE, engine);
  }, 120_000);

  it('cannot make code of text', () => {
    expect(() => runInContext('eval("1")', engine)).toThrow(/Code generation/u);
  });

  it.each(CASES)('gives what golden files hold, and the lines of a stream: %s', async (_, given) => {
    expect(JSON.parse(runInContext(given.expression, engine))).toEqual(await expectedText(given));
  });

  it('has a module for a twin, which does the same', async () => {
    const twin: typeof import('../src/udf.ts') = await import(
      `data:text/javascript,${encodeURIComponent(module)}`
    );
    const options = { collectedAt: '2026-01-02T03:04:05Z' };
    for (const [, { golden }] of CASES) {
      const text = JSON.stringify(golden.log);
      const call = `AwsIamUdm.transform(${JSON.stringify(text)}, ${JSON.stringify(options)})`;
      expect(twin.transform(text, options)).toBe(runInContext(call, engine));
    }
  });
});
