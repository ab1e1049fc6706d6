import fc from 'fast-check';
import stableStringify from 'fast-json-stable-stringify';
import { describe, expect, it, vi } from 'vitest';
import {
  createEntityMapper,
  detectKind,
  formatIssue,
  type MapperOptions,
  parseRecord,
  unpackAnswer,
  unwrap,
} from '../src/index.ts';
import { CLEAN, GROUP, MUTATED, mapScalars, ROLE, shuffleKeys, USER } from './records.ts';
import { checkEntity } from './udm-check.ts';

// Hundreds of records a test take their time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const collectedAt = '2026-01-02T03:04:05Z';
const camel = createEntityMapper();
const snake = createEntityMapper({ case: 'snake' });
const strict = createEntityMapper({ strict: true });
const sorting = createEntityMapper({ policyText: 'canonical' });

const MAPPERS = [
  camel,
  snake,
  strict,
  createEntityMapper({ policyText: 'verbatim' }),
  sorting,
  createEntityMapper({ groupNameAsEmail: false, case: 'snake', strict: true }),
  createEntityMapper({ includeValues: true }),
  createEntityMapper({ profile: 'extended' }),
  createEntityMapper({ profile: 'extended', case: 'snake', policyText: 'verbatim' }),
];

/** Every scalar in a value. */
function scalarsOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(scalarsOf) : [value];
}

/** Whether a value is an object that could be a record: the mapper must look into it. */
function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** Maps with every mapper and holds what must hold of each result, whatever the log. */
function expectSoundResults(log: unknown): void {
  for (const mapper of MAPPERS) {
    const result = mapper.map(log, { collectedAt });
    expect(result.ok).toBe(!result.issues.some(({ severity }) => severity === 'error'));
    expect(result.issues.some(({ code }) => code === 'not_an_object')).toBe(!isRecord(log));
    if (result.ok) {
      expect(checkEntity(result.entity)).toEqual([]);
      expect(JSON.stringify(result.entity)).toBe(stableStringify(result.entity));
    } else {
      expect(result).not.toHaveProperty('entity');
      expect(result.issues).not.toEqual([]);
    }
  }
}

describe('any JSON value', () => {
  it('gives a result and never throws', () => {
    fc.assert(fc.property(fc.jsonValue(), expectSoundResults));
  });

  it('as a member of a record gives a result and never throws', () => {
    const key = fc.constantFrom(
      'Arn',
      'CreateDate',
      'Group',
      'RoleLastUsed',
      'Tags',
      'UserId',
      'Users',
      'UserName',
    );
    const log = fc.dictionary(key, fc.jsonValue(), { minKeys: 1 });
    fc.assert(fc.property(log, expectSoundResults));
  });

  it('is parsed and detected without throwing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), MUTATED), (log) => {
        const parsed = parseRecord(log);
        if (parsed.ok) expect(parsed.record.kind).toBe(detectKind(log));
        else expect(parsed.issues.some(({ severity }) => severity === 'error')).toBe(true);
      }),
    );
  });

  it('is taken apart into units that map without throwing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.array(MUTATED)), (document) => {
        for (const part of unpackAnswer(document)) if (part.type === 'unit') expectSoundResults(part.log);
      }),
    );
  });
});

describe('any JavaScript value', () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
  });

  it('gives a result and never throws', () => {
    fc.assert(fc.property(anything, expectSoundResults));
  });

  it('in place of any member of a record gives a result and never throws', () => {
    const record = fc.tuple(CLEAN, fc.nat(), anything).map(([{ log }, index, value]) => {
      const keys = Object.keys(log);
      return { ...log, [keys[index % keys.length]!]: value };
    });
    fc.assert(fc.property(record, expectSoundResults));
  });
});

