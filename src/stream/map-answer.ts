import type { Documented, Extended, MappedEntity } from '../entity-mapper.ts';
import type { MappedEvent } from '../event-mapper.ts';
import type { UdmEntitySnakeCase } from '../udm/entity.ts';
import type { UdmEntityExtended, UdmEntityExtendedSnakeCase } from '../udm/entity-extended.ts';
import type { UdmEventSnakeCase } from '../udm/event/event.ts';
import type { MapItem } from './item.ts';
import type { Camel, Snake } from './map-stream.ts';
import type { ActivityStreamOptions, StreamOptions } from './options.ts';
import { MapSession } from './session.ts';

/** What concerns an answer that is held already. */
type Held<Options> = Options extends unknown ? Omit<Options, 'maxLineBytes' | 'signal'> : never;

/**
 * Maps an answer of an IAM call, whole and at once: whatever an AWS SDK returned, or a parsed JSON document.
 *
 * @param answer a record, an answer of any call, or a list of both
 * @param options when it was collected, and how to map
 * @returns entities, refused records, recognised records without rows and notices, in the order of the answer, then
 * groups with their members where the answer holds authorization details; the last item counts what became of all
 * @throws {TypeError} when an option is bad
 * @example
 * const answer = await iam.send(new ListUsersCommand({}));
 * const entities = mapAnswer(answer, { collectedAt: new Date() }).filter((item) => item.type === 'entity');
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html
 */
export function mapAnswer(
  answer: unknown,
  options: Held<ActivityStreamOptions> & Snake,
): MapItem<never, UdmEventSnakeCase>[];
export function mapAnswer(answer: unknown, options: Held<ActivityStreamOptions> & Camel): MapItem<never>[];
export function mapAnswer(
  answer: unknown,
  options: Held<StreamOptions> & Extended & Snake,
): MapItem<UdmEntityExtendedSnakeCase, UdmEventSnakeCase>[];
export function mapAnswer(
  answer: unknown,
  options: Held<StreamOptions> & Extended & Camel,
): MapItem<UdmEntityExtended>[];
export function mapAnswer(
  answer: unknown,
  options: Held<StreamOptions> & Documented & Snake,
): MapItem<UdmEntitySnakeCase, UdmEventSnakeCase>[];
export function mapAnswer(answer: unknown, options: Held<StreamOptions> & Documented & Camel): MapItem[];
export function mapAnswer(
  answer: unknown,
  options: Held<StreamOptions | ActivityStreamOptions>,
): MapItem<MappedEntity, MappedEvent>[];
export function mapAnswer(
  answer: unknown,
  options: Held<StreamOptions | ActivityStreamOptions>,
): MapItem<MappedEntity, MappedEvent>[] {
  const session = new MapSession(options as StreamOptions);
  const batches = [...session.takeObject(answer), ...session.takeLastBatches()];
  return batches.flatMap(({ items }) => items) as MapItem<MappedEntity, MappedEvent>[];
}
