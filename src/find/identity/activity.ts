import { isObject, ownField } from '../../json.ts';
import type { CloudTrailAnswer, CloudTrailRequest } from '../../log/cloudtrail/call.ts';
import { EMPTY_COLUMN, MASK } from '../../log/cloudtrail/form.ts';
import type { CloudTrailIdentity } from '../../log/cloudtrail/identity.ts';
import { readJsonText } from '../../log/cloudtrail/json-text.ts';
import type { CloudTrailRecord } from '../../log/cloudtrail/record.ts';

/** A part of a record as it came: known fields, which may hold anything. */
export type PartOf<Log> = { readonly [Name in keyof Log]?: unknown };

type Issuer = NonNullable<NonNullable<CloudTrailIdentity['sessionContext']>['sessionIssuer']>;

/** The parts of a CloudTrail record that say who did what to what. */
export interface Activity {
  readonly record: PartOf<CloudTrailRecord>;
  /** `userIdentity`. */
  readonly identity: PartOf<CloudTrailIdentity>;
  /** `userIdentity.sessionContext.sessionIssuer`. */
  readonly issuer: PartOf<Issuer>;
  /** `requestParameters`. */
  readonly request: PartOf<CloudTrailRequest>;
  /** `responseElements`. */
  readonly answer: PartOf<CloudTrailAnswer>;
}

/** Takes the parts out of a record; a part that is missing is empty. */
export function activityOf(record: PartOf<CloudTrailRecord>): Activity {
  const identity: Activity['identity'] = objectIn(record, 'userIdentity');
  const context: PartOf<NonNullable<CloudTrailIdentity['sessionContext']>> = objectIn(
    identity,
    'sessionContext',
  );
  return {
    record,
    identity,
    issuer: objectIn(context, 'sessionIssuer'),
    request: objectIn(record, 'requestParameters'),
    answer: objectIn(record, 'responseElements'),
  };
}

/** An object within an object; exports also write it as JSON text. */
export function objectIn<Part extends object>(part: Part, name: keyof Part & string): object {
  const value = opened(part, name);
  return isObject(value) ? value : {};
}

/** A list within an object; exports also write it as JSON text. */
export function listIn<Part extends object>(part: Part, name: keyof Part & string): readonly unknown[] {
  const value = opened(part, name);
  return Array.isArray(value) ? value : [];
}

function opened<Part extends object>(part: Part, name: keyof Part & string): unknown {
  const value = ownField(part as { readonly [name: string]: unknown }, name);
  return typeof value === 'string' ? readJsonText(value) : value;
}

/** A text within an object; undefined where it is empty, masked or no text. */
export function textIn<Part extends object>(part: Part, name: keyof Part & string): string | undefined {
  return textOf(ownField(part as { readonly [name: string]: unknown }, name));
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' && value !== MASK ? value : undefined;
}

/** Whether a call was refused. */
export function isRefused({ record }: Activity): boolean {
  const code = errorIn(record, 'errorCode');
  return (
    (code !== undefined && code.toLowerCase() !== 'success') || errorIn(record, 'errorMessage') !== undefined
  );
}

/** A code or message of a refusal; exports fill empty columns. */
function errorIn(record: Activity['record'], name: 'errorCode' | 'errorMessage'): string | undefined {
  const text = textIn(record, name);
  return text === undefined || EMPTY_COLUMN.includes(text) ? undefined : text;
}
