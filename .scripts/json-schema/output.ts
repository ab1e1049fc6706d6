import { responsibleRows } from '../../src/table/responsible.ts';
import { REQUIRED_FIELDS } from '../../src/udm/check.ts';
import { MERGE_KEYS } from '../../src/udm/key.ts';
import type { UdmPath } from '../../src/udm/path.ts';
import { entityShape, UDM_ENUMS, type UdmShape } from '../../src/udm/shape.ts';
import { snakeName, styleName } from '../../src/udm/style.ts';
import { TIMESTAMP_PATTERN } from '../../src/udm/timestamp.ts';
import { type JsonSchema, schemaHead } from './schema.ts';

/** JSON in which nothing is null or empty. */
const JSON_VALUE: JsonSchema = { $ref: '#/$defs/json' };
const STRUCT: JsonSchema = { type: 'object', minProperties: 1, additionalProperties: JSON_VALUE };
const JSON_VALUES: JsonSchema = {
  anyOf: [
    { type: 'string', minLength: 1 },
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
    ...shapeSchema(shape, []),
    $defs: { json: JSON_VALUES },
    allOf: [...REQUIRED_FIELDS.map((path) => required(path.map(camel))), ...mergeKeys(shape)],
  };
}

function camel(name: string): string {
  return styleName(name, 'camel');
}

function shapeSchema(shape: UdmShape, path: UdmPath): JsonSchema {
  if (shape.type === 'list') {
    const element = { name: path.at(-1)!.name, element: '' };
    return { type: 'array', minItems: 1, items: shapeSchema(shape.element, [...path.slice(0, -1), element]) };
  }
  if (shape.type === 'value') return { ...valueSchema(shape.udmType), ...describe(path) };
  const properties = [...shape.members].map(([name, member]) => [
    name,
    shapeSchema(member, [...path, { name: snakeName(name) }]),
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
  if (type === 'string') return { type: 'string', minLength: 1 };
  if (type === 'timestamp') return { type: 'string', pattern: TIMESTAMP_PATTERN, format: 'date-time' };
  return { enum: (UDM_ENUMS as Readonly<Record<string, readonly string[]>>)[type]! };
}

function describe(path: UdmPath): JsonSchema {
  const rows = responsibleRows(path, undefined, 'extended').map(
    ({ row, logField, logic }) => `Row ${row}: ${logField === null ? '' : `${logField}, `}${logic}.`,
  );
  return rows.length === 0 ? {} : { description: rows.join(' ') };
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

function objectWith(name: string, member: JsonSchema): JsonSchema {
  return { type: 'object', properties: { [name]: member } };
}

function has(shape: UdmShape, [name, ...rest]: readonly string[]): boolean {
  if (name === undefined) return true;
  const inner = shape.type === 'object' ? shape.members.get(name) : undefined;
  return inner !== undefined && has(inner, rest);
}
