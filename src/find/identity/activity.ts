import { isObject, ownField } from '../../json.ts';

type Json = { readonly [key: string]: unknown };

/** The parts of a CloudTrail record that say who did what to what. */
export interface Activity {
  readonly record: Json;
  /** `userIdentity`. */
  readonly identity: Json;
  /** `userIdentity.sessionContext.sessionIssuer`. */
  readonly issuer: Json;
  /** `requestParameters`. */
  readonly request: Json;
  /** `responseElements`. */
  readonly answer: Json;
}

const NOTHING: Json = {};

/** What stands in place of a value that may not be told: it names nobody. */
const MASK = 'HIDDEN_DUE_TO_SECURITY_REASONS';

/** Takes the parts out of a record; a part that is missing is empty. */
export function activityOf(record: Json): Activity {
  const identity = objectIn(record, 'userIdentity');
  return {
    record,
    identity,
    issuer: objectIn(objectIn(identity, 'sessionContext'), 'sessionIssuer'),
    request: objectIn(record, 'requestParameters'),
    answer: objectIn(record, 'responseElements'),
  };
}

/** An object within an object; exports also write it as JSON text. */
export function objectIn(object: Json, key: string): Json {
  const value = parsed(ownField(object, key), '{');
  return isObject(value) ? value : NOTHING;
}

/** A list within an object; exports also write it as JSON text. */
export function listIn(object: Json, key: string): readonly unknown[] {
  const value = parsed(ownField(object, key), '[');
  return Array.isArray(value) ? value : [];
}

function parsed(value: unknown, opening: string): unknown {
  if (typeof value !== 'string' || !value.trimStart().startsWith(opening)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** A text within an object; undefined where it is empty, masked or no text. */
export function textIn(object: Json, key: string): string | undefined {
  const value = ownField(object, key);
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' && value !== MASK ? value : undefined;
}

/** What exports write in an empty column. */
const EMPTY: ReadonlySet<string | undefined> = new Set([undefined, 'null', 'None', '-']);

/** Whether a call was refused. */
export function isRefused({ record }: Activity): boolean {
  const code = textIn(record, 'errorCode');
  if (!EMPTY.has(code) && code?.toLowerCase() !== 'success') return true;
  return !EMPTY.has(textIn(record, 'errorMessage'));
}
