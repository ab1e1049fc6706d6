import { valueAt } from '../../json.ts';
import { parseArn } from '../../log/arn.ts';
import { readEventTime } from '../../log/cloudtrail/judge.ts';
import { sourceOf } from '../../log/cloudtrail/service.ts';
import { readTimestamp } from '../../log/timestamp.ts';

/** What people want to know of a record first. */
export interface Brief {
  /** RFC 3339 in UTC; undefined where there is none that can be read. */
  readonly time: string | undefined;
  /** Who acted, or signed in: a name where there is one, a session behind its role. */
  readonly who: string | undefined;
  /** The operation, behind its service: `iam:CreateUser`. */
  readonly what: string;
  /** What it was done to, each once. */
  readonly target: readonly string[];
  readonly isRefused: boolean;
  /** The code of the refusal, or what was said of it where it has no code. */
  readonly reason: string | undefined;
  readonly eventId: string | undefined;
}

/**
 * Tells of an event what people want to know first.
 *
 * @param event a UDM event with snake_case keys, of any shape: it may come from a file
 */
export function briefOfEvent(event: unknown): Brief {
  const principal = valueAt(event, ['principal', 'user']);
  const target = valueAt(event, ['target', 'user']);
  const source = textAt(event, 'target', 'application');
  // Who signs in is the target; who acts is the principal.
  const isSignIn = source === sourceOf('signin');
  const result = valueAt(event, ['security_result', 0]);
  const action = valueAt(result, ['action']);
  const time = textAt(event, 'metadata', 'event_timestamp');
  return {
    time: time === undefined ? undefined : readTimestamp(time)?.text,
    who: (isSignIn ? nameOf(target) : undefined) ?? nameOf(principal),
    what: operation(source, textAt(event, 'metadata', 'product_event_type')),
    target: targetsOf(event, isSignIn ? undefined : target),
    isRefused: Array.isArray(action) ? action.includes('BLOCK') : action === 'BLOCK',
    reason: textAt(result, 'rule_id') ?? textAt(result, 'description'),
    eventId: textAt(event, 'metadata', 'product_log_id'),
  };
}

/** Tells of a record that has no event what it says of itself. */
export function briefOfRecord(record: unknown): Brief {
  const refusal = textAt(record, 'errorCode');
  return {
    time: readEventTime(textAt(record, 'eventTime') ?? '')?.text,
    who: identityOf(valueAt(record, ['userIdentity'])),
    what: operation(textAt(record, 'eventSource'), textAt(record, 'eventName')),
    target: [],
    isRefused: refusal !== undefined,
    reason: refusal,
    eventId: textAt(record, 'eventID'),
  };
}

function identityOf(identity: unknown): string | undefined {
  const arn = textAt(identity, 'arn');
  const name = textAt(identity, 'userName') ?? (arn && lastName(arn));
  return name ?? textAt(identity, 'principalId') ?? textAt(identity, 'invokedBy');
}

function textAt(value: unknown, ...path: readonly (string | number)[]): string | undefined {
  const text = valueAt(value, path);
  return typeof text === 'string' && text !== '' ? text : undefined;
}

function operation(source: string | undefined, name = '-'): string {
  return source === undefined ? name : `${source.replace(/\.amazonaws\.com$/u, '')}:${name}`;
}

function nameOf(user: unknown): string | undefined {
  const role = textAt(user, 'attribute', 'roles', 0, 'name');
  const session = labelOf(user, 'session_name');
  if (role !== undefined && session !== undefined) return `${role}/${session}`;
  const name = textAt(user, 'user_display_name') ?? textAt(user, 'userid');
  const id = name ?? textAt(user, 'product_object_id') ?? labelOf(user, 'userIdentity.invokedBy');
  return id ?? textAt(user, 'group_identifiers', 0);
}

function labelOf(user: unknown, key: string): string | undefined {
  const labels = valueAt(user, ['attribute', 'labels']);
  if (!Array.isArray(labels)) return undefined;
  return textAt(
    labels.find((label) => textAt(label, 'key') === key),
    'value',
  );
}

/** @param user the user whom it was done to */
function targetsOf(event: unknown, user: unknown): readonly string[] {
  const group = valueAt(event, ['target', 'group']);
  const resource = valueAt(event, ['target', 'resource']);
  const name = textAt(resource, 'name');
  const names = [
    textAt(user, 'user_display_name') ?? textAt(user, 'userid'),
    textAt(group, 'group_display_name') ?? textAt(group, 'product_object_id'),
    name === undefined ? textAt(resource, 'product_object_id') : lastName(name),
    textAt(event, 'target', 'resource_ancestors', 0, 'name'),
  ];
  return [...new Set(names.filter((one) => one !== undefined))];
}

/** The name at the end of an ARN; any other name whole. */
function lastName(name: string): string {
  const resource = parseArn(name)?.resource;
  return resource?.slice(resource.lastIndexOf('/') + 1) || name;
}
