/** A value as Python's `json.dumps` prints it: a space after each comma and colon, and ASCII only. */
export function printPython(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printPython).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([key, member]) => `${printText(key)}: ${printPython(member)}`);
    return `{${members.join(', ')}}`;
  }
  return typeof value === 'string' ? printText(value) : JSON.stringify(value);
}

function printText(text: string): string {
  return JSON.stringify(text).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
