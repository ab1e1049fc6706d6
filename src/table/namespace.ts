import type { Constant } from '../engine/row.ts';
import { reasonOf } from './extended/reasons.ts';
import type { MappingContext } from './logic.ts';
import { describeLogic, type MappingRow } from './mapping-table.ts';
import { type ExtensionId, type ExtensionRow, groupExtension } from './row.ts';

/** The asset namespace of the feed, handed in by the caller; absent where there is none. */
const namespace: Constant<string, MappingContext> = {
  sentence: 'the namespace that the feed is given',
  constant: true,
  apply: (_, context) => context.namespace as string,
};

/** The namespace goes to each noun that is there, in every profile; none is written unless one was handed in. */
export const NAMESPACE_ROWS: readonly ExtensionRow[] = /* @__PURE__ */ (() => [
  groupExtension('E1', null, 'entity.namespace', namespace),
  groupExtension('E1', null, 'relations[].entity.namespace', namespace),
])();

/** A row of the namespace as plain data: it is an option of every profile, and so in no table. */
export interface NamespaceRow extends Omit<MappingRow, 'row'> {
  readonly row: ExtensionId;
  readonly reason: string;
}

/** Where the namespace of the feed is written, as frozen plain data. */
export const NAMESPACE_TABLE: readonly NamespaceRow[] = /* @__PURE__ */ (() =>
  Object.freeze(
    NAMESPACE_ROWS.map((row) =>
      Object.freeze({
        row: row.row,
        logField: null,
        udmField: row.udm,
        kinds: Object.freeze(['USER', 'RESOURCE', 'GROUP'] as const),
        logic: describeLogic(row),
        reason: reasonOf(row.row)!,
      }),
    ),
  ))();
