import { bind, type Program, type TableParts } from './program.ts';
import { isReader, logFieldsOf, RECORD } from './row.ts';
import { Kind, layOut, type Shape } from './shape.ts';

/** A table made ready to run: its schema in slots, and its rows bound to them. */
export interface CompiledTable {
  readonly parts: TableParts;
  readonly shape: Shape;
  readonly program: Program;
}

/** Compiles a table. The output has its keys in sorted order, and nothing that is empty. */
export function compileTable(parts: TableParts): CompiledTable {
  const shape = layOut(parts.schema, parts.spellings);
  markRead(shape, parts.rows.flatMap(logFieldsOf).map(fieldsRead));
  return { parts, shape, program: bind(parts, shape) };
}

/** The names of a path from the record on. A reader takes the whole field that it stands behind. */
function fieldsRead(log: string): string[] {
  const names = log.replace(/\[\]/gu, '').split('.');
  const own = names.slice(names.lastIndexOf(RECORD) + 1);
  const reader = own.findIndex(isReader);
  return reader === -1 ? own : own.slice(0, reader);
}

/** Notes which fields rows read. Of a field that no row reads, or that one takes whole, nothing below is looked at. */
function markRead(shape: Shape, paths: readonly string[][]): void {
  for (const field of shape.fields) {
    const below = paths.filter(([name]) => shape.named(name!).includes(field)).map((path) => path.slice(1));
    field.isRead = below.length > 0;
    const inner = field.kind === Kind.List ? field.element.below : field.below;
    if (field.isRead && inner !== undefined && below.every((path) => path.length > 0)) markRead(inner, below);
  }
}
