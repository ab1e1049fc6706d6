import { describe, expect, it } from 'vitest';
import { type Explanation, explain, ISSUE_CODES, type IssueCode, MAPPING_TABLE } from '../src/index.ts';
import { activityCases, type GoldenCase, goldenCases, readGolden } from './golden.ts';

/** Codes that no single record can give, with what gives them. */
const NOT_OF_A_RECORD: Partial<Record<IssueCode, string>> = {
  field_not_returned: 'an answer of a call that returns a list',
  unmapped_record: 'an answer that holds no user, role or group',
  group_not_in_input: 'a join of groups and members',
  control_message: 'a delivery that holds no record',
  foreign_form: 'a delivery that is not read',
  outside_time: 'a stream of events of some time',
  pages_not_joined: 'pages of one group',
  error_answer: 'an answer that is an error',
  invalid_json: 'text that is read',
  too_deep: 'text that is read',
  binary_data: 'bytes that are read',
  wide_encoding: 'bytes that are read',
  unknown_encoding: 'bytes that are read',
  looks_like_xml: 'text that is read',
  looks_like_yaml: 'text that is read',
  looks_like_table: 'text that is read',
  looks_like_credential_report: 'text that is read',
  looks_like_program_output: 'text that is read',
  looks_like_cli_error: 'text that is read',
  looks_like_terraform: 'a document that is taken apart',
  looks_like_cloud_control: 'a document that is taken apart',
  looks_like_pulumi: 'a document that is taken apart',
  looks_like_search_hits: 'a document that is taken apart',
  looks_like_keyed_records: 'a document that is taken apart',
  too_long: 'text that is read',
  invalid_gzip: 'bytes that are read',
  invalid_parquet: 'bytes that are read',
  unread_parquet: 'bytes that are read',
  looks_like_parquet: 'bytes that are read',
  invalid_entity: 'an entity that is cut into requests',
  entity_too_large: 'an entity that is cut into requests',
  invalid_event: 'an event that is cut into requests',
  event_too_large: 'an event that is cut into requests',
  equal_entity: 'an entity that came before',
};

const CASES = goldenCases();
/** What the documented table mapped; the extensions have their own test. */
const MAPPED = CASES.filter(
  (golden) => golden.options.profile !== 'extended' && readGolden(golden).entity !== undefined,
);

/** The leaves of a case that rows write. */
function leavesWritten({ log, options, collectedAt }: GoldenCase): Pick<Explanation, 'kind' | 'udmLeaves'> {
  return explain(log, { ...options, collectedAt, includeValues: true });
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
        const { kind, udmLeaves } = leavesWritten(golden);
        return udmLeaves.map(({ row }) => `${kind} row ${row}`);
      }),
    );
    const rows = MAPPING_TABLE.flatMap(({ row, kinds }) => kinds.map((kind) => `${kind} row ${row}`));
    expect(
      rows.filter((row) => !hit.has(row)),
      'rows that no golden exercises',
    ).toEqual([]);
  });

  it.each(MAPPED.map((golden) => [golden.name, golden] as const))(
    'hold what each row wrote, where it wrote it: %s',
    (_, golden) => {
      const entity: unknown = JSON.parse(readGolden(golden).entity!);
      const { udmLeaves } = leavesWritten(golden);
      expect(udmLeaves.filter(({ udmPath, value }) => valueAt(entity, udmPath) !== value)).toEqual([]);
      expect(leavesOf(entity)).toHaveLength(udmLeaves.length);
    },
  );

  it('give every issue that a record can give', () => {
    const given = new Set([...CASES, ...activityCases()].flatMap((golden) => codesOf(golden)));
    const missing = Object.keys(ISSUE_CODES).filter((code) => !given.has(code) && !(code in NOT_OF_A_RECORD));
    expect(missing, 'issues that no golden gives').toEqual([]);
  });

  it('give no issue that is said to come from something else than a record', () => {
    const given = new Set([...CASES, ...activityCases()].flatMap((golden) => codesOf(golden)));
    const codes = Object.keys(NOT_OF_A_RECORD);
    expect(codes.filter((code) => given.has(code) || !(code in ISSUE_CODES))).toEqual([]);
  });
});

function codesOf(golden: GoldenCase): string[] {
  const issues: { code: string }[] = JSON.parse(readGolden(golden).issues!);
  return issues.map(({ code }) => code);
}
