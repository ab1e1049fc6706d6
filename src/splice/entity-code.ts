import { type Each, Op, type Step } from '../engine/step.ts';
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
interface LogObject {
  readonly layout: ObjectLayout;
  /** What rows need beside the log. */
  readonly context: unknown;
}

/** What is written of a record. */
export interface EntityCode {
  readonly code: Code;
  /** The slots of which one must hold something, so that the entity has a merge key; undefined where it always has. */
  readonly keys: readonly number[] | undefined;
}

/** Lays out what is written of a type of record, and notes in its layout what must be there for that. */
export function planEntityCode(root: Step, layout: ObjectLayout, context: unknown): EntityCode {
  const scope = { layout, context };
  const { drafts } = objectPiece(root, scope);
  return { code: assemble(drafts), keys: anyOf(markedWhens(root, scope)) };
}

/** Merge keys are what a table marks. */
function markedWhens(step: Step, scope: LogObject): (readonly number[] | undefined)[] {
  if (step.mark !== 0) return [stepPiece(step, scope)?.when];
  return step.op === Op.Object ? step.members.flatMap((member) => markedWhens(member, scope)) : [];
}

/** Undefined where one is always there. */
function anyOf(whens: readonly (readonly number[] | undefined)[]): readonly number[] | undefined {
  return whens.includes(undefined) ? undefined : [...new Set(whens.flatMap((when) => when!))];
}

function stepPiece(step: Step, scope: LogObject): Piece | undefined {
  if (step.op === Op.Object) return objectPiece(step, scope);
  return step.op === Op.List ? listPiece(step, scope) : leafPiece(step, scope);
}

function objectPiece({ members }: Step, scope: LogObject): Piece {
  const pieces = members.flatMap((member): Piece[] => {
    const piece = stepPiece(member, scope);
    return piece === undefined
      ? []
      : [{ ...piece, drafts: [text(`${JSON.stringify(member.name)}:`), ...piece.drafts] }];
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

function listPiece({ members }: Step, scope: LogObject): Piece | undefined {
  const fixed = members.flatMap(({ key }) => (key === undefined ? [] : [constantOf(key)]));
  const pieces = members.flatMap((item): Piece[] => {
    const piece = itemPiece(item, scope, fixed);
    return piece === undefined ? [] : [piece];
  });
  return pieces.length === 0 ? undefined : enclose(pieces, '[', ']');
}

function itemPiece(item: Step, scope: LogObject, fixed: readonly ConstantBytes[]): Piece | undefined {
  const { key, each } = item;
  if (key !== undefined) {
    const piece = leafPiece(item, scope);
    const start = text(`{"key":${JSON.stringify(key)},"value":`);
    return piece && { ...piece, drafts: [start, ...piece.drafts, text('}')] };
  }
  return each === undefined ? elementPiece(item, scope) : eachPiece(item, each, scope, fixed);
}

/** What is made of a list: its elements must not be empty, so that their number is that of the log's. */
function eachPiece(item: Step, each: Each, around: LogObject, fixed: readonly ConstantBytes[]): Piece {
  const { slot, elements, below } = fieldAt(around.layout, each.names).field;
  if (each.derive !== undefined)
    return { drafts: [{ kind: 'value', op: CodeOp.Copy, slot: elements, of: slot }], when: [elements] };
  const layout = below!;
  const { drafts, when } = elementPiece(item, { ...around, layout })!;
  if (when !== undefined) layout.anyOf.push(when);
  layout.labels?.fixed.push(...fixed);
  return { drafts: [{ kind: 'each', slot, drafts }], when: [slot] };
}

/** An object says nothing where none of its leaves was in the log. */
function elementPiece(item: Step, scope: LogObject): Piece | undefined {
  if (item.op !== Op.Object) return leafPiece(item, scope);
  return { drafts: objectPiece(item, scope).drafts, when: filledBelow(item, scope) };
}

/** The slots of which one must hold something, so that something is read from the log. */
function filledBelow({ members }: Step, scope: LogObject): readonly number[] | undefined {
  return anyOf(members.map((member) => filledWhen(member, scope)));
}

function filledWhen(step: Step, scope: LogObject): readonly number[] | undefined {
  const { op, each } = step;
  if (each !== undefined) {
    const { slot, elements } = fieldAt(scope.layout, each.names).field;
    return [each.derive === undefined ? slot : elements];
  }
  if (op === Op.Object || op === Op.List) return filledBelow(step, scope);
  const piece = op === Op.Constant ? undefined : leafPiece(step, scope);
  return piece === undefined ? [] : piece.when;
}

/** What a row writes; undefined where nothing will ever be there. */
function leafPiece({ row, reads }: Step, scope: LogObject): Piece | undefined {
  const { logic } = row!;
  const [read] = reads;
  if (read === undefined) {
    const value = logic.apply(null, scope.context as never, '');
    return value === undefined ? undefined : { drafts: [text(JSON.stringify(value))], when: undefined };
  }
  if (logic.bytes?.as === 'unreadable_date') return undefined;
  const { field, isRequired } = fieldAt(scope.layout, read.names);
  const part = field.parts.find((candidate) => candidate.logic === logic);
  if (part !== undefined) {
    const copy: Draft = { kind: 'value', op: CodeOp.Copy, slot: part.slot, of: field.slot };
    return { drafts: quoted(copy), when: [part.slot] };
  }
  return { drafts: valueDrafts(logic.bytes?.as, field), when: isRequired ? undefined : [field.slot] };
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

/** The field to which names lead, and whether it always holds something. The element of a list has no name. */
function fieldAt(
  layout: ObjectLayout,
  [name = '', ...rest]: readonly string[],
): { field: FieldLayout; isRequired: boolean } {
  const field = layout.fields.find((candidate) => candidate.name === name)!;
  const isRequired = layout.required.includes(field.slot);
  if (rest.length === 0) return { field, isRequired };
  const below = fieldAt(field.below!, rest);
  return { field: below.field, isRequired: isRequired && below.isRequired };
}
