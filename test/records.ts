import fc from 'fast-check';

/** A record as AWS would write it, with every text that its entity must hold. */
export interface CleanRecord {
  readonly log: Record<string, unknown>;
  readonly leaves: readonly string[];
}

/** A part of a record: the value in the log, and the texts that it becomes in the entity. */
type Part = { readonly log: unknown; readonly leaves: readonly string[] };
type Parts = Readonly<Record<string, Part | undefined>>;

const NAME = fc.stringMatching(/^[A-Za-z0-9+=,.@_-]{1,20}$/);
const ID_TAIL = fc.stringMatching(/^[A-Z2-7]{17}$/);
const ACCOUNT = fc.stringMatching(/^[0-9]{12}$/);
const PATH = fc.array(NAME, { maxLength: 3 }).map((names) => `/${names.map((name) => `${name}/`).join('')}`);

/** Any text with at least one character in it: every code point may be there, half a pair may not. */
const TEXT = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 });

function same(text: fc.Arbitrary<string>): fc.Arbitrary<Part> {
  return text.map((log) => ({ log, leaves: [log] }));
}

/** A field that the mapping table has no row for. */
function unmapped(value: fc.Arbitrary<unknown>): fc.Arbitrary<Part> {
  return value.map((log) => ({ log, leaves: [] }));
}

/** Puts the parts that are there together, under their names. */
function combine(parts: Parts): CleanRecord {
  const there = Object.entries(parts).flatMap(([name, part]) => (part === undefined ? [] : [{ name, part }]));
  return {
    log: Object.fromEntries(there.map(({ name, part }) => [name, part.log])),
    leaves: there.flatMap(({ part }) => part.leaves),
  };
}

/** A moment in each of the forms in which sources write it. */
const DATE: fc.Arbitrary<Part> = fc
  .tuple(
    fc.date({
      min: new Date('1990-01-01T00:00:00Z'),
      max: new Date('2090-01-01T00:00:00Z'),
      noInvalidDate: true,
    }),
    fc.constantFrom<(date: Date) => unknown>(
      (date) => date.toISOString(),
      (date) => date.toISOString().replace('T', ' ').replace('Z', '+00:00'),
      (date) => new Date(date.getTime() + 19_800_000).toISOString().replace('Z', '+05:30'),
      (date) => new Date(date.getTime() - 28_800_000).toISOString().replace('Z', '000-08:00'),
      (date) => new Date(date),
      (date) => date.getTime() / 1000,
    ),
  )
  .map(([date, write]) => ({ log: write(date), leaves: [date.toISOString().replace('.000Z', 'Z')] }));

/** A date that goes into a label as the log writes it. */
const DATE_TEXT = same(fc.constantFrom('2026-01-02T03:04:05Z', '2026-01-02 03:04:05.123456+01:00'));

const TAGS: fc.Arbitrary<Part> = fc
  .array(fc.record({ Key: TEXT, Value: fc.oneof(TEXT, fc.constant('')) }), { maxLength: 5 })
  .map((tags) => ({
    log: tags,
    leaves: tags.flatMap(({ Key, Value }) => [Key, Value]).filter((text) => text !== ''),
  }));

const BOUNDARY: fc.Arbitrary<Part> = fc
  .record({
    PermissionsBoundaryArn: same(ACCOUNT.map((account) => `arn:aws:iam::${account}:policy/Boundary`)),
    PermissionsBoundaryType: same(fc.constantFrom('PermissionsBoundaryPolicy', 'Policy')),
  })
  .map(combine);

/** A trust policy whose text in the entity is its JSON, since its keys are sorted as they stand. */
const TRUST: fc.Arbitrary<Part> = fc
  .tuple(
    ACCOUNT,
    fc.constantFrom<(json: string) => unknown>(
      (json) => json,
      encodeURIComponent,
      (json) => JSON.parse(json),
    ),
  )
  .map(([account, write]) => {
    const principal = { AWS: `arn:aws:iam::${account}:root` };
    const statement = { Action: 'sts:AssumeRole', Effect: 'Allow', Principal: principal };
    const json = JSON.stringify({ Statement: [statement], Version: '2012-10-17' });
    return { log: write(json), leaves: [json] };
  });

