import type { Path, Report, RequestIssueCode } from '../issue.ts';
import { isObject, isWellFormed, valueAt } from '../json.ts';
import { type EventType, namedNouns, stands } from './event/type.ts';
import { MERGE_KEYS } from './key.ts';
import { entityShape, eventShape, UDM_ENUMS, type UdmShape } from './shape.ts';
import { styleName, type UdmCase } from './style.ts';
import { isTimestamp } from './timestamp.ts';

/** What every entity must have, as snake_case names. */
export const REQUIRED_FIELDS = [
  ['metadata', 'collected_timestamp'],
  ['metadata', 'vendor_name'],
  ['metadata', 'product_name'],
  ['metadata', 'entity_type'],
] as const;

/**
 * Checks that a value is an entity that Google SecOps takes: the fields that rows write and no others, of the right
 * types, nothing empty, with its metadata and a merge key.
 *
 * @param entity any value
 * @param style how its keys are written
 * @param report receives `invalid_entity` for each place that is wrong
 * @returns whether the entity is valid
 */
export function checkEntity(entity: unknown, style: UdmCase, report: Report<RequestIssueCode>): boolean {
  return checkMade(entity, style, report, {
    code: 'invalid_entity',
    shape: entityShape(style),
    required: REQUIRED_FIELDS,
    more: (isValid, refuse) => {
      if (isValid() && !hasMergeKey(entity, style)) refuse(['entity'], undefined);
    },
  });
}

type Refuse = (path: Path, value: unknown) => void;

/** What is asked of everything that rows make. */
interface MadeRules {
  readonly code: RequestIssueCode;
  readonly shape: UdmShape;
  readonly required: readonly (readonly string[])[];
  /** What is asked beside that of what has the right shape. */
  readonly more: (isValid: () => boolean, refuse: Refuse) => void;
}

function checkMade(
  made: unknown,
  style: UdmCase,
  report: Report<RequestIssueCode>,
  { code, shape, required, more }: MadeRules,
): boolean {
  let valid = true;
  const refuse: Refuse = (path, value) => {
    valid = false;
    report({ code, path, value });
  };
  checkShape(shape, made, [], refuse);
  if (!valid) return false;
  for (const path of required) {
    const styled = path.map((name) => styleName(name, style));
    if (valueAt(made, styled) === undefined) refuse(styled, undefined);
  }
  more(() => valid, refuse);
  return valid;
}

/** What every event must have, as snake_case names. */
export const REQUIRED_OF_EVENTS = [
  ['metadata', 'event_timestamp'],
  ['metadata', 'event_type'],
  ['metadata', 'log_type'],
  ['metadata', 'vendor_name'],
  ['metadata', 'product_name'],
  ['principal'],
] as const;

/**
 * Checks that a value is an event that Google SecOps takes: the fields that rows write and no others, of the right
 * types, nothing empty, with its metadata, one security result, and what its type needs.
 *
 * @param event any value
 * @param style how its keys are written
 * @param report receives `invalid_event` for each place that is wrong
 * @returns whether the event is valid
 */
export function checkEvent(event: unknown, style: UdmCase, report: Report<RequestIssueCode>): boolean {
  const rename = (name: string) => styleName(name, style);
  const results = [rename('security_result')];
  const type = ['metadata', rename('event_type')];
  return checkMade(event, style, report, {
    code: 'invalid_event',
    shape: eventShape(style),
    required: REQUIRED_OF_EVENTS,
    more: (isValid, refuse) => {
      if ((valueAt(event, results) as unknown[] | undefined)?.length !== 1) refuse(results, undefined);
      if (isValid() && !stands(valueAt(event, type) as EventType, namedNouns(event as object, rename)))
        refuse(type, undefined);
    },
  });
}

function checkShape(
  shape: UdmShape,
  value: unknown,
  path: Path,
  refuse: (path: Path, value: unknown) => void,
): void {
  if (shape.type === 'value') {
    if (!isValue(shape.udmType, value)) refuse(path, value);
  } else if (shape.type === 'list') {
    if (!Array.isArray(value) || value.length === 0) refuse(path, value);
    else
      for (const [index, element] of value.entries())
        checkShape(shape.element, element, [...path, index], refuse);
  } else if (!isObject(value) || Object.keys(value).length === 0) {
    refuse(path, value);
  } else {
    for (const [name, member] of Object.entries(value)) {
      const inner = shape.members.get(name);
      if (inner === undefined) refuse([...path, name], member);
      else checkShape(inner, member, [...path, name], refuse);
    }
  }
}

function isValue(type: string, value: unknown): boolean {
  if (type === 'struct') return isObject(value) && isJson(value);
  if (type === 'texts') return isObject(value) && isJson(value) && Object.values(value).every(isText);
  if (type === 'int32') return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31;
  if (typeof value !== 'string' || value === '') return false;
  if (type === 'string') return isWellFormed(value);
  if (type === 'timestamp') return isTimestamp(value);
  return (UDM_ENUMS as Readonly<Record<string, readonly string[]>>)[type]?.includes(value) ?? false;
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

/** Whether a value is JSON in which nothing is null or empty. */
function isJson(value: unknown): boolean {
  if (typeof value === 'string') return isValue('string', value);
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return typeof value === 'boolean';
  const members = Object.entries(value);
  return members.length > 0 && members.every(([key, member]) => isWellFormed(key) && isJson(member));
}

/** Whether an entity has one of the fields by which Google SecOps joins entities of its type. */
function hasMergeKey(entity: unknown, style: UdmCase): boolean {
  const type = valueAt(entity, ['metadata', styleName('entity_type', style)]) as keyof typeof MERGE_KEYS;
  return MERGE_KEYS[type].some((path) => {
    const styled = path.map((name) => styleName(name, style));
    return valueAt(entity, ['entity', ...styled]) !== undefined;
  });
}
