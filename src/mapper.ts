import { ActivityMapper } from './activity.ts';
import { timeOf } from './log/date.ts';
import {
  contextOf,
  type MapperOptions,
  type RecordOptions,
  type Settings,
  type SourceOptions,
  settleOptions,
} from './options.ts';
import { RecordMapper } from './record.ts';
import type { EventResult, Result } from './result.ts';
import type { MappingContext } from './table/logic.ts';
import { detectSource } from './table/sources.ts';
import type { UdmEntity, UdmEntitySnakeCase } from './udm/entity.ts';
import type { UdmEntityExtended, UdmEntityExtendedSnakeCase } from './udm/entity-extended.ts';
import type { UdmEvent, UdmEventSnakeCase } from './udm/event/event.ts';

type FromIam = { readonly source?: 'iam' };
type FromCloudTrail = { readonly source: 'cloudtrail' };
type FromAny = { readonly source: 'detect' };
type Documented = FromIam & { readonly profile?: 'documented' };
type Extended = FromIam & { readonly profile: 'extended' };

/** An entity of any profile, in either style of keys. */
export type MappedEntity = UdmEntity | UdmEntitySnakeCase | UdmEntityExtended | UdmEntityExtendedSnakeCase;

/** Maps records with one set of options. It holds no state: the same record gives the same bytes, always. */
export interface Mapper<Entity = UdmEntity> {
  /**
   * Maps one record: log → entity.
   *
   * @param log one IAM user, role or group, or a GetGroup answer, of any type
   * @param options when the record was collected
   * @returns the entity with the issues found, or the issues alone where the record was refused; it never throws
   * for what a log may hold
   * @throws {TypeError} when `collectedAt` is no date
   */
  map(log: unknown, options: RecordOptions): Result<Entity>;
}

/** An event in either style of keys. */
export type MappedEvent = UdmEvent | UdmEventSnakeCase;

/** Maps records of activity with one set of options. It holds no state. */
export interface EventMapper<Event = UdmEvent> {
  /**
   * Maps one record: log → event.
   *
   * @param log one CloudTrail record, of any type
   * @returns the event with the issues found; or the issues alone, where the record is known and outside the table
   * (`outside`) or was refused; it never throws for what a log may hold
   */
  map(log: unknown, options?: Partial<RecordOptions>): EventResult<Event>;
}

/** Maps records of any source with one set of options. It holds no state. */
export interface AnyMapper {
  /**
   * Maps one record: log → entity or event.
   *
   * @param log one record, of any type
   * @param options when the record was collected, which entities say
   * @throws {TypeError} when `collectedAt` is no date
   */
  map(log: unknown, options: RecordOptions): Result<MappedEntity> | EventResult<MappedEvent>;
}

/**
 * Makes a mapper.
 *
 * @param options how to map; see {@link MapperOptions}
 * @returns for the source `cloudtrail`, a mapper of activity: log → event, for which no time of collection is needed;
 * for `detect`, one that finds out what each record is; else a mapper whose `map` follows the documented table, row for row; with the profile `extended` its extensions
 * too, and then it takes managed policies as well
 * @throws {TypeError} when an option does not exist or has no such choice
 * @example
 * const mapper = createMapper({ strict: true });
 * const result = mapper.map(user, { collectedAt: new Date() });
 * if (result.ok) send(result.entity);
 * else console.error(result.issues.map(formatIssue).join('\n'));
 * @see https://cloud.google.com/chronicle/docs/ingestion/default-parsers/aws-iam
 */
export function createMapper(
  options: MapperOptions & FromCloudTrail & { readonly case: 'snake' },
): EventMapper<UdmEventSnakeCase>;
export function createMapper(
  options: MapperOptions & FromCloudTrail & { readonly case?: 'camel' },
): EventMapper;
export function createMapper(options: MapperOptions & FromCloudTrail): EventMapper<MappedEvent>;
export function createMapper(options: MapperOptions & FromAny): AnyMapper;
export function createMapper(
  options: MapperOptions & Extended & { readonly case: 'snake' },
): Mapper<UdmEntityExtendedSnakeCase>;
export function createMapper(
  options: MapperOptions & Extended & { readonly case?: 'camel' },
): Mapper<UdmEntityExtended>;
export function createMapper(
  options: MapperOptions & Documented & { readonly case: 'snake' },
): Mapper<UdmEntitySnakeCase>;
export function createMapper(options?: MapperOptions & Documented & { readonly case?: 'camel' }): Mapper;
export function createMapper(options?: MapperOptions & Documented): Mapper<UdmEntity | UdmEntitySnakeCase>;
export function createMapper(options?: MapperOptions & FromIam): Mapper<MappedEntity>;
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
    map: (log: unknown, recordOptions: RecordOptions) =>
      detectSource(log) === 'cloudtrail' ? events.map(log) : others.map(log, recordOptions),
  };
}

function eventMapper(settings: Settings): EventMapper<MappedEvent> {
  const records = new ActivityMapper(settings);
  return { map: (log) => records.map(log) as EventResult<MappedEvent> };
}

function entityMapper(settings: Settings): Mapper<MappedEntity> {
  const records = new RecordMapper(settings);
  const contextAt = rememberLast((collectedAt): MappingContext => {
    return contextOf(settings, collectedAt);
  });
  return {
    map: (log, { collectedAt } = {} as RecordOptions) =>
      records.map(log, contextAt(collectedAt)) as Result<MappedEntity>,
  };
}

/** Remembers the last answer: records of one run mostly have one time of collection. A `Date` counts by its time. */
function rememberLast<Out>(make: (value: unknown) => Out): (value: unknown) => Out {
  let last: { readonly value: unknown; readonly made: Out } | undefined;
  return (given) => {
    const value = typeof given === 'object' ? (timeOf(given) ?? given) : given;
    if (last !== undefined && last.value === value) return last.made;
    const made = make(given);
    last = { value, made };
    return made;
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
export function mapRecord(
  log: unknown,
  options: Partial<RecordOptions> & MapperOptions & FromCloudTrail,
): EventResult<UdmEvent>;
export function mapRecord(
  log: unknown,
  options: RecordOptions & MapperOptions & FromAny,
): Result<MappedEntity> | EventResult<MappedEvent>;
export function mapRecord(
  log: unknown,
  options: RecordOptions & MapperOptions & Extended,
): Result<UdmEntityExtended>;
export function mapRecord(log: unknown, options: RecordOptions & MapperOptions & FromIam): Result<UdmEntity>;
export function mapRecord(
  log: unknown,
  options: Partial<RecordOptions> & MapperOptions & SourceOptions,
): Result<MappedEntity> | EventResult<MappedEvent> {
  const { collectedAt, ...rest } = options ?? {};
  return createMapper(rest as MapperOptions & FromAny).map(log, { collectedAt } as RecordOptions);
}
