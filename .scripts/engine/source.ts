import type { z } from 'zod';
import { type PlanObject, planTable } from '../../src/engine/plan.ts';
import * as fit from '../../src/log/fit.ts';
import type { RecordKind } from '../../src/log/kind.ts';
import { IDENTITY } from '../../src/log/record.ts';
import { RECORD_SCHEMAS } from '../../src/log/schema/record.ts';
import { IamInstanceProfile, IamRoleLastUsed, IamRoleSummary } from '../../src/log/schema/role.ts';
import {
  IamAttachedPolicy,
  IamInlinePolicy,
  IamPermissionsBoundary,
  IamTag,
} from '../../src/log/schema/user.ts';
import { DOCUMENTED } from '../../src/table/documented.ts';
import type { MappingContext } from '../../src/table/logic.ts';
import { MERGE_KEYS } from '../../src/udm/key.ts';
import { emitBuilder } from './builders.ts';
import { type CheckedSchemas, type LogNode, logTree } from './log-tree.ts';
import { emitChecks, emitReaders, readsPolicy } from './readers.ts';

const ENTITY_TYPES = [
  'UdmAttribute',
  'UdmEntity',
  'UdmEntityMetadata',
  'UdmGroup',
  'UdmLabel',
  'UdmNoun',
  'UdmRelation',
  'UdmResource',
  'UdmUser',
];
const NAMES = { USER: 'User', RESOURCE: 'Role', GROUP: 'Group' } as const;
const KINDS = Object.keys(NAMES) as RecordKind[];

/** Objects that the tables never look into, and objects inside such objects. */
const SCHEMA_CHECKS: CheckedSchemas = new Map<z.ZodObject, string>([
  [IamTag, 'isTag'],
  [IamPermissionsBoundary, 'isPermissionsBoundary'],
  [IamAttachedPolicy, 'isAttachedPolicy'],
  [IamInlinePolicy, 'isInlinePolicy'],
  [IamRoleLastUsed, 'isRoleLastUsed'],
  [IamRoleSummary, 'isRoleSummary'],
  [IamInstanceProfile, 'isInstanceProfile'],
]);

interface Kind {
  readonly kind: RecordKind;
  readonly name: string;
  readonly tree: LogNode;
  readonly plan: PlanObject<MappingContext>;
}

const HEADER = `/*
 * The documented table as straight-line code: what \`src/engine/compile.ts\` does row by row, for records that leave
 * nothing to report but fields without a row. Made by \`npm run generate\` from src/table and the schemas of src/log;
 * do not edit. A reader gives undefined for every record that the canonical path must judge.
 */
`;

/** The source of src/generated/documented.ts, not yet formatted. */
export function engineSource(): string {
  const kinds = KINDS.map(describeKind);
  const body = [
    emitChecks(SCHEMA_CHECKS),
    ...kinds.map(({ tree, plan }) => emitReaders(tree, { fixedKeys: fixedKeys(plan) })),
    ...kinds.map(({ tree, plan }) => emitBuilder(plan, tree, 'UdmEntity')),
    emitGuess(kinds),
    emitEntry(kinds),
  ].join('\n');
  return `${HEADER}${emitImports(body)}\n${RUN}\n${body}`;
}

const RUN = `/** What a run is told beside the log. */
export interface Run {
  readonly collectedAt: string;
  readonly policyText: PolicyForm;
  readonly groupNameAsEmail: boolean;
}

/** What came of a record that was understood to the last field. */
export interface Understood {
  readonly kind: 'USER' | 'RESOURCE' | 'GROUP';
  readonly entity: UdmEntity;
  /** The fields that no row reads, in the place and order in which the canonical path would report them. */
  readonly unmapped: object | null;
  /** Whether the record is a group without the \`Group\` around it. */
  readonly bare: boolean;
}
`;

function describeKind(kind: RecordKind): Kind {
  const name = NAMES[kind];
  const rows = DOCUMENTED[kind].flatMap((row) =>
    row.log === null ? [] : [{ row, path: row.log.split('.') }],
  );
  const identity = kind === 'GROUP' ? null : IDENTITY[kind];
  const tree = logTree(RECORD_SCHEMAS[kind], rows, name, identity, SCHEMA_CHECKS);
  return { kind, name, tree, plan: planTable(DOCUMENTED[kind]) };
}

