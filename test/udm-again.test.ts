import { describe, expect, it } from 'vitest';
import { mapAnswer } from '../src/stream.ts';

const collectedAt = '2026-01-02T03:04:05Z';

describe('UDM', () => {
  const entity = { metadata: { entityType: 'USER', productName: 'AWS IAM' }, entity: { user: {} } };
  const event = { metadata: { event_type: 'USER_LOGIN', product_name: 'AWS CloudTrail' } };

  it.each<[string, unknown]>([
    ['an entity', entity],
    ['an event with keys in snake case', event],
    ['an item', { type: 'entity', kind: 'USER', entity, issues: [] }],
    ['a request of entities', { inlineSource: { logType: 'AWS_IAM', entities: [entity] } }],
    ['a request of events', { inlineSource: { events: [{ udm: event }] } }],
    ['test data of a parser', { events: [{ event: { idm: { entity } } }, { event: {} }] }],
    ['test data of a parser, of events', { events: [{ event: { idm: { read_only_udm: event } } }] }],
  ])('is named where it is handed in again: %s', (_, document) => {
    const [given] = mapAnswer(document, { collectedAt });
    expect(given).toMatchObject({
      type: 'refused',
      issues: [{ code: 'foreign_form', form: expect.stringMatching(/^UDM, .*; hand in the record$/u) }],
    });
  });

  it.each<[unknown]>([
    [{ metadata: { eventType: 'x' } }],
    [{ metadata: { entityType: 1, productName: 'x' } }],
    [{ entity: [] }],
  ])('is not what only looks like it: %j', (document) => {
    const [given] = mapAnswer(document, { collectedAt });
    expect(given).toMatchObject({ type: 'refused', issues: [{ code: 'unknown_record' }] });
  });
});
