import { isReader, logFieldsOf, RECORD, type Row } from './row.ts';
import { Kind, type Shape } from './shape.ts';

/**
 * Notes in a shape which fields rows read. Of a field that no row reads, nothing below is looked at.
 *
 * @param rows the rows of one table
 */
export function markRead(shape: Shape, rows: readonly Row[]): void {
  markFields(shape, rows.flatMap(logFieldsOf).map(fieldsRead));
}

/** The names of a path from the record on. A reader takes the whole field that it stands behind. */
function fieldsRead(log: string): string[] {
  const names = log.replace(/\[\]/gu, '').split('.');
  const own = names.slice(names.lastIndexOf(RECORD) + 1);
  const reader = own.findIndex(isReader);
  return reader === -1 ? own : own.slice(0, reader);
}

function markFields(shape: Shape, paths: readonly string[][]): void {
  for (const field of shape.fields) {
    const below = paths.filter(([name]) => shape.named(name!).includes(field)).map((path) => path.slice(1));
    field.isRead = below.length > 0;
    const inner = field.kind === Kind.List ? field.element.below : field.below;
    if (field.isRead && inner !== undefined && below.every((path) => path.length > 0))
      markFields(inner, below);
  }
}
