import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  createEntityMapper,
  createEventMapper,
  createMapper,
  detectSource,
  type MapperOptions,
} from '../src/index.ts';

const collectedAt = '2026-01-02T03:04:05Z';
const OPTIONS: readonly MapperOptions[] = [
  {},
  { profile: 'google', case: 'snake' },
  { profile: 'extended', strict: true, includeValues: true, namespace: 'prod' },
  { allServices: true, policyText: 'canonical', ingestionLabels: { team: 'iam' } },
];

/** The logs of all golden files that hold one JSON value. */
const LOGS: readonly unknown[] = readdirSync('golden', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.log.json'))
  .flatMap((name) => {
    try {
      return [JSON.parse(readFileSync(join('golden', name), 'utf8'))];
    } catch {
      return [];
    }
  });

describe('a mapper of one source', () => {
  it.each(OPTIONS)('gives what a mapper of its source does: %j', (options) => {
    const entities = createMapper({ ...options, source: 'iam' });
    const both = createMapper(options);
    const events = createMapper({ ...options, source: 'cloudtrail' });
    const onlyEntities = createEntityMapper(options);
    const onlyEvents = createEventMapper(options);
    for (const log of LOGS) {
      expect(onlyEntities.map(log, { collectedAt })).toEqual(entities.map(log, { collectedAt }));
      expect(onlyEvents.map(log)).toEqual(events.map(log));
      const of =
        detectSource(log) === 'cloudtrail' ? onlyEvents.map(log) : onlyEntities.map(log, { collectedAt });
      expect(both.map(log, { collectedAt })).toEqual(of);
    }
    expect(new Set(LOGS.map(detectSource))).toEqual(new Set(['iam', 'cloudtrail', undefined]));
  });

  it('knows no option source, not even its own', () => {
    const sentence = new TypeError('There is no option source.');
    expect(() => createEntityMapper({ source: 'iam' } as MapperOptions)).toThrow(sentence);
    expect(() => createEventMapper({ source: 'cloudtrail' } as MapperOptions)).toThrow(sentence);
  });

  it('has the options of a mapper', () => {
    const bad = { profile: 'all' } as unknown as MapperOptions;
    const sentence = new TypeError('The option profile must be one of documented, google, extended.');
    expect(() => createEntityMapper(bad)).toThrow(sentence);
    expect(() => createEventMapper(bad)).toThrow(sentence);
  });
});
