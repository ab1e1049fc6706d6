import {
  type ActivityTable,
  activitySlot,
  activityTable,
  eventContextOf,
  occasionOf,
  type SlottedRecord,
  standingOf,
  TYPE_ROW,
} from './activity-table.ts';
import { Frame, type Say } from './engine/frame.ts';
import { type Trace, Writer } from './engine/write.ts';
import { IssueList } from './issue/list.ts';
import type { Finding, Path, RecordIssueCode } from './issue.ts';
import { isEmpty, isObject, type JsonObject, ownField } from './json.ts';
import { isScalar } from './log/cloudtrail/form.ts';
import { isNothing } from './log/cloudtrail/json-text.ts';
import { isFlat, judge, OUTSIDE, type Verdict } from './log/cloudtrail/judge.ts';
import { isHarmless } from './log/cloudtrail/secret.ts';
import { serviceOf } from './log/cloudtrail/service.ts';
import { faultOf } from './log/form.ts';
import { cloudTrailOf } from './log/ocsf/cloudtrail.ts';
import { KEPT_LESS } from './log/ocsf/kept-less.ts';
import { tellDoubled } from './log/policy/document.ts';
import type { Settings } from './options.ts';
import type { EventResult } from './result.ts';
import type { ReadField } from './table/cloudtrail/circumstance.ts';
import type { EventContext } from './table/cloudtrail/row.ts';
import { VARIANTS } from './table/cloudtrail/variant.ts';

type Made = Record<string, unknown>;

/** Maps records of CloudTrail with settled options, one after the other: log → event. */
export class ActivityMapper {
  private readonly frame = new Frame((code, path, value) => {
    // Other services ask for and answer with other things of the same names.
    if (path.length > 1 && CALL.includes(path[0]) && serviceOf(this.field('eventSource')) === undefined)
      return;
    this.report({ code: code === 'invalid_log_field' ? faultOf(value) : code, path, value });
  });
  private readonly say: Say = (code, path, value, row) => {
    const finding = { code, path, row: row?.row, value };
    // A row knows of a key that stands twice in a policy only that there is one.
    const isOfPolicy = code === 'duplicate_key' && value !== undefined;
    for (const each of isOfPolicy ? tellDoubled(finding) : [finding]) this.report(each);
  };
  private readonly writer = new Writer(this.frame, this.say);
  private compiled: ActivityTable | undefined;
  private readonly context: EventContext;
  private readonly found: IssueList;
  private isOutside = false;
  private isBusy = false;
  private readonly field: ReadField = (field) => this.inSlot(activitySlot(this.table, field));
  private readonly inSlot = (slot: number): unknown => this.frame.slots[slot];
  private readonly slotted: SlottedRecord = {
    field: this.field,
    inSlot: this.inSlot,
    member: (part, name) => {
      const held = this.field(part);
      return held === undefined ? undefined : ownField(held as object, name);
    },
    hasMembers: (part) => Object.keys(this.field(part) as object).length > 0,
    isReadable: (part) => {
      const raw = (this.frame.record as JsonObject)[part];
      return this.field(part) !== undefined || isNothing(raw) || isEmpty(raw);
    },
  };

  /** @param mostIssues how many issues of one code are listed of a record */
  constructor(
    private readonly settings: Settings,
    mostIssues?: number,
  ) {
    this.found = new IssueList(settings.strict, mostIssues);
    this.context = eventContextOf(settings);
  }

  /** Compiled for the first record: most sessions that may meet activity never do. */
  private get table(): ActivityTable {
    this.compiled ??= activityTable(this.settings.case);
    return this.compiled;
  }

  /**
   * Maps one record. It never throws for what a log may hold.
   *
   * @param traces receives which row wrote which leaf, where someone wants to know
   */
  map(log: unknown, traces?: Trace[]): EventResult<unknown> {
    // An object may map another one while it is read.
    if (this.isBusy) return new ActivityMapper(this.settings).map(log, traces);
    this.isBusy = true;
    this.found.start();
    this.isOutside = false;
    let event: unknown;
    try {
      if (isObject(log)) event = this.judge(this.readBack(log), traces);
      else this.report({ code: 'not_an_object', path: [], value: log });
    } catch {
      // No JSON value throws: only an object that does so when its members are read.
      this.report({ code: 'not_an_object', path: [] });
    }
    this.isBusy = false;
    const { issues, isRefused } = this.found;
    if (event !== undefined && !isRefused) return { ok: true, event, issues };
    return { ok: false, outside: this.isOutside, issues };
  }

  private judge(log: JsonObject, traces: Trace[] | undefined): unknown {
    // A row of a table says who did what in columns that no row of ours reads.
    if (isFlat(log)) return this.report({ code: 'unknown_record', path: [], value: log });
    const verdict = judge(log, this.settings.allServices);
    if (verdict === undefined) return this.write(log, traces);
    this.isOutside = isOneOf(OUTSIDE, verdict);
    this.report({ code: verdict, path: pathOf(verdict) });
    return undefined;
  }

  /** What a record of OCSF was; any other is what it is. */
  private readBack(log: JsonObject): JsonObject {
    const back = cloudTrailOf(log);
    if (back === undefined) return log;
    this.report({ code: 'ocsf_record', path: [], fields: KEPT_LESS[back.version] });
    return back.record;
  }

  private write(log: JsonObject, traces: Trace[] | undefined): unknown {
    const { frame, table, field } = this;
    const { names, program, shape } = table;
    frame.read(shape, log);
    const occasion = occasionOf(table, this.slotted);
    const { variant } = occasion;
    const event = this.writer.write(program, this.context, occasion, traces) as Made;
    const standing = standingOf(variant, this.writer.marks, field);
    if (standing === VARIANTS[variant]!.type) return event;
    this.report({ code: 'event_type_stepped_down', path: ['eventName'], row: TYPE_ROW });
    (event[names.metadata] as Made)[names.type] = standing;
    const at = traces?.findIndex(({ row }) => row.row === TYPE_ROW) ?? -1;
    if (at !== -1) traces![at] = { ...traces![at]!, value: standing };
    return event;
  }

  private report(finding: Finding<RecordIssueCode>): void {
    const { path, value } = finding;
    const isShown = this.settings.includeValues && isScalar(value) && isHarmless(path, String(value));
    this.found.report(finding, isShown);
  }
}

/** What a call is to its own service. */
const CALL: readonly unknown[] = ['requestParameters', 'responseElements'];

function isOneOf<Item>(list: readonly Item[], value: unknown): value is Item {
  return (list as readonly unknown[]).includes(value);
}

/** The field of which a verdict speaks. */
function pathOf(verdict: Verdict): Path {
  switch (verdict) {
    case 'event_name_missing':
      return ['eventName'];
    case 'event_time_missing':
    case 'event_time_invalid':
      return ['eventTime'];
    case 'not_iam_activity':
      return ['eventSource'];
    default:
      return [];
  }
}
