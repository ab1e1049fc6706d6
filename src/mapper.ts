import { type EntityOf, entityMapper, type MappedEntity, type Mapper } from './entity-mapper.ts';
import { type EventMapper, type EventOf, eventMapper, type MappedEvent } from './event-mapper.ts';
import {
  type AnySource,
  type MapperOptions,
  type RecordOptions,
  type Said,
  type SourceOptions,
  settleCollectedAt,
  settleOptions,
  type Unsaid,
} from './options.ts';
import type { EventResult, Result } from './result.ts';
import type { Profile } from './table/profile.ts';
import { isActivity } from './table/sources.ts';
import type { UdmCase } from './udm/style.ts';

/** What `createMapper` gives: `AnyMapper` where no source is given, or none is known before it runs. */
type MapperOf<From, Rows extends Profile | Unsaid, Keys extends UdmCase | Unsaid> = [From] extends ['iam']
  ? Mapper<EntityOf<Rows, Keys>>
  : [From] extends ['cloudtrail']
    ? EventMapper<EventOf<Keys>>
    : AnyMapper<EntityOf<Rows, Keys>, EventOf<Keys>>;

/** Only entities say when they were collected. */
type CollectedFrom<From> = [From] extends ['cloudtrail'] ? Partial<RecordOptions> : RecordOptions;

/** Maps records of any source with one set of options. It holds no state. */
export interface AnyMapper<Entity = MappedEntity, Event = MappedEvent> {
  /**
   * Maps one record: log → entity or event.
   *
   * @param log one record, of any type
   * @param options when the record was collected, which entities say
   * @throws {TypeError} when `collectedAt` is no date
   */
  map(log: unknown, options: RecordOptions): Result<Entity> | EventResult<Event>;
}

/**
 * Makes a mapper.
 *
 * @param options how to map; see {@link MapperOptions}
 * @returns a mapper that finds out what each record is; for the source `cloudtrail`, one of activity: log → event, for
 * which no time of collection is needed; for `iam`, one whose `map` follows the documented table, row for row. With the
 * profile `extended` the extensions too, and then managed policies are taken as well
 * @throws {TypeError} when an option does not exist or has no such choice
 * @example
 * const mapper = createMapper({ strict: true });
 * const result = mapper.map(log, { collectedAt: new Date() });
 * if (result.ok) send('event' in result ? result.event : result.entity);
 * else console.error(result.issues.map(formatIssue).join('\n'));
 * @see https://cloud.google.com/chronicle/docs/ingestion/default-parsers/aws-iam
 */
export function createMapper<
  From extends AnySource | Unsaid,
  Rows extends Profile | Unsaid,
  Keys extends UdmCase | Unsaid,
>(options?: MapperOptions<Rows, Keys> & SourceOptions<From>): MapperOf<Said<From, 'detect'>, Rows, Keys>;
export function createMapper(
  options: MapperOptions & SourceOptions = {},
): Mapper<MappedEntity> | EventMapper<MappedEvent> | AnyMapper {
  const settings = settleOptions(options);
  const entities = () => entityMapper(settings);
  if (settings.source === 'iam') return entities();
  const events = eventMapper(settings);
  if (settings.source === 'cloudtrail') return events;
  const others = entities();
  return {
    map(log: unknown, recordOptions: RecordOptions) {
      if (!isActivity(log)) return others.map(log, recordOptions);
      // Only the first entity would tell that there is none.
      settleCollectedAt(recordOptions?.collectedAt);
      return events.map(log);
    },
  };
}

/**
 * Maps one record, without keeping a mapper.
 *
 * @param log one IAM user, role or group, a GetGroup answer, or a CloudTrail record, of any type
 * @param options when the record was collected, and how to map; the source `cloudtrail` needs no such time
 * @returns what `map` of {@link createMapper} returns
 * @throws {TypeError} when an option is bad
 * @example
 * mapRecord(user, { collectedAt: '2026-01-02T03:04:05Z' });
 * mapRecord(record, { source: 'cloudtrail' });
 */
export function mapRecord<
  From extends AnySource | Unsaid,
  Rows extends Profile | Unsaid,
  Keys extends UdmCase | Unsaid,
>(
  log: unknown,
  options: MapperOptions<Rows, Keys> & SourceOptions<From> & CollectedFrom<From>,
): ReturnType<MapperOf<Said<From, 'detect'>, Rows, Keys>['map']>;
export function mapRecord(
  log: unknown,
  options: Partial<RecordOptions> & MapperOptions & SourceOptions,
): Result<MappedEntity> | EventResult<MappedEvent> {
  const { collectedAt, ...rest } = options ?? {};
  return createMapper(rest as SourceOptions<'detect'>).map(log, {
    collectedAt,
  } as RecordOptions);
}
