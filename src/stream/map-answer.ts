import type { MappedEntity } from '../entity-mapper.ts';
import type { EventOf, MappedEvent } from '../event-mapper.ts';
import type { AnySource, MapperOptions, SourceOptions, Unsaid } from '../options.ts';
import type { Profile } from '../table/profile.ts';
import type { UdmCase } from '../udm/style.ts';
import type { MapItem } from './item.ts';
import type { StreamEntityOf, StreamOptionsOf } from './map-stream.ts';
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
export function mapAnswer<
  From extends AnySource | Unsaid,
  Rows extends Profile | Unsaid,
  Keys extends UdmCase | Unsaid,
>(
  answer: unknown,
  options: MapperOptions<Rows, Keys> & SourceOptions<From> & Held<StreamOptionsOf<From>>,
): MapItem<StreamEntityOf<From, Rows, Keys>, EventOf<Keys>>[];
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