/** The label keys that a table fixes in each list of labels that it also fills from a list of the log. */
function fixedKeys(plan: PlanObject<MappingContext>): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const node of plan.members.values()) {
    if (node.type === 'object') for (const entry of fixedKeys(node)) found.set(...entry);
    if (node.type !== 'list') continue;
    const fixed = node.items.flatMap((item) => (item.type === 'entry' ? [item.key] : []));
    for (const item of node.items) {
      if (item.type === 'element' && item.node.members.has('key')) found.set(item.each!.join('.'), fixed);
    }
  }
  return found;
}

/** Fields that only one kind of record has tell the kind; a wrong guess costs time and nothing else. */
function emitGuess(kinds: readonly Kind[]): string {
  const names = new Map(kinds.map(({ kind, tree }) => [kind as string, keysOf(tree)]));
  const group = kinds
    .find(({ kind }) => kind === 'GROUP')!
    .tree.members.find(({ name }) => name === 'Group')!;
  if (group.field.type !== 'object') throw new Error('Group is no object.');
  names.set('BARE_GROUP', keysOf(group.field.node));
  const all = [...names.values()].flat();
  const cases = [...names].map(([kind, keys]) => {
    const own = keys.filter((key) => all.indexOf(key) === all.lastIndexOf(key));
    return `${own.map((key) => `case '${key}':`).join('\n')} return '${kind}';`;
  });
  return `function guessKind(log: PlainObject): '${[...names.keys()].join("' | '")}' | undefined {
    for (const key in log) {
      switch (key) { ${cases.join('\n')} }
    }
    return undefined;
  }
  `;
}

function keysOf(tree: LogNode): string[] {
  return tree.members.flatMap(({ name, aws }) => (aws === undefined ? [name] : [name, aws]));
}

function emitEntry(kinds: readonly Kind[]): string {
  return `/** Maps one record, if it is understood to the last field. */
  export function mapDocumented(log: unknown, run: Run): Understood | undefined {
    if (!isPlain(log) || !isPrototypeClean()) return undefined;
    switch (guessKind(log)) {
      ${kinds.map(emitCase).join('\n')}
      default: return undefined;
    }
  }
  `;
}

function emitCase({ kind, name, tree }: Kind): string {
  const run = readsPolicy(tree) ? ', run' : '';
  const one = (guess: string, log: string, bare: boolean, also: string) => `case '${guess}': {
    const fields = read${name}(${log}${run});
    if (fields === undefined${emitKeyless(kind, tree)}${also}) return undefined;
    return { kind: '${kind}', entity: build${name}(fields, run), unmapped: fields.unmapped, bare: ${bare} };
  }`;
  if (kind !== 'GROUP') return one(kind, 'log', false, '');
  return `${one(kind, 'log', false, '')} ${one('BARE_GROUP', '{ Group: log }', true, ' || fields.Group.GroupID === null')}`;
}

/** Code that tells whether the entity would have no merge key; nothing where one is always there. */
function emitKeyless(kind: RecordKind, tree: LogNode): string {
  const fields = MERGE_KEYS[kind].map((path) => `entity.${path.join('.')}`);
  const rows = DOCUMENTED[kind].filter(
    (row) => row.log !== null && fields.includes(row.udm.replace('[]', '')),
  );
  const absent = rows.map(({ log, setting }) => {
    if (setting !== undefined) return `!run.${setting}`;
    return isRequired(tree, log!.split('.')) ? undefined : `fields.${log} === null`;
  });
  if (absent.length === 0) throw new Error(`No row writes a merge key of ${kind}.`);
  return absent.includes(undefined) ? '' : ` || (${absent.join(' && ')})`;
}

function isRequired(tree: LogNode, [name, ...rest]: readonly string[]): boolean {
  const member = tree.members.find((candidate) => candidate.name === name);
  if (member === undefined) throw new Error(`No reader reads ${name}.`);
  return member.required && (member.field.type !== 'object' || isRequired(member.field.node, rest));
}

/** Imports what the code uses, and nothing else. */
function emitImports(body: string): string {
  const used = (names: readonly string[]) =>
    names.filter((name) => new RegExp(`\\b${name}\\b`, 'u').test(body));
  const types = used(ENTITY_TYPES);
  return `import { ${used(Object.keys(fit)).join(', ')}, type PlainObject } from '../log/fit.ts';
    import type { PolicyForm } from '../log/policy.ts';
    import { isAbsent } from '../log/spelling.ts';
    import type { ${types.join(', ')} } from '../udm/entity.ts';
  `;
}
