import type { Service } from '../../log/cloudtrail/service.ts';
import type { EventType } from '../../udm/event/type.ts';

const READING = /^(?:Get|List|Describe|Simulate|Generate|Decode|BatchGet|Lookup|Search|Head)(?![a-z])/u;

/** Whether a call reads: its record says so, or its name. */
export function isReading(name: string, readOnly: unknown): boolean {
  return readOnly === 'true' || READING.test(name);
}

/** The event type of an operation that is not among the known ones, by its name. */
export function unknownType(service: Service | undefined, name: string, readOnly: unknown): EventType {
  if (service === 'signin') return 'USER_UNCATEGORIZED';
  if (isReading(name, readOnly)) return 'RESOURCE_READ';
  if (service === 'sts') return name.startsWith('Assume') ? 'USER_LOGIN' : 'USER_RESOURCE_ACCESS';
  return (service === 'iam' && typeOnPeople(name)) || typeOnResources(name);
}

/** In IAM the object leads: a policy of a user that goes is a change of the user. */
function typeOnPeople(name: string): EventType | undefined {
  if (name.includes('Group')) return 'GROUP_MODIFICATION';
  if (!name.includes('User')) return undefined;
  if (/Polic[yi]|Permission|Boundary|MFA/u.test(name)) return 'USER_CHANGE_PERMISSIONS';
  return /Password|LoginProfile/u.test(name) ? 'USER_CHANGE_PASSWORD' : 'USER_UNCATEGORIZED';
}

function typeOnResources(name: string): EventType {
  if (/^(?:Create|Upload)(?![a-z])/u.test(name)) return 'RESOURCE_CREATION';
  if (/^(?:Delete|Deregister)(?![a-z])/u.test(name)) return 'RESOURCE_DELETION';
  const isAboutPermissions = /^(?:Attach|Detach)(?![a-z])|Polic[yi]|Permission|Boundary|Trust|Acl|Grant/u;
  return isAboutPermissions.test(name) ? 'RESOURCE_PERMISSIONS_CHANGE' : 'RESOURCE_WRITTEN';
}
