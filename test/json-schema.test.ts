import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupSchema, roleSchema, userSchema } from '../.scripts/json-schema/input.ts';
import { entitySchema, eventSchema } from '../.scripts/json-schema/output.ts';
import type { JsonSchema } from '../.scripts/json-schema/schema.ts';
import { createMapper, detectKind, type UdmEntity, type UdmEvent } from '../src/index.ts';
import * as schemas from '../src/schemas.ts';
import { checkEntity, checkEvent } from '../src/udm/check.ts';
import { EVENT_TYPES } from '../src/udm/event/type.ts';
import { activityCases, goldenCases, mapGolden } from './golden.ts';

const SCHEMAS = {
  user: userSchema(),
  role: roleSchema(),
  group: groupSchema(),
  entity: entitySchema(),
  event: eventSchema(),
};

const compile = (schema: JsonSchema): ValidateFunction => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  addFormats.default(ajv);
  return ajv.compile(schema);
};

const VALIDATE = {
  USER: compile(SCHEMAS.user),
  RESOURCE: compile(SCHEMAS.role),
  GROUP: compile(SCHEMAS.group),
  entity: compile(SCHEMAS.entity),
  event: compile(SCHEMAS.event),
};

const MAPPED = goldenCases().flatMap((golden) => {
  const result = mapGolden(golden, 'camel');
  return result.ok ? [{ ...golden, entity: result.entity as UdmEntity, issues: result.issues }] : [];
});

/** The same records by the profile that writes more fields. */
const EXTENDED = MAPPED.flatMap(({ name, log, collectedAt }) => {
  const result = createMapper({ source: 'iam', profile: 'extended' }).map(log, { collectedAt });
  return result.ok ? [{ name, entity: result.entity as unknown as UdmEntity }] : [];
});

const EVENTS = activityCases().flatMap(({ name, log, options }) => {
  const result = createMapper({ ...options, case: 'camel', source: 'cloudtrail' }).map(log);
  return result.ok ? [{ name, event: result.event }] : [];
});

/** Managed policies, which only the extended profile maps, have no schema. */
const CLEAN = MAPPED.filter(
  ({ log, issues }) => detectKind(log) !== undefined && issues.every(({ severity }) => severity === 'info'),
);

/** What may stand in the place of a value, right or wrong. */
const SPOILT = fc.oneof(
  fc.jsonValue({ maxDepth: 2, stringUnit: 'grapheme' }),
  fc.constantFrom('', null, [], {}, 'USER', 'user', 'MEMBER', 'GROUP', 'RESOURCE', 'ACCESS_POLICY'),
  fc.constantFrom(
    '2024-02-29T00:00:00Z',
    '2023-02-29T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2000-02-29T00:00:00Z',
  ),
  fc.constantFrom(
    '2021-04-31T00:00:00Z',
    '2021-01-01T24:00:00Z',
    '2021-01-01T23:59:60Z',
    '0000-01-01T00:00:00Z',
  ),
  fc.constantFrom('2021-01-01T00:00:00.1Z', '2021-01-01T00:00:00.123456789Z', '2021-01-01T00:00:00+00:00'),
);

describe('the JSON Schemas', () => {
  it.each(Object.entries(SCHEMAS))(
    'have a dialect, a name, a title and a description: %s',
    (name, schema) => {
      expect(schema).toMatchObject({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $id: `urn:aws-iam-udm:schema:${name}`,
        title: expect.any(String),
        description: expect.any(String),
      });
      expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
    },
  );

  it('are many goldens’ test', () => {
    expect(MAPPED.length).toBeGreaterThan(100);
    expect(CLEAN.length).toBeGreaterThan(50);
    expect(new Set(CLEAN.map(({ log }) => detectKind(log)))).toEqual(new Set(['USER', 'RESOURCE', 'GROUP']));
  });
});

