import { eventTimeOf } from '../event-time.ts';
import { type AlarmChange, AlarmHistory } from './history.ts';
import { type Period, PeriodCounter } from './metric.ts';
import { type AlarmOptions, settleAlarm } from './options.ts';

/** An alarm that is shown records. */
export interface Alarm {
  /** Shows it a record, in any order of time. */
  add(record: unknown): void;
  /** How its state changed over the records shown so far, in the order of time. */
  changes(): readonly AlarmChange[];
  /** How many records had no `eventTime` that can be read, and are in no period. */
  untimed(): number;
}

/**
 * Makes an alarm over a metric filter, as CloudWatch has them, and plays both over records.
 *
 * The filter adds its value for each record that matches and reports its default value for a minute in which records
 * came and none matched. The alarm looks at the statistic of each period (aligned to the epoch, by `eventTime`) from
 * the first record's to the last one's: it is in ALARM where M of the last N periods are due. It starts in
 * INSUFFICIENT_DATA. A period without data counts as due (`breaching`), as not due (`notBreaching`), as nothing
 * (`missing`: INSUFFICIENT_DATA once all N are so), or keeps the state wherever it could decide (`ignore`).
 * CloudWatch looks further back than N periods where data is missing, how far it does not say; this does not.
 *
 * @param matches the metric filter, such as `compileFilterPattern(…).matches`
 * @param options the alarm; `parseAlarm` reads the first four of a text
 * @returns the alarm; it keeps the records that match and counts the others
 * @throws {TypeError} where an option is none or its value not allowed
 * @example
 * const alarm = createAlarm(compileFilterPattern(FILTER_PATTERNS['root-key-usage'].pattern).matches, {
 *   ...parseAlarm('sum>=1/5m'),
 *   missingData: 'notBreaching',
 * });
 * for (const record of records) alarm.add(record);
 * for (const { time, from, to, records } of alarm.changes()) console.log(time, from, to, records.length);
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
 */
export function createAlarm(matches: (record: unknown) => boolean, options: AlarmOptions): Alarm {
  const settings = settleAlarm(options);
  const counter = new PeriodCounter(settings);
  let untimed = 0;
  return {
    add(record) {
      const time = eventTimeOf(record);
      if (time === undefined) untimed += 1;
      else counter.add(time, record, matches(record));
    },
    changes() {
      const history = new AlarmHistory(settings);
      for (const period of withGaps(counter.periods(), settings.evaluationPeriods)) history.add(period);
      return history.changes;
    },
    untimed: () => untimed,
  };
}

/** Puts the periods in which no record came between the others, of each gap no more than an alarm looks at. */
function* withGaps(periods: readonly Period[], most: number): Iterable<Period> {
  let next = Number.POSITIVE_INFINITY;
  for (const period of periods) {
    const end = Math.min(period.index, next + most);
    for (let index = next; index < end; index += 1) yield { index, value: undefined, records: [] };
    yield period;
    next = period.index + 1;
  }
}
