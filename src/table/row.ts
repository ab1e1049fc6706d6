import type { Constant, Logic, Row } from '../engine/row.ts';
import type { IamGroup } from '../log/group.ts';
import type { IamRole } from '../log/role.ts';
import type { IamUser } from '../log/user.ts';
import type { UdmField, UdmValue } from '../udm/field.ts';
import type { MappingContext } from './logic.ts';

type Scalar = string | number | boolean;

/** The log fields of a record type as dotted paths. A field that may be a scalar ends a path. */
export type LogField<Log> = Log extends unknown
  ? { [Key in keyof Log & string]: FieldBelow<Key, NonNullable<Log[Key]>> }[keyof Log & string]
  : never;

type FieldBelow<Key extends string, Value> = [Extract<Value, Scalar>] extends [never]
  ? Value extends readonly (infer Element)[]
    ? [Extract<Element, Scalar>] extends [never]
      ? `${Key}[].${LogField<Element>}`
      : `${Key}[]`
    : `${Key}.${LogField<Value>}`
  : Key;

/** The type of the value that a log field holds. */
export type LogValue<Log, Field extends string> = Field extends `${infer Key}[].${infer Rest}`
  ? Key extends keyof Log
    ? NonNullable<Log[Key]> extends readonly (infer Element)[]
      ? LogValue<Element, Rest>
      : never
    : never
  : Field extends `${infer Key}[]`
    ? Key extends keyof Log
      ? NonNullable<Log[Key]> extends readonly (infer Element)[]
        ? Element
        : never
      : never
    : Field extends `${infer Key}.${infer Rest}`
      ? Key extends keyof Log
        ? LogValue<NonNullable<Log[Key]>, Rest>
        : never
      : Field extends keyof Log
        ? NonNullable<Log[Field]>
        : never;

type FittingLogic<Log, Field extends string | null, Udm extends string> = Field extends string
  ? Logic<LogValue<Log, Field>, UdmValue<Udm>, MappingContext>
  : Constant<UdmValue<Udm>, MappingContext>;

/** The options that turn rows off. */
export type RowSetting = 'groupNameAsEmail';

/** Makes rows of one record type: log field, UDM field and logic must fit each other, or it does not compile. */
function rowsOf<Log>() {
  return <const Field extends LogField<Log> | null, const Udm extends UdmField>(
    row: number,
    log: Field,
    udm: Udm,
    logic: FittingLogic<Log, Field, Udm>,
    setting?: RowSetting,
  ): Row<MappingContext> => ({ row, log, udm, logic, ...(setting && { setting }) });
}

/** A row for users. */
export const user = /* @__PURE__ */ rowsOf<IamUser>();

/** A row for roles. */
export const role = /* @__PURE__ */ rowsOf<IamRole>();

/** A row for groups. */
export const group = /* @__PURE__ */ rowsOf<IamGroup>();
