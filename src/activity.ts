import { Frame } from './engine/frame.ts';
import { slotOf } from './engine/shape.ts';
import { type CompiledTable, compileTable } from './engine/table.ts';
import { type Occasion, type SayOfRow, type Trace, Writer } from './engine/write.ts';
import { IssueList } from './issue/list.ts';
import { RECORD_ISSUES } from './issue/record.ts';
import { createIssue, type Finding, type Path, type RecordIssueCode } from './issue.ts';
import { isObject, type JsonObject } from './json.ts';
import { isScalar } from './log/cloudtrail/form.ts';
import { judge, OUTSIDE, type Verdict } from './log/cloudtrail/judge.ts';
import type { RecordField } from './log/cloudtrail/record.ts';
import { isHarmless } from './log/cloudtrail/secret.ts';
import { serviceOf } from './log/cloudtrail/service.ts';
import { faultOf } from './log/form.ts';
import { cloudTrailOf } from './log/ocsf/cloudtrail.ts';
import { KEPT_LESS } from './log/ocsf/kept-less.ts';
import { tellDoubled } from './log/policy/document.ts';
import type { Settings } from './options.ts';
import type { EventResult } from './result.ts';
import { circumstancesOf, type ReadField } from './table/cloudtrail/circumstance.ts';
import { type Naming, namedKind, withKind } from './table/cloudtrail/kind.ts';
import type { EventContext } from './table/cloudtrail/row.ts';
import { EVENT_TABLE, namingAt } from './table/cloudtrail/table.ts';
import { isReading } from './table/cloudtrail/unknown-operation.ts';
import { VARIANTS, variantOf } from './table/cloudtrail/variant.ts';
import { type EventType, NAMES, type NamedNouns, nounsOf, standingType, stands } from './udm/event/type.ts';
import { styleName, type UdmCase } from './udm/style.ts';

type Made = Record<string, unknown>;

/** The nouns that have come, by the marks of what names them. */
const NOUNS_BY_MARKS: NamedNouns[] = [];

function nounsBy(marks: number): NamedNouns {
  NOUNS_BY_MARKS[marks] ??= nounsOf(marks);
  return NOUNS_BY_MARKS[marks];
}

/** The compiled table with the places of the fields on which circumstances depend. */
interface ActivityTable extends CompiledTable {
  /** The names of the event's metadata and of its type. */
  readonly names: { readonly metadata: string; readonly type: string };
  readonly slots: Map<RecordField, number>;
  /** The places of what names the resource, by the variant's number; made when they are first asked for. */
  readonly namings: Naming<number>[];
}

const TABLES = new Map<UdmCase, ActivityTable>();

/** The table is compiled once for each style of keys. */
function tableFor(style: UdmCase): ActivityTable {
  const found = TABLES.get(style);
  if (found !== undefined) return found;
  const rename = (name: string) => styleName(name, style);
  const made = {
    ...compileTable({ ...EVENT_TABLE, rename, marks: Object.values(NAMES) }),
    names: { metadata: rename('metadata'), type: rename('event_type') },
    slots: new Map(),
    namings: [],
  };
  TABLES.set(style, made);
  return made;
}

/** Maps records of CloudTrail with settled options, one after the other: log → event. */
export class ActivityMapper {
  private readonly frame = new Frame((code, path, value) => {
    // Other services ask for and answer with other things of the same names.
    if (path.length > 1 && CALL.includes(path[0]) && serviceOf(this.field('eventSource')) === undefined)
      return;
    this.report({ code: code === 'invalid_log_field' ? faultOf(value) : code, path, value });
  });
  private readonly say: SayOfRow = (code, path, row, value) => {
    const finding = { code, path, row: row?.row, value };
    // A row knows of a key that stands twice in a policy only that there is one.
    const isOfPolicy = code === 'duplicate_key' && value !== undefined;
    for (const each of isOfPolicy ? tellDoubled(finding) : [finding]) this.report(each);
  };
  private readonly writer = new Writer(this.frame, this.say);
  private compiled: ActivityTable | undefined;
  private readonly context: EventContext;
  private readonly found: IssueList;
  private isRefused = false;
  private isOutside = false;
  private isBusy = false;
  private base = 0;
  private readonly field: ReadField = (field) => {
    const { slots } = this.table;
    let slot = slots.get(field);
    if (slot === undefined) {
      slot = slotOf(this.table.shape, field);
      slots.set(field, slot);
    }
    return this.valueOf(slot);
  };
  private readonly valueOf = (slot: number): unknown => this.frame.slots[this.base + slot];

