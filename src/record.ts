import { Frame, type Unread } from './engine/frame.ts';
import { type Shape, unwrapped } from './engine/shape.ts';
import { type CompiledTable, compileTable } from './engine/table.ts';
import { type Trace, Writer } from './engine/write.ts';
import { IssueList } from './issue/list.ts';
import type { Finding, Path, RecordIssueCode } from './issue.ts';
import { isObject, type JsonObject } from './json.ts';
import { faultOf } from './log/form.ts';
import { entityTypeOf, foreignTo, type IamRecordType, type RecordKind } from './log/iam/kind.ts';
import {
  type DetectedRecord,
  type DetectionRules,
  detectRecord,
  GROUP_AROUND,
  identityPath,
  incompleteAnswer,
  isKnownBeside,
  unwrapPath,
} from './log/iam/record.ts';
import { respellRecord } from './log/iam/respelled.ts';
import { SPELLINGS } from './log/iam/spelling.ts';
import { tellDoubled } from './log/policy/document.ts';
import type { Settings } from './options.ts';
import type { Result } from './result.ts';
import type { MappingContext } from './table/logic.ts';
import { detectionOf, type Profile, tableOf } from './table/profile.ts';
import { READERS } from './table/readers.ts';
import { MERGE_KEYS } from './udm/key.ts';
import { storeOf } from './udm/store.ts';
import { styleName } from './udm/style.ts';

/** A table with what is asked of what it writes. */
export interface RecordTable extends CompiledTable {
  /** The shape of the record without the object around it, where it may stand so. */
  readonly bareShape: Shape | undefined;
}

const TABLES = new Map<string, RecordTable>();

/** Each table is compiled once for each style and choice of rows, however many mappers there are. */
export function tableFor(type: IamRecordType, settings: Settings): RecordTable {
  const name = `${type} ${settings.profile} ${settings.case} ${settings.groupNameAsEmail}`;
  const found = TABLES.get(name);
  if (found !== undefined) return found;
  const rename = (field: string) => styleName(field, settings.case);
  const { schema, rows, precedence } = tableOf(type, settings.profile);
  const table = compileTable({
    schema,
    rows: rows.filter((row) => row.setting === undefined || settings[row.setting as keyof Settings]),
    spellings: SPELLINGS,
    readers: READERS,
    rename,
    storeOf,
    precedence,
    marks: [MERGE_KEYS[entityTypeOf(type)].map((path) => `entity.${path.join('.')}`)],
  });
  const around = table.shape.byName.get(GROUP_AROUND);
  const made: RecordTable = {
    ...table,
    bareShape: around && unwrapped(table.shape, around),
  };
  TABLES.set(name, made);
  return made;
}

/** What a profile takes a record for, in UDM's words; undefined where it is none, or throws when it is read. */
export function kindIn(log: unknown, profile: Profile): RecordKind | undefined {
  try {
    const record = isObject(log) ? detectRecord(log, detectionOf(profile)) : undefined;
    return record && entityTypeOf(record.type);
  } catch {
    return undefined;
  }
}

/** Reads and maps records with settled options, one after the other. */
export class RecordMapper {
  protected readonly frame = new Frame((code, path, value) => this.tellField(code, path, value));
  private readonly writer = new Writer(this.frame, (code, path, value, row) =>
    this.tellOfRow({ code, path: this.unwrap(path), row: row?.row, value }),
  );
  private readonly tables: { [Type in IamRecordType]?: RecordTable } = {};
  protected readonly found: IssueList;
  /** What was told of places at which others may find it, too: rows read one policy, members one list of tags. */
  private readonly told = new Set<string>();
  private hasBadIdentity = false;
  protected log: JsonObject = {};
  protected record: DetectedRecord | undefined;
  private isBusy = false;

  private readonly rules: DetectionRules;

  /** @param mostIssues how many issues of one code are listed of a record */
  constructor(
    private readonly settings: Settings,
    mostIssues?: number,
  ) {
    this.found = new IssueList(settings.strict, mostIssues);
    this.rules = detectionOf(settings.profile);
  }

  /**
   * Maps one record: log → entity. It never throws for what a log may hold.
   *
   * @param traces receives which row wrote which leaf, where someone wants to know
   */
  map(log: unknown, context: MappingContext, traces?: Trace[]): Result<unknown> {
    // An object may map another one while it is read.
    if (this.isBusy) return new RecordMapper(this.settings).map(log, context, traces);
    this.begin();
    let entity: unknown;
    try {
      if (this.read(log)) entity = this.write(context, traces);
    } catch {
      this.refuseThrowing();
    }
    this.isBusy = false;
    const { issues, isRefused } = this.found;
    return entity === undefined || isRefused ? { ok: false, issues } : { ok: true, entity, issues };
  }

  protected begin(): void {
    this.isBusy = true;
    this.found.start();
    if (this.told.size > 0) this.told.clear();
    this.hasBadIdentity = false;
    this.record = undefined;
  }

