import type { PlanItem, PlanLeaf, PlanList, PlanNode, PlanObject } from '../../src/engine/plan.ts';
import type { MappingContext } from '../../src/table/logic.ts';
import * as logic from '../../src/table/logic.ts';
import { styleName } from '../../src/udm/style.ts';
import type { LogMember, LogNode } from './log-tree.ts';

type C = MappingContext;

/** Code for a value: an expression, and whether it is null where the value is absent. */
export interface Code {
  readonly code: string;
  readonly optional: boolean;
}

/** The types of what is built, by the name of the UDM field; the compiler holds the code against them. */
const TYPES: Readonly<Record<string, string>> = {
  entity: 'UdmNoun',
  user: 'UdmUser',
  group: 'UdmGroup',
  resource: 'UdmResource',
  attribute: 'UdmAttribute',
  cloud: "NonNullable<UdmAttribute['cloud']>",
  labels: 'UdmLabel[]',
  relations: 'UdmRelation[]',
  metadata: 'UdmEntityMetadata',
};

/** One function in the making: its statements, in order. */
export class Scope {
  readonly statements: string[] = [];
  readonly functions: string[] = [];
  readonly names = new Map<string, string>();

  constructor(readonly log: LogNode) {}

  /** The variable that holds a leaf's value, read where it is needed first. */
  leaf({ row, log }: PlanLeaf<C>): Code | undefined {
    if (log === null) return { code: constantCode(row), optional: false };
    const member = memberAt(this.log, log);
    const code = this.read(log);
    if (row.setting === undefined) return { code, optional: member.optional };
    return { code: this.set(`${code}Row${row.row}`, `run.${row.setting} ? ${code} : null`), optional: true };
  }

  /** The quick reader of a leaf. */
  fitOf(path: readonly string[]): string {
    const { field } = memberAt(this.log, path).member;
    if (field.type !== 'leaf') throw new Error(`${path.join('.')} is no leaf.`);
    return field.fit;
  }

  private read(path: readonly string[]): string {
    const name = path.at(-1)!;
    const code = `fields.${path.join('.')}`;
    return this.names.get(name) === code ? name : this.set(name, code);
  }

  set(name: string, code: string, type?: string): string {
    if (this.names.has(name)) throw new Error(`Two values want the name ${name}.`);
    this.names.set(name, code);
    this.statements.push(`const ${name}${type === undefined ? '' : `: ${type}`} = ${code};`);
    return name;
  }
}

/** The annotation of a variable for the value at a path. */
function typeAt(path: readonly string[], optional: boolean): string | undefined {
  const type = TYPES[path.at(-1) ?? ''];
  return type === undefined || !optional ? type : `${type} | null`;
}

function constantCode(row: PlanLeaf<C>['row']): string {
  if (row.logic === logic.collectedAt) return 'run.collectedAt';
  const value = row.logic.apply(null, {} as C, () => {});
  if (typeof value !== 'string') throw new Error(`Row ${row.row} is no constant text.`);
  return JSON.stringify(value);
}

function memberAt(node: LogNode, path: readonly string[]): { member: LogMember; optional: boolean } {
  const [name, ...rest] = path;
  const member = node.members.find((candidate) => candidate.name === name);
  if (member === undefined) throw new Error(`No reader reads ${name}.`);
  if (rest.length === 0) return { member, optional: !member.required };
  if (member.field.type !== 'object') throw new Error(`${name} is no object.`);
  const below = memberAt(member.field.node, rest);
  return { member: below.member, optional: below.optional || !member.required };
}

