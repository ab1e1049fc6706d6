/** The form of a UDM timestamp as a regular expression; it cannot know which years have a 29th of February. */
export const TIMESTAMP_PATTERN = /* @__PURE__ */ (() => {
  const year = '(?:000[1-9]|00[1-9]\\d|0[1-9]\\d\\d|[1-9]\\d{3})';
  const longMonth = '(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])';
  const shortMonth = '(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)';
  const day = `(?:${longMonth}|${shortMonth}|02-(?:0[1-9]|[12]\\d))`;
  const time = '(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.(?:\\d{3}|\\d{6}|\\d{9}))?';
  return `^${year}-${day}T${time}Z$`;
})();

const TIMESTAMP = /* @__PURE__ */ new RegExp(TIMESTAMP_PATTERN, 'u');

/** Whether a text is a UDM timestamp: RFC 3339 in UTC with 0, 3, 6 or 9 fractional digits, of a day that exists. */
export function isTimestamp(text: string): boolean {
  return TIMESTAMP.test(text) && new Date(text).toISOString().slice(0, 10) === text.slice(0, 10);
}

const RFC_3339 = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/u;

/**
 * One text for one instant, however it is written: `…05.198Z`, `…05.198000Z` and `…06:05.198+01:00` are the same.
 *
 * @returns undefined where the text is no RFC 3339 timestamp
 */
export function instantOf(text: string): string | undefined {
  const [, dateTime, fraction = '', zone] = RFC_3339.exec(text) ?? [];
  const milliseconds = Date.parse(`${dateTime}${zone}`);
  if (Number.isNaN(milliseconds)) return undefined;
  // Only where zeros begin: from each of them anew takes time in the square of their number.
  return `${milliseconds / 1000}.${fraction.replace(/(?<!0)0+$/u, '')}`;
}
