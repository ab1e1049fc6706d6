import { Frame } from '../engine/frame.ts';
import type { Row } from '../engine/row.ts';
import { type Field, Kind, LIST_SLOTS, Shape } from '../engine/shape.ts';
import { Op, Step } from '../engine/step.ts';
import type { CompiledTable } from '../engine/table.ts';
import { Writer } from '../engine/write.ts';
import { isEmpty } from '../json.ts';
import { SPELLINGS } from '../log/iam/spelling.ts';
import type { Settings } from '../options.ts';
import { NO_OCCASION } from '../record.ts';
import type { MappingContext } from '../table/logic.ts';
import type { MakeLogic, ValueLogic } from './layout.ts';

/** How records are mapped, and when they were collected. */
export type LaneContext = Settings & MappingContext;

/** Has the engine's own functions make what rows write of fields that hold policies, or that a row takes whole. */
export function logicMaker({ program }: CompiledTable, context: LaneContext): MakeLogic {
  const textOf = (field: Field, { logic }: Row): ValueLogic =>
    ofField(field, (frame, say) => () => {
      const made = logic.apply(frame.valueOf(field, 0), context as never, say);
      if (isEmpty(made)) return undefined;
      const json = JSON.stringify(made);
      // The quotes of a text stand in what is written around it.
      return field.kind === Kind.Leaf ? json.slice(1, -1) : json;
    });
  const elementsOf = (field: Field, item: Step): ValueLogic =>
    ofField(field, (frame, say) => {
      const root = new Step(Op.List, '');
      root.members = [item];
      const list = { ...program, root };
      const writer = new Writer(frame, say);
      return () => {
        const elements = writer.write(list, context, NO_OCCASION, undefined);
        return elements === undefined ? '' : JSON.stringify(elements).slice(1, -1);
      };
    });
  return (field, row, item) => ({
    text: textOf(field, row),
    elements: item && elementsOf(field, item),
  });
}

/** Reads a value in its field's slot, and gives what is made of it; undefined where there is anything to say of it. */
function ofField(
  field: Field,
  make: (frame: Frame, say: () => void) => () => string | undefined,
): ValueLogic {
  const shape = new Shape([field.copy()], SPELLINGS);
  shape.size = field.slot + LIST_SLOTS;
  let isSaid = false;
  const say = () => {
    isSaid = true;
  };
  const frame = new Frame(say);
  const makeOf = make(frame, say);
  return (value) => {
    isSaid = false;
    frame.read(shape, { [field.name]: value });
    const made = makeOf();
    return isSaid || frame.unread.length > 0 ? undefined : made;
  };
}
