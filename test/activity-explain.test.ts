import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  ACTIVITY_FATES,
  CLOUDTRAIL_SOURCE,
  CLOUDTRAIL_TABLE,
  explainActivity,
  mapRecord,
  type Path,
} from '../src/index.ts';
import { cloudTrailOf } from '../src/log/ocsf/cloudtrail.ts';
import { activityCases } from './golden.ts';

const FOLDER = new URL('activity/', import.meta.url);

const INPUTS: (readonly [string, unknown, object])[] = [
  ...activityCases().map(({ name, log, options }) => [name, log, options] as const),
  ...readdirSync(FOLDER).flatMap((file) => {
    const input = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));
    return ((input.Records ?? [input]) as unknown[]).map((log) => [file, log, {}] as const);
  }),
];

/** The leaves of a value: scalars, lists and objects that are empty, and what is deeper than 100 levels. */
function leavesOf(value: unknown, path: Path = []): [Path, unknown][] {
  const isLeaf = typeof value !== 'object' || value === null || path.length > 100;
  const members = isLeaf ? [] : Object.entries(value);
  if (members.length === 0) return [[path, value]];
  return members.flatMap(([key, member]) =>
    leavesOf(member, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((held, key) => (held as Record<string | number, unknown>)[key], value);
}

const sorted = (paths: Path[]) => paths.map((path) => JSON.stringify(path)).sort();

describe.each(INPUTS)('the account of %s', (_, input, options) => {
  const explained = explainActivity(input, { ...options, includeValues: true });
  const log = cloudTrailOf(input)?.record ?? input;
  const { logLeaves, udmLeaves, ...result } = explained;

  it('is of what the mapper gives', () => {
    expect(result).toEqual(mapRecord(input, { source: 'cloudtrail', includeValues: true, ...options }));
  });

  it('has every leaf of the event, once, with its row and its evidence', () => {
    const event = result.ok ? result.event : undefined;
    expect(sorted(udmLeaves.map(({ udmPath }) => udmPath))).toEqual(
      event === undefined ? [] : sorted(leavesOf(event).map(([path]) => path)),
    );
    for (const { udmPath, value, row, logField, evidence, reason, documentation } of udmLeaves) {
      expect([udmPath, value]).toEqual([udmPath, valueAt(event, udmPath)]);
      expect(reason).toBe(CLOUDTRAIL_SOURCE.evidence[evidence]);
      expect(documentation).toBeNull();
      const line = CLOUDTRAIL_TABLE.find((one) => one.row === row && one.logField === logField);
      expect([udmPath, line?.evidence]).toEqual([udmPath, evidence]);
    }
  });

  it('has every leaf of the record, once, with what became of it', () => {
    expect(sorted(logLeaves.map(({ logPath }) => logPath))).toEqual(
      sorted(leavesOf(log).map(([path]) => path)),
    );
    for (const { fate, rows, issues, value } of logLeaves) {
      expect(ACTIVITY_FATES).toHaveProperty(fate);
      expect(rows.length > 0).toBe(fate === 'mapped');
      if (fate === 'dropped' || fate === 'refused' || fate === 'outside') expect(issues).not.toEqual([]);
      if (fate === 'secret') expect(value).toBeUndefined();
    }
  });

  it('reads each leaf of the event where the record has it', () => {
    for (const { logPath } of udmLeaves) {
      if (logPath === null) continue;
      let held: unknown = log;
      for (const key of logPath) {
        // What lies in the JSON text of an object lies in that text.
        if (typeof held === 'string') held = JSON.parse(held);
        expect(held).toHaveProperty([String(key)]);
        held = (held as Record<string | number, unknown>)[key];
      }
    }
  });
});

describe('the goldens of activity', () => {
  it('exercise every row of the table', () => {
    const hit = new Set<string>(
      activityCases().flatMap(({ log, options }) =>
        explainActivity(log, options).udmLeaves.map(({ row }) => String(row)),
      ),
    );
    const rows = new Set(CLOUDTRAIL_TABLE.map(({ row }) => row));
    expect(
      [...rows].filter((row) => !hit.has(row)),
      'rows that no golden in golden/cloudtrail/ exercises',
    ).toEqual([]);
  });
});

describe('the account of a record', () => {
  const fateOf = (log: object, ...path: Path) =>
    explainActivity(log).logLeaves.find(({ logPath }) => JSON.stringify(logPath) === JSON.stringify(path))
      ?.fate;
  const call = {
    eventSource: 'iam.amazonaws.com',
    eventName: 'CreateAccessKey',
    eventTime: '2026-03-04T05:06:07Z',
    eventThing: 'x',
    userIdentity: {
      type: 'IAMUser',
      principalId: '111122223333',
      accountId: '111122223333',
      userName: 'ana',
    },
    requestParameters: {},
    responseElements: { accessKey: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 's' }, none: '' },
    serviceEventDetails: { CreateAccessKey: 'Failure' },
  };

  it('tells what is a secret, what is empty, what no row knows, and what another field stood for', () => {
    expect(fateOf(call, 'responseElements', 'accessKey', 'secretAccessKey')).toBe('secret');
    expect(fateOf(call, 'responseElements', 'accessKey', 'accessKeyId')).toBe('mapped');
    expect(fateOf(call, 'responseElements', 'none')).toBe('empty');
    expect(fateOf(call, 'requestParameters')).toBe('empty');
    expect(fateOf(call, 'eventThing')).toBe('unknown');
    expect(fateOf(call, 'userIdentity', 'principalId')).toBe('passed_over');
    expect(fateOf(call, 'serviceEventDetails', 'CreateAccessKey')).toBe('passed_over');
  });

  it('tells what was left out beyond the limit of labels', () => {
    const responseElements = Object.fromEntries(Array.from({ length: 1001 }, (_, at) => [`n${at}`, at]));
    expect(fateOf({ ...call, responseElements }, 'responseElements', 'n999')).toBe('mapped');
    expect(fateOf({ ...call, responseElements }, 'responseElements', 'n1000')).toBe('dropped');
  });

  it('tells of a record that gives no event why', () => {
    expect(fateOf({ ...call, eventSource: 's3.amazonaws.com' }, 'eventName')).toBe('outside');
    expect(fateOf({ ...call, eventTime: 'x' }, 'eventName')).toBe('refused');
  });

  it('counts what throws when it is read as one leaf, whatever part of the record does', () => {
    const refusing = () => {
      throw new Error('no');
    };
    for (const name of ['requestParameters', 'userIdentity', 'metadata', 'eventTime']) {
      const log = Object.defineProperty({ ...call }, name, { enumerable: true, get: refusing });
      const told = explainActivity(log, { includeValues: true });
      expect(told.ok).toBe(false);
      expect(told.logLeaves.map(({ logPath, fate }) => [logPath, fate])).toEqual([[[], 'refused']]);
    }
    const { logLeaves } = explainActivity({
      ...call,
      requestParameters: new Proxy({}, { ownKeys: refusing }),
    });
    expect(logLeaves.find(({ logPath }) => logPath[0] === 'requestParameters')?.fate).toBe('refused');
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    expect(explainActivity(revoked.proxy).logLeaves).toHaveLength(1);
  });
});

describe('a record that is refused', () => {
  it('tells why in one list for all of its leaves, however many both are', () => {
    const log = {
      eventSource: 'iam.amazonaws.com',
      eventName: 'CreateUser',
      eventTime: '2026-01-02T03:04:05Z',
      resources: Array(2000).fill(7),
    };
    const { ok, issues, logLeaves } = explainActivity(log, { strict: true });
    expect(ok).toBe(false);
    expect(issues.length).toBeGreaterThan(2000);
    const refused = logLeaves.filter(({ fate }) => fate === 'refused');
    expect(refused.length).toBeGreaterThan(2000);
    expect(new Set(refused.map((leaf) => leaf.issues)).size).toBe(1);
  });
});
