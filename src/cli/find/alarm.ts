import { createAlarm } from '../../find/alarm/alarm.ts';
import type { AlarmChange } from '../../find/alarm/history.ts';
import { type AlarmOptions, type MissingData, parseAlarm } from '../../find/alarm/options.ts';
import { isObject } from '../../json.ts';
import { UsageError } from '../command/command.ts';
import { type Line, printColumns } from '../terminal/columns.ts';
import type { TextLook } from '../terminal/look.ts';
import type { FoundItem } from './found.ts';
import { HeldItems } from './held.ts';
import { COLUMNS, type FoundWriter, jsonOf, lineOf } from './writer.ts';

/** What a period without records may count as; the first is meant where nothing is said. */
export const MISSING_DATA = [
  'missing',
  'notBreaching',
  'breaching',
  'ignore',
] as const satisfies readonly MissingData[];

/**
 * Makes the options of an alarm out of what stands at the terminal; undefined where there is none.
 *
 * @throws {UsageError} when one makes no sense
 */
export function readAlarm(values: {
  readonly alarm?: string | undefined;
  readonly datapoints?: string | undefined;
  readonly 'missing-data'?: MissingData | undefined;
}): AlarmOptions | undefined {
  const { alarm, datapoints, 'missing-data': missing } = values;
  if (alarm === undefined) {
    const lonely = datapoints === undefined ? missing && 'missing-data' : 'datapoints';
    if (lonely) throw new UsageError(`--${lonely} is a part of an alarm: give --alarm, too.`);
    return undefined;
  }
  const [, due, all] = /^(\d{1,5})\/(\d{1,5})$/u.exec(datapoints ?? '1/1') ?? [];
  if (all === undefined)
    throw new UsageError('--datapoints must be M/N, such as 3/5: M of the last N periods.');
  const [datapointsToAlarm, evaluationPeriods] = [Number(due), Number(all)];
  if (datapointsToAlarm < 1 || datapointsToAlarm > evaluationPeriods)
    throw new UsageError('--datapoints must be M/N with an M from 1 to N.');
  const missingData = missing ?? MISSING_DATA[0];
  const options = { ...alarmRule(alarm), datapointsToAlarm, evaluationPeriods, missingData };
  // That the periods are not too many is to be told before anything is read.
  asUsage(() => createAlarm(() => false, options));
  return options;
}

function alarmRule(text: string) {
  return asUsage(() => parseAlarm(text));
}

function asUsage<Result>(call: () => Result): Result {
  try {
    return call();
  } catch (error) {
    throw error instanceof TypeError ? new UsageError(`--alarm: ${error.message}`) : error;
  }
}

/** Plays an alarm over records: it is shown each, and then writes how its state changed. */
export class AlarmPlay implements FoundWriter {
  /** Whether it was in ALARM at any time. */
  wasDue = false;
  private readonly held = new HeldItems();
  private readonly alarm: ReturnType<typeof createAlarm>;

  constructor(
    options: AlarmOptions,
    private readonly format: 'text' | 'json',
    private readonly look: TextLook,
  ) {
    this.alarm = createAlarm((record) => isObject(record) && record.found !== undefined, options);
  }

  /** Shows it a record that was not asked for: data came. */
  passOver(record: unknown): void {
    if (isObject(record)) this.alarm.add({ eventTime: record.eventTime });
  }

  add(found: readonly FoundItem[]): string {
    this.held.add(found);
    for (const item of found) this.alarm.add({ eventTime: item.event.brief.time, found: item });
    return '';
  }

  *end(): Generator<string> {
    for (const change of this.alarm.changes()) {
      if (change.to === 'ALARM') this.wasDue = true;
      yield this.format === 'json' ? jsonOfChange(withItems(change)) : this.print(withItems(change));
    }
  }

  /** How many records had no time that can be read, and are in no period. */
  untimed(): number {
    return this.alarm.untimed();
  }

  private print({ time, from, to, value, items }: FoundChange): string {
    const { paint, width } = this.look;
    const title = paint(to === 'ALARM' ? 'red' : 'bold', `${time}  ${from} → ${to}`);
    const said = value === undefined ? 'no data' : `value ${value}`;
    const shown = items.slice(0, MOST_SHOWN).map((item): Line => lineOf(item));
    const rest = items.length - shown.length;
    const table = shown.length === 0 ? '' : indent(printColumns(COLUMNS, shown, paint, width && width - 2));
    return `${title}  (${said})\n${table}${rest > 0 ? `  … and ${rest} more\n` : ''}`;
  }
}

/** So many records behind a change are shown to people; JSON has them all. */
const MOST_SHOWN = 20;

interface FoundChange extends Omit<AlarmChange, 'records'> {
  readonly items: readonly FoundItem[];
}

function withItems({ records, ...change }: AlarmChange): FoundChange {
  return { ...change, items: (records as { readonly found: FoundItem }[]).map(({ found }) => found) };
}

function jsonOfChange({ items, ...change }: FoundChange): string {
  return `${JSON.stringify({ ...change, records: items.map(jsonOf) })}\n`;
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gmu, '  ');
}
