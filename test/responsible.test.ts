import { describe, expect, it } from 'vitest';
import { CLOUDTRAIL_TABLE } from '../src/index.ts';
import { PROFILES } from '../src/table/profile.ts';
import { responsibleEventRows, responsibleRows } from '../src/table/responsible.ts';
import { placeOf } from './udm-place.ts';

const eventRows = (place: string) => [
  ...new Set(responsibleEventRows(placeOf(place)).map(({ udmField }) => udmField)),
];

describe('the rows that write a place', () => {
  it('are those of its field, of what that is a part of, and of what lies below, not of a name that begins alike', () => {
    expect(eventRows('principal.ip[0]')).toEqual(['principal.ip[]']);
    expect(eventRows('principal.ip_geo_artifact[0]')).toEqual([]);
    expect(eventRows('principal.user.userid.more')).toEqual(['principal.user.userid']);
    expect(eventRows('extensions')).toEqual(expect.arrayContaining(['extensions.auth.type']));
  });

  it('are those of leaves, of an additional field of no key, and those of all for all', () => {
    const fields = CLOUDTRAIL_TABLE.map(({ udmField }) => udmField);
    const additional = fields.filter((field) => field.startsWith('additional'));
    expect(eventRows('additional').sort()).toEqual([...new Set(additional)].sort());
    expect(eventRows('additional.any')).toEqual(
      additional.filter((field) => field.includes('<path>')).slice(0, 1),
    );
  });

  it.each(PROFILES)('are those of the feed, of the namespace of any noun: %s', (profile) => {
    for (const type of ['USER', 'RESOURCE', 'GROUP', 'POLICY', undefined] as const) {
      for (const place of ['entity.namespace', 'relations[0].entity.namespace']) {
        expect(responsibleRows(placeOf(place), type, profile)).toMatchObject([
          { row: 'E1', udmField: place.replace('0', '') },
        ]);
      }
    }
  });
});
