import { mkdirSync, writeFileSync } from 'node:fs';
import { groupSchema, roleSchema, userSchema } from './json-schema/input.ts';
import { entitySchema, eventSchema } from './json-schema/output.ts';

// Writes the JSON Schemas that go into the package, after everything else is built.
const SCHEMAS = {
  user: userSchema(),
  role: roleSchema(),
  group: groupSchema(),
  entity: entitySchema(),
  event: eventSchema(),
};

mkdirSync('dist/schemas', { recursive: true });
for (const [name, schema] of Object.entries(SCHEMAS)) {
  writeFileSync(`dist/schemas/${name}.schema.json`, `${JSON.stringify(schema)}\n`);
}
console.log(`Wrote ${Object.keys(SCHEMAS).length} JSON Schemas.`);
