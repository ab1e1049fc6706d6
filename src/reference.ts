import { type CompiledTable, compileTable, type Run, type Trace } from './engine/compile.ts';
import type { Row } from './engine/row.ts';
import { compileUnmapped, type UnmappedCheck } from './engine/unmapped.ts';
import { createIssue, type Issue, type Report } from './issue.ts';
import { isPolicy, type PolicyRecord, readPolicyRecord } from './log/policy-record.ts';
import { READERS } from './log/reader.ts';
import { type IamRecord, readRecord, unwrapPath } from './log/record.ts';
import { SPELLINGS } from './log/spelling.ts';
import type { Settings } from './options.ts';
import type { Result } from './result.ts';
import type { MappingContext } from './table/logic.ts';
import { rowsOf, type TableName } from './table/profile.ts';
import { hasMergeKey } from './udm/check.ts';
import { styleName } from './udm/style.ts';

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
    const isExtension = settings.profile === 'extended' && isPolicy(log);
    const record = isExtension ? readPolicyRecord(log, report) : readRecord(log, report);
    entity = record && mapParsed(record, { context, report, traces }, settings);
  } catch {
    // No JSON value comes here: only an object that throws when its members are read.
    report({ code: 'not_an_object', path: [] });
  }
  const refused = issues.some((issue) => issue.severity === 'error');
  return entity === undefined || refused ? { ok: false, issues } : { ok: true, entity, issues };
}

function mapParsed(record: IamRecord | PolicyRecord, run: Run<MappingContext>, settings: Settings): unknown {
  const report: Report = record.bare
    ? (finding) => run.report({ ...finding, path: unwrapPath(finding.path) })
    : run.report;
  const table = tableFor(record.kind, settings);
  const entity = table.run(record.log, { ...run, report });
  if (record.bare) run.traces?.forEach(unwrapTrace);
  table.unmapped.report(record.log, report);
  if (!hasMergeKey(entity, settings.case)) report({ code: 'no_merge_key', path: [] });
  return entity;
}

function unwrapTrace(trace: Trace, index: number, traces: Trace[]): void {
  traces[index] = { ...trace, log: trace.log && unwrapPath(trace.log) };
}

/** A table ready to run, with the check that finds what it leaves behind. */
interface Table {
  readonly run: CompiledTable<MappingContext>;
  readonly unmapped: UnmappedCheck;
}

const TABLES = new Map<string, Table>();

/** Each table is compiled once for each style and choice of rows, however many mappers there are. */
export function tableFor(kind: TableName, settings: Settings): Table {
  const name = `${kind} ${settings.profile} ${settings.case} ${settings.groupNameAsEmail}`;
  const found = TABLES.get(name);
  if (found !== undefined) return found;
  const rows = settledRows(kind, settings);
  const made: Table = {
    run: compileTable(rows, {
      spellings: SPELLINGS,
      readers: READERS,
      rename: (field) => styleName(field, settings.case),
    }),
    unmapped: compileUnmapped(rows, SPELLINGS),
  };
  TABLES.set(name, made);
  return made;
}

/** The rows that a mapper with these settings follows. */
export function settledRows(kind: TableName, settings: Settings): readonly Row<MappingContext>[] {
  return rowsOf(kind, settings.profile).filter(
    (row) => row.setting === undefined || settings[row.setting as keyof Settings],
  );
}
