import type { PlanItem, PlanLeaf, PlanList, PlanNode, PlanObject } from '../../src/engine/plan.ts';
import type { MappingContext } from '../../src/table/logic.ts';
import { listAt, Scope, sortedMembers, usesRun, variable } from './builders.ts';
import type { LogNode } from './log-tree.ts';

type C = MappingContext;

/** A piece of JSON text as the inside of a template literal. */
interface Piece {
  readonly text: string;
  /** The variable that is null where the piece is absent; undefined where it is always there. */
  readonly unless: string | undefined;
  /** Whether the piece is a list's elements with commas between them, or empty. */
  readonly many?: boolean;
}

/** Emits the function that writes the JSON text of one object, and those of the lists below it. */
export function emitWriter(plan: PlanObject<C>, log: LogNode): string {
  const scope = new Scope(log);
  const { text, unless } = writeObject(plan, scope, []);
  if (unless !== undefined) throw new Error(`${log.name} may come out empty.`);
  const body = `${log.name}(fields: ${log.name}Fields${usesRun(scope, text) ? ', run: Run' : ''}): string {
    ${scope.statements.join('\n')}
    return ${inLines(text)};
  }
  `;
  return `${scope.functions.join('\n')}
  function write${body}
  function writeClean${cleaned(body)}`;
}

/** The same writer for texts of which JSON escapes nothing: what they stand in is one piece of text fewer. */
function cleaned(body: string): string {
  return body
    .replace(/\$\{quote\(([^()]+)\)\}/gu, (_, code) => `"\${${code}}"`)
    .replace(/, write(\w+)\)/gu, ', writeClean$1)');
}

/** Breaks a template literal after each of its outermost `${…}`, so that a changed row changes one line. */
function inLines(text: string): string {
  if (text.length < 100) return `\`${text}\``;
  const lines: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text.startsWith('${', at)) depth += 1;
    // Braces of the JSON text itself stand outside of every hole, or in a literal inside one, where they pair.
    else if (depth > 0 && text[at] === '{') depth += 1;
    else if (depth > 0 && text[at] === '}') {
      depth -= 1;
      if (depth === 0) {
        lines.push(text.slice(start, at + 1));
        start = at + 1;
      }
    }
    if (text.startsWith('${', at)) at += 1;
  }
  return [...lines, text.slice(start)].map((line) => `\`${line}\``).join(' + ');
}

function writeNode(node: PlanNode<C>, scope: Scope, path: readonly string[]): Piece | undefined {
  if (node.type === 'object') return writeObject(node, scope, path);
  return node.type === 'list' ? writeList(node, scope, path) : writeLeaf(node, scope);
}

function writeLeaf(leaf: PlanLeaf<C>, scope: Scope): Piece | undefined {
  const made = scope.leaf(leaf);
  if (made === undefined) return undefined;
  const { code, optional } = made;
  const unless = optional ? code : undefined;
  if (code.startsWith('"')) return { text: code, unless };
  if (leaf.log === null) return { text: `"\${${code}}"`, unless };
  return { text: quoted(code, scope.fitOf(leaf.log)), unless };
}

/** What quick readers make needs no escape where it is a timestamp or a truth value. */
function quoted(code: string, fit: string): string {
  if (fit === 'fitTimestamp' || fit === 'fitBooleanText') return `"\${${code}}"`;
  return fit === 'fitPolicyText' ? `\${quotePolicyText(${code})}` : `\${quote(${code})}`;
}

function writeObject(node: PlanObject<C>, scope: Scope, path: readonly string[]): Piece {
  const pieces = sortedMembers(node).flatMap(([name, member]): Piece[] => {
    const made = writeNode(member, scope, [...path, name]);
    return made === undefined ? [] : [{ ...made, text: `"${name}":${made.text}` }];
  });
  return enclose(pieces, ['{', '}'], scope, path);
}

function enclose(
  pieces: readonly Piece[],
  [open, close]: readonly [string, string],
  scope: Scope,
  path: readonly string[],
): Piece {
  const first = pieces.findIndex(({ unless, many }) => unless === undefined && many !== true);
  if (first !== -1) {
    const text = pieces.map((piece, index) => separated(piece, index - first)).join('');
    return { text: `${open}${text}${close}`, unless: undefined };
  }
  const name = variable(path);
  const [head, ...rest] = pieces;
  if (head!.unless !== undefined && rest.length === 0) {
    const made = `${head!.unless} === null ? null : \`${open}${head!.text}${close}\``;
    return { text: `\${${scope.set(name, made)}}`, unless: name };
  }
  const all = pieces.map(optionalText).reduce((before, piece) => `join(${before}, ${piece})`);
  const inside = scope.set(`${name}Inside`, all);
  scope.set(name, `${inside} === '' ? null : \`${open}\${${inside}}${close}\``);
  return { text: `\${${name}}`, unless: name };
}

/** A piece with its comma: after it where it stands before the first that is always there, before it where after. */
function separated({ text, unless, many }: Piece, offset: number): string {
  const comma = offset < 0 ? [text, ','] : offset > 0 ? [',', text] : [text];
  if (many) throw new Error('A list has both elements that are always there and others.');
  return unless === undefined ? comma.join('') : `\${${unless} === null ? '' : \`${comma.join('')}\`}`;
}

function optionalText({ text, unless, many }: Piece): string {
  return many ? text : `${unless} === null ? '' : \`${text}\``;
}

function writeList(list: PlanList<C>, scope: Scope, path: readonly string[]): Piece | undefined {
  const pieces = list.items.flatMap((item, index): Piece[] => {
    const made = writeItem(item, scope, [...path, String(index)]);
    return made === undefined ? [] : [made];
  });
  return pieces.length === 0 ? undefined : enclose(pieces, ['[', ']'], scope, path);
}

function writeItem(item: PlanItem<C>, scope: Scope, path: readonly string[]): Piece | undefined {
  if (item.type === 'element') {
    return item.each === null
      ? writeObject(item.node, scope, path)
      : writeEach(item.node, item.each, scope, path);
  }
  const leaf = writeLeaf(item.leaf, scope);
  if (leaf === undefined || item.type === 'scalar') return leaf;
  return { ...leaf, text: `{"key":"${item.key}","value":${leaf.text}}` };
}

function writeEach(
  element: PlanObject<C>,
  each: readonly string[],
  scope: Scope,
  path: readonly string[],
): Piece {
  const { list, node } = listAt(scope.log, each);
  scope.functions.push(emitWriter(element, node));
  return {
    text: scope.set(variable(path), `joinAll(${list}, write${node.name})`),
    unless: undefined,
    many: true,
  };
}
