import { describe, expect, it } from 'vitest';
import {
  equalEntities,
  expectedEvents,
  importRequests,
  mapRecord,
  type UdmEntity,
  unwrap,
} from '../src/index.ts';

const collectedAt = '2026-01-02T03:04:05Z';

function entityOf(name: string, at = collectedAt): UdmEntity {
  const log = {
    UserId: `AIDA${name}`,
    UserName: name,
    Path: '/',
    Arn: `arn:aws:iam::111122223333:user/${name}`,
  };
  return unwrap(
    mapRecord({ ...log, CreateDate: '2020-01-01T00:00:00Z' }, { source: 'iam', collectedAt: at }),
  );
}

const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

describe('importRequests', () => {
  it('puts entities in order into bodies of entities:import', () => {
    const entities = ['ana', 'bo', 'cy'].map((name) => entityOf(name));
    expect([...importRequests(entities, { maxEntities: 2 })]).toEqual([
      { type: 'request', body: { inlineSource: { entities: entities.slice(0, 2), logType: 'AWS_IAM' } } },
      { type: 'request', body: { inlineSource: { entities: entities.slice(2), logType: 'AWS_IAM' } } },
    ]);
  });

  it('cuts by the exact number of UTF-8 bytes, not of characters', () => {
    const entities = ['žofie', 'žofia'].map((name) => entityOf(name));
    const both = bytes({ inlineSource: { entities, logType: 'AWS_IAM' } });
    expect([...importRequests(entities, { maxBytes: both })]).toHaveLength(1);
    const parts = [...importRequests(entities, { maxBytes: both - 1 })];
    expect(parts).toHaveLength(2);
    for (const part of parts) expect(part.type === 'request' && bytes(part.body)).toBeLessThan(both);
  });

  it('refuses an entity that is larger than a request alone, and sends the others', () => {
    const small = entityOf('ana');
    const large = entityOf('x'.repeat(500));
    const maxBytes = bytes({ inlineSource: { entities: [small], logType: 'AWS_IAM' } });
    const parts = [...importRequests([small, large, small], { maxBytes })];
    expect(parts.map((part) => part.type)).toEqual(['request', 'refused', 'request'].sort());
    const refused = parts.find((part) => part.type === 'refused');
    expect(refused?.type === 'refused' && refused.issues.map((issue) => issue.code)).toEqual([
      'entity_too_large',
    ]);
  });

  it.each<[string, (entity: UdmEntity) => unknown, (string | number)[]]>([
    ['no object', () => 'text', []],
    ['an unknown key', (e) => ({ ...e, extra: 1 }), ['extra']],
    ['an empty object', (e) => ({ ...e, entity: { ...e.entity, group: {} } }), ['entity', 'group']],
    ['an empty list', (e) => ({ ...e, relations: [] }), ['relations']],
    ['a null', (e) => ({ ...e, entity: { ...e.entity, user: null } }), ['entity', 'user']],
    ['a number for text', (e) => ({ ...e, entity: { user: { userid: 1 } } }), ['entity', 'user', 'userid']],
    [
      'a lone surrogate',
      (e) => ({ ...e, entity: { user: { userid: '\ud800' } } }),
      ['entity', 'user', 'userid'],
    ],
    [
      'a lower-case enum',
      (e) => ({ ...e, metadata: { ...e.metadata, entityType: 'user' } }),
      ['metadata', 'entityType'],
    ],
    [
      'a timestamp with a space',
      (e) => ({ ...e, metadata: { ...e.metadata, collectedTimestamp: '2026-01-02 03:04:05Z' } }),
      ['metadata', 'collectedTimestamp'],
    ],
    [
      'a day that does not exist',
      (e) => ({ ...e, metadata: { ...e.metadata, collectedTimestamp: '2026-02-30T03:04:05Z' } }),
      ['metadata', 'collectedTimestamp'],
    ],
    [
      'an hour that does not exist',
      (e) => ({ ...e, metadata: { ...e.metadata, collectedTimestamp: '2026-01-02T24:00:00Z' } }),
      ['metadata', 'collectedTimestamp'],
    ],
    [
      'a year that a timestamp cannot hold',
      (e) => ({ ...e, metadata: { ...e.metadata, collectedTimestamp: '0000-01-02T03:04:05Z' } }),
      ['metadata', 'collectedTimestamp'],
    ],
    ['no vendor', (e) => ({ ...e, metadata: { ...e.metadata, vendorName: '' } }), ['metadata', 'vendorName']],
    ['no merge key', (e) => ({ ...e, entity: { resource: { name: 'arn' } } }), ['entity']],
  ])('refuses an entity with %s, and says where', (_, spoil, path) => {
    const [part] = importRequests([spoil(entityOf('ana')) as UdmEntity]);
    expect(part).toMatchObject({
      type: 'refused',
      issues: [{ code: 'invalid_entity', severity: 'error', path }],
    });
  });

  it('takes positive whole limits only', () => {
    expect(() => [...importRequests([], { maxBytes: 0 })]).toThrow(TypeError);
    expect(() => [...importRequests([], { maxEntities: 1.5 })]).toThrow(TypeError);
  });

  it('keeps the order of entities, and gives the same bytes for the same ones', () => {
    const entities = Array.from({ length: 50 }, (_, index) => entityOf(`user-${index}`));
    const run = () => [...importRequests(entities, { maxEntities: 7, maxBytes: 3000 })];
    const sent = run().flatMap((part) => (part.type === 'request' ? part.body.inlineSource.entities : []));
    expect(sent).toEqual(entities);
    expect(JSON.stringify(run())).toBe(JSON.stringify(run()));
  });
});

describe('expectedEvents', () => {
  it('gives the shape of SecOps parser test data', () => {
    const entity = entityOf('ana');
    expect(expectedEvents([entity])).toEqual({
      events: [{ event: { timestamp: collectedAt, idm: { entity } } }],
    });
  });
});

describe('equalEntities', () => {
  it('finds the same content again, whenever it was collected', () => {
    const isRepeated = equalEntities();
    expect(isRepeated(entityOf('ana'))).toBe(false);
    expect(isRepeated(entityOf('bo'))).toBe(false);
    expect(isRepeated(entityOf('ana', '2027-01-01T00:00:00Z'))).toBe(true);
  });
});