describe('the schemas of the input', () => {
  it.each(CLEAN)('take what maps without a warning: $name', ({ log }) => {
    const validate = VALIDATE[detectKind(log)!];
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
  });

  const user = { UserId: 'AIDA', Arn: 'arn:a', CreateDate: '2020-01-01T00:00:00Z' };
  const role = { RoleId: 'AROA', RoleName: 'r', Path: '/', Arn: 'arn:r', CreateDate: 1577836800 };
  const group = { GroupId: 'AGPA', GroupName: 'g', Path: '/', Arn: 'arn:g', CreateDate: 1577836800.5 };

  it.each<[string, keyof typeof VALIDATE, unknown, boolean]>([
    ['a user', 'USER', user, true],
    ['a user in the documented spelling', 'USER', { ...user, UserId: null, UserID: 'AIDA' }, true],
    ['a user with fields of its own', 'USER', { ...user, AccountId: '1' }, true],
    ['a user without an id', 'USER', { ...user, UserId: null }, false],
    ['a user whose id is empty', 'USER', { ...user, UserId: '' }, false],
    ['a user whose ARN is a number', 'USER', { ...user, Arn: 1 }, false],
    ['a user with a date that is an object', 'USER', { ...user, CreateDate: {} }, false],
    ['a user with a tag without a key', 'USER', { ...user, Tags: [{ Key: '', Value: 'x' }] }, false],
    ['a role for a user', 'USER', role, false],
    ['a role', 'RESOURCE', role, true],
    ['a role with a policy that is an object', 'RESOURCE', { ...role, AssumeRolePolicyDocument: {} }, true],
    ['a role with a policy that is a list', 'RESOURCE', { ...role, AssumeRolePolicyDocument: [] }, false],
    ['a role with a session duration as text', 'RESOURCE', { ...role, MaxSessionDuration: '3600' }, true],
    ['a role with a session duration in words', 'RESOURCE', { ...role, MaxSessionDuration: 'long' }, false],
    ['a group whose list goes on as text', 'GROUP', { Group: group, IsTruncated: 'True' }, true],
    ['a group whose list goes on in words', 'GROUP', { Group: group, IsTruncated: 'yes' }, false],
    ['a group by itself', 'GROUP', group, true],
    ['a group with its members', 'GROUP', { Group: group, Users: [user] }, true],
    ['a group with a member that is text', 'GROUP', { Group: group, Users: ['ana'] }, false],
    ['a group without a name', 'GROUP', { Group: { ...group, GroupName: null } }, false],
  ])('judge %s', (_, schema, log, valid) => {
    expect(VALIDATE[schema](log)).toBe(valid);
  });

  it('say which rows read a field, in either spelling', () => {
    const description = 'Row 24: entity.user.product_object_id, direct.';
    expect(SCHEMAS.user.properties).toMatchObject({ UserID: { description }, UserId: { description } });
    const [answer, bare] = SCHEMAS.group.anyOf!;
    const row10 = 'Row 10: entity.group.attribute.labels[path], direct; label key fixed to path.';
    expect(answer!.properties!.Group!.properties!.Path!.description).toBe(row10);
    expect(bare!.properties!.Path!.description).toBe(row10);
    const member = answer!.properties!.Users!.anyOf!.find(({ items }) => items)!.items!;
    expect(member.properties!.UserId!.description).toMatch(/^Row 32: relations\[\]\.entity\.user/u);
  });
});

describe('the schema of the output', () => {
  const validate = VALIDATE.entity;

  it.each([...MAPPED, ...EXTENDED])('takes what the mapper gives: $name', ({ entity }) => {
    expect(validate(entity), JSON.stringify(validate.errors)).toBe(true);
  });

  it('says which row writes a field', () => {
    const { properties } = SCHEMAS.entity.properties!.entity!.properties!.user!;
    expect(properties!.userid!.description).toBe('Row 25: UserName, direct.');
  });

  it('judges as the check before sending does, whatever is spoilt', () => {
    const verdicts = new Set<boolean>();
    fc.assert(
      fc.property(
        fc.constantFrom(...MAPPED),
        fc.nat(),
        fc.option(SPOILT, { nil: undefined }),
        (golden, pick, spoilt) => {
          const places = placesOf(golden.entity);
          const entity = spoil(golden.entity, places[pick % places.length]!, spoilt);
          const verdict = checkEntity(entity, 'camel', () => {});
          verdicts.add(verdict);
          expect(validate(entity), JSON.stringify(entity)).toBe(verdict);
        },
      ),
      { numRuns: 500 },
    );
    expect(verdicts).toEqual(new Set([true, false]));
  });

  it.each<[string, (entity: UdmEntity) => unknown]>([
    ['snake_case keys', ({ metadata, ...rest }) => ({ meta_data: metadata, ...rest })],
    ['no metadata', ({ entity }) => ({ entity })],
    ['no noun', ({ metadata }) => ({ metadata })],
    ['no merge key', (entity) => ({ ...entity, entity: { location: { name: 'eu-west-1' } } })],
    ['an empty list', (entity) => ({ ...entity, relations: [] })],
    ['an unknown field', (entity) => ({ ...entity, additional_field: 'x' })],
  ])('refuses an entity with %s', (_, broken) => {
    const { entity } = MAPPED.find(({ name }) => name.startsWith('user/'))!;
    expect(validate(entity)).toBe(true);
    expect(validate(broken(entity))).toBe(false);
  });
});

