/** How keys are written: `camel` as the ingestion reference does, `snake` as rules and parsers do. */
export type UdmCase = 'camel' | 'snake';

/** Writes the name of a UDM field in a style. Field names are snake_case at home. */
export function styleName(name: string, style: UdmCase): string {
  return style === 'snake'
    ? name
    : name.replace(/_([a-z0-9])/gu, (_, letter: string) => letter.toUpperCase());
}
