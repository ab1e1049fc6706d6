import { EXTENDED_TABLE, type ExtendedMappingRow } from './extended-table.ts';
import { GOOGLE_TABLE, type GoogleMappingRow } from './google-table.ts';
import { MAPPING_TABLE, type MappingRow } from './mapping-table.ts';
import type { NamespaceRow } from './namespace.ts';
import type { Profile } from './profile.ts';

/** A row of any profile as plain data. */
export type AnyMappingRow = MappingRow | GoogleMappingRow | ExtendedMappingRow | NamespaceRow;

/** The row that writes when a record was collected, in every profile. */
const COLLECTED = 34;

/** The rows of a profile as plain data, in the order of its tables. */
export function tableRowsOf(profile: Profile): readonly AnyMappingRow[] {
  if (profile === 'google') return [...GOOGLE_TABLE, ...MAPPING_TABLE.filter(({ row }) => row === COLLECTED)];
  return profile === 'extended' ? [...MAPPING_TABLE, ...EXTENDED_TABLE] : MAPPING_TABLE;
}
