import { spawnSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, expectTypeOf, it, test, vi } from 'vitest';
import { mapRecord, unwrap } from '../src/index.ts';
import { type RegisterTest, testCases } from '../src/testing.ts';
import { emptySuite, type Suite } from './suite.ts';

const LOG = {
  UserId: 'AIDAANA',
  UserName: 'ana',
  Path: '/',
  Arn: 'arn:ana',
  CreateDate: '2020-01-01T00:00:00Z',
};

/** A suite with one case that passes, one whose entity is wrong, and one file too many. */
function mixedSuite(): Suite {
  const suite = emptySuite();
  const entity = unwrap(mapRecord(LOG, { collectedAt: '2026-01-02T03:04:05Z' }));
  for (const name of ['good', 'wrong']) {
    suite.write(`${name}.log.json`, LOG);
    suite.write(`${name}.udm.json`, entity);
    suite.write(`${name}.issues.json`, []);
  }
  suite.write('wrong.udm.json', JSON.stringify(entity).replace('"ana"', '"anna"'));
  suite.write('lost.udm.json', entity);
  return suite;
}

/** What was registered: each name with the message that it fails with, or `passed`. */
function registered(directory: string | URL, options = {}): Record<string, string> {
  const outcomes: Record<string, string> = {};
  const register: RegisterTest = (name, run) => {
    try {
      run();
      outcomes[name] = 'passed';
    } catch (error) {
      outcomes[name] = (error as Error).message;
    }
  };
  testCases(directory, { test: register, ...options });
  return outcomes;
}

describe('testCases', () => {
  // The cases of this very project, as tests of vitest.
  testCases(new URL('../golden/user', import.meta.url), { test });
  testCases(fileURLToPath(new URL('../golden/invalid', import.meta.url)), { test: it });

  it('registers a test for each case and each file that belongs to none', () => {
    const { directory } = mixedSuite();
    expect(registered(directory)).toEqual({
      good: 'passed',
      wrong: expect.stringMatching(
        /^wrong\nUSER anna \(AIDAANA\): entity\.user\.userid\n {2}expected {2}"anna"\n.*\n {2}row 25 /u,
      ),
      'lost.udm.json': expect.stringMatching(/belongs to no case/u),
    });
    expect(registered(pathToFileURL(directory))).toEqual(registered(directory));
    // A test runner with a realm of its own may have a URL of its own, as jest has with jsdom.
    const { href, protocol, hostname, pathname } = pathToFileURL(directory);
    const foreign = { href, protocol, hostname, pathname, auth: undefined, path: undefined };
    expect(registered(foreign as unknown as URL)).toEqual(registered(directory));
  });

  it('reads files where jest with jsdom has no TextDecoder', () => {
    const { directory } = mixedSuite();
    vi.stubGlobal('TextDecoder', undefined);
    try {
      expect(registered(directory).good).toBe('passed');
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it('maps and compares as it is told', () => {
    const suite = mixedSuite();
    suite.remove('lost.udm.json');
    suite.write('wrong.udm.json', suite.read('good.udm.json').replace('2026-01-02', '2026-01-03'));
    expect(registered(suite.directory).wrong).toMatch(/collected_timestamp/u);
    expect(registered(suite.directory, { ignoreIngestionTimes: true }).wrong).toBe('passed');
    expect(registered(suite.directory, { case: 'snake', update: true }).wrong).toBe('passed');
    expect(JSON.parse(suite.read('wrong.udm.json'))).toHaveProperty('metadata.vendor_name', 'AWS');
  });

  it('fails once where rewritten expectations expect a refusal', () => {
    const suite = mixedSuite();
    suite.write('good.log.json', { UserName: 'ana' });
    const update = () => registered(suite.directory, { update: true }).good;
    expect(update()).toMatch(
      /^good\nThe rewritten expectations expect a refusal now: .+\n {2}error unknown_record/u,
    );
    expect(update()).toBe('passed');
  });

  it('is a test of node:test, too', { timeout: 60_000 }, () => {
    const suite = mixedSuite();
    const entry = new URL('../src/testing.ts', import.meta.url).href;
    const program = `
      import { test } from 'node:test';
      import { testCases } from ${JSON.stringify(entry)};
      testCases(${JSON.stringify(suite.directory)}, { test });`;
    const args = ['--import', 'tsx', '--test-reporter=tap', '--input-type=module', '--eval', program];
    const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^ok 1 - good$/mu);
    expect(stdout).toMatch(/^not ok 2 - wrong$/mu);
    expect(stdout).toMatch(/^not ok 3 - lost\.udm\.json$/mu);
    expect(stdout).toMatch(/expected {2}"anna"/u);
  });

  it('takes the test function of each runner by its type', () => {
    expectTypeOf<typeof test>().toExtend<RegisterTest>();
    expectTypeOf<typeof import('node:test').test>().toExtend<RegisterTest>();
    type JestIt = (
      name: string,
      run?: ((done: () => void) => void) | (() => Promise<unknown>),
      timeout?: number,
    ) => void;
    expectTypeOf<JestIt>().toExtend<RegisterTest>();
  });

  it('refuses bad options, and a directory without cases or that is not there', () => {
    const { directory } = emptySuite();
    expect(() => testCases(directory, { test: undefined as never })).toThrow(TypeError);
    expect(() => testCases(directory, { test, colour: 1 } as never)).toThrow(/no option colour/u);
    expect(() => testCases(directory, { test })).toThrow(/no cases in/u);
    expect(() => testCases('', { test })).toThrow(/must not be empty/u);
    expect(() => testCases(`${directory}/absent`, { test })).toThrow(/ENOENT/u);
  });
});
