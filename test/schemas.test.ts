import { describe, expect, it } from 'vitest';
import { createMapper, detectKind, formatPath, type IssueCode, type Path } from '../src/index.ts';
import { IamGroup, IamRole, IamUser } from '../src/schemas.ts';
import { generatedRecords } from './generated-records.ts';

/** What the mapper says of a value's form. Whether a date exists is judged where it is mapped. */
const OF_FORM: readonly IssueCode[] = [
  'missing_log_field',
  'invalid_log_field',
  'lone_surrogate',
  'number_too_large',
];

const mapper = createMapper({ profile: 'extended' });

const SCHEMAS = { USER: IamUser, RESOURCE: IamRole, GROUP: IamGroup };

/** A log as the schemas know it: a group that stands alone is one of an answer without members. */
function asAnswer(log: unknown): unknown {
  const group = valueAt(log, ['Group']);
  const isAnswer = typeof group === 'object' && group !== null && !Array.isArray(group);
  return detectKind(log) === 'GROUP' && !isAnswer ? { Group: log } : log;
}

function valueAt(log: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((value, key) => (value as Record<PropertyKey, unknown>)?.[key], log);
}

const textsOf = (paths: readonly Path[]) => [...new Set(paths.map(formatPath))].sort();

/** Where zod refuses a log, but for an empty text: to the mapper that is no value, whatever is due. */
function refusedByZod(log: unknown): string[] {
  const { error } = SCHEMAS[detectKind(log)!].safeParse(log);
  const paths = (error?.issues ?? []).map(({ path }) => path as Path);
  return textsOf(paths.filter((path) => valueAt(log, path) !== ''));
}

function refusedByMapper(log: unknown): string[] {
  const { issues } = mapper.map(log, { collectedAt: 0 });
  const paths = issues.filter(({ code }) => OF_FORM.includes(code)).map(({ path }) => path);
  return textsOf(paths.filter((path) => valueAt(log, path) !== ''));
}

describe('the zod schemas', () => {
  it('refuse, of any record, what the mapper refuses, and where', () => {
    const seen = { taken: 0, refused: 0 };
    for (const record of generatedRecords(4000, 5)) {
      const log = asAnswer(record);
      if (detectKind(log) === undefined) continue;
      const refused = refusedByZod(log);
      expect(refused, JSON.stringify(log)).toEqual(refusedByMapper(log));
      seen[refused.length > 0 ? 'refused' : 'taken'] += 1;
    }
    expect(seen.taken).toBeGreaterThan(1000);
    expect(seen.refused).toBeGreaterThan(500);
  });
});
