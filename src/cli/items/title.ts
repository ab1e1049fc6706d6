import { isObject } from '../../json.ts';
import { detectKind } from '../../log/iam/kind.ts';
import type { AnyExplanation } from './explained-items.ts';

/**
 * Says in a few words what a record is.
 *
 * @param values whether its name may be said: a name is a value, too
 */
export function titleOf(log: unknown, explanation: AnyExplanation, values: boolean): string {
  if ('kind' in explanation) {
    const name = values ? identitiesOf(log)[0] : undefined;
    return [explanation.kind ?? 'No record', name].filter(Boolean).join(' ');
  }
  const { eventName, eventID } = isObject(log) && values ? log : {};
  return ['Event', eventName, eventID].filter((text) => typeof text === 'string').join(' ');
}

const IDENTITY_FIELDS = [
  'UserName',
  'RoleName',
  'GroupName',
  'PolicyName',
  'Arn',
  'UserID',
  'UserId',
  'RoleID',
  'RoleId',
  'GroupID',
  'GroupId',
  'PolicyId',
];

/** The names, ARNs and ids by which people know a user, role, group or policy, the best for reading first. */
export function identitiesOf(log: unknown): string[] {
  if (!isObject(log)) return [];
  const holder = detectKind(log) === 'GROUP' && isObject(log.Group) ? log.Group : log;
  return IDENTITY_FIELDS.map((field) => holder[field]).filter(
    (value) => typeof value === 'string' && value !== '',
  ) as string[];
}
