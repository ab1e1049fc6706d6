import { setTimeout } from 'node:timers';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { untilInterrupted } from '../src/cli/command/interrupt.ts';
import { mapBatches } from '../src/stream/map-stream.ts';
import { run } from './program.ts';
import { emptySuite } from './suite.ts';

/** An interrupt that has come after so many looks at it. */
function after(looks: number): AbortSignal {
  const { signal } = new AbortController();
  let looked = 0;
  return Object.defineProperty(signal, 'aborted', { get: () => ++looked > looks });
}

describe('an interrupt', () => {
  // Neither of these would end otherwise.
  it('is let in where what comes need not be waited for', async () => {
    const endless = (async function* () {
      for (;;) yield;
    })();
    const interrupt = new AbortController();
    setTimeout(() => interrupt.abort());
    for await (const _ of untilInterrupted(endless, interrupt.signal));
  });

  it('is heard between the members of gzip, where nothing is in them', async () => {
    const stop = new AbortController();
    const endless = (async function* () {
      const members = Buffer.concat(Array(100).fill(gzipSync('')));
      for (;;) {
        yield members;
        stop.abort();
      }
    })();
    const options = { collectedAt: '2026-01-02T03:04:05Z', signal: stop.signal };
    for await (const _ of mapBatches([{ data: endless, isPrompt: true }], options));
  });

  it.each([['coverage'], ['find', '--root']])(
    'ends %s within a list, and the count says how far it came',
    async (...argv) => {
      const most = 100_000;
      const stdin = `[${Array(most).fill('{}').join(',')}]`;
      const { code, stderr } = await run(argv, { stdin, interrupt: after(10) });
      const [, records] = /Interrupted after (\d+) records/u.exec(stderr) ?? [];
      expect(code).toBe(130);
      expect(Number(records)).toBeGreaterThan(0);
      expect(Number(records)).toBeLessThan(most);
    },
  );

  it('ends a check between two of its cases, without a sum that would not be of all', async () => {
    const suite = emptySuite();
    for (const name of ['one', 'other']) suite.write(`${name}.log.json`, {});
    const { code, stdout } = await run(['check', suite.directory], { interrupt: AbortSignal.abort() });
    expect([code, stdout.match(/^FAIL .*$/gmu)]).toEqual([130, ['FAIL one']]);
    expect(stdout).not.toContain('failed');
  });
});
