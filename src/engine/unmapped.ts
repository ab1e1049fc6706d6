import type { Path, Report } from '../issue.ts';
import { isReader, type Spellings } from './cursor.ts';
import type { Row } from './row.ts';

/** The log fields that a table reads, as a tree: null where a row takes the whole field. */
interface FieldTree {
  [name: string]: FieldTree | null;
}

/** Finds the fields of a log that no row of a table reads. */
export interface UnmappedCheck {
  /** Reports `unmapped_log_field` for each, at its outermost path. */
  report(log: object, report: Report): void;
}

/**
 * Makes the check that finds the fields of a log that no row reads.
 *
 * @param rows the rows of one table
 * @param spellings the spellings of log fields
 */
export function compileUnmapped(rows: readonly Row<never>[], spellings: Spellings): UnmappedCheck {
  const fields = fieldTree(rows, spellings);
  return { report: (log, report) => visit(log, fields, [], report) };
}

function fieldTree(rows: readonly Row<never>[], spellings: Spellings): FieldTree {
  const tree: FieldTree = {};
  for (const row of rows) {
    if (row.log !== null && !row.logic.constant) plant(tree, fieldsRead(row.log), spellings);
  }
  return tree;
}

/** A reader takes the whole field that it stands behind. */
function fieldsRead(log: string): string[] {
  const names = log.replaceAll('[]', '').split('.');
  const reader = names.findIndex(isReader);
  return reader === -1 ? names : names.slice(0, reader);
}

function plant(tree: FieldTree, [name, ...rest]: string[], spellings: Spellings): void {
  for (const spelling of spellings[name!] ?? [name!]) {
    if (rest.length === 0 || tree[spelling] === null) {
      tree[spelling] = null;
      continue;
    }
    const below = tree[spelling] ?? {};
    tree[spelling] = below;
    plant(below, rest, spellings);
  }
}

function visit(value: object, fields: FieldTree, path: Path, report: Report): void {
  if (Array.isArray(value)) {
    for (const [index, element] of value.entries()) {
      if (element !== undefined) visit(element, fields, [...path, index], report);
    }
    return;
  }
  for (const name of Object.keys(value)) {
    const field: unknown = value[name as keyof typeof value];
    const below = fields[name];
    if (below === undefined) reportField(field, [...path, name], report);
    else if (below !== null) visit(field as object, below, [...path, name], report);
  }
}

function reportField(value: unknown, path: Path, report: Report): void {
  if (!isEmptyList(value)) report({ code: 'unmapped_log_field', path, value });
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