/** The object's members by their written names, sorted. */
export function sortedMembers(node: PlanObject<C>): (readonly [string, PlanNode<C>])[] {
  return [...node.members]
    .map(([name, member]) => [styleName(name, 'camel'), member] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Emits the function that builds one object, and those of the lists below it. */
export function emitBuilder(plan: PlanObject<C>, log: LogNode, type: string): string {
  const scope = new Scope(log);
  const { code, optional } = buildObject(plan, scope, []);
  if (optional) throw new Error(`${log.name} may come out empty.`);
  return `${scope.functions.join('\n')}
  function build${log.name}(fields: ${log.name}Fields${usesRun(scope, code) ? ', run: Run' : ''}): ${type} {
    ${scope.statements.join('\n')}
    return ${code};
  }
  `;
}

export function usesRun(scope: Scope, code: string): boolean {
  return /\brun\b/u.test(scope.statements.join(' ') + code);
}

type Part = Code & {
  readonly name: string /** Whether it stands behind the elements of its list. */;
  readonly isBehind?: boolean;
};

function buildNode(node: PlanNode<C>, scope: Scope, path: readonly string[]): Code | undefined {
  if (node.type === 'object') return buildObject(node, scope, path);
  return node.type === 'list' ? buildList(node, scope, path) : scope.leaf(node);
}

function buildObject(node: PlanObject<C>, scope: Scope, path: readonly string[]): Code {
  const parts = sortedMembers(node).flatMap(([name, member]): Part[] => {
    const made = buildNode(member, scope, [...path, name]);
    return made === undefined ? [] : [{ ...made, name }];
  });
  const write = (some: readonly Part[]) =>
    `{ ${some.map(({ name, code }) => (name === code ? name : `${name}: ${code}`)).join(', ')} }`;
  return combine(parts, write, scope, path, 2);
}

/** One literal for each case of what is there, so that V8 knows each shape; where cases are many, member by member. */
function combine(
  parts: readonly Part[],
  write: (parts: readonly Part[]) => string,
  scope: Scope,
  path: readonly string[],
  mostOptional: number,
): Code {
  const optional = parts.filter((part) => part.optional);
  if (optional.length === 0) return { code: write(parts), optional: false };
  const named = parts.map((part) => hoist(part, scope, path));
  const empty = optional.length === parts.length;
  if (optional.length <= mostOptional) {
    return { code: scope.set(variable(path), cases(named, [], write), typeAt(path, empty)), optional: empty };
  }
  if (empty) throw new Error(`${path.join('.')} has more cases than the generator writes.`);
  return { code: memberByMember(named, scope, path), optional: false };
}

/** Gives a member that is more than a word a name, so that no case repeats it. */
function hoist(part: Part, scope: Scope, path: readonly string[]): Part {
  return /^[\w.]+$|^"/u.test(part.code)
    ? part
    : { ...part, code: scope.set(variable([...path, part.name]), part.code, typeAt([part.name], false)) };
}

function cases(
  parts: readonly Part[],
  chosen: readonly Part[],
  write: (parts: readonly Part[]) => string,
): string {
  const [head, ...rest] = parts;
  if (head === undefined) return chosen.length === 0 ? 'null' : write(chosen);
  const present = cases(rest, [...chosen, head], write);
  if (!head.optional) return present;
  return `${head.code} === null ? (${cases(rest, chosen, write)}) : (${present})`;
}

function memberByMember(parts: readonly Part[], scope: Scope, path: readonly string[]): string {
  const first = parts.findIndex((part) => part.optional);
  if (first === 0) throw new Error(`${path.join('.')} starts with an optional member.`);
  const name = variable(path);
  const head = parts.slice(0, first).map((part) => `${part.name}: ${part.code}`);
  scope.statements.push(`const ${name}: ${TYPES[path.at(-1)!]} = { ${head.join(', ')} };`);
  for (const part of parts.slice(first)) {
    const set = `${name}.${part.name} = ${part.code};`;
    scope.statements.push(part.optional ? `if (${part.code} !== null) ${set}` : set);
  }
  return name;
}

export function variable(path: readonly string[]): string {
  if (path.length === 0) return 'built';
  return path.map((name, index) => (index === 0 ? name : name[0]!.toUpperCase() + name.slice(1))).join('');
}

function buildList(list: PlanList<C>, scope: Scope, path: readonly string[]): Code | undefined {
  const fixed = list.items.filter((item) => item.type === 'entry' || item.each === null);
  const each = list.items.filter((item) => !fixed.includes(item));
  const isBehind = (index: number) =>
    each.length > 0 && list.items.indexOf(fixed[index]!) > list.items.indexOf(each[0]!);
  if (each.length > 1) throw new Error(`${path.join('.')} is made of several lists.`);
  const parts = fixed.flatMap((item, index): Part[] => {
    const name = item.type === 'entry' ? styleName(item.key, 'camel') : String(index);
    const made = buildItem(item, scope, [...path, name]);
    return made === undefined ? [] : [{ ...made, name, isBehind: isBehind(index) }];
  });
  const write = (some: readonly Part[]) => `[${some.map(({ code }) => code).join(', ')}]`;
  if (each[0] !== undefined) return buildEach(each[0], parts, write, scope, path);
  return parts.length === 0 ? undefined : combine(parts, write, scope, path, 3);
}

/** A list item; an optional one is named by the leaf on which it hangs. */
function buildItem(item: PlanItem<C>, scope: Scope, path: readonly string[]): Code | undefined {
  if (item.type === 'element') return buildObject(item.node, scope, path);
  const leaf = scope.leaf(item.leaf);
  if (leaf === undefined || item.type === 'scalar') return leaf;
  const entry = `{ key: ${JSON.stringify(item.key)}, value: ${leaf.code} }`;
  if (!leaf.optional) return { code: entry, optional: false };
  return { code: scope.set(variable(path), `${leaf.code} === null ? null : ${entry}`), optional: true };
}

function buildEach(
  item: PlanItem<C>,
  parts: readonly Part[],
  write: (parts: readonly Part[]) => string,
  scope: Scope,
  path: readonly string[],
): Code {
  if (item.type !== 'element') throw new Error(`${path.join('.')} has elements that are no objects.`);
  const { list, node } = listAt(scope.log, item.each!);
  const type = TYPES[path.at(-1)!]!.replace('[]', '');
  scope.functions.push(emitBuilder(item.node, node, type));
  const name = variable(path);
  if (parts.length === 0) {
    const made = `${list}.length === 0 ? null : ${list}.map(build${node.name})`;
    return { code: scope.set(name, made), optional: true };
  }
  const all = `all${name[0]!.toUpperCase()}${name.slice(1)}`;
  const before = parts.filter((part) => !part.isBehind);
  const first = before.length === 0 ? '[]' : cases(before, [], write).replace('(null)', '([])');
  scope.statements.push(`const ${all}: ${type}[] = ${first};`);
  scope.statements.push(`for (const element of ${list}) ${all}.push(build${node.name}(element));`);
  for (const { code, optional } of parts.filter((part) => part.isBehind)) {
    scope.statements.push(`${optional ? `if (${code} !== null) ` : ''}${all}.push(${code});`);
  }
  return { code: scope.set(name, `${all}.length === 0 ? null : ${all}`), optional: true };
}

/** The list of the fields' elements and what reads them. */
export function listAt(log: LogNode, path: readonly string[]): { list: string; node: LogNode } {
  const member = log.members.find(({ name }) => name === path[0]);
  if (path.length !== 1 || member?.field.type !== 'list') throw new Error(`${path.join('.')} is no list.`);
  return { list: `fields.${path[0]}`, node: member.field.node };
}