const LAST_USED: fc.Arbitrary<Part> = fc
  .record(
    { LastUsedDate: DATE_TEXT, Region: same(fc.constantFrom('us-east-1', 'eu-central-1')) },
    { requiredKeys: [] },
  )
  .map(combine);

function arn(type: string): fc.Arbitrary<Part> {
  return same(
    fc
      .tuple(ACCOUNT, PATH, NAME)
      .map(([account, path, name]) => `arn:aws:iam::${account}:${type}${path}${name}`),
  );
}

function id(prefix: string): fc.Arbitrary<Part> {
  return same(ID_TAIL.map((tail) => prefix + tail));
}

/** Puts the id under one of its two spellings. */
function spelled(aws: string, documented: string) {
  return ([parts, isDocumented]: [Parts, boolean]): CleanRecord => {
    const { id: identity, ...rest } = parts;
    return combine({ ...rest, [isDocumented ? documented : aws]: identity });
  };
}

const MEMBER = fc.record(
  {
    id: id('AIDA'),
    UserName: same(NAME),
    Path: same(PATH),
    Arn: arn('user'),
    CreateDate: DATE,
    PasswordLastUsed: DATE,
    PermissionsBoundary: BOUNDARY,
  },
  { requiredKeys: ['id', 'Arn', 'CreateDate'] },
);

const MEMBERS: fc.Arbitrary<Part> = fc
  .array(fc.tuple(MEMBER, fc.boolean()).map(spelled('UserId', 'UserID')), { maxLength: 4 })
  .map((users) => ({ log: users.map(({ log }) => log), leaves: users.flatMap(({ leaves }) => leaves) }));

/** Users without a fault, as GetUser returns them. */
export const USER: fc.Arbitrary<CleanRecord> = fc
  .tuple(
    fc.record(
      {
        id: id('AIDA'),
        UserName: same(NAME),
        Path: same(PATH),
        Arn: arn('user'),
        CreateDate: DATE,
        PasswordLastUsed: DATE,
        PermissionsBoundary: BOUNDARY,
        Tags: TAGS,
        GroupList: unmapped(fc.array(NAME, { maxLength: 3 })),
      },
      { requiredKeys: ['id', 'Arn', 'CreateDate'] },
    ),
    fc.boolean(),
  )
  .map(spelled('UserId', 'UserID'));

/** Roles without a fault, as GetRole returns them. */
export const ROLE: fc.Arbitrary<CleanRecord> = fc
  .tuple(
    fc.record(
      {
        id: id('AROA'),
        RoleName: same(NAME),
        Path: same(PATH),
        Arn: arn('role'),
        CreateDate: DATE,
        AssumeRolePolicyDocument: TRUST,
        Description: unmapped(TEXT),
        MaxSessionDuration: unmapped(fc.integer({ min: 3600, max: 43200 })),
        PermissionsBoundary: BOUNDARY,
        Tags: TAGS.map(({ log }) => ({ log, leaves: [] })),
        RoleLastUsed: LAST_USED,
      },
      { requiredKeys: ['id', 'RoleName', 'Path', 'Arn', 'CreateDate'] },
    ),
    fc.boolean(),
  )
  .map(spelled('RoleId', 'RoleID'));

const GROUP_DETAIL: fc.Arbitrary<Part> = fc
  .tuple(
    fc.record({
      id: id('AGPA'),
      GroupName: same(NAME),
      Path: same(PATH),
      Arn: arn('group'),
      CreateDate: DATE,
    }),
    fc.boolean(),
  )
  .map(spelled('GroupId', 'GroupID'));

