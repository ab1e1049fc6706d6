import { describe, expect, it } from 'vitest';
import { roleSchema } from '../.scripts/json-schema/input.ts';
import { mapRecord, parseRecord } from '../src/index.ts';
import { IamGroup, IamPolicy, IamRole } from '../src/schemas.ts';

const ROLE = {
  RoleId: 'AROAEXAMPLEROLE000002',
  RoleName: 'tide-gauge',
  Path: '/',
  Arn: 'arn:aws:iam::111122223333:role/tide-gauge',
  CreateDate: '2022-08-09T10:11:12Z',
};
const GROUP = {
  Group: {
    GroupId: 'AGPAEXAMPLEGROUP00002',
    GroupName: 'auditors',
    Path: '/',
    Arn: 'arn:aws:iam::111122223333:group/auditors',
    CreateDate: '2021-03-04T05:06:07Z',
  },
};

/** What a field of a record was read as, and the codes of what was found. */
function readField(log: object, name: string): [value: unknown, codes: string[]] {
  const parsed = parseRecord(log);
  const value = parsed.ok ? (parsed.record.log as Record<string, unknown>)[name] : undefined;
  return [value, parsed.issues.map(({ code }) => code)];
}

const NUMBERS: readonly (readonly [given: unknown, read: number])[] = [
  [3600, 3600],
  ['3600', 3600],
  ['0', 0],
  ['-1', -1],
  ['3600.5', 3600.5],
  ['3600.00', 3600],
  ['999999999999999', 999999999999999],
  ['0.0000000000001', 1e-13],
];

const NO_NUMBERS: readonly unknown[] = [
  'one hour',
  '3600s',
  ' 3600',
  '3600 ',
  '3600\n',
  '+3600',
  '03600',
  '3,600',
  '.5',
  '5.',
  '-',
  '1e3',
  '0x10',
  'Infinity',
  'NaN',
  'true',
  '1234567890123456',
  '9007199254740993',
  '٣٦٠٠',
  '1'.repeat(1_000_000),
  `${'1'.repeat(1_000_000)}x`,
  true,
  ['3600'],
  {},
  10n,
  Number.NaN,
  Number.POSITIVE_INFINITY,
];

const BOOLEANS: readonly (readonly [given: unknown, read: boolean])[] = [
  [true, true],
  [false, false],
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
];

const NO_BOOLEANS: readonly unknown[] = [
  'TRUE',
  'yes',
  'no',
  '1',
  '0',
  ' true',
  'null',
  'None',
  1,
  0,
  [],
  {},
];

/** A name for the table of tests, which must not print a million digits. */
const named = (given: unknown) =>
  String(typeof given === 'object' ? JSON.stringify(given) : given).slice(0, 20);

describe('a number of the log', () => {
  it.each(NUMBERS)('may be text, and is read as a number: %j', (given, read) => {
    const log = { ...ROLE, MaxSessionDuration: given };
    expect(readField(log, 'MaxSessionDuration')).toEqual([read, []]);
    expect(IamRole.parse(log).MaxSessionDuration).toBe(read);
    const result = mapRecord(log, { source: 'iam', collectedAt: 0, profile: 'extended' });
    expect(result.ok && result.entity.additional).toEqual({ MaxSessionDuration: read });
  });

  it.each(NO_NUMBERS.map((given) => [named(given), given]))(
    'is left out where it is none: %s',
    (_, given) => {
      const log = { ...ROLE, MaxSessionDuration: given };
      const code = given === Number.POSITIVE_INFINITY ? 'number_too_large' : 'invalid_log_field';
      expect(readField(log, 'MaxSessionDuration')).toEqual([undefined, [code]]);
      expect(IamRole.safeParse(log).success).toBe(false);
    },
  );

  it('is text of the same form in the JSON Schema', () => {
    const { MaxSessionDuration } = roleSchema().properties!;
    const { pattern } = MaxSessionDuration!
      .anyOf!.flatMap((choice) => choice.anyOf ?? choice)
      .find(({ type }) => type === 'string')!;
    const form = new RegExp(pattern!, 'u');
    const texts = [...NUMBERS.map(([given]) => given), ...NO_NUMBERS].filter(
      (given) => typeof given === 'string',
    );
    for (const text of texts) expect(form.test(text)).toBe(NUMBERS.some(([given]) => given === text));
  });
});

describe('a truth value of the log', () => {
  it.each(BOOLEANS)('may be text, and is read as a truth value: %j', (given, read) => {
    const log = { ...GROUP, IsTruncated: given };
    expect(readField(log, 'IsTruncated')).toEqual([read, read ? ['incomplete_answer'] : []]);
    expect(IamGroup.parse(log).IsTruncated).toBe(read);
    const result = mapRecord(log, { source: 'iam', collectedAt: 0 });
    expect(result.ok && result.entity.entity.group?.attribute?.labels?.[0]).toEqual({
      key: 'is_truncated',
      value: String(read),
    });
  });

  it.each(NO_BOOLEANS.map((given) => [named(given), given]))(
    'is left out where it is none: %s',
    (_, given) => {
      const log = { ...GROUP, IsTruncated: given };
      expect(readField(log, 'IsTruncated')).toEqual([undefined, ['invalid_log_field']]);
      expect(IamGroup.safeParse(log).success).toBe(false);
    },
  );

  it('decides which version of a policy is in force, as text too', () => {
    const policy = {
      PolicyId: 'ANPAEXAMPLEPOLICY0001',
      PolicyName: 'deploy',
      Path: '/',
      Arn: 'arn:aws:iam::111122223333:policy/deploy',
      CreateDate: '2024-01-01T00:00:00Z',
      PolicyVersionList: [
        { IsDefaultVersion: 'False', Document: '{"a":1}' },
        { IsDefaultVersion: 'True', Document: '{"a":2}' },
      ],
    };
    const result = mapRecord(policy, { source: 'iam', collectedAt: 0, profile: 'extended' });
    expect(result.ok && result.entity.entity.resource?.attribute?.permissions).toEqual([
      { description: '{"a":2}', name: 'deploy' },
    ]);
    expect(IamPolicy.parse(policy).PolicyVersionList?.map((version) => version.IsDefaultVersion)).toEqual([
      false,
      true,
    ]);
  });
});
