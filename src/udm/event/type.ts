import type { JsonObject } from '../../json.ts';

/** What an event names with an identity: labels, an application and a location are none. */
export interface NamedNouns {
  readonly machine: boolean;
  readonly principalUser: boolean;
  readonly targetUser: boolean;
  readonly targetGroup: boolean;
  readonly targetResource: boolean;
}

type Needs = (nouns: NamedNouns) => boolean;

const usersChange: Needs = (nouns) => (nouns.machine || nouns.principalUser) && nouns.targetUser;
const groupsChange: Needs = (nouns) => nouns.principalUser && nouns.targetGroup;
const settingsChange: Needs = (nouns) => (nouns.machine || nouns.principalUser) && nouns.targetResource;
const resourcesChange: Needs = (nouns) =>
  nouns.principalUser && (nouns.targetUser || nouns.targetGroup || nouns.targetResource);

/** What each type needs; an event without it is of a plainer type. */
const NEEDS = {
  // Google's own event of AssumeRole has the resource alone.
  USER_LOGIN: (nouns) => nouns.machine && (nouns.targetUser || nouns.targetResource),
  USER_CREATION: usersChange,
  USER_DELETION: usersChange,
  USER_CHANGE_PASSWORD: usersChange,
  USER_CHANGE_PERMISSIONS: usersChange,
  USER_UNCATEGORIZED: usersChange,
  USER_RESOURCE_ACCESS: (nouns) => nouns.principalUser && nouns.targetResource,
  GROUP_CREATION: groupsChange,
  GROUP_DELETION: groupsChange,
  GROUP_MODIFICATION: groupsChange,
  SETTING_MODIFICATION: settingsChange,
  SETTING_DELETION: settingsChange,
  RESOURCE_CREATION: resourcesChange,
  RESOURCE_DELETION: resourcesChange,
  RESOURCE_PERMISSIONS_CHANGE: resourcesChange,
  // A list has no single target.
  RESOURCE_READ: (nouns) => nouns.principalUser,
  RESOURCE_WRITTEN: resourcesChange,
  STATUS_UPDATE: (nouns) => nouns.machine,
  GENERIC_EVENT: () => true,
} satisfies Readonly<Record<string, Needs>>;

/** What happened, in UDM's words. */
export type EventType = keyof typeof NEEDS;

/** The event types that events have here. */
export const EVENT_TYPES: readonly EventType[] = /* @__PURE__ */ (() => Object.keys(NEEDS) as EventType[])();

/** Whether an event names what its type needs. */
export function stands(type: EventType, nouns: NamedNouns): boolean {
  return NEEDS[type](nouns);
}

/**
 * The type that an event can have.
 *
 * @param type the type of its operation
 * @param reads whether the operation reads
 * @returns that type where the event names what it needs, else the first plainer one that stands
 */
export function standingType(type: EventType, nouns: NamedNouns, reads: boolean): EventType {
  const steps = [type, reads ? 'RESOURCE_READ' : 'RESOURCE_WRITTEN', 'STATUS_UPDATE'] as const;
  return steps.find((step) => stands(step, nouns)) ?? 'GENERIC_EVENT';
}

/** What gives each noun an identity. */
export const NAMES: Readonly<Record<keyof NamedNouns, readonly string[]>> = {
  machine: ['principal.ip', 'principal.hostname'],
  principalUser: [
    'principal.user.userid',
    'principal.user.product_object_id',
    'principal.user.user_display_name',
  ],
  targetUser: ['target.user.userid', 'target.user.product_object_id', 'target.user.user_display_name'],
  targetGroup: ['target.group.group_display_name', 'target.group.product_object_id'],
  targetResource: ['target.resource.name', 'target.resource.product_object_id'],
};

/** The nouns, each of which has a bit of its own in sets of them. */
export const NOUNS = /* @__PURE__ */ (() => Object.keys(NAMES) as (keyof NamedNouns)[])();

/** The nouns of a set. */
export function nounsOf(bits: number): NamedNouns {
  return Object.fromEntries(
    NOUNS.map((noun, bit) => [noun, (bits & (1 << bit)) !== 0]),
  ) as unknown as NamedNouns;
}

/**
 * Says of an event which nouns it names.
 *
 * @param rename how names of the event are written
 */
export function namedNouns(event: object, rename: (name: string) => string): NamedNouns {
  const holds = (path: string) =>
    path
      .split('.')
      .reduce((held, name) => (held as JsonObject | undefined)?.[rename(name)], event as unknown) !==
    undefined;
  return Object.fromEntries(
    Object.entries(NAMES).map(([noun, paths]) => [noun, paths.some(holds)]),
  ) as unknown as NamedNouns;
}
