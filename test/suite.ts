import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { expectedEvents, type UdmEntity } from '../src/index.ts';
import { type GoldenCase, goldenCases, mapGolden } from './golden.ts';

/** A regression suite in a folder of its own, gone when the test has finished. */
export interface Suite {
  readonly directory: string;
  readonly read: (file: string) => string;
  readonly write: (file: string, content: unknown) => void;
  readonly remove: (file: string) => void;
}

/** Makes an empty suite. */
export function emptySuite(): Suite {
  const directory = mkdtempSync(join(tmpdir(), 'suite-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return {
    directory,
    read: (file) => readFileSync(join(directory, file), 'utf8'),
    write: (file, content) => {
      mkdirSync(dirname(join(directory, file)), { recursive: true });
      writeFileSync(join(directory, file), typeof content === 'string' ? content : JSON.stringify(content));
    },
    remove: (file) => rmSync(join(directory, file)),
  };
}

/** A copy of folders of this project's goldens. */
export function goldenSuite(...folders: readonly string[]): Suite {
  const suite = emptySuite();
  for (const folder of folders) {
    const source = fileURLToPath(new URL(`../golden/${folder}/`, import.meta.url));
    cpSync(source, join(suite.directory, folder), { recursive: true });
  }
  return suite;
}

/** This project's goldens in the SecOps layout, with timestamps in another spelling. Those with options stay behind. */
export function secopsSuite(): { suite: Suite; cases: readonly GoldenCase[] } {
  const suite = emptySuite();
  // A raw log that is a list holds records, which a mapper refuses as one record; its time of collection is text.
  const cases = goldenCases().filter(
    ({ log, options, collectedAt }) =>
      Object.keys(options).length === 0 && !Array.isArray(log) && typeof collectedAt === 'string',
  );
  for (const golden of cases) {
    const result = mapGolden(golden);
    const name = golden.name.replace('/', '-');
    const entry = { collection_time: golden.collectedAt, data: JSON.stringify(golden.log) };
    suite.write(`testdata/raw_logs/${name}_log.json`, { raw_logs: { entries: [entry] } });
    const events = expectedEvents(result.ok ? [result.entity as UdmEntity] : []);
    const spelt = JSON.stringify(events).replaceAll('2026-01-02T03:04:05Z', '2026-01-02T03:04:05.000000Z');
    suite.write(`testdata/expected_events/${name}_events.json`, spelt);
  }
  return { suite, cases };
}
