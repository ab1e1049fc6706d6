import type { z } from 'zod';
import { bare } from '../../src/log/shape.ts';
import { SPELLINGS } from '../../src/log/spelling.ts';
import { type CheckedSchemas, checkOf, type LogMember, type LogNode } from './log-tree.ts';

/** What the readers of a tree need to know beside its fields. */
export interface ReaderNotes {
  /** By the name of a list of labels: the label keys that the table fixes beside them. */
  readonly fixedKeys: ReadonlyMap<string, readonly string[]>;
}

/** Emits the readers of a tree, the innermost first. */
export function emitReaders(node: LogNode, notes: ReaderNotes): string {
  const below = node.members.flatMap(({ field }) =>
    field.type === 'object' || field.type === 'list' ? [emitReaders(field.node, notes)] : [],
  );
  return [...below, emitType(node), emitEmpty(node), emitReader(node, notes)].join('\n');
}

function emitType(node: LogNode): string {
  const fields = mappedMembers(node).map((member) => `readonly ${member.name}: ${typeOf(member)};`);
  return `interface ${node.name}Fields { ${fields.join('\n')} readonly unmapped: object | null; }`;
}

function typeOf({ field, required }: LogMember): string {
  if (field.type === 'object') return `${field.node.name}Fields`;
  if (field.type === 'list') return `readonly ${field.node.name}Fields[]`;
  return required ? 'string' : 'string | null';
}

function mappedMembers(node: LogNode): readonly LogMember[] {
  return node.members.filter(({ field }) => field.type !== 'unmapped');
}

/** What an absent object reads as: the same shape, with nothing in it. */
function emitEmpty(node: LogNode): string {
  if (node.required) return '';
  const fields = mappedMembers(node).map(({ name }) => `${name}: null,`);
  return `const NO_${node.name}: ${node.name}Fields = { ${fields.join(' ')} unmapped: null };`;
}

/** Whether a reader needs to be told how policies are written. */
export function readsPolicy(node: LogNode): boolean {
  return node.members.some(({ field }) => field.type === 'leaf' && field.fit === 'fitPolicyText');
}

function emitReader(node: LogNode, notes: ReaderNotes): string {
  const parameters = readsPolicy(node) ? 'log: unknown, run: Run' : 'log: unknown';
  return `function read${node.name}(${parameters}): ${node.name}Fields | undefined {
    ${node.required ? '' : `if (isAbsent(log)) return NO_${node.name};`}
    if (!isPlain(log)) return undefined;
    ${emitScan(node.members.flatMap(spellingsOf), 'undefined')}
    ${node.members.map((member) => emitField(member, notes)).join('\n')}
    ${emitUnmapped(node)}
    return { ${mappedMembers(node)
      .map(({ name }) => name)
      .concat('unmapped')
      .join(', ')} };
  }
  `;
}

function spellingsOf({ name, aws }: LogMember): string[] {
  return aws === undefined ? [name] : [name, aws];
}

/** One pass over the object's own fields: whatever their order is, it costs the same. */
function emitScan(names: readonly string[], unknown: string): string {
  const cases = names.map((name) => `case '${name}': raw${name} = value; break;`);
  return `${names.map((name) => `let raw${name}: unknown;`).join('\n')}
    for (const key in log) {
      const value = log[key];
      switch (key) { ${cases.join('\n')} default: return ${unknown}; }
    }`;
}

function emitField(member: LogMember, notes: ReaderNotes): string {
  const { name, field, required } = member;
  switch (field.type) {
    case 'unmapped':
      return `if (!${field.passes(`raw${name}`)}) return undefined;`;
    case 'object':
      return `const ${name} = read${field.node.name}(raw${name}); if (${name} === undefined) return undefined;`;
    case 'list':
      return `const ${name} = fitList(raw${name}, read${field.node.name});
        if (${name} === undefined${emitRepeats(name, notes)}) return undefined;`;
    case 'leaf': {
      const rows = field.rows.map((row) => `// Row ${row.row}: ${row.log} → ${row.udm}`).join('\n');
      const absent = required ? ` || ${name} === null` : '';
      return `${rows}\nconst ${name} = ${emitFit(member, field.fit)};
        if (${name} === undefined${absent}) return undefined;`;
    }
  }
}

function emitFit({ name, aws }: LogMember, fit: string): string {
  if (fit === 'fitPolicyText') return `${fit}(raw${name}, run.policyText)`;
  return aws === undefined ? `${fit}(raw${name})` : `either(${fit}(raw${name}), ${fit}(raw${aws}))`;
}

function emitRepeats(name: string, notes: ReaderNotes): string {
  const fixed = notes.fixedKeys.get(name);
  return fixed === undefined ? '' : ` || repeatsKey(${name}, ${JSON.stringify(fixed)})`;
}

function emitUnmapped(node: LogNode): string {
  const values = node.members.flatMap(({ name, field }) => {
    if (field.type === 'unmapped') return [[name, `raw${name}`]];
    if (field.type === 'object' && hasUnmapped(field.node)) return [[name, `${name}.unmapped`]];
    return field.type === 'list' && hasUnmapped(field.node) ? [[name, `unmappedOf(${name})`]] : [];
  });
  if (values.length === 0) return 'const unmapped = null;';
  const added = values.map(([name, value]) => `unmapped = addUnmapped(unmapped, '${name}', ${value});`);
  return `let unmapped: Record<string, unknown> | null = null;\n${added.join('\n')}`;
}

function hasUnmapped(node: LogNode): boolean {
  return node.members.some(
    ({ field }) =>
      field.type === 'unmapped' || (field.type !== 'leaf' && 'node' in field && hasUnmapped(field.node)),
  );
}

/** Emits the checks of objects that no row reads. */
export function emitChecks(checked: CheckedSchemas): string {
  return [...checked].map(([schema, name]) => emitCheck(schema, name, checked)).join('\n');
}

function emitCheck(schema: z.ZodObject, name: string, checked: CheckedSchemas): string {
  const fields = Object.entries(schema.shape);
  const passes = fields.map(([key, type]) => {
    return checkOf(type as z.core.$ZodType, bare(type as z.core.$ZodType).required, checked)(`raw${key}`);
  });
  const pairs = Object.values(SPELLINGS)
    .filter((pair) => pair.every((key) => key in schema.shape))
    .map((pair) => `(${pair.map((key) => `isAbsent(raw${key})`).join(' || ')})`);
  const names = fields.map(([key]) => key);
  return `function ${name}(log: unknown): boolean {
    if (!isPlain(log)) return false;
    ${emitScan(names, 'false')}
    return ${[...pairs, ...passes].join(' && ')};
  }
  `;
}
