import { isAbsent, parseJson } from '../../json.ts';
import { isScalar } from '../cloudtrail/form.ts';
import { timeOf } from '../date.ts';
import { readTimestamp } from '../timestamp.ts';

/** Makes of a value of OCSF what CloudTrail wrote; null, undefined or an empty text where it wrote nothing. */
export type OcsfReader = (value: unknown) => unknown;

/** What CloudTrail and OCSF write alike. */
export const alike: OcsfReader = (value) => value;

/** Two quotes stand where there was no id of a request. */
export const requestId: OcsfReader = (value) => (value === "''" ? undefined : value);

/** What stands for all categories where CloudTrail named none. */
const ANY_CATEGORY = 'Management, Data, and Insights';

/** The category of a record. */
export const category: OcsfReader = (value) => (value === ANY_CATEGORY ? undefined : value);

/** A truth value that CloudTrail writes as text. */
export const flag: OcsfReader = (value) => (typeof value === 'boolean' ? String(value) : value);

/** A truth value that CloudTrail writes as a word. */
export const yesOrNo: OcsfReader = (value) => {
  if (value === true || value === 'true') return 'Yes';
  return value === false || value === 'false' ? 'No' : value;
};

const DIGITS = /^\d{1,16}$/u;

/**
 * A time: epoch milliseconds as a number or its digits, or what a reader of Parquet made of them. It becomes RFC 3339
 * in UTC, which CloudTrail writes; what is no time stays as it is, to be told of where times are read.
 */
export const instant: OcsfReader = (value) => {
  if (isAbsent(value)) return undefined;
  const isEpoch = typeof value === 'string' && DIGITS.test(value);
  const epoch = typeof value === 'number' || typeof value === 'bigint' || isEpoch;
  const time = epoch ? Number(value) : timeOf(value);
  const read = readTimestamp(time === undefined ? String(value) : new Date(time));
  return read?.text ?? (isScalar(value) ? value : String(value));
};

/** An object that OCSF keeps as JSON text. */
export const json: OcsfReader = (value) => {
  const parsed = typeof value === 'string' ? parseJson(value) : undefined;
  return parsed === undefined ? value : parsed.value;
};
