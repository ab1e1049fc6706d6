import { type PlanObject, type Precedence, planTable } from './plan.ts';
import { bind, type Program } from './program.ts';
import { markRead } from './read.ts';
import type { Row } from './row.ts';
import type { ObjectSchema, Readers, Spellings } from './schema.ts';
import { layOut, type Shape } from './shape.ts';
import type { Step } from './step.ts';

/** What a table is compiled with. */
export interface TableParts {
  readonly schema: ObjectSchema;
  /** The rows, in the order in which entries of one list shall stand. */
  readonly rows: readonly Row[];
  readonly spellings: Spellings;
  readonly readers: Readers;
  /** How names of the output are written. */
  readonly rename: (name: string) => string;
  /** Stores a member of the output by code of its own; by its name where there is none. */
  readonly storeOf?: (name: string) => Step['store'];
  /** Which of several rows for one scalar field wins; the first unless told. */
  readonly precedence?: Precedence;
  /** What rows may hold for, by number; one without a name unless told. */
  readonly variants?: readonly string[];
  /** Of each mark, fields of the output: the writer sets its bit where it writes one of them. None unless told. */
  readonly marks?: readonly (readonly string[])[];
}

/** A table made ready to run: its schema in slots, and its plan bound to them. */
export interface CompiledTable {
  readonly parts: TableParts;
  readonly shape: Shape;
  readonly plan: PlanObject;
  readonly program: Program;
}

const NO_VARIANTS = [''];

/** Compiles a table. The output has its keys in sorted order, and nothing that is empty. */
export function compileTable(parts: TableParts): CompiledTable {
  const { schema, rows, spellings, readers, rename, storeOf, precedence } = parts;
  const { variants = NO_VARIANTS, marks = [] } = parts;
  const shape = layOut(schema, spellings);
  const plan = planTable(rows, precedence);
  markRead(shape, rows);
  return { parts, shape, plan, program: bind(plan, { shape, readers, rename, storeOf, variants, marks }) };
}
