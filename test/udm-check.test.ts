import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkEntity, checkEvent } from './udm-check.ts';

const GOLDEN = new URL('../golden/', import.meta.url);

/** The path of every golden entity and event below golden/, such as `user/all-fields.udm.json`. */
function goldenEntities(): string[] {
  const kinds = readdirSync(GOLDEN, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return kinds.flatMap(({ name }) =>
    readdirSync(new URL(`${name}/`, GOLDEN))
      .filter((file) => file.endsWith('.udm.json'))
      .map((file) => `${name}/${file}`),
  );
}

/** A sound entity that each case below breaks in one place. */
function sound() {
  return {
    entity: {
      resource: {
        attribute: {
          cloud: { environment: 'AMAZON_WEB_SERVICES' },
          labels: [{ key: 'path', value: '/' }, { key: 'team' }],
          permissions: [{ name: '{}' }],
          roles: [{ name: 'Admin' }],
        },
        name: 'arn:aws:iam::123456789012:role/Admin',
        resourceType: 'ACCESS_POLICY',
      },
    },
    metadata: {
      collectedTimestamp: '2026-01-02T03:04:05.678Z',
      entityType: 'RESOURCE',
      productName: 'AWS IAM',
      vendorName: 'AWS',
    },
    relations: [
      {
        direction: 'UNIDIRECTIONAL',
        entity: { user: { userid: 'a' } },
        entityType: 'USER',
        relationship: 'MEMBER',
      },
    ],
  };
}

/** The sound entity with one member replaced or added, its keys sorted again. */
function broken(path: readonly (string | number)[], value: unknown): unknown {
  const entity = sound();
  let at = entity as unknown as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  const last = path.at(-1)!;
  at[last] = value;
  const sorted = Object.entries(at).sort(([a], [b]) => (a < b ? -1 : 1));
  if (!Array.isArray(at)) {
    for (const key of Object.keys(at)) delete at[key];
    Object.assign(at, Object.fromEntries(sorted));
  }
  return entity;
}

const ATTRIBUTE = ['entity', 'resource', 'attribute'] as const;
const COLLECTED = ['metadata', 'collectedTimestamp'] as const;

const REFUSED: readonly [string, unknown][] = [
  ['an unknown key', broken(['entity', 'arn'], 'x')],
  ['an unknown key at the top', broken(['name'], 'entities/1')],
  ['a lower-case enum member', broken(['metadata', 'entityType'], 'user')],
  ['an unknown enum member', broken(['metadata', 'entityType'], 'PRINCIPAL')],
  ['a scalar where a list is due', broken(['entity', 'group'], { emailAddresses: 'admins' })],
  ['an object where a list is due', broken([...ATTRIBUTE, 'labels'], { key: 'a', value: 'b' })],
  ['a number as label value', broken([...ATTRIBUTE, 'labels', 0, 'value'], 1)],
  ['a boolean as label value', broken([...ATTRIBUTE, 'labels', 0, 'value'], true)],
  ['a bare string in permissions', broken([...ATTRIBUTE, 'permissions', 0], '{}')],
  ['a bare string in roles', broken([...ATTRIBUTE, 'roles', 0], 'Admin')],
  ['a timestamp with +0000', broken(COLLECTED, '2026-01-02T03:04:05+0000')],
  ['a timestamp with a space', broken(COLLECTED, '2026-01-02 03:04:05Z')],
  ['a timestamp without zone', broken(COLLECTED, '2026-01-02T03:04:05')],
  ['a timestamp of seconds and nanos', broken(COLLECTED, { seconds: 1767323045, nanos: 0 })],
  ['a timestamp of the year 0', broken(COLLECTED, '0000-12-31T23:59:59Z')],
  ['a timestamp as a number', broken(COLLECTED, 1767323045)],
];

const REWRITTEN: readonly [string, unknown][] = [
  ['a timestamp with an offset', broken(COLLECTED, '2026-01-02T03:04:05+00:00')],
  ['a timestamp with two fractional digits', broken(COLLECTED, '2026-01-02T03:04:05.50Z')],
  ['an enum member by number', broken(['metadata', 'entityType'], 1)],
  ['a default enum member', broken(['metadata', 'entityType'], 'UNKNOWN_ENTITYTYPE')],
  ['both styles of keys', broken(['metadata', 'product_version'], '1')],
  ['a number as text in a port', broken(['entity', 'port'], '443')],
];

const EMPTY: readonly [string, unknown, string][] = [
  ['an empty object', broken(['entity', 'user'], {}), 'the entity, entity, user is an empty object.'],
  ['an empty list', broken(['relations'], []), 'the entity, relations is an empty list.'],
  [
    'an empty string',
    broken(['entity', 'resource', 'name'], ''),
    'the entity, entity, resource, name is an empty string.',
  ],
  [
    'an empty label value',
    broken([...ATTRIBUTE, 'labels', 1, 'value'], ''),
    'the entity, entity, resource, attribute, labels, 1, value is an empty string.',
  ],
  ['null', broken(['entity', 'user'], null), 'the entity, entity, user is null.'],
];

const NEVER_EMITTED: readonly [string, unknown, string][] = [
  ['a deprecated field', broken(['entity', 'resource', 'id'], 'x'), 'The field Resource.id is deprecated.'],
  [
    'labels of a noun',
    broken(['entity', 'labels'], [{ key: 'a', value: 'b' }]),
    'The field Noun.labels is deprecated.',
  ],
  [
    'the cloud of a noun',
    broken(['entity', 'cloud'], { environment: 'AMAZON_WEB_SERVICES' }),
    'The field Noun.cloud is deprecated.',
  ],
  [
    'the interval',
    broken(['metadata', 'interval'], { startTime: '2026-01-02T03:04:05Z' }),
    "The field EntityMetadata.interval is the platform's to fill.",
  ],
  [
    'the source type',
    broken(['metadata', 'sourceType'], 'ENTITY_CONTEXT'),
    "The field EntityMetadata.source_type is the platform's to fill.",
  ],
  [
    "a relation's uid",
    broken(['relations', 0, 'uid'], 'AAAA'),
    "The field Relation.uid is the platform's to fill.",
  ],
];

describe('the check that knows only the protocol buffers', () => {
  it('takes a sound entity', () => {
    expect(checkEntity(sound())).toEqual([]);
  });

  it('takes a sound entity with snake_case keys', () => {
    const snake = {
      metadata: { collected_timestamp: '2026-01-02T03:04:05Z', entity_type: 'USER', vendor_name: 'AWS' },
    };
    expect(checkEntity(snake)).toEqual([]);
  });

  it('takes a 64-bit number as text, a struct and a map', () => {
    const entity = {
      additional: { any: ['thing', 1] },
      entity: {
        file: { size: '9007199254740993' },
        securityResult: [{ variables: { a: { int64Val: '1' } } }],
      },
    };
    expect(checkEntity(entity)).toEqual([]);
  });

  it.each(REFUSED)('finds that a decoder refuses %s', (_, entity) => {
    expect(checkEntity(entity)[0]).toMatch(/^A strict decoder refuses it: /u);
  });

  it.each(REWRITTEN)('finds that %s does not survive decoding and encoding', (_, entity) => {
    expect(checkEntity(entity)).toEqual([
      'Decoded and encoded again it is not the same JSON in either style of keys.',
    ]);
  });

  it.each(EMPTY)('finds %s', (_, entity, problem) => {
    expect(checkEntity(entity)).toContain(problem);
  });

  it.each(NEVER_EMITTED)('finds %s, which is never emitted', (_, entity, problem) => {
    expect(checkEntity(entity)).toEqual([problem]);
  });

  it('finds keys that are not in sorted order', () => {
    const { entity, metadata } = sound();
    expect(checkEntity({ metadata, entity })).toEqual(['Its keys are not in sorted order.']);
  });

  it.each([['text'], [7], [null], [[]], [undefined]])('finds that %j is no entity', (json) => {
    expect(checkEntity(json)).not.toEqual([]);
  });
});

describe('the goldens', () => {
  const files = goldenEntities();

  it('are at least 40', () => {
    expect(files.length).toBeGreaterThanOrEqual(40);
  });

  it.each(files)('%s is what Google SecOps takes', (file) => {
    // The expectation of an answer is a list of entities and events.
    const made: object[] = [JSON.parse(readFileSync(new URL(file, GOLDEN), 'utf8'))].flat();
    expect(made.flatMap((one) => ('entity' in one ? checkEntity(one) : checkEvent(one)))).toEqual([]);
  });
});
