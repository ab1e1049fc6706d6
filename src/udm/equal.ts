import { styleName, type UdmCase } from './style.ts';

/**
 * Makes a filter that finds entities that came before: the same merge key and the same content, whenever collected.
 * It keeps the text of each entity that it has seen.
 *
 * @param style how the entities' keys are written
 * @returns a function that says whether an equal entity came before
 * @example
 * const isRepeated = equalEntities('camel');
 * const distinct = entities.filter((entity) => !isRepeated(entity));
 */
export function equalEntities(style: UdmCase = 'camel'): (entity: { readonly metadata: object }) => boolean {
  const seen = new Set<string>();
  const collected = styleName('collected_timestamp', style);
  return (entity) => {
    const text = JSON.stringify({ ...entity, metadata: { ...entity.metadata, [collected]: undefined } });
    if (seen.has(text)) return true;
    seen.add(text);
    return false;
  };
}
