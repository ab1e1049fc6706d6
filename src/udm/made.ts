import { isObject } from '../json.ts';

/** Whether something made of a record is an event, and no entity. Its keys are snake_case. */
export function isEvent(made: unknown): boolean {
  const metadata = (made as { readonly metadata?: unknown } | null | undefined)?.metadata;
  return typeof metadata === 'object' && metadata !== null && Object.hasOwn(metadata, 'event_type');
}

/** What stands around entities and events in items, requests and test data of parsers. */
const AROUND = [
  ...['inlineSource', 'entities', 'events', 'event', 'idm'],
  ...['readOnlyUdm', 'read_only_udm', 'udm', 'entity'],
];

/** Whether something is an entity or an event, in either style of keys and with whatever stands around it. */
export function isMade(value: unknown): boolean {
  try {
    return leadsToMade(value);
  } catch {
    // An object may throw when it is read.
    return false;
  }
}

function leadsToMade(value: unknown): boolean {
  let held = value;
  for (let step = 0; step < AROUND.length; step += 1) {
    if (Array.isArray(held)) [held] = held;
    if (!isObject(held)) return false;
    const { metadata } = held;
    if (isObject(metadata)) return isTyped(metadata);
    const fields = held;
    held = AROUND.map((name) => fields[name]).find((inside) => inside !== undefined);
  }
  return false;
}

function isTyped(metadata: { readonly [name: string]: unknown }): boolean {
  const has = (...names: string[]) => names.some((name) => typeof metadata[name] === 'string');
  return has('entityType', 'entity_type', 'eventType', 'event_type') && has('productName', 'product_name');
}
