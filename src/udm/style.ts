/** How keys are written: `camel` as the ingestion reference does, `snake` as rules and parsers do. */
export type UdmCase = 'camel' | 'snake';

/** Writes the name of a UDM field in a style. Field names are snake_case at home. */
export function styleName(name: string, style: UdmCase): string {
  return style === 'snake'
    ? name
    : name.replace(/_([a-z0-9])/gu, (_, letter: string) => letter.toUpperCase());
}

/** Writes the name of a UDM field as it is at home, in whichever style it came. */
export function snakeName(name: string): string {
  return name.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
}

/** A copy of a value with the keys of all its objects at home: snake_case. A struct keeps its own. */
export function snakeKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snakeKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      snakeName(key),
      key === 'additional' ? member : snakeKeys(member),
    ]),
  );
}
