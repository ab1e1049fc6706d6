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
  return `${milliseconds / 1000}.${fraction.replace(/0+$/u, '')}`;
}
