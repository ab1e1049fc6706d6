import { describe, expect, it } from 'vitest';
import { compileTable, type Trace } from '../src/engine/compile.ts';
import { ISSUE_CODES, type IssueCode } from '../src/issue.ts';
import type { RecordKind } from '../src/log/kind.ts';
import { readRecord } from '../src/log/record.ts';
import { SPELLINGS } from '../src/log/spelling.ts';
import { settleCollectedAt, settleOptions } from '../src/options.ts';
import { DOCUMENTED } from '../src/table/documented.ts';
import { styleName } from '../src/udm/style.ts';
import { type GoldenCase, goldenCases, readGolden } from './golden.ts';

/** Codes that no single record can give, with what gives them. */
const NOT_OF_A_RECORD: Partial<Record<IssueCode, string>> = {
  field_not_returned: 'an answer of a call that returns a list',
  unmapped_record: 'an answer that holds no user, role or group',
  group_not_in_input: 'a join of groups and members',
  invalid_json: 'text that is read',
  too_long: 'text that is read',
  invalid_gzip: 'bytes that are read',
  invalid_entity: 'an entity that is cut into requests',
  entity_too_large: 'an entity that is cut into requests',
  equal_entity: 'an entity that came before',
};

const CASES = goldenCases();
/** What the documented table mapped; the extensions have their own test. */
const MAPPED = CASES.filter(
  (golden) => golden.options.profile !== 'extended' && readGolden(golden).entity !== undefined,
);

/** The leaves of a case that rows write, as the mapper's own table writes them. */
function tracesOf({ log, options, collectedAt }: GoldenCase): { kind: RecordKind; traces: Trace[] } {
  const settings = settleOptions(options);
  const record = readRecord(log, () => {})!;
  const rows = DOCUMENTED[record.kind].filter(
    (row) => row.setting === undefined || settings.groupNameAsEmail,
  );
  const run = compileTable(rows, {
    spellings: SPELLINGS,
    rename: (name) => styleName(name, settings.case),
  });
  const traces: Trace[] = [];
  const context = { collectedAt: settleCollectedAt(collectedAt), policyText: settings.policyText };
  run(record.log, { context, report: () => {}, traces });
  return { kind: record.kind, traces };
}

function valueAt(entity: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce((value, key) => (value as Record<string | number, unknown>)[key], entity);
}

function leavesOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [value];
}

describe('golden files', () => {
  it('exercise every row for every kind of record that it applies to', () => {
    const hit = new Set(
      MAPPED.flatMap((golden) => {
        const { kind, traces } = tracesOf(golden);
        return traces.map(({ row }) => `${kind} row ${row.row}`);
      }),
    );
    const rows = Object.entries(DOCUMENTED).flatMap(([kind, table]) =>
      table.map(({ row }) => `${kind} row ${row}`),
    );
    expect(rows.filter((row) => !hit.has(row))).toEqual([]);
  });

  it.each(MAPPED.map((golden) => [golden.name, golden] as const))(
    'hold what each row wrote, where it wrote it: %s',
    (_, golden) => {
      const entity: unknown = JSON.parse(readGolden(golden).entity!);
      const { traces } = tracesOf(golden);
      const written = traces.filter(({ udm, value }) => valueAt(entity, udm) !== value);
      expect(written).toEqual([]);
      expect(leavesOf(entity)).toHaveLength(traces.length);
    },
  );

  it('give every issue that a record can give', () => {
    const given = new Set(CASES.flatMap((golden) => codesOf(golden)));
    const missing = Object.keys(ISSUE_CODES).filter((code) => !given.has(code) && !(code in NOT_OF_A_RECORD));
    expect(missing).toEqual([]);
  });

  it('give no issue that is said to come from something else than a record', () => {
    const given = new Set(CASES.flatMap((golden) => codesOf(golden)));
    const codes = Object.keys(NOT_OF_A_RECORD);
    expect(codes.filter((code) => given.has(code) || !(code in ISSUE_CODES))).toEqual([]);
  });
});

function codesOf(golden: GoldenCase): string[] {
  const issues: { code: string }[] = JSON.parse(readGolden(golden).issues!);
  return issues.map(({ code }) => code);
}
