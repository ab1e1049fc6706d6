import { type CompiledTable, compileTable, type Run, type Trace } from './engine/compile.ts';
import { compileUnmapped } from './engine/unmapped.ts';
import { mapDocumented, type Run as QuickRun, type Understood } from './generated/documented.ts';
import { createIssue, type Issue, type Report } from './issue.ts';
import type { RecordKind } from './log/kind.ts';
import { type IamRecord, readRecord, unwrapPath } from './log/record.ts';
import { SPELLINGS } from './log/spelling.ts';
import { type MapperOptions, type RecordOptions, settleCollectedAt, settleOptions } from './options.ts';
import type { Result } from './result.ts';
import { DOCUMENTED } from './table/documented.ts';
import type { MappingContext } from './table/logic.ts';
import { hasMergeKey } from './udm/check.ts';
import type { UdmEntity, UdmEntitySnakeCase } from './udm/entity.ts';
import { styleName } from './udm/style.ts';

type Settings = Required<MapperOptions>;

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
 * @returns a mapper whose `map` follows the documented table, row for row
 * @throws {TypeError} when an option does not exist or has no such choice
 * @example
 * const mapper = createMapper({ strict: true });
 * const result = mapper.map(user, { collectedAt: new Date() });
 * if (result.ok) send(result.entity);
 * else console.error(result.issues.map(formatIssue).join('\n'));
 * @see https://cloud.google.com/chronicle/docs/ingestion/default-parsers/aws-iam
 */
export function createMapper(options: MapperOptions & { readonly case: 'snake' }): Mapper<UdmEntitySnakeCase>;
export function createMapper(options?: MapperOptions & { readonly case?: 'camel' }): Mapper;
export function createMapper(options?: MapperOptions): Mapper<UdmEntity | UdmEntitySnakeCase>;
export function createMapper(options: MapperOptions = {}): Mapper<UdmEntity | UdmEntitySnakeCase> {
  return createMapperOn('generated', options);
}

/** Which engine maps what leaves nothing to report; everything else, and every issue, is the reference's. */
export type Engine = 'generated' | 'reference';

/** Makes a mapper on one of the engines: they give the same bytes, and a test holds them against each other. */
export function createMapperOn(engine: Engine, options: MapperOptions = {}): Mapper<UdmEntity> {
  const settings = settleOptions(options);
  const settle = rememberLast(settleCollectedAt);
  const quick = engine === 'generated' && isGenerated(settings);
  return {
    map: (log, { collectedAt }) => {
      const run = { ...settings, collectedAt: settle(collectedAt) };
      const understood = quick ? understand(log, run) : undefined;
      const result = understood === undefined ? mapOne(log, run, settings) : accept(understood, settings);
      return result as Result<UdmEntity>;
    },
  };
}

/** An object that throws when it is read is for the reference engine to refuse. */
function understand(log: unknown, run: QuickRun): Understood<unknown> | undefined {
  try {
    return mapDocumented(log, run);
  } catch {
    return undefined;
  }
}

/** The generated engine writes camelCase, and leaves issues with values to the reference. */
function isGenerated(settings: Settings): boolean {
  return settings.case === 'camel' && !settings.includeValues;
}

/** Fields without a row are all that there is to say of a record that was understood to the last field. */
function accept<Output>(
  { output, unmapped, bare, kind }: Understood<Output>,
  settings: Settings,
): Result<Output> {
  const issues: Issue[] = [];
  if (unmapped !== null) {
    tableFor(kind, settings).reportUnmapped(unmapped, (finding) => {
      issues.push(createIssue(bare ? { ...finding, path: unwrapPath(finding.path) } : finding));
    });
  }
  return { ok: true, entity: output, issues };
}

/** Remembers the last answer: records of one run mostly have one time of collection. A `Date` may change, so it is not kept. */
function rememberLast<Out>(settle: (value: unknown) => Out): (value: unknown) => Out {
  let last: { readonly value: unknown; readonly settled: Out } | undefined;
  return (given) => {
    const value = given instanceof Date ? given.getTime() : given;
    if (last !== undefined && last.value === value) return last.settled;
    const settled = settle(given);
    last = { value, settled };
    return settled;
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
export function mapRecord(log: unknown, options: RecordOptions & MapperOptions): Result<UdmEntity> {
  const { collectedAt, ...rest } = options;
  return createMapper(rest).map(log, { collectedAt }) as Result<UdmEntity>;
}

/**
 * Maps one record with settled options, for `map` and `explain` alike.
 *
 * @param traces receives which row wrote which leaf, where someone wants to know
 */
export function mapOne(
  log: unknown,
  context: MappingContext,
  settings: Settings,
  traces?: Trace[],
): Result<unknown> {
  const issues: Issue[] = [];
  const report: Report = (finding) => {
    const issue = createIssue(finding, settings.includeValues);
    issues.push(settings.strict && issue.severity === 'warning' ? { ...issue, severity: 'error' } : issue);
  };
  let entity: unknown;
  try {
    const record = readRecord(log, report);
    entity = record && mapParsed(record, { context, report, traces }, settings);
  } catch {
    // No JSON value comes here: only an object that throws when its members are read.
    report({ code: 'not_an_object', path: [] });
  }
  const refused = issues.some((issue) => issue.severity === 'error');
  return entity === undefined || refused ? { ok: false, issues } : { ok: true, entity, issues };
}

function mapParsed(record: IamRecord, run: Run<MappingContext>, settings: Settings): unknown {
  const report: Report = record.bare
    ? (finding) => run.report({ ...finding, path: unwrapPath(finding.path) })
    : run.report;
  const table = tableFor(record.kind, settings);
  const entity = table.run(record.log, { ...run, report });
  if (record.bare) run.traces?.forEach(unwrapTrace);
  table.reportUnmapped(record.log, report);
  if (!hasMergeKey(entity, settings.case)) report({ code: 'no_merge_key', path: [] });
  return entity;
}

function unwrapTrace(trace: Trace, index: number, traces: Trace[]): void {
  traces[index] = { ...trace, log: trace.log && unwrapPath(trace.log) };
}

interface Table {
  readonly run: CompiledTable<MappingContext>;
  readonly reportUnmapped: ReturnType<typeof compileUnmapped>;
}

const TABLES = new Map<string, Table>();

/** Each table is compiled once for each style and choice of rows, however many mappers there are. */
function tableFor(kind: RecordKind, settings: Settings): Table {
  const name = `${kind} ${settings.case} ${settings.groupNameAsEmail}`;
  const found = TABLES.get(name);
  if (found !== undefined) return found;
  const rows = DOCUMENTED[kind].filter(
    (row) => row.setting === undefined || settings[row.setting as keyof Settings],
  );
  const made: Table = {
    run: compileTable(rows, { spellings: SPELLINGS, rename: (field) => styleName(field, settings.case) }),
    reportUnmapped: compileUnmapped(rows, SPELLINGS),
  };
  TABLES.set(name, made);
  return made;
}
