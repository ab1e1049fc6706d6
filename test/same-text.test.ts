import { describe, expect, it } from 'vitest';
import { saySame } from '../src/table/same-text.ts';
import { placeOf } from './udm-place.ts';

const POLICY = '{"Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}}';
const SAME_POLICY = '{"Statement":[{"Resource":["*"],"Action":["s3:getobject"],"Effect":"Allow"}]}';
const OTHER_POLICY = '{"Statement":{"Effect":"Deny","Action":"s3:GetObject","Resource":"*"}}';
const DATE = '2024-01-02T03:04:05Z';
const SAME_DATE = '2024-01-02T04:04:05+01:00';

describe('texts that differ', () => {
  it.each(['name', 'description'])(
    'say the same as the %s of a permission where one policy is both',
    (name) => {
      const path = placeOf(`entity.resource.attribute.permissions[0].${name}`);
      expect(saySame(path, POLICY, SAME_POLICY)).toBe(true);
      expect(saySame(path, POLICY, OTHER_POLICY)).toBe(false);
      expect(saySame(path, POLICY, 'no policy')).toBe(false);
      expect(saySame(path, 'no policy', POLICY)).toBe(false);
      expect(saySame(path, DATE, SAME_DATE)).toBe(false);
      expect(saySame(path, encodeURIComponent(POLICY), POLICY)).toBe(true);
      expect(saySame(path, POLICY, encodeURIComponent(POLICY))).toBe(true);
    },
  );

  it('say the same as the limits of a permission where they are equal but for white space and encoding', () => {
    const path = placeOf('entity.resource.attribute.permissions[0].description');
    const limits = '{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}';
    expect(saySame(path, limits, '{ "StringEquals": { "aws:PrincipalOrgID": "o-1" } }')).toBe(true);
    expect(saySame(path, encodeURIComponent(limits), limits)).toBe(true);
    expect(saySame(path, limits, limits.replace('o-1', 'o-2'))).toBe(false);
    expect(saySame(path, 'no limit', 'no limit ')).toBe(false);
  });

  it('are policies nowhere else', () => {
    for (const place of ['permissions[0].type', 'roles[0].name', 'name'])
      expect(saySame(placeOf(`entity.resource.attribute.${place}`), POLICY, SAME_POLICY)).toBe(false);
    expect(saySame(placeOf('name'), POLICY, SAME_POLICY)).toBe(false);
    expect(saySame([], POLICY, SAME_POLICY)).toBe(false);
  });

  it.each([
    'entity.resource.attribute.labels[role_last_used_date].value',
    'additional.PolicyVersionList[3].CreateDate',
  ])('say the same where rows keep dates as text and one instant is both: %s', (place) => {
    const path = placeOf(place);
    expect(saySame(path, DATE, SAME_DATE)).toBe(true);
    expect(saySame(path, DATE, '2024-01-02T03:04:06Z')).toBe(false);
    expect(saySame(path, DATE, 'no date')).toBe(false);
    expect(saySame(path, 'no date', 'neither')).toBe(false);
    expect(saySame(path, POLICY, SAME_POLICY)).toBe(false);
  });

  it('are dates nowhere else', () => {
    const places = ['labels[path].value', 'labels[role_last_used_date].key', 'labels[0].value'];
    for (const place of [...places, 'creation_time'])
      expect(saySame(placeOf(`entity.resource.attribute.${place}`), DATE, SAME_DATE)).toBe(false);
  });
});
