/**
 * A value of a row as JSON would have it: whole numbers as numbers where these hold them, else as text; times as
 * RFC 3339; bytes as base64.
 *
 * @param spend is told of what length texts are
 */
export function jsonValue(value: unknown, spend: (bytes: number) => void): unknown {
  if (typeof value === 'string') spend(value.length);
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return jsonValue(Buffer.from(value).toString('base64'), spend);
  if (Array.isArray(value)) return value.map((element) => jsonValue(element, spend));
  if (typeof value !== 'object' || value === null) return value ?? null;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, jsonValue(member, spend)]));
}
