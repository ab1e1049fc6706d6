import type { Finding, IssueCode, Path, Report } from '../issue.ts';
import { continuationOf, ENVELOPE_FIELDS } from './envelope.ts';
import type { IamGroup } from './group.ts';
import { hasGroup, isBareGroup, kindsOf, type RecordKind } from './kind.ts';
import type { IamRole } from './role.ts';
import { RECORD_SCHEMAS } from './schema/record.ts';
import { readShape } from './shape.ts';
import { isObject, spellingOf } from './spelling.ts';
import type { IamUser } from './user.ts';

/** A record that was read: its kind, and its fields as far as they fit the schema. */
export type IamRecord =
  | { readonly kind: 'USER'; readonly log: Partial<IamUser>; readonly bare: false }
  | { readonly kind: 'RESOURCE'; readonly log: Partial<IamRole>; readonly bare: false }
  | { readonly kind: 'GROUP'; readonly log: Partial<IamGroup>; readonly bare: boolean };

/** The log field that makes a record what it is. */
export const IDENTITY = { USER: 'UserID', RESOURCE: 'RoleID', GROUP: 'GroupName' } as const;

/** The fields of a GetGroup answer that stand beside the group, also where the group stands bare. */
const BESIDE_GROUP = [
  'Users',
  'IsTruncated',
  'Marker',
  'NextToken',
  'ResponseMetadata',
  '$metadata',
] as const;

/**
 * Reads a record by its schema: unknown → record.
 *
 * @param input one record, of any type
 * @param report receives what is found on the way
 * @returns the record; undefined where it is none, after an error was reported
 */
export function readRecord(input: unknown, report: Report): IamRecord | undefined {
  if (!isObject(input)) {
    report({ code: 'not_an_object', path: [], value: input });
    return undefined;
  }
  const [kind, ...others] = kindsOf(input);
  if (kind === undefined) {
    report({ code: 'unknown_record', path: [], value: input });
    return undefined;
  }
  if (others.length > 0) report({ code: 'ambiguous_record', path: [] });
  const bare = kind === 'GROUP' && isBareGroup(input) && !hasGroup(input);
  return readAs(kind, input, bare, report);
}

function readAs(kind: RecordKind, input: { readonly [key: string]: unknown }, bare: boolean, report: Report) {
  let refused = false;
  const identity = identityPath(kind, input, bare);
  const log = readShape(RECORD_SCHEMAS[kind], bare ? wrapGroup(input) : input, [], (finding) => {
    const path = bare ? unwrapPath(finding.path) : finding.path;
    const isIdentity = finding.code === 'invalid_log_field' && isPrefix(path, identity);
    refused ||= isIdentity;
    const code = isEnvelopeField(finding.code, path) ? 'unmapped_log_field' : finding.code;
    report({ ...finding, code, path, severity: isIdentity ? 'error' : undefined });
  });
  if (refused) return undefined;
  const incomplete = incompleteAnswer(kind, input);
  if (incomplete !== undefined) report(incomplete);
  return { kind, log: log ?? {}, bare } as IamRecord;
}

function identityPath(kind: RecordKind, input: { readonly [key: string]: unknown }, bare: boolean): Path {
  if (kind !== 'GROUP') return [spellingOf(input, IDENTITY[kind]) ?? IDENTITY[kind]];
  return bare ? [IDENTITY.GROUP] : ['Group', IDENTITY.GROUP];
}

/** What an answer says about the call is known, although the schema of the record inside has no such field. */
function isEnvelopeField(code: IssueCode, path: Path): boolean {
  return code === 'unknown_log_field' && path.length === 1 && ENVELOPE_FIELDS.has(String(path[0]));
}

function isPrefix(path: Path, whole: Path): boolean {
  return path.length <= whole.length && path.every((key, index) => key === whole[index]);
}

/** Gives a bare group the form of a GetGroup answer, which is what the table speaks of. */
export function wrapGroup(input: { readonly [key: string]: unknown }): Record<string, unknown> {
  const group: Record<string, unknown> = { ...input };
  const answer: Record<string, unknown> = { Group: group };
  for (const key of BESIDE_GROUP) {
    if (!Object.hasOwn(group, key)) continue;
    answer[key] = group[key];
    delete group[key];
  }
  return answer;
}

/** Says where a path of a GetGroup answer lies in the bare group that it was made of. */
export function unwrapPath(path: Path): Path {
  return path[0] === 'Group' ? path.slice(1) : path;
}

/** What is to be said of a record that says that it goes on, as answers of one record may, too. */
export function incompleteAnswer(
  kind: RecordKind,
  input: { readonly [key: string]: unknown },
): Finding | undefined {
  const call = kind === 'GROUP' ? 'GetGroup' : undefined;
  const field = continuationOf(input);
  return field === undefined ? undefined : { code: 'incomplete_answer', path: [field], call };
}
