import { plural } from '../../text/plural.ts';

/** How a summary begins: how many records were read, and whether more may have been to come. */
export function recordsRead(records: number, interrupted: boolean): string {
  if (interrupted) return `Interrupted after ${plural(records, 'record')}`;
  return records === 0 ? 'The input holds no records' : plural(records, 'record');
}
