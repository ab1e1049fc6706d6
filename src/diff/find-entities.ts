import { isObject } from '../json.ts';

/**
 * Takes mapped entities out of a document: one entity, a list, a body of `entities:import`, or events of Google
 * SecOps's parser test data.
 *
 * @returns the entities in order; undefined where the document, or a part of it, is something else
 */
export function findEntities(document: unknown): unknown[] | undefined {
  if (Array.isArray(document)) return findAll(document);
  if (!isObject(document)) return undefined;
  if (isObject(document.metadata) && isObject(document.entity)) return [document];
  if (isObject(document.inlineSource)) return findList(document.inlineSource.entities);
  if (Array.isArray(document.events)) return findAll(document.events);
  const idm = isObject(document.event) ? document.event.idm : undefined;
  return isObject(idm) ? findEntities(idm.entity) : undefined;
}

function findList(list: unknown): unknown[] | undefined {
  return Array.isArray(list) ? findAll(list) : undefined;
}

function findAll(list: readonly unknown[]): unknown[] | undefined {
  const found = list.map(findEntities);
  return found.every((entities) => entities !== undefined) ? found.flat() : undefined;
}
