import * as z from 'zod';
import type { RecordKind } from '../../src/log/kind.ts';
import { IamGroup, IamGroupDetail } from '../../src/log/schema/group.ts';
import { IamRole } from '../../src/log/schema/role.ts';
import { IamUser } from '../../src/log/schema/user.ts';
import { SPELLINGS } from '../../src/log/spelling.ts';
import { MAPPING_TABLE } from '../../src/table/mapping-table.ts';
import { type JsonSchema, schemaHead } from './schema.ts';

/** The schema of a user, as the AWS API returns it. */
export function userSchema(): JsonSchema {
  const head = schemaHead('user', 'IAM user', 'An AWS IAM user, as GetUser and ListUsers return it.');
  return { ...head, ...identified(schemaOf(IamUser, 'USER'), 'UserID') };
}

/** The schema of a role, as the AWS API returns it. */
export function roleSchema(): JsonSchema {
  const head = schemaHead('role', 'IAM role', 'An AWS IAM role, as GetRole and ListRoles return it.');
  return { ...head, ...identified(schemaOf(IamRole, 'RESOURCE'), 'RoleID') };
}

/** The schema of a group: an answer of GetGroup, or a group by itself. */
export function groupSchema(): JsonSchema {
  const head = schemaHead('group', 'IAM group', 'An AWS IAM group with its members, or by itself.');
  const answer = { title: 'Answer of GetGroup', ...schemaOf(IamGroup, 'GROUP') };
  const bare = identified(schemaOf(IamGroupDetail, 'GROUP', 'Group.'), 'GroupID');
  return { ...head, anyOf: [answer, { title: 'Group by itself, as ListGroups returns it', ...bare }] };
}

/** Makes the JSON Schema of a zod schema, and says of each field which rows read it. */
function schemaOf(schema: z.ZodType, kind: RecordKind, path = ''): JsonSchema {
  const { $schema: _, ...made } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
    // A Date is no JSON: of the forms of a date, text and number are left.
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (jsonSchema.anyOf === undefined) return;
      jsonSchema.anyOf = jsonSchema.anyOf.filter((choice) => Object.keys(choice).length > 0);
    },
  }) as JsonSchema;
  describeFields(made, kind, path);
  return made;
}

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
