import { isObject } from '../json.ts';
import { isEvent } from '../udm/made.ts';
import { snakeKeys } from '../udm/style.ts';

/** Entities lie this deep in lists and wrappers at most; what goes on is hostile. */
const DEEPEST = 8;

/**
 * Takes mapped entities and events out of a document: one of them, a list, a body of `entities:import` or of
 * `events:import`, or Google SecOps's parser test data.
 *
 * @param depth how deep the document lies in others
 * @returns the entities and events in order; undefined where the document, or a part of it, is something else
 */
export function findEntities(document: unknown, depth = 0): unknown[] | undefined {
  if (depth > DEEPEST) return undefined;
  if (Array.isArray(document)) return findAll(document, depth);
  if (!isObject(document)) return undefined;
  if (isObject(document.metadata) && isObject(document.entity)) return [document];
  if (isEvent(snakeKeys(document))) return [document];
  if (isObject(document.inlineSource)) return findImported(document.inlineSource, depth);
  if (Array.isArray(document.events)) return findAll(document.events, depth);
  const idm = isObject(document.event) ? document.event.idm : undefined;
  return isObject(idm) ? findEntities(idm.entity ?? idm.readOnlyUdm, depth + 1) : undefined;
}

function findImported(source: { readonly [name: string]: unknown }, depth: number): unknown[] | undefined {
  const { entities, events } = source;
  const list = Array.isArray(events) ? events.map((event) => isObject(event) && event.udm) : entities;
  return Array.isArray(list) ? findAll(list, depth) : undefined;
}

function findAll(list: readonly unknown[], depth: number): unknown[] | undefined {
  const found = list.map((element) => findEntities(element, depth + 1));
  return found.every((entities) => entities !== undefined) ? found.flat() : undefined;
}
