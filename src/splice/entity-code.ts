import type { PlanItem, PlanLeaf, PlanList, PlanNode, PlanObject, PlanWay } from '../engine/plan.ts';
import { isReader } from '../engine/row.ts';
import type { Spellings } from '../engine/schema.ts';
import { type ConstantBytes, constantOf } from './bytes.ts';
import { assemble, type Code, CodeOp, type Draft, textDraft as text } from './code.ts';
import type { FieldLayout, ObjectLayout } from './layout.ts';

/*
 * What is written of a record that was read: constant text and values of slots, one behind the other.
 */

/** A part of what is written. */
interface Piece {
  readonly drafts: readonly Draft[];
  /** The slots of which one must hold something; undefined where it is always there. */
  readonly when: readonly number[] | undefined;
}

/** The object of the log in which the rows at hand read. */
interface LogObject extends WriteSettings {
  readonly layout: ObjectLayout;
}

/** What a program is planned with, beside plan and layout. */
export interface WriteSettings {
  /** What rows need beside the log. */
  readonly context: unknown;
  readonly spellings: Spellings;
  readonly rename: (name: string) => string;
}

/** What is written of a record. */
export interface EntityCode {
  readonly code: Code;
  /** The slots of which one must hold something, so that the entity has a merge key; undefined where it always has. */
  readonly keys: readonly number[] | undefined;
}

/**
 * Lays out what is written of a type of record, and notes in its layout what must be there for that.
 *
 * @param plan the shape of what the table writes
 * @param layout the slots of the record
 * @param keys the paths of the fields of which one must be there, as rows name them
 */
export function planEntityCode(
  plan: PlanObject,
  layout: ObjectLayout,
  settings: WriteSettings,
  keys: readonly (readonly string[])[],
): EntityCode {
  const scope = { ...settings, layout };
  const { drafts } = objectPiece(plan, scope);
  const whens = keys.flatMap((path) => {
    const node = nodeAt(plan, path);
    return node === undefined ? [] : [nodePiece(node, scope)?.when];
  });
  return { code: assemble(drafts), keys: anyOf(whens) };
}

function nodeAt(plan: PlanObject, path: readonly string[]): PlanNode | undefined {
  return path.reduce<PlanNode | undefined>(
    (node, name) => (node?.type === 'object' ? node.members.get(name) : undefined),
    plan,
  );
}

/** Undefined where one is always there. */
function anyOf(whens: readonly (readonly number[] | undefined)[]): readonly number[] | undefined {
  return whens.includes(undefined) ? undefined : [...new Set(whens.flatMap((when) => when!))];
}

function nodePiece(node: PlanNode, scope: LogObject): Piece | undefined {
  if (node.type === 'object') return objectPiece(node, scope);
  return node.type === 'list' ? listPiece(node, scope) : wayPiece(onlyWay(node), scope);
}