  /** No JSON value throws: only an object that does so when its members are read. */
  protected refuseThrowing(): void {
    this.report({ code: 'not_an_object', path: [] });
  }

  /** Reads a record into the frame; gives whether it is one that can be mapped. */
  protected read(log: unknown): boolean {
    if (!isObject(log)) {
      this.report({ code: 'not_an_object', path: [], value: log });
      return false;
    }
    const record = detectRecord(log, this.rules);
    if (record !== undefined) return this.readAs(record, log);
    const respelled = respellRecord(log);
    const found = respelled && detectRecord(respelled, this.rules);
    if (found === undefined) {
      const code = foreignTo(log) === undefined ? 'unknown_record' : 'foreign_record';
      this.report({ code, path: [], value: log });
      return false;
    }
    this.report({ code: 'other_spelling', path: [] });
    return this.readAs(found, respelled!);
  }

  private readAs(record: DetectedRecord, log: JsonObject): boolean {
    if (record.isAmbiguous) this.report({ code: 'ambiguous_record', path: [] });
    this.log = log;
    this.record = record;
    const table = this.tableOf(record.type);
    this.frame.read(record.isBare ? table.bareShape! : table.shape, log);
    if (this.hasBadIdentity) return false;
    // Of the schemas, only a group's has fields that say so.
    if (record.type === 'GROUP' || this.frame.hasUnknown) this.tellIncomplete(record, log);
    return true;
  }

  private tellIncomplete({ type }: DetectedRecord, log: JsonObject): void {
    const incomplete = incompleteAnswer(type, log);
    if (incomplete !== undefined) this.report(incomplete);
  }

  private write(context: MappingContext, traces: Trace[] | undefined): unknown {
    const table = this.tableOf(this.record!.type);
    const entity = this.writer.write(table.program, context, NO_OCCASION, traces);
    if (this.record!.isBare) traces?.forEach(unwrapTrace);
    for (const unread of this.frame.unread) this.tellUnread(unread);
    if (this.writer.marks === 0) this.report({ code: 'no_merge_key', path: [] });
    return entity;
  }

  /** Rows speak of a GetGroup answer also where the group stands by itself. */
  private unwrap(path: Path): Path {
    return this.record?.isBare ? unwrapPath(path) : path;
  }

  protected tableOf(type: IamRecordType): RecordTable {
    const found = this.tables[type] ?? tableFor(type, this.settings);
    this.tables[type] = found;
    return found;
  }

  /** Reports what was found while the record was read. A bad identity refuses it. */
  private tellField(code: RecordIssueCode, path: Path, value: unknown): void {
    const { record, log } = this;
    if (code === 'invalid_log_field') {
      const isIdentity = isPrefix(path, identityPath(log, record!, this.rules.roleIdentity));
      if (isIdentity) this.hasBadIdentity = true;
      this.report({ code: faultOf(value), path, value, severity: isIdentity ? 'error' : undefined });
    } else if (code === 'unknown_log_field' && isKnownBeside(record!.type, path)) {
      this.report({ code: 'unmapped_log_field', path, value });
    } else this.report({ code, path, value });
  }

  /** Of a key that stands twice in a policy a row knows that there is one, and the policy where. */
  private tellOfRow(finding: Finding<RecordIssueCode>): void {
    const { told } = this;
    if (!ONCE.has(finding.code)) {
      this.report(finding);
      return;
    }
    for (const each of finding.code === 'duplicate_key' ? tellDoubled(finding) : [finding]) {
      const place = `${each.code} ${JSON.stringify(each.path)}`;
      if (!told.has(place)) this.report(each);
      told.add(place);
    }
  }

  private tellUnread({ path, field, base }: Unread): void {
    const { frame } = this;
    const value = this.settings.includeValues ? frame.valueOf(field, base) : frame.slots[base + field.slot];
    this.report({ code: 'unmapped_log_field', path, value });
  }

  private report(finding: Finding<RecordIssueCode>): void {
    this.found.report(finding, this.settings.includeValues);
  }
}

/** What is told once of a place, however many rows and members find it there. */
const ONCE: ReadonlySet<RecordIssueCode> = /* @__PURE__ */ (() =>
  new Set<RecordIssueCode>([
    'duplicate_key',
    'duplicate_label_key',
    'invalid_policy_document',
    'label_without_value',
  ]))();

/** The tables of IAM have no variants and know no circumstances. */
export const NO_OCCASION = { variant: 0, circumstances: 0 } as const;

function isPrefix(path: Path, whole: Path): boolean {
  return path.length <= whole.length && path.every((key, index) => key === whole[index]);
}

function unwrapTrace(trace: Trace, index: number, traces: Trace[]): void {
  traces[index] = { ...trace, log: trace.log && unwrapPath(trace.log) };
}