describe('a record with a few faults', () => {
  it('gives a result and never throws', () => {
    fc.assert(fc.property(MUTATED, expectSoundResults), { numRuns: 500 });
  });

  it('gives the same bytes twice', () => {
    fc.assert(
      fc.property(MUTATED, (log) => {
        const first = JSON.stringify(camel.map(log, { collectedAt }));
        expect(JSON.stringify(createEntityMapper().map(structuredClone(log), { collectedAt }))).toBe(first);
      }),
    );
  });

  it('gives the same whatever the order of its keys, if those of its policies are sorted', () => {
    fc.assert(
      fc.property(MUTATED, fc.array(fc.nat(), { minLength: 20, maxLength: 20 }), (log, numbers) => {
        const shuffled = shuffleKeys(log, numbers);
        expect(JSON.stringify(sorting.map(shuffled, { collectedAt }))).toBe(
          JSON.stringify(sorting.map(log, { collectedAt })),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('is refused by a strict mapper exactly where a lenient one warns or refuses', () => {
    fc.assert(
      fc.property(MUTATED, (log) => {
        const lenient = camel.map(log, { collectedAt });
        const result = strict.map(log, { collectedAt });
        expect(result.issues.some(({ severity }) => severity === 'warning')).toBe(false);
        expect(result.issues.map(({ code }) => code)).toEqual(lenient.issues.map(({ code }) => code));
        expect(result.ok).toBe(lenient.issues.every(({ severity }) => severity === 'info'));
      }),
    );
  });

  it('gives the same entity in both styles, but for the keys', () => {
    fc.assert(
      fc.property(MUTATED, (log) => {
        const inCamel = camel.map(log, { collectedAt });
        const inSnake = snake.map(log, { collectedAt });
        expect(inSnake.issues).toEqual(inCamel.issues);
        expect(scalarsOf(inSnake.ok && inSnake.entity).sort()).toEqual(
          scalarsOf(inCamel.ok && inCamel.entity).sort(),
        );
      }),
    );
  });
});

describe.each([
  ['user', USER],
  ['role', ROLE],
  ['group', GROUP],
] as const)('a %s without a fault', (_, records) => {
  it('gives no more than infos and holds every mapped value', () => {
    fc.assert(
      fc.property(records, ({ log, leaves }) => {
        const { issues } = strict.map(log, { collectedAt });
        expect(issues.filter(({ severity }) => severity !== 'info')).toEqual([]);
        for (const mapper of [camel, snake]) {
          const scalars = new Set(scalarsOf(unwrap<unknown>(mapper.map(log, { collectedAt }))));
          expect(leaves.filter((leaf) => !scalars.has(leaf))).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is sound for every mapper', () => {
    fc.assert(fc.property(records, ({ log }) => expectSoundResults(log)));
  });
});

describe('issues', () => {
  const SECRET_TEXT = 's3cr3t-marker';
  const SECRET_NUMBER = 31415926535;

  /** Marks every value of a log as a secret. */
  function mark(log: unknown): unknown {
    return mapScalars(log, (scalar) => {
      if (typeof scalar === 'string') return `${SECRET_TEXT}${scalar}`;
      return typeof scalar === 'number' ? SECRET_NUMBER : scalar;
    });
  }

  function textsOf(log: unknown, options: MapperOptions): string {
    const { issues } = createEntityMapper(options).map(log, { collectedAt });
    const parsed = parseRecord(log, { includeValues: options.includeValues ?? false });
    return JSON.stringify([issues, issues.map(formatIssue), parsed.issues]);
  }

  it('hold no value of the log', () => {
    fc.assert(
      fc.property(fc.oneof(MUTATED, fc.jsonValue()), (log) => {
        const marked = mark(log);
        for (const options of [{}, { strict: true }]) {
          const texts = textsOf(marked, options);
          expect(texts).not.toContain(SECRET_TEXT);
          expect(texts).not.toContain(String(SECRET_NUMBER));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('hold values where they are asked for', () => {
    const log = mark({ UserId: 'a', CreateDate: 'b', Tags: 'c', Surplus: 'd', MaxSessionDuration: 1 });
    expect(textsOf(log, {})).not.toContain(SECRET_TEXT);
    const texts = textsOf(log, { includeValues: true });
    for (const tail of ['b', 'c', 'd']) expect(texts).toContain(`${SECRET_TEXT}${tail}`);
    expect(texts).toContain(String(SECRET_NUMBER));
  });

  it('let a refused record be told without a value of the log', () => {
    fc.assert(
      fc.property(MUTATED, (log) => {
        const result = strict.map(mark(log), { collectedAt });
        if (!result.ok)
          expect(() => unwrap(result)).toThrow(/^The record was refused\.\n(?!.*s3cr3t-marker)/su);
      }),
    );
  });
});