function objectPiece(node: PlanObject, scope: LogObject): Piece {
  const members = [...node.members]
    .map(([name, member]) => [scope.rename(name), member] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const pieces = members.flatMap(([name, member]): Piece[] => {
    const piece = nodePiece(member, scope);
    return piece === undefined
      ? []
      : [{ ...piece, drafts: [text(`${JSON.stringify(name)}:`), ...piece.drafts] }];
  });
  return enclose(pieces, '{', '}');
}

/** Puts pieces with commas between them into brackets. What is empty is not there. */
function enclose(pieces: readonly Piece[], open: string, close: string): Piece {
  const when = anyOf(pieces.map((piece) => piece.when));
  const always = pieces.findIndex((piece) => piece.when === undefined);
  const inside = pieces.flatMap((piece, index) => {
    if (pieces.length === 1) return piece.drafts;
    if (always === -1) return only(piece, [{ kind: 'comma' }, ...piece.drafts]);
    if (index === always) return piece.drafts;
    return only(piece, index < always ? [...piece.drafts, text(',')] : [text(','), ...piece.drafts]);
  });
  return { drafts: [text(open), ...inside, text(close)], when };
}

function only({ when }: Piece, drafts: readonly Draft[]): readonly Draft[] {
  return when === undefined ? drafts : [{ kind: 'if', slots: when, drafts }];
}

function listPiece(list: PlanList, scope: LogObject): Piece | undefined {
  const fixed = list.items.flatMap((item) => (item.type === 'entry' ? [constantOf(item.key)] : []));
  const pieces = list.items.flatMap((item): Piece[] => {
    const piece = itemPiece(item, scope, fixed);
    return piece === undefined ? [] : [piece];
  });
  return pieces.length === 0 ? undefined : enclose(pieces, '[', ']');
}

function itemPiece(item: PlanItem, scope: LogObject, fixed: readonly ConstantBytes[]): Piece | undefined {
  if (item.type === 'entry') {
    const piece = wayPiece(item.way, scope);
    const key = text(`{"key":${JSON.stringify(item.key)},"value":`);
    return piece && { ...piece, drafts: [key, ...piece.drafts, text('}')] };
  }
  if (item.each === null)
    return item.type === 'scalar' ? wayPiece(item.way, scope) : elementPiece(item.node, scope);
  const { field } = fieldAt(scope, item.each);
  if (isReader(item.each.at(-1)!))
    return {
      drafts: [{ kind: 'value', op: CodeOp.Copy, slot: field.elements, of: field.slot }],
      when: [field.elements],
    };
  return eachPiece(item, field, scope, fixed);
}

/** What is made of a list: its elements must not be empty, so that their number is that of the log's. */
function eachPiece(
  item: Exclude<PlanItem, { type: 'entry' }>,
  { slot, below }: FieldLayout,
  around: LogObject,
  fixed: readonly ConstantBytes[],
): Piece {
  const layout = below!;
  const scope = { ...around, layout };
  const { drafts, when } =
    item.type === 'scalar' ? wayPiece(item.way, scope)! : elementPiece(item.node, scope);
  if (when !== undefined) layout.anyOf.push(when);
  layout.labels?.fixed.push(...fixed);
  return { drafts: [{ kind: 'each', slot, drafts }], when: [slot] };
}

/** An element says nothing where none of its leaves was in the log. */
function elementPiece(node: PlanObject, scope: LogObject): Piece {
  return { drafts: objectPiece(node, scope).drafts, when: filledWhen(node, scope) };
}

/** The slots of which one must hold something, so that something is read from the log. */
function filledWhen(node: PlanNode, scope: LogObject): readonly number[] | undefined {
  if (node.type === 'object')
    return anyOf([...node.members.values()].map((member) => filledWhen(member, scope)));
  if (node.type === 'list') return anyOf(node.items.map((item) => itemFilledWhen(item, scope)));
  return wayFilledWhen(onlyWay(node), scope);
}

function wayFilledWhen(way: PlanWay, scope: LogObject): readonly number[] | undefined {
  const piece = way.logs.length === 0 ? undefined : wayPiece(way, scope);
  return piece === undefined ? [] : piece.when;
}

function itemFilledWhen(item: PlanItem, scope: LogObject): readonly number[] | undefined {
  if (item.type !== 'entry' && item.each !== null) {
    const { slot, elements } = fieldAt(scope, item.each).field;
    return [isReader(item.each.at(-1)!) ? elements : slot];
  }
  return item.type === 'element' ? filledWhen(item.node, scope) : wayFilledWhen(item.way, scope);
}

/** Rows that share a field are for the engine. */
function onlyWay({ ways }: PlanLeaf): PlanWay {
  return ways[0]!;
}

/** What a row writes; undefined where nothing will ever be there. */
function wayPiece({ row, logs }: PlanWay, scope: LogObject): Piece | undefined {
  const [log] = logs;
  if (log === undefined) {
    const value = row.logic.apply(null, scope.context as never, '');
    return value === undefined ? undefined : { drafts: [text(JSON.stringify(value))], when: undefined };
  }
  if (row.logic.bytes?.as === 'unreadable_date') return undefined;
  const { field, isRequired } = fieldAt(scope, log);
  const part = field.parts.find((candidate) => candidate.logic === row.logic);
  if (part !== undefined) {
    const copy: Draft = { kind: 'value', op: CodeOp.Copy, slot: part.slot, of: field.slot };
    return { drafts: quoted(copy), when: [part.slot] };
  }
  return { drafts: valueDrafts(row.logic.bytes?.as, field), when: isRequired ? undefined : [field.slot] };
}

function valueDrafts(as: string | undefined, { form, slot }: FieldLayout): readonly Draft[] {
  const op = form === 'timestamp' ? CodeOp.Timestamp : CodeOp.Copy;
  const draft: Draft = { kind: 'value', op, slot };
  const isBare = form === 'whole' || (as === 'json' && (form === 'number' || form === 'boolean'));
  return isBare ? [draft] : quoted(draft);
}

function quoted(draft: Draft): readonly Draft[] {
  return [text('"'), draft, text('"')];
}

/** The field at a path, up to a reader, and whether it always holds something. */
function fieldAt(scope: LogObject, path: readonly string[]): { field: FieldLayout; isRequired: boolean } {
  const { layout, spellings } = scope;
  const [name = '', ...rest] = path;
  const names = spellings[name] ?? [name];
  const field = layout.fields.find((candidate) => names.includes(candidate.name));
  if (field === undefined) throw new Error(`No schema has the log field ${name}.`);
  const isRequired = layout.required.includes(field.slot);
  if (rest.length === 0 || isReader(rest[0]!)) return { field, isRequired };
  const below = fieldAt({ ...scope, layout: field.below! }, rest);
  return { field: below.field, isRequired: isRequired && below.isRequired };
}
