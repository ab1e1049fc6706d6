import type { RecordField } from '../../log/cloudtrail/record.ts';
import type { ReadField } from './circumstance.ts';
import { CIRCUMSTANCES, FIRST_FREE, isNameOf } from './circumstance.ts';
import { arnOf } from './logic.ts';
import type { EventRow } from './row.ts';
import type { Variant } from './variant.ts';

/**
 * The kinds of what a call may be about, in the order in which they are looked for: the first of which the answer or
 * the request has anything.
 */
const TARGET_KINDS = [
  'policy',
  'mfa',
  'access-key',
  'signing-certificate',
  'ssh-key',
  'service-credential',
  'instance-profile',
  'server-certificate',
  'saml-provider',
  'oidc-provider',
  'alias',
  'delegation',
  'role',
  'user',
  'group',
  'arn',
  'credentials',
  /** What the record lists among its resources. */
  'listed',
  /** What the message of a refusal names. */
  'named',
] as const;

export type TargetKind = (typeof TARGET_KINDS)[number];

/** Two of seven bits stand for a kind: no kind's two are part of another's, so one number tells kinds apart. */
function bitsOf(kind: TargetKind): number {
  let index = TARGET_KINDS.indexOf(kind);
  for (let high = 1; ; high += 1) {
    if (index < high) return ((1 << high) | (1 << index)) << FIRST_FREE;
    index -= high;
  }
}

const BITS = /* @__PURE__ */ (() =>
  Object.fromEntries(TARGET_KINDS.map((kind) => [kind, bitsOf(kind)])) as Record<TargetKind, number>)();

/** Says of a row that the call must be about a kind of resource. */
export function ofKind(kind: TargetKind) {
  return { when: BITS[kind] };
}

/** The fields that name what a call is about, or give its id, where it is of a kind. */
export interface Naming<Field = RecordField> {
  readonly kind: TargetKind;
  readonly fields: readonly Field[];
}

const NAMING_FIELDS: readonly string[] = ['target.resource.name', 'target.resource.product_object_id'];

/** The rows that name what a call is about, or give its id, by its kind. */
export type NamingRows = readonly { readonly kind: TargetKind; readonly rows: readonly EventRow[] }[];

/** Finds the rows that read what names the target's resource. */
export function namingRows(rows: readonly EventRow[]): NamingRows {
  const naming = rows.filter(({ udm, log }) => NAMING_FIELDS.includes(udm) && log !== null);
  return TARGET_KINDS.filter((kind) => kind !== 'listed' && kind !== 'named').map((kind) => ({
    kind,
    rows: naming.filter(({ when = 0 }) => (when & BITS[kind]) === BITS[kind]),
  }));
}

/** What they read of the records of one variant. */
export function namingOf(namings: NamingRows, variant: string): readonly Naming[] {
  const found = namings.map(({ kind, rows }) => ({
    kind,
    fields: rows
      .filter(({ on }) => on === undefined || on(variant))
      .flatMap(({ log }) => log as RecordField | RecordField[]),
  }));
  return found.filter(({ fields }) => fields.length > 0);
}

/** The first kind of which a record names one. */
export function namedKind<Field>(
  namings: readonly Naming<Field>[],
  held: (field: Field) => unknown,
): TargetKind | undefined {
  for (let index = 0; index < namings.length; index += 1) {
    const { kind, fields } = namings[index]!;
    for (let at = 0; at < fields.length; at += 1) if (isNameOf(held(fields[at]!))) return kind;
  }
  return undefined;
}

/**
 * Adds to the circumstances of a record what its call is about.
 *
 * @param named the kind that the request or the answer names
 */
export function withKind(
  circumstances: number,
  read: ReadField,
  variant: Variant,
  named: TargetKind | undefined,
): number {
  if (variant.about.includes('setting')) return circumstances;
  const kind = named ?? kindBeside(circumstances, read, variant);
  let bits = circumstances | (kind === undefined ? 0 : BITS[kind]);
  const role = variant.service === 'iam' ? read('requestParameters.roleName') : undefined;
  if (kind !== 'role' && isNameOf(role)) bits |= CIRCUMSTANCES.HAS_ROLE_BESIDE;
  if (kind === undefined && isTried(circumstances, read, variant)) bits |= CIRCUMSTANCES.TRIED;
  return bits;
}

/** The kind of what neither the request nor the answer names. */
function kindBeside(circumstances: number, read: ReadField, variant: Variant): TargetKind | undefined {
  if (variant.service === 'signin') return undefined;
  const resources = read('resources') as Parameters<typeof arnOf>[0][] | undefined;
  if (resources?.some((resource) => isNameOf(arnOf(resource)))) return 'listed';
  return (circumstances & CIRCUMSTANCES.IS_NAMED) === 0 ? undefined : 'named';
}

const FEDERATED: readonly (string | undefined)[] = ['AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity'];

function isTried(circumstances: number, read: ReadField, { name }: Variant): boolean {
  if (!FEDERATED.includes(name) || (circumstances & CIRCUMSTANCES.REFUSED) === 0) return false;
  return (['requestParameters.userName', 'responseElements.assumedRoleUser.arn'] as const).every(
    (field) => !isNameOf(read(field)),
  );
}
