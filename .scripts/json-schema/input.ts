import type { Form } from '../../src/log/form.ts';
import { IAM_GROUP, IAM_GROUP_DETAIL } from '../../src/log/iam/group.ts';
import type { RecordKind } from '../../src/log/iam/kind.ts';
import { IAM_ROLE } from '../../src/log/iam/role.ts';
import { SPELLINGS } from '../../src/log/iam/spelling.ts';
import { IAM_USER } from '../../src/log/iam/user.ts';
import { FALSE_TEXTS, NUMBER_TEXT, TRUE_TEXTS } from '../../src/log/scalar.ts';
import type { FieldSchema, ObjectSchema } from '../../src/log/schema.ts';
import { MAPPING_TABLE } from '../../src/table/mapping-table.ts';
import { type JsonSchema, schemaHead } from './schema.ts';

/** The schema of a user, as the AWS API returns it. */
export function userSchema(): JsonSchema {
  const head = schemaHead('user', 'IAM user', 'An AWS IAM user, as GetUser and ListUsers return it.');
  return { ...head, ...identified(schemaOf(IAM_USER, 'USER'), 'UserID') };
}

/** The schema of a role, as the AWS API returns it. */
export function roleSchema(): JsonSchema {
  const head = schemaHead('role', 'IAM role', 'An AWS IAM role, as GetRole and ListRoles return it.');
  return { ...head, ...identified(schemaOf(IAM_ROLE, 'RESOURCE'), 'RoleID') };
}

/** The schema of a group: an answer of GetGroup, or a group by itself. */
export function groupSchema(): JsonSchema {
  const head = schemaHead('group', 'IAM group', 'An AWS IAM group with its members, or by itself.');
  const answer = { title: 'Answer of GetGroup', ...schemaOf(IAM_GROUP, 'GROUP') };
  const bare = identified(schemaOf(IAM_GROUP_DETAIL, 'GROUP', 'Group.'), 'GroupID');
  return { ...head, anyOf: [answer, { title: 'Group by itself, as ListGroups returns it', ...bare }] };
}

/** Makes the JSON Schema of a record, and says of each field which rows read it. */
function schemaOf(schema: ObjectSchema, kind: RecordKind, path = ''): JsonSchema {
  const made = jsonSchema(schema);
  describeFields(made, kind, path);
  return made;
}

function jsonSchema(schema: FieldSchema): JsonSchema {
  if ('optional' in schema) return { anyOf: [jsonSchema(schema.optional), { type: 'null' }] };
  if ('element' in schema) return { type: 'array', items: jsonSchema(schema.element) };
  if (!('fields' in schema)) return FORMS[schema.form]();
  const fields = Object.entries(schema.fields);
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map(([name, field]) => [name, jsonSchema(field)])),
    required: fields.flatMap(([name, field]) => ('optional' in field ? [] : [name])),
  };
}

/** The forms of values that JSON has: a `Date` is none. */
const FORMS: Readonly<Record<Form['form'], () => JsonSchema>> = {
  text: () => ({ type: 'string' }),
  given_text: () => ({ type: 'string', minLength: 1 }),
  scalar: () => ({ anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] }),
  arn: () => ({ type: 'string' }),
  date: () => ({ anyOf: [{ type: 'string' }, { type: 'number' }] }),
  policy: () => ({ anyOf: [{ type: 'string' }, { type: 'object' }] }),
  number: () => ({ anyOf: [{ type: 'number' }, { type: 'string', pattern: NUMBER_TEXT.source }] }),
  boolean: () => ({ anyOf: [{ type: 'boolean' }, { enum: [...TRUE_TEXTS, ...FALSE_TEXTS] }] }),
  object: () => ({ type: 'object' }),
};

function describeFields(schema: JsonSchema, kind: RecordKind, path: string): void {
  for (const choice of schema.anyOf ?? []) describeFields(choice, kind, path);
  if (schema.items !== undefined) describeFields(schema.items, kind, `${path.slice(0, -1)}[].`);
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    const rows = rowsOf(`${path}${name}`, kind);
    if (rows.length > 0) member.description = rows.join(' ');
    else describeFields(member, kind, `${path}${name}.`);
  }
}

function rowsOf(field: string, kind: RecordKind): string[] {
  const name = field.slice(field.lastIndexOf('.') + 1);
  const [documented = name] = Object.values(SPELLINGS).find((spellings) => spellings.includes(name)) ?? [];
  const logField = field.slice(0, field.length - name.length) + documented;
  return MAPPING_TABLE.filter((row) => row.kinds.includes(kind) && row.logField === logField).map(
    ({ row, udmField, logic }) => `Row ${row}: ${udmField}, ${logic}.`,
  );
}

/** One of the spellings of the identity must be there, and must say something. */
function identified(schema: JsonSchema, identity: string): JsonSchema {
  const anyOf = SPELLINGS[identity]!.map((name) => ({
    type: 'object',
    properties: { [name]: { type: 'string', minLength: 1 } },
    required: [name],
  }));
  return { ...schema, anyOf };
}
