import { timeOf } from './log/date.ts';
import {
  contextOf,
  type MapperOptions,
  type RecordOptions,
  type Said,
  type Settings,
  settleOptionsOf,
  type Unsaid,
} from './options.ts';
import { RecordMapper } from './record.ts';
import type { Result } from './result.ts';
import type { Profile } from './table/profile.ts';
import type { UdmEntity, UdmEntitySnakeCase } from './udm/entity.ts';
import type { UdmEntityExtended, UdmEntityExtendedSnakeCase } from './udm/entity-extended.ts';
import type { UdmCase } from './udm/style.ts';

/** An entity of any profile, in either style of keys. */
export type MappedEntity = UdmEntity | UdmEntitySnakeCase | UdmEntityExtended | UdmEntityExtendedSnakeCase;

/** The entity of a profile in a style of keys. */
export type EntityOf<Rows extends Profile | Unsaid, Keys extends UdmCase | Unsaid> = EntityIn<
  Said<Rows, 'documented'>,
  Said<Keys, 'camel'>
>;

type EntityIn<Rows, Keys> = Rows extends 'documented'
  ? Keys extends 'snake'
    ? UdmEntitySnakeCase
    : UdmEntity
  : Rows extends 'extended'
    ? Keys extends 'snake'
      ? UdmEntityExtendedSnakeCase
      : UdmEntityExtended
    : MappedEntity;

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
 * Makes a mapper of configuration alone: users, roles and groups, and managed policies with the profile `extended`.
 * It maps as `createMapper` does, and a bundler leaves out what only activity needs.
 *
 * @param options how to map; see {@link MapperOptions}
 * @returns a mapper: log → entity
 * @throws {TypeError} when an option does not exist or has no such choice
 * @example
 * const mapper = createEntityMapper({ profile: 'extended' });
 * const result = mapper.map(role, { collectedAt: new Date() });
 * @see https://cloud.google.com/chronicle/docs/ingestion/default-parsers/aws-iam
 */
export function createEntityMapper<Rows extends Profile | Unsaid, Keys extends UdmCase | Unsaid>(
  options?: Omit<MapperOptions<Rows, Keys>, 'allServices' | 'ingestionLabels'>,
): Mapper<EntityOf<Rows, Keys>>;
export function createEntityMapper(options: MapperOptions = {}): Mapper<MappedEntity> {
  return entityMapper(settleOptionsOf('iam', options));
}

/** A mapper of configuration with settled options. */
export function entityMapper(settings: Settings): Mapper<MappedEntity> {
  const records = new RecordMapper(settings);
  const contextAt = rememberLast((collectedAt) => contextOf(settings, collectedAt));
  return {
    map: (log, options?: RecordOptions) =>
      records.map(log, contextAt(options?.collectedAt)) as Result<MappedEntity>,
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
