import { Frame } from '../engine/frame.ts';
import { logFieldsOf, type Row } from '../engine/row.ts';
import { LIST_SLOTS, Shape } from '../engine/shape.ts';
import { compileTable } from '../engine/table.ts';
import { Writer } from '../engine/write.ts';
import { isEmpty } from '../json.ts';
import { POLICY, type PolicyDocument } from '../log/form.ts';
import { SPELLINGS } from '../log/iam/spelling.ts';
import type { Settings } from '../options.ts';
import { type MappingContext, policyTextOf } from '../table/logic.ts';
import { READERS } from '../table/readers.ts';
import { styleName } from '../udm/style.ts';
import type { FieldLayout, FieldLogic, ObjectLayout, ValueLogic } from './layout.ts';

/** How records are mapped, and when they were collected. */
export type LaneContext = Settings & MappingContext;

/** Notes in a layout what the engine's own functions make of fields that hold policies, or that a row takes whole. */
export function noteLogics({ fields }: ObjectLayout, rows: readonly Row[], context: LaneContext): void {
  for (const field of fields) {
    if (field.isUnread) continue;
    if (field.form === 'policy') field.logic = policyLogic(field, rows, context);
    if (field.form === 'whole') field.logic = { text: wholeLogic(field, context), elements: undefined };
    if (field.below !== undefined) noteLogics(field.below, rows, context);
  }
}

/** A logic that leaves a value to the engine where there is anything to say of it. */
function ofSilent(make: (say: () => void) => ValueLogic): ValueLogic {
  let isSaid = false;
  const logic = make(() => {
    isSaid = true;
  });
  return (value) => {
    isSaid = false;
    const made = logic(value);
    return isSaid ? undefined : made;
  };
}

/** Takes a value as the schema leaves it, and gives what the row makes of it as JSON, as the engine does. */
function wholeLogic({ field, row }: FieldLayout, context: LaneContext): ValueLogic {
  const shape = new Shape([field.copy()], SPELLINGS);
  shape.size = field.slot + LIST_SLOTS;
  return ofSilent((say) => {
    const frame = new Frame(say);
    return (value) => {
      const base = frame.read(shape, { [field.name]: value });
      const made = row!.logic.apply(frame.valueOf(field, base), context as never, say);
      return frame.unread.length > 0 || isEmpty(made) ? undefined : JSON.stringify(made);
    };
  });
}

function policyLogic(
  { name, elements }: FieldLayout,
  rows: readonly Row[],
  context: LaneContext,
): FieldLogic {
  return {
    text: ofSilent((say) => (document) => {
      if (!POLICY.fits(document)) return undefined;
      return policyTextOf(document as PolicyDocument, context, say) || undefined;
    }),
    elements: elements === 0 ? undefined : elementMaker(name, rows, context),
  };
}

/** Makes the elements of the list that rows fill with what a reader makes of a policy, as the engine does. */
function elementMaker(name: string, rows: readonly Row[], context: LaneContext): ValueLogic {
  const own = rows.filter(
    (row) => logFieldsOf(row).some((log) => log.startsWith(`${name}.@`)) || isBeside(row, name),
  );
  const list = own[0]!.udm.slice(0, own[0]!.udm.indexOf('[]'));
  const beside = rows.filter(({ log, udm }) => log === null && udm.startsWith(`${list}[]`));
  const rename = (field: string) => styleName(field, context.case);
  const members = list.split('.').map(rename);
  const schema = { fields: { [name]: { optional: POLICY } } };
  const table = compileTable({ schema, rows: [...own, ...beside], spellings: {}, readers: READERS, rename });
  return ofSilent((say) => {
    const frame = new Frame(say);
    const writer = new Writer(frame, say);
    return (document) => {
      const base = frame.read(table.shape, { [name]: document });
      const made = writer.write(table.program, base, context, { variant: 0, circumstances: 0 }, undefined);
      const elements = members.reduce<unknown>((value, key) => (value as Made)?.[key], made);
      return elements === undefined ? '' : JSON.stringify(elements).slice(1, -1);
    };
  });
}

type Made = { readonly [key: string]: unknown } | undefined;

/** Whether a row gives a constant to each element that a reader makes of a field. */
function isBeside({ log, logic }: Row, name: string): boolean {
  return logic.constant === true && typeof log === 'string' && log.startsWith(`${name}.@`);
}
