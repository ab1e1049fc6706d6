import type { RecordField } from '../../log/cloudtrail/record.ts';
import type { ReadField } from './circumstance.ts';
import { Circumstance, isNameOf } from './circumstance.ts';
import { arnOf } from './logic.ts';
import type { EventRow } from './row.ts';
import type { Variant } from './variant.ts';

/**
 * The kinds of what a call may be about, in the order in which they are looked for: the first of which the answer or the
 * request has anything. Two of seven bits stand for a kind: no kind's two are part of another's, so one number tells
 * kinds apart, among circumstances, too.
 */
export enum TargetKind {
  Policy = 0b0000011 << 20,
  Mfa = 0b0000101 << 20,
  AccessKey = 0b0000110 << 20,
  SigningCertificate = 0b0001001 << 20,
  SshKey = 0b0001010 << 20,
  ServiceCredential = 0b0001100 << 20,
  InstanceProfile = 0b0010001 << 20,
  ServerCertificate = 0b0010010 << 20,
  SamlProvider = 0b0010100 << 20,
  OidcProvider = 0b0011000 << 20,
  Alias = 0b0100001 << 20,
  Delegation = 0b0100010 << 20,
  Role = 0b0100100 << 20,
  User = 0b0101000 << 20,
  Group = 0b0110000 << 20,
  Arn = 0b1000001 << 20,
  Credentials = 0b1000010 << 20,
  /** What the record lists among its resources. */
  Listed = 0b1000100 << 20,
  /** What the message of a refusal names. */
  Named = 0b1001000 << 20,
}

const ANY_KIND = 0b1111111 << 20;

/** The fields that name what a call is about, or give its id, where it is of a kind. */
export interface Naming<Field = RecordField> {
  readonly kind: TargetKind;
  readonly fields: readonly Field[];
}

const NAMING_FIELDS: readonly string[] = ['target.resource.name', 'target.resource.product_object_id'];

/** The rows that name what a call is about, or give its id, by its kind. */
export type NamingRows = readonly { readonly kind: TargetKind; readonly rows: readonly EventRow[] }[];

/** Finds the rows that read what names the target's resource in the request or the answer. */
export function namingRows(rows: readonly EventRow[]): NamingRows {
  const kindOf = ({ when = 0 }: EventRow) => when & ANY_KIND;
  const naming = rows.filter(({ udm, log }) => NAMING_FIELDS.includes(udm) && log !== null);
  const kinds = [...new Set(naming.map(kindOf))].filter((kind) => kind > 0 && kind < TargetKind.Listed);
  return kinds
    .sort((one, other) => one - other)
    .map((kind) => ({ kind, rows: naming.filter((row) => kindOf(row) === kind) }));
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
): TargetKind | 0 {
  for (let index = 0; index < namings.length; index += 1) {
    const { kind, fields } = namings[index]!;
    for (let at = 0; at < fields.length; at += 1) if (isNameOf(held(fields[at]!))) return kind;
  }
  return 0;
}

/**
 * Adds to the circumstances of a record what its call is about.
 *
 * @param named the kind that the request or the answer names; 0 where they name none
 */
export function withKind(
  circumstances: number,
  read: ReadField,
  variant: Variant,
  named: TargetKind | 0,
): number {
  if (variant.about.includes('setting')) return circumstances;
  const kind = named || kindBeside(circumstances, read, variant);
  let bits = circumstances | kind;
  const role = variant.service === 'iam' ? read('requestParameters.roleName') : undefined;
  if (kind !== TargetKind.Role && isNameOf(role)) bits |= Circumstance.HasRoleBeside;
  if (kind === 0 && isTried(circumstances, read, variant)) bits |= Circumstance.Tried;
  return bits;
}

/** The kind of what neither the request nor the answer names. */
function kindBeside(circumstances: number, read: ReadField, variant: Variant): TargetKind | 0 {
  if (variant.service === 'signin') return 0;
  const resources = read('resources') as Parameters<typeof arnOf>[0][] | undefined;
  if (resources?.some((resource) => isNameOf(arnOf(resource)))) return TargetKind.Listed;
  return (circumstances & Circumstance.IsNamed) === 0 ? 0 : TargetKind.Named;
}

const FEDERATED: readonly (string | undefined)[] = ['AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity'];

function isTried(circumstances: number, read: ReadField, { name }: Variant): boolean {
  if (!FEDERATED.includes(name) || (circumstances & Circumstance.Refused) === 0) return false;
  return (['requestParameters.userName', 'responseElements.assumedRoleUser.arn'] as const).every(
    (field) => !isNameOf(read(field)),
  );
}
