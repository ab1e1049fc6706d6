import { mapDocumented, type Run, type Understood } from './generated/documented.ts';
import { createIssue, type Finding, type Issue } from './issue.ts';
import { timeOf } from './log/date.ts';
import type { PlainObject } from './log/fit.ts';
import type { RecordKind } from './log/kind.ts';
import { incompleteAnswer, unwrapPath } from './log/record.ts';
import {
  type MapperOptions,
  type RecordOptions,
  type Settings,
  settleCollectedAt,
  settleOptions,
} from './options.ts';
import { mapOne, tableFor } from './reference.ts';
import type { Result } from './result.ts';
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
  return createMapperOn('generated', options);
}

/** Which engine maps what leaves nothing to report; everything else, and every issue, is the reference's. */
export type Engine = 'generated' | 'reference';

/** Makes a mapper on one of the engines: they give the same bytes, and a test holds them against each other. */
export function createMapperOn(engine: Engine, options: MapperOptions = {}): Mapper<UdmEntity> {
  const settings = settleOptions(options);
  const runAt = rememberLast((collectedAt) => ({ ...settings, collectedAt: settleCollectedAt(collectedAt) }));
  const quick = engine === 'generated' && isGenerated(settings);
  const accept = acceptWith(settings);
  return {
    map: (log, { collectedAt } = {} as RecordOptions) => {
      const run = runAt(collectedAt);
      const understood = quick ? understand(log, run) : undefined;
      return ((understood && accept(understood)) ?? mapOne(log, run, settings)) as Result<UdmEntity>;
    },
  };
}

/** A record that was understood, and what is to be said of it where it is one page of several. */
type Judged = Understood & { incomplete?: Finding };

/** An object that throws when it is read is for the reference engine to refuse. */
function understand(log: unknown, run: Run): Judged | undefined {
  try {
    const understood: Judged | undefined = mapDocumented(log, run);
    if (understood?.kind !== 'GROUP') return understood;
    const incomplete = incompleteAnswer('GROUP', log as PlainObject);
    if (incomplete !== undefined) understood.incomplete = incomplete;
    return understood;
  } catch {
    return undefined;
  }
}

/** The generated engine writes camelCase, and leaves issues with values to the reference. */
function isGenerated(settings: Settings): boolean {
  return settings.case === 'camel' && settings.profile === 'documented' && !settings.includeValues;
}

/**
 * Fields without a row, and that it goes on, are all that there is to say of a record that was understood to the last
 * field. What is refused for that is left to the reference.
 */
function acceptWith(settings: Settings): (judged: Judged) => Result<UdmEntity> | undefined {
  const tableOf = tablesWith(settings);
  return ({ kind, entity, unmapped, bare, incomplete }) => {
    if (incomplete !== undefined && settings.strict) return undefined;
    const issues: Issue[] = incomplete === undefined ? [] : [createIssue(incomplete)];
    if (unmapped === null) return { ok: true, entity, issues };
    tableOf(kind).unmapped.report(unmapped, (finding) => {
      issues.push(createIssue(bare ? { ...finding, path: unwrapPath(finding.path) } : finding));
    });
    return { ok: true, entity, issues };
  };
}

/** The tables of one choice of settings, each looked up once. */
function tablesWith(settings: Settings): (kind: RecordKind) => ReturnType<typeof tableFor> {
  const tables: { [Kind in RecordKind]?: ReturnType<typeof tableFor> } = {};
  return (kind) => {
    tables[kind] ??= tableFor(kind, settings);
    return tables[kind];
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