/** Groups without a fault, as GetGroup returns them. */
export const GROUP: fc.Arbitrary<CleanRecord> = fc
  .record(
    {
      Group: GROUP_DETAIL,
      Users: MEMBERS,
      IsTruncated: fc.constant({ log: false, leaves: ['false'] }),
      $metadata: unmapped(fc.record({ httpStatusCode: fc.constant(200), requestId: fc.uuid() })),
    },
    { requiredKeys: ['Group'] },
  )
  .map(combine);

/** Users, roles and groups without a fault. */
export const CLEAN: fc.Arbitrary<CleanRecord> = fc.oneof(USER, ROLE, GROUP);

/** One change to a record, at a place that the numbers choose. */
interface Edit {
  readonly at: readonly number[];
  readonly change: 'delete' | 'replace' | 'add' | 'nest';
  readonly key: string;
  readonly value: unknown;
}

const KEYS = fc.oneof(
  fc.string(),
  fc.constantFrom(
    'UserID',
    'UserId',
    'RoleID',
    'RoleId',
    'Group',
    'GroupName',
    'GroupId',
    'Users',
    'Tags',
    'Key',
  ),
  fc.constantFrom(
    'Marker',
    'IsTruncated',
    'NextToken',
    'Path',
    '__proto__',
    'constructor',
    'toString',
    'value',
  ),
);

const VALUES = fc.oneof(
  fc.constantFrom(
    null,
    '',
    0,
    -1,
    true,
    false,
    'false',
    '2021-02-30T00:00:00Z',
    '2026-01-02T03:04:05',
    '%7B%7D',
  ),
  fc.jsonValue(),
);

const EDIT: fc.Arbitrary<Edit> = fc.record({
  at: fc.array(fc.nat(20), { maxLength: 5 }),
  change: fc.constantFrom('delete', 'replace', 'replace', 'add', 'nest'),
  key: KEYS,
  value: VALUES,
});

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}

/** Sets a member, also one named `__proto__`, as JSON.parse would. */
function setMember(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, configurable: true, enumerable: true, writable: true });
}

function edit(log: unknown, { at, change, key, value }: Edit): void {
  let target = log as Record<string, unknown>;
  for (const step of at) {
    const below = Object.values(target).filter(isContainer);
    if (below.length > 0) target = below[step % below.length]!;
  }
  const keys = Object.keys(target);
  const chosen = keys[(at[0] ?? 0) % keys.length];
  if (change === 'add' && !Array.isArray(target)) setMember(target, key, value);
  else if (chosen === undefined) return;
  else if (change === 'delete') delete target[chosen];
  else setMember(target, chosen, change === 'nest' ? { [key]: target[chosen] } : value);
}

/** Records with a few faults in them. */
export const MUTATED: fc.Arbitrary<Record<string, unknown>> = fc
  .tuple(CLEAN, fc.array(EDIT, { minLength: 1, maxLength: 4 }))
  .map(([{ log }, edits]) => {
    const copy = structuredClone(log);
    for (const one of edits) edit(copy, one);
    return copy;
  });

/** Writes every scalar of a value anew; keys and structure stay. */
export function mapScalars(value: unknown, write: (scalar: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((element) => mapScalars(element, write));
  if (!isContainer(value)) return write(value);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, mapScalars(member, write)]));
}

/** Writes the keys of every object in another order, which the numbers choose. */
export function shuffleKeys(value: unknown, numbers: readonly number[]): unknown {
  let next = 0;
  const shuffle = (inner: unknown): unknown => {
    if (Array.isArray(inner)) return inner.map(shuffle);
    if (!isContainer(inner)) return inner;
    const ranked = Object.entries(inner).map(([key, member]) => {
      const rank = numbers[next++ % numbers.length]!;
      return { rank, entry: [key, shuffle(member)] as const };
    });
    return Object.fromEntries(ranked.sort((a, b) => a.rank - b.rank).map(({ entry }) => entry));
  };
  return shuffle(value);
}