  /** @param mostIssues how many issues of one code are listed of a record */
  constructor(
    private readonly settings: Settings,
    mostIssues?: number,
  ) {
    this.found = new IssueList(mostIssues);
    const { policyText, namespace, ingestionLabels } = settings;
    this.context = { policyText, namespace, ingestionLabels };
  }

  /** Compiled for the first record: most sessions that may meet activity never do. */
  private get table(): ActivityTable {
    this.compiled ??= tableFor(this.settings.case);
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
    this.isRefused = false;
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
    const { issues } = this.found;
    if (event !== undefined && !this.isRefused) return { ok: true, event, issues };
    return { ok: false, outside: this.isOutside, issues };
  }

  private judge(log: JsonObject, traces: Trace[] | undefined): unknown {
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
    const occasion = this.read(log);
    const { names, program } = this.table;
    const event = this.writer.write(program, this.base, this.context, occasion, traces) as Made;
    const type = VARIANTS[occasion.variant]!.type;
    const standing = this.standing(type, this.writer.marks);
    if (standing === type) return event;
    (event[names.metadata] as Made)[names.type] = standing;
    const at = traces?.findIndex(({ row }) => row.row === TYPE_ROW) ?? -1;
    if (at !== -1) traces![at] = { ...traces![at]!, value: standing };
    return event;
  }

  /** Gathers what a record holds; gives what it is to the rows. */
  private read(log: JsonObject): Occasion {
    const { frame, field, table } = this;
    this.base = frame.read(table.shape, log);
    const number = variantOf(field('eventSource'), field('eventName') as string, field('readOnly'));
    const variant = VARIANTS[number]!;
    const settled = circumstancesOf(field, log, variant);
    const named = namedKind(this.namingOf(number), this.valueOf);
    return { variant: number, circumstances: withKind(settled, field, variant, named) };
  }

  /**
   * The type that the event can have: only what was written tells whether it names what its type needs.
   *
   * @param marks of what was written
   */
  private standing(type: EventType, marks: number): EventType {
    const nouns = nounsBy(marks);
    if (stands(type, nouns)) return type;
    this.report({ code: 'event_type_stepped_down', path: ['eventName'], row: TYPE_ROW });
    return standingType(type, nouns, isReading(this.field('eventName') as string, this.field('readOnly')));
  }

  private namingOf(variant: number): Naming<number> {
    const { namings, shape } = this.table;
    namings[variant] ??= namingAt(variant).map(([kind, fields]) => [
      kind,
      fields.map((field) => slotOf(shape, field)),
    ]);
    return namings[variant];
  }

  private report(finding: Finding<RecordIssueCode>): void {
    const { strict, includeValues } = this.settings;
    const { path, value } = finding;
    const issue = createIssue(
      RECORD_ISSUES,
      finding,
      includeValues && isScalar(value) && isHarmless(path, String(value)),
    );
    const isRaised = strict && issue.severity === 'warning';
    if (isRaised || issue.severity === 'error') this.isRefused = true;
    this.found.add(isRaised ? { ...issue, severity: 'error' } : issue);
  }
}

/** What a call is to its own service. */
const CALL: readonly unknown[] = ['requestParameters', 'responseElements'];

/** The row that writes the event type. */
const TYPE_ROW = 'C6';

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