describe('the schema of an event', () => {
  const validate = VALIDATE.event;

  it.each(EVENTS)('takes what the mapper gives: $name', ({ event }) => {
    expect(validate(event), JSON.stringify(validate.errors)).toBe(true);
  });

  it('says which rows write a field', () => {
    const { properties } = SCHEMAS.event.properties!.target!.properties!.group!;
    expect(properties!.groupDisplayName!.description).toBe(
      'Row C46: requestParameters.groupName, copied. Row C77: errorMessage, the group that the message names.',
    );
  });

  it('judges as the check before sending does, whatever is spoilt', () => {
    const verdicts = new Set<boolean>();
    fc.assert(
      fc.property(
        fc.constantFrom(...EVENTS),
        fc.nat(),
        fc.option(fc.oneof(SPOILT, fc.constantFrom(...EVENT_TYPES)), { nil: undefined }),
        (golden, pick, spoilt) => {
          const places = placesOf(golden.event);
          const event = spoil(golden.event, places[pick % places.length]!, spoilt);
          const verdict = checkEvent(event, 'camel', () => {});
          verdicts.add(verdict);
          expect(validate(event), JSON.stringify(event)).toBe(verdict);
        },
      ),
      { numRuns: 500 },
    );
    expect(verdicts).toEqual(new Set([true, false]));
  });

  it.each(EVENT_TYPES)('asks of the type %s for what the type needs', (type) => {
    for (const { event } of EVENTS) {
      const other = { ...event, metadata: { ...event.metadata, eventType: type } };
      expect(validate(other), JSON.stringify(other)).toBe(checkEvent(other, 'camel', () => {}));
    }
  });

  it.each<[string, (event: UdmEvent) => unknown]>([
    ['snake_case keys', ({ securityResult, ...rest }) => ({ security_result: securityResult, ...rest })],
    ['no metadata', ({ metadata: _, ...rest }) => rest],
    ['no principal', ({ principal: _, ...rest }) => rest],
    [
      'two security results',
      (event) => ({ ...event, securityResult: [{}, {}].map(() => event.securityResult[0]) }),
    ],
    ['an additional number', (event) => ({ ...event, additional: { readOnly: 1 } })],
    ['nothing additional', (event) => ({ ...event, additional: {} })],
    ['a port that is text', (event) => ({ ...event, principal: { ...event.principal, port: '443' } })],
  ])('refuses an event with %s', (_, broken) => {
    const { event } = EVENTS[0]!;
    expect(validate(event)).toBe(true);
    expect(validate(broken(event))).toBe(false);
  });
});

describe('the zod schemas', () => {
  it.each(Object.entries(schemas))('are Standard Schemas: %s', (_, schema) => {
    expect(schema['~standard']).toMatchObject({ version: 1, vendor: 'zod', validate: expect.any(Function) });
  });

  it('validate by the Standard Schema interface', async () => {
    const { validate } = schemas.IamUser['~standard'];
    const user = { UserId: 'AIDA', Arn: 'arn:a', CreateDate: '2020-01-01T00:00:00Z' };
    expect(await validate(user)).toEqual({ value: user });
    expect(await validate({ ...user, Arn: 1 })).toMatchObject({ issues: [{ path: ['Arn'] }] });
  });
});

/** Every place of a value: keys and indices, outermost first. */
function placesOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const below = Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...path, key]));
  return path.length === 0 ? below : [path, ...below];
}

/** A copy with another value at a place, or without that place. */
function spoil(entity: UdmEntity | UdmEvent, path: readonly string[], value: unknown): unknown {
  const copy = structuredClone(entity) as unknown as Record<string, unknown>;
  const holder = path.slice(0, -1).reduce((held, key) => held[key] as Record<string, unknown>, copy);
  const key = path.at(-1)!;
  if (value !== undefined) holder[key] = value;
  else if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
  return copy;
}
