/**
 * The epoch milliseconds of a `Date`, also of one that another realm has made; `NaN` where it is invalid.
 * Undefined where the value is no `Date`, whatever its prototype says.
 */
export function timeOf(value: unknown): number | undefined {
  // An exception for each text would cost more than a record.
  if (typeof value !== 'object') return undefined;
  try {
    return Date.prototype.getTime.call(value);
  } catch {
    return undefined;
  }
}
