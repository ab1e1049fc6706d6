import type { Period } from './metric.ts';
import type { AlarmComparison, AlarmSettings } from './options.ts';

/** What an alarm can say. */
export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** A change of an alarm's state. */
export interface AlarmChange {
  /** When it changed, RFC 3339 in UTC: the end of the period that decided. */
  readonly time: string;
  readonly from: AlarmState;
  readonly to: AlarmState;
  /** The statistic of that period; undefined where it has no data. */
  readonly value: number | undefined;
  /** The records behind it: those that matched within the periods looked at, in the order of their minutes. */
  readonly records: readonly unknown[];
}

const COMPARE: { readonly [Comparison in AlarmComparison]: (value: number, threshold: number) => boolean } = {
  '>=': (value, threshold) => value >= threshold,
  '>': (value, threshold) => value > threshold,
  '<=': (value, threshold) => value <= threshold,
  '<': (value, threshold) => value < threshold,
};

/** The states of an alarm, period after period. */
export class AlarmHistory {
  readonly changes: AlarmChange[] = [];
  readonly #settings: AlarmSettings;
  /** The last periods, at most as many as the alarm looks at; how many of them have data, and how many are due. */
  readonly #looked: Period[] = [];
  /** What matched in all periods, and where in it the first of those begins. */
  readonly #matched: unknown[] = [];
  #start = 0;
  #present = 0;
  #due = 0;
  #state: AlarmState = 'INSUFFICIENT_DATA';

  constructor(settings: AlarmSettings) {
    this.#settings = settings;
  }

  /** Takes the next period in. */
  add(period: Period): void {
    this.#looked.push(period);
    this.#count(period, 1);
    const matched = this.#matched;
    for (const record of period.records) matched.push(record);
    if (this.#looked.length > this.#settings.evaluationPeriods) {
      const gone = this.#looked.shift()!;
      this.#count(gone, -1);
      this.#start += gone.records.length;
    }
    const state = this.#judge();
    if (state === this.#state) return;
    const [start, end] = [this.#start, matched.length];
    this.changes.push({
      time: new Date((period.index + 1) * this.#settings.period * 1000).toISOString().replace('.000Z', 'Z'),
      from: this.#state,
      to: state,
      value: period.value,
      // Taken where they are asked for: each of many changes may have those of thousands of periods behind it.
      get records() {
        return matched.slice(start, end);
      },
    });
    this.#state = state;
  }

  #count({ value }: Period, one: 1 | -1): void {
    if (value === undefined) return;
    this.#present += one;
    if (COMPARE[this.#settings.comparison](value, this.#settings.threshold)) this.#due += one;
  }

  #judge(): AlarmState {
    const { evaluationPeriods, datapointsToAlarm, missingData } = this.#settings;
    if (this.#due >= datapointsToAlarm) return 'ALARM';
    // Before the first record nothing came, so those periods are missing, too.
    const couldBeDue = this.#due + evaluationPeriods - this.#present >= datapointsToAlarm;
    if (missingData === 'breaching') return couldBeDue ? 'ALARM' : 'OK';
    if (missingData === 'ignore') return couldBeDue ? this.#state : 'OK';
    return missingData === 'missing' && this.#present === 0 ? 'INSUFFICIENT_DATA' : 'OK';
  }
}
