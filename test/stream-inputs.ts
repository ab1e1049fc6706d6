import type { Counts, EndItem, EntityItem, MapItem, RefusedItem } from '../src/stream.ts';
import { type MapInput, mapStream, type StreamOptions } from '../src/stream.ts';

/** When the records of these tests were collected. */
export const collectedAt = '2026-01-02T03:04:05Z';

const ACCOUNT = '111122223333';

/** A user as ListUsers returns it. */
export function user(name: string, more: object = {}): Record<string, unknown> {
  const tail = name.toUpperCase().replace(/[^A-Z0-9]/g, 'X');
  return {
    Path: '/',
    UserName: name,
    UserId: `AIDA${tail}`,
    Arn: `arn:aws:iam::${ACCOUNT}:user/${name}`,
    CreateDate: '2024-05-06T07:08:09+00:00',
    ...more,
  };
}

/** A role as ListRoles returns it. */
export function role(name: string, more: object = {}): Record<string, unknown> {
  return {
    Path: '/',
    RoleName: name,
    RoleId: `AROA${name.toUpperCase().replace(/[^A-Z0-9]/g, 'X')}`,
    Arn: `arn:aws:iam::${ACCOUNT}:role/${name}`,
    CreateDate: '2024-05-06T07:08:09+00:00',
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    },
    ...more,
  };
}

/** A group as ListGroups returns it. */
export function group(name: string, more: object = {}): Record<string, unknown> {
  return {
    Path: '/',
    GroupName: name,
    GroupId: `AGPA${name.toUpperCase().replace(/[^A-Z0-9]/g, 'X')}`,
    Arn: `arn:aws:iam::${ACCOUNT}:group/${name}`,
    CreateDate: '2024-05-06T07:08:09+00:00',
    ...more,
  };
}

/** A policy as ListPolicies returns it. */
export function policy(name: string): Record<string, unknown> {
  return {
    PolicyName: name,
    PolicyId: `ANPA${name.toUpperCase()}`,
    Arn: `arn:aws:iam::${ACCOUNT}:policy/${name}`,
  };
}

/** An answer of GetAccountAuthorizationDetails: `members` says for each user which groups it is in. */
export function details(members: Record<string, string[]>, groups: string[], more: object = {}): object {
  return {
    UserDetailList: Object.entries(members).map(([name, GroupList]) => user(name, { GroupList })),
    GroupDetailList: groups.map((name) => group(name)),
    RoleDetailList: [role('builder')],
    Policies: [policy('reader')],
    ...more,
  };
}

export function lines(...values: unknown[]): string {
  return values.map((value) => `${typeof value === 'string' ? value : JSON.stringify(value)}\n`).join('');
}

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Cuts bytes into chunks of one size. */
export function* cut(whole: Uint8Array, size: number): Generator<Uint8Array> {
  for (let start = 0; start < whole.length; start += size) yield whole.slice(start, start + size);
}

export async function gzip(whole: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([new Uint8Array(whole)]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** All items of an input, and by type. */
export interface Mapped {
  readonly items: MapItem[];
  readonly entities: EntityItem[];
  readonly refused: RefusedItem[];
  readonly counts: Counts;
}

/** Maps an input to its end. */
export async function mapAll(input: MapInput, options: Partial<StreamOptions> = {}): Promise<Mapped> {
  const items: MapItem[] = [];
  for await (const item of mapStream(input, { collectedAt, ...options, case: 'camel' })) {
    items.push(item as MapItem);
  }
  return {
    items,
    entities: items.filter((item): item is EntityItem => item.type === 'entity'),
    refused: items.filter((item): item is RefusedItem => item.type === 'refused'),
    counts: items.filter((item): item is EndItem => item.type === 'end')[0]!.counts,
  };
}

/** The ids of users, roles and groups, in the order in which they came. */
export function idsOf({ entities }: Mapped): (string | undefined)[] {
  return entities.map(
    ({ entity: { entity } }) => (entity.user ?? entity.resource ?? entity.group)?.productObjectId,
  );
}

/** What became of the records, added up: equal to `records`. */
export function accountedFor({ entities, refused, unmapped, merged }: Counts): number {
  return entities.USER + entities.RESOURCE + entities.GROUP + refused + unmapped + merged;
}
