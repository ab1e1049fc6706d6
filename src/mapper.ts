import {
  type Documented,
  type Extended,
  entityMapper,
  type MappedEntity,
  type Mapper,
} from './entity-mapper.ts';
import { type EventMapper, eventMapper, type MappedEvent } from './event-mapper.ts';
import { type MapperOptions, type RecordOptions, type SourceOptions, settleOptions } from './options.ts';
import type { EventResult, Result } from './result.ts';
import { detectSource, type Source } from './table/sources.ts';
import type { UdmEntity, UdmEntitySnakeCase } from './udm/entity.ts';
import type { UdmEntityExtended, UdmEntityExtendedSnakeCase } from './udm/entity-extended.ts';
import type { UdmEvent, UdmEventSnakeCase } from './udm/event/event.ts';

type FromIam = { readonly source?: 'iam' };
type FromCloudTrail = { readonly source: 'cloudtrail' };
/** Also what is known only when it runs. */
type FromAny = { readonly source: Source | 'detect' };
type FromIamDocumented = FromIam & Documented;
type FromIamExtended = FromIam & Extended;
type ActivityOptions = Partial<RecordOptions> & MapperOptions & FromCloudTrail;

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
export function createMapper(
  options: MapperOptions & FromIamExtended & { readonly case: 'snake' },
): Mapper<UdmEntityExtendedSnakeCase>;
export function createMapper(
  options: MapperOptions & FromIamExtended & { readonly case?: 'camel' },
): Mapper<UdmEntityExtended>;
export function createMapper(
  options: MapperOptions & FromIamDocumented & { readonly case: 'snake' },
): Mapper<UdmEntitySnakeCase>;
export function createMapper(
  options?: MapperOptions & FromIamDocumented & { readonly case?: 'camel' },
): Mapper;
export function createMapper(
  options?: MapperOptions & FromIamDocumented,
): Mapper<UdmEntity | UdmEntitySnakeCase>;
export function createMapper(options?: MapperOptions & FromIam): Mapper<MappedEntity>;
export function createMapper(options: MapperOptions & FromAny): AnyMapper;
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
  options: ActivityOptions & { readonly case: 'snake' },
): EventResult<UdmEventSnakeCase>;
export function mapRecord(
  log: unknown,
  options: ActivityOptions & { readonly case?: 'camel' },
): EventResult<UdmEvent>;
export function mapRecord(log: unknown, options: ActivityOptions): EventResult<MappedEvent>;
export function mapRecord(
  log: unknown,
  options: RecordOptions & MapperOptions & FromIamExtended & { readonly case: 'snake' },
): Result<UdmEntityExtendedSnakeCase>;
export function mapRecord(
  log: unknown,
  options: RecordOptions & MapperOptions & FromIamExtended & { readonly case?: 'camel' },
): Result<UdmEntityExtended>;
export function mapRecord(
  log: unknown,
  options: RecordOptions & MapperOptions & FromIamDocumented & { readonly case: 'snake' },
): Result<UdmEntitySnakeCase>;
export function mapRecord(
  log: unknown,
  options: RecordOptions & MapperOptions & FromIamDocumented & { readonly case?: 'camel' },
): Result<UdmEntity>;
export function mapRecord(
  log: unknown,
  options: RecordOptions & MapperOptions & FromIam,
): Result<MappedEntity>;
export function mapRecord(
  log: unknown,
  options: RecordOptions & MapperOptions & FromAny,
): Result<MappedEntity> | EventResult<MappedEvent>;
export function mapRecord(
  log: unknown,
  options: Partial<RecordOptions> & MapperOptions & SourceOptions,
): Result<MappedEntity> | EventResult<MappedEvent> {
  const { collectedAt, ...rest } = options ?? {};
  return createMapper(rest as MapperOptions & FromAny).map(log, { collectedAt } as RecordOptions);
}
