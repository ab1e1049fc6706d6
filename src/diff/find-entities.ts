import { isObject } from '../json.ts';

/** Entities lie this deep in lists and wrappers at most; what goes on is hostile. */
const DEEPEST = 8;

/**
 * Takes mapped entities out of a document: one entity, a list, a body of `entities:import`, or events of Google
 * SecOps's parser test data.
 *
 * @param depth how deep the document lies in others
 * @returns the entities in order; undefined where the document, or a part of it, is something else
 */
export function findEntities(document: unknown, depth = 0): unknown[] | undefined {
  if (depth > DEEPEST) return undefined;
  if (Array.isArray(document)) return findAll(document, depth);
  if (!isObject(document)) return undefined;
  if (isObject(document.metadata) && isObject(document.entity)) return [document];
  if (isObject(document.inlineSource)) return findList(document.inlineSource.entities, depth);
  if (Array.isArray(document.events)) return findAll(document.events, depth);
  const idm = isObject(document.event) ? document.event.idm : undefined;
  return isObject(idm) ? findEntities(idm.entity, depth + 1) : undefined;
}

function findList(list: unknown, depth: number): unknown[] | undefined {
  return Array.isArray(list) ? findAll(list, depth) : undefined;
}

function findAll(list: readonly unknown[], depth: number): unknown[] | undefined {
  const found = list.map((element) => findEntities(element, depth + 1));
  return found.every((entities) => entities !== undefined) ? found.flat() : undefined;
}
