import { bind, type Program, type TableParts } from './program.ts';
import { markRead } from './read.ts';
import { layOut, type Shape } from './shape.ts';

/** A table made ready to run: its schema in slots, and its rows bound to them. */
export interface CompiledTable {
  readonly parts: TableParts;
  readonly shape: Shape;
  readonly program: Program;
}

/** Compiles a table. The output has its keys in sorted order, and nothing that is empty. */
export function compileTable(parts: TableParts): CompiledTable {
  const shape = layOut(parts.schema, parts.spellings);
  markRead(shape, parts.rows);
  return { parts, shape, program: bind(parts, shape) };
}
