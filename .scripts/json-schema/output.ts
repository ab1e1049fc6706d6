import { responsibleEventRows, responsibleRows } from '../../src/table/responsible.ts';
import { REQUIRED_FIELDS, REQUIRED_OF_EVENTS } from '../../src/udm/check.ts';
import { EVENT_TYPES, type EventType, NAMES, NOUNS, nounsOf, stands } from '../../src/udm/event/type.ts';
import { MERGE_KEYS } from '../../src/udm/key.ts';
import type { UdmPath } from '../../src/udm/path.ts';
import { entityShape, eventShape, UDM_ENUMS, type UdmShape } from '../../src/udm/shape.ts';
import { snakeName, styleName } from '../../src/udm/style.ts';
import { TIMESTAMP_PATTERN } from '../../src/udm/timestamp.ts';
import { type JsonSchema, schemaHead } from './schema.ts';

const TEXT: JsonSchema = { type: 'string', minLength: 1 };
/** JSON in which nothing is null or empty. */
const JSON_VALUE: JsonSchema = { $ref: '#/$defs/json' };
const STRUCT: JsonSchema = { type: 'object', minProperties: 1, additionalProperties: JSON_VALUE };
const JSON_VALUES: JsonSchema = {
  anyOf: [
    TEXT,
    { type: 'number' },
    { type: 'boolean' },
    { type: 'array', minItems: 1, items: JSON_VALUE },
    STRUCT,
  ],
};

/** The schema of an entity with camelCase keys: what `checkEntity` takes, but for text that UTF-8 cannot carry. */
export function entitySchema(): JsonSchema {
  const head = schemaHead('entity', 'UDM entity', 'A UDM entity as Google SecOps takes it, in proto3-JSON.');
  const shape = entityShape('camel');
  return {
    ...head,
    ...shapeSchema(shape, [], (path) => responsibleRows(path, undefined, 'extended')),
    $defs: { json: JSON_VALUES },
    allOf: [...REQUIRED_FIELDS.map((path) => required(path.map(camel))), ...mergeKeys(shape)],
  };
}

/** The schema of an event with camelCase keys: what `checkEvent` takes, but for text that UTF-8 cannot carry. */
export function eventSchema(): JsonSchema {
  const head = schemaHead('event', 'UDM event', 'A UDM event as Google SecOps takes it, in proto3-JSON.');
  return {
    ...head,
    ...shapeSchema(eventShape('camel'), [], responsibleEventRows),
    $defs: Object.fromEntries(NOUNS.map((noun) => [noun, naming(noun)])),
    allOf: [
      ...REQUIRED_OF_EVENTS.map((path) => required(path.map(camel))),
      { ...objectWith('securityResult', { type: 'array', maxItems: 1 }), required: ['securityResult'] },
      ...EVENT_TYPES.flatMap(neededNouns),
    ],
  };
}

function camel(name: string): string {
  return styleName(name, 'camel');
}

/** Gives the rows that write a place. */
type RowsAt = (path: UdmPath) => readonly {
  readonly row: number | string;
  readonly logField: string | null;
  readonly logic: string;
}[];

function shapeSchema(shape: UdmShape, path: UdmPath, rowsAt: RowsAt): JsonSchema {
  if (shape.type === 'list') {
    const element = { name: path.at(-1)!.name, element: '' };
    const items = shapeSchema(shape.element, [...path.slice(0, -1), element], rowsAt);
    return { type: 'array', minItems: 1, items };
  }
  if (shape.type === 'value') return { ...valueSchema(shape.udmType), ...describe(rowsAt(path)) };
  const properties = [...shape.members].map(([name, member]) => [
    name,
    shapeSchema(member, [...path, { name: snakeName(name) }], rowsAt),
  ]);
  return {
    type: 'object',
    minProperties: 1,
    properties: Object.fromEntries(properties),
    additionalProperties: false,
  };
}

function valueSchema(type: string): JsonSchema {
  if (type === 'struct') return STRUCT;
  if (type === 'texts') return { ...STRUCT, additionalProperties: TEXT };
  if (type === 'int32') return { type: 'integer', minimum: -(2 ** 31) + 1, maximum: 2 ** 31 - 1 };
  if (type === 'string') return TEXT;
  if (type === 'timestamp') return { type: 'string', pattern: TIMESTAMP_PATTERN, format: 'date-time' };
  return { enum: (UDM_ENUMS as Readonly<Record<string, readonly string[]>>)[type]! };
}

function describe(rows: ReturnType<RowsAt>): JsonSchema {
  const sentences = rows.map(
    ({ row, logField, logic }) => `Row ${row}: ${logField === null ? '' : `${logField}, `}${logic}.`,
  );
  return sentences.length === 0 ? {} : { description: [...new Set(sentences)].join(' ') };
}

/** Demands a field, and all that lies above it. */
function required([name, ...rest]: readonly string[]): JsonSchema {
  const member = rest.length === 0 ? {} : required(rest);
  return { ...objectWith(name!, member), required: [name!] };
}

/** An entity of each type has one of the fields by which it is joined with others. */
function mergeKeys(shape: UdmShape): JsonSchema[] {
  return Object.entries(MERGE_KEYS).map(([type, paths]) => {
    const written = paths.map((path) => ['entity', ...path].map(camel)).filter((path) => has(shape, path));
    return {
      if: objectWith('metadata', objectWith('entityType', { const: type })),
      // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
      then: { anyOf: written.map(required) },
    };
  });
}

/** An event names a noun by one of its fields. */
function naming(noun: (typeof NOUNS)[number]): JsonSchema {
  return { anyOf: NAMES[noun].map((path) => required(path.split('.').map(camel))) };
}

/** An event of a type names one of the smallest sets of nouns with which the type stands. */
function neededNouns(type: EventType): JsonSchema[] {
  const sets = Array.from({ length: 2 ** NOUNS.length }, (_, bits) => bits).filter((bits) =>
    stands(type, nounsOf(bits)),
  );
  const smallest = sets.filter((bits) => !sets.some((other) => other !== bits && (other & bits) === other));
  if (smallest.includes(0)) return [];
  const anyOf = smallest.map((bits) => ({
    allOf: NOUNS.filter((noun) => nounsOf(bits)[noun]).map((noun) => ({ $ref: `#/$defs/${noun}` })),
  }));
  // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
  return [{ if: objectWith('metadata', objectWith('eventType', { const: type })), then: { anyOf } }];
}

function objectWith(name: string, member: JsonSchema): JsonSchema {
  return { type: 'object', properties: { [name]: member } };
}

function has(shape: UdmShape, [name, ...rest]: readonly string[]): boolean {
  if (name === undefined) return true;
  const inner = shape.type === 'object' ? shape.members.get(name) : undefined;
  return inner !== undefined && has(inner, rest);
}
