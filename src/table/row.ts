import type { Constant, Logic, Row, RowLogic } from '../engine/row.ts';
import type { LogField, LogValue } from '../log/field.ts';
import type { FeedRecord } from '../log/iam/feed-schemas.ts';
import type { IamGroup } from '../log/iam/group.ts';
import type { RecordKind } from '../log/iam/kind.ts';
import type { IamPolicy } from '../log/iam/policy.ts';
import type { IamRole } from '../log/iam/role.ts';
import type { IamUser } from '../log/iam/user.ts';
import type { UdmField, UdmValue } from '../udm/field.ts';
import type { MappingContext } from './logic.ts';

type FittingLogic<Log, Field extends string | null, Udm extends string> = Field extends string
  ? Logic<LogValue<Log, Field>, UdmValue<Udm>, MappingContext> | ConstantBeside<Field, Udm>
  : Constant<UdmValue<Udm>, MappingContext>;

/** A constant may stand beside a list: it goes to each element made of that list. */
type ConstantBeside<Field, Udm extends string> = Field extends `${string}[]`
  ? Constant<UdmValue<Udm>, MappingContext>
  : never;

/** The options that turn rows off. */
export type RowSetting = 'groupNameAsEmail';

/** The id of a row that the documented table does not have. */
export type ExtensionId = `E${number}`;

/** A row that the documented table does not have; `REASONS` says why it is there. */
export type ExtensionRow<Id extends ExtensionId = ExtensionId> = Row<MappingContext, Id>;

/** The ids of rows. */
export type RowIdOf<Rows extends readonly Row<MappingContext>[]> = Rows[number]['row'];

/**
 * Makes rows of one record type, with ids of one kind: log field, UDM field and logic must fit each other, or it does not
 * compile.
 */
function rowsOf<Log, Ids extends number | ExtensionId>() {
  return <const Id extends Ids, const Field extends LogField<Log> | null, const Udm extends UdmField>(
    row: Id,
    log: Field,
    udm: Udm,
    logic: FittingLogic<Log, Field, Udm>,
    setting?: RowSetting,
  ): Row<MappingContext, Id> => ({ row, log, udm, logic, ...(setting && { setting }) });
}

/** The id of a row of Google's parser source. */
export type GoogleId = `G${number}`;

/** A row of Google's parser, with the record kinds that it is for. */
export interface GoogleRow extends Row<MappingContext, GoogleId | 34> {
  readonly kinds: readonly RecordKind[];
}

/** Makes rows of Google's parser, which reads the fields of any kind; `Users[].$.` reads the record beside a member. */
function googleRowsOf(...kinds: readonly RecordKind[]) {
  return <
    const Field extends LogField<FeedRecord> | `Users[].$.${LogField<FeedRecord>}` | null,
    const Udm extends UdmField,
  >(
    row: GoogleId | 34,
    log: Field,
    udm: Udm,
    logic: FittingLogic<FeedRecord, Field, Udm>,
    setting?: RowSetting,
  ): GoogleRow => ({
    row,
    kinds,
    log,
    udm,
    logic: logic as RowLogic<MappingContext>,
    ...(setting && { setting }),
  });
}

/** A row of Google's parser for every record. */
export const googleEvery = /* @__PURE__ */ googleRowsOf('USER', 'RESOURCE', 'GROUP');

/** A row of Google's parser for users. */
export const googleUser = /* @__PURE__ */ googleRowsOf('USER');

/** A row of Google's parser for roles. */
export const googleRole = /* @__PURE__ */ googleRowsOf('RESOURCE');

/** A row of Google's parser for groups. */
export const googleGroup = /* @__PURE__ */ googleRowsOf('GROUP');

/** A row for users. */
export const user = /* @__PURE__ */ rowsOf<IamUser, number>();

/** A row for roles. */
export const role = /* @__PURE__ */ rowsOf<IamRole, number>();

/** A row for groups. */
export const group = /* @__PURE__ */ rowsOf<IamGroup, number>();

/** An extension for users. */
export const userExtension = /* @__PURE__ */ rowsOf<IamUser, ExtensionId>();

/** An extension for roles. */
export const roleExtension = /* @__PURE__ */ rowsOf<IamRole, ExtensionId>();

/** An extension for groups. */
export const groupExtension = /* @__PURE__ */ rowsOf<IamGroup, ExtensionId>();

/** An extension for managed policies, which the documented table does not know. */
export const policyExtension = /* @__PURE__ */ rowsOf<IamPolicy, ExtensionId>();
