import { Frame } from './engine/frame.ts';
import { slotOf } from './engine/shape.ts';
import { type CompiledTable, compileTable } from './engine/table.ts';
import { type Trace, Writer } from './engine/write.ts';
import { createIssue, type Finding, type Issue, type Path } from './issue.ts';
import { isObject } from './json.ts';
import { isScalar } from './log/cloudtrail/form.ts';
import { judge, OUTSIDE, type Verdict } from './log/cloudtrail/judge.ts';
import { isHarmless } from './log/cloudtrail/secret.ts';
import { cloudTrailOf } from './log/ocsf/cloudtrail.ts';
import { KEPT_LESS } from './log/ocsf/kept-less.ts';
import type { Settings } from './options.ts';
import type { EventResult } from './result.ts';
import { circumstancesOf, type ReadField, type RecordField } from './table/cloudtrail/circumstance.ts';
import { type Naming, namedKind, withKind } from './table/cloudtrail/kind.ts';
import type { EventContext } from './table/cloudtrail/row.ts';
import { EVENT_TABLE, namingAt } from './table/cloudtrail/table.ts';
import { isReading } from './table/cloudtrail/unknown-operation.ts';
import { VARIANTS, variantOf } from './table/cloudtrail/variant.ts';
import { type EventType, type NamedNouns, nounFinder, standingType } from './udm/event/type.ts';
import { styleName, type UdmCase } from './udm/style.ts';

type Log = { readonly [key: string]: unknown };

/** The compiled table with the places of the fields on which circumstances depend. */
interface ActivityTable extends CompiledTable {
  /** The names of the event's metadata and of its type. */
  readonly names: { readonly metadata: string; readonly type: string };
  readonly nounsOf: (event: object) => NamedNouns;
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
    ...compileTable({ ...EVENT_TABLE, rename }),
    names: { metadata: rename('metadata'), type: rename('event_type') },
    nounsOf: nounFinder(rename),
    slots: new Map(),
    namings: [],
  };
  TABLES.set(style, made);
  return made;
}

/** Maps records of CloudTrail with settled options, one after the other: log → event. */
export class ActivityMapper {
  private readonly frame = new Frame((code, path, value) => this.report({ code, path, value }));
  private readonly writer = new Writer(this.frame, (code, path, row, value) =>
    this.report({ code, path, row: row?.row, value }),
  );
  private compiled: ActivityTable | undefined;
  private readonly context: EventContext;
  private issues: Issue[] = [];
  private isRefused = false;
  private isBusy = false;
  private base = 0;
  private readonly read: ReadField = (field) => {
    const { slots } = this.table;
    let slot = slots.get(field);
    if (slot === undefined) {
      slot = slotOf(this.table.shape, field);
      slots.set(field, slot);
    }
    return this.valueOf(slot);
  };
  private readonly valueOf = (slot: number): unknown => this.frame.slots[this.base + slot];

  constructor(private readonly settings: Settings) {
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
    this.issues = [];
    this.isRefused = false;
    let event: unknown;
    let isOutside = false;
    try {
      if (!isObject(log)) this.report({ code: 'not_an_object', path: [], value: log });
      else {
        const record = this.readBack(log);
        const verdict = judge(record, this.settings.allServices);
        if (verdict === undefined) event = this.write(record, traces);
        else {
          isOutside = isOneOf(OUTSIDE, verdict);
          this.report({ code: verdict, path: pathOf(verdict) });
        }
      }
    } catch {
      // No JSON value throws: only an object that does so when its members are read.
      this.report({ code: 'not_an_object', path: [] });
    }
    this.isBusy = false;
    const { issues } = this;
    if (event !== undefined && !this.isRefused) return { ok: true, event, issues };
    return { ok: false, outside: isOutside, issues };
  }

  /** What a record of OCSF was; any other is what it is. */
  private readBack(log: Log): Log {
    const back = cloudTrailOf(log);
    if (back === undefined) return log;
    this.report({ code: 'ocsf_record', path: [], fields: KEPT_LESS[back.version] });
    return back.record;
  }

  private write(log: Log, traces: Trace[] | undefined): unknown {
    const { frame, read, table } = this;
    this.base = frame.read(table.shape, log);
    const name = read('eventName') as string;
    const readOnly = read('readOnly');
    const number = variantOf(read('eventSource'), name, readOnly);
    const variant = VARIANTS[number]!;
    const settled = circumstancesOf(read, log, variant);
    const circumstances = withKind(settled, read, variant, namedKind(this.namingOf(number), this.valueOf));
    const occasion = { variant: number, circumstances };
    const event = this.writer.write(table.program, this.base, this.context, occasion, traces) as object;
    this.stepDown(event, isReading(name, readOnly), traces);
    return event;
  }

  private namingOf(variant: number): Naming<number> {
    const { namings, shape } = this.table;
    namings[variant] ??= namingAt(variant).map(([kind, fields]) => [
      kind,
      fields.map((field) => slotOf(shape, field)),
    ]);
    return namings[variant];
  }

  /** Only what was written tells whether the event names what its type needs. */
  private stepDown(event: object, reads: boolean, traces: Trace[] | undefined): void {
    const { names, nounsOf } = this.table;
    const metadata = event[names.metadata as keyof typeof event] as Record<string, unknown>;
    const type = metadata[names.type] as EventType;
    const standing = standingType(type, nounsOf(event), reads);
    if (standing === type) return;
    metadata[names.type] = standing;
    const at = traces?.findIndex(({ row }) => row.row === TYPE_ROW) ?? -1;
    if (at !== -1) traces![at] = { ...traces![at]!, value: standing };
    this.report({ code: 'event_type_stepped_down', path: ['eventName'], row: TYPE_ROW });
  }

  private report(finding: Finding): void {
    const { strict, includeValues } = this.settings;
    const { path, value } = finding;
    const issue = createIssue(finding, includeValues && isScalar(value) && isHarmless(path, String(value)));
    const isRaised = strict && issue.severity === 'warning';
    if (isRaised || issue.severity === 'error') this.isRefused = true;
    this.issues.push(isRaised ? { ...issue, severity: 'error' } : issue);
  }
}

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
