import { createIssue, type Issue } from '../issue.ts';
import { checkEntity } from './check.ts';
import type { UdmEntity } from './entity.ts';
import type { UdmEntityExtended } from './entity-extended.ts';

/** The body of one call of `entities:import`. */
export interface ImportRequest<Entity = UdmEntity> {
  readonly inlineSource: { readonly entities: readonly Entity[]; readonly logType: string };
}

/** How entities are cut into requests. */
export interface ImportOptions {
  /** The log type of the entities; `AWS_IAM` unless said. */
  readonly logType?: string;
  /** How many entities a request holds at most; 1,000 unless said. */
  readonly maxEntities?: number;
  /** How many bytes of UTF-8 a request's JSON has at most; 2,000,000 unless said. */
  readonly maxBytes?: number;
}

/** A request to send, or an entity that no request may hold. */
export type ImportPart<Entity = UdmEntity> =
  | { readonly type: 'request'; readonly body: ImportRequest<Entity> }
  | { readonly type: 'refused'; readonly entity: unknown; readonly issues: readonly Issue[] };

/**
 * Cuts entities into bodies for `entities:import`. One bad entity would refuse its whole request, so each is checked
 * first, and comes back as refused (`invalid_entity`, `entity_too_large`) where it cannot be sent.
 *
 * @param entities entities with camelCase keys, in the order in which they shall be sent
 * @param options the log type, and the limits of one request
 * @returns requests and refused entities, as soon as each is settled; the same entities give the same requests
 * @throws {TypeError} when a limit is no positive whole number
 * @example
 * for (const part of importRequests(entities)) {
 *   if (part.type === 'request') await post(JSON.stringify(part.body));
 * }
 * @see https://cloud.google.com/chronicle/docs/reference/rest/v1alpha/projects.locations.instances.entities/import
 */
export function* importRequests<Entity extends UdmEntityExtended = UdmEntity>(
  entities: Iterable<Entity>,
  options: ImportOptions = {},
): Generator<ImportPart<Entity>> {
  const { logType = 'AWS_IAM', maxEntities = 1000, maxBytes = 2_000_000 } = options;
  for (const limit of [maxEntities, maxBytes]) {
    if (!Number.isSafeInteger(limit) || limit < 1) {
      throw new TypeError('maxEntities and maxBytes must be positive whole numbers.');
    }
  }
  const frame = bytesOf(bodyOf([], logType));
  let batch: Entity[] = [];
  let bytes = frame;
  for (const entity of entities) {
    const issues = problemsOf(entity);
    const size = issues.length === 0 ? bytesOf(entity) : 0;
    if (issues.length === 0 && frame + size > maxBytes)
      issues.push(createIssue({ code: 'entity_too_large', path: [] }));
    if (issues.length > 0) {
      yield { type: 'refused', entity, issues };
      continue;
    }
    if (batch.length === maxEntities || bytes + size + (batch.length > 0 ? 1 : 0) > maxBytes) {
      yield { type: 'request', body: bodyOf(batch, logType) };
      batch = [];
      bytes = frame;
    }
    bytes += size + (batch.length > 0 ? 1 : 0);
    batch.push(entity);
  }
  if (batch.length > 0) yield { type: 'request', body: bodyOf(batch, logType) };
}

function bodyOf<Entity>(entities: readonly Entity[], logType: string): ImportRequest<Entity> {
  return { inlineSource: { entities, logType } };
}

function problemsOf(entity: unknown): Issue[] {
  const issues: Issue[] = [];
  checkEntity(entity, 'camel', (finding) => issues.push(createIssue(finding)));
  return issues;
}

function bytesOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
