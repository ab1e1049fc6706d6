import { readFileSync } from 'node:fs';
import { user } from '../stream-inputs.ts';

const CREATED = JSON.parse(readFileSync('golden/cloudtrail/a-group-is-created.log.json', 'utf8'));

/** A record of activity that no other index has. */
export function callAt(index: number): object {
  return { ...CREATED, eventID: `event-${index}` };
}

/** A line that no other index has: a user, a record of activity or, one in a hundred, something that is refused. */
export function lineAt(index: number): string {
  if (index % 100 === 99) return `{"UserId":${index}}`;
  return JSON.stringify(index % 2 === 0 ? user(`user-${index}`) : callAt(index));
}
