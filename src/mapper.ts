import { timeOf } from './log/date.ts';
import { contextOf, type MapperOptions, type RecordOptions, settleOptions } from './options.ts';
import { RecordMapper } from './record.ts';
import type { Result } from './result.ts';
import type { MappingContext } from './table/logic.ts';
import type { UdmEntity, UdmEntitySnakeCase } from './udm/entity.ts';
import type { UdmEntityExtended, UdmEntityExtendedSnakeCase } from './udm/entity-extended.ts';

type Documented = { readonly profile?: 'documented' };
type Extended = { readonly profile: 'extended' };

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

/**
 * Makes a mapper.
 *
 * @param options how to map; see {@link MapperOptions}
 * @returns a mapper whose `map` follows the documented table, row for row; with the profile `extended` its extensions
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
export function createMapper(options?: MapperOptions): Mapper<MappedEntity>;
export function createMapper(options: MapperOptions = {}): Mapper<MappedEntity> {
  const settings = settleOptions(options);
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
 * @param log one IAM user, role or group, or a GetGroup answer, of any type
 * @param options when the record was collected, and how to map
 * @returns the entity with the issues found, or the issues alone where the record was refused
 * @throws {TypeError} when an option is bad
 * @example
 * mapRecord(user, { collectedAt: '2026-01-02T03:04:05Z' });
 */
export function mapRecord(
  log: unknown,
  options: RecordOptions & MapperOptions & Extended,
): Result<UdmEntityExtended>;
export function mapRecord(log: unknown, options: RecordOptions & MapperOptions): Result<UdmEntity>;
export function mapRecord(
  log: unknown,
  options: RecordOptions & MapperOptions,
): Result<UdmEntity | UdmEntityExtended> {
  const { collectedAt, ...rest } = options ?? {};
  return createMapper(rest).map(log, { collectedAt }) as Result<UdmEntity | UdmEntityExtended>;
}
