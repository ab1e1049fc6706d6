import type { AlarmSettings, AlarmStatistic } from './options.ts';

/** What a metric filter gives for one period. */
export interface Period {
  /** How many periods after the epoch it is. */
  readonly index: number;
  /** The statistic; undefined where there is no data. */
  readonly value: number | undefined;
  /** The records that matched. */
  readonly records: readonly unknown[];
}

const MINUTE = 60_000;

/** Gathers what matched by the minute, which is how often a metric filter reports. */
export class PeriodCounter {
  readonly #matched = new Map<number, unknown[]>();
  readonly #settings: AlarmSettings;

  constructor(settings: AlarmSettings) {
    this.#settings = settings;
  }

  /** Takes a record in at its time, in epoch milliseconds. */
  add(time: number, record: unknown, matches: boolean): void {
    const minute = Math.floor(time / MINUTE);
    const matched = this.#matched.get(minute) ?? [];
    this.#matched.set(minute, matched);
    if (matches) matched.push(record);
  }

  /** The periods in which records came, in the order of time. */
  periods(): readonly Period[] {
    const length = this.#settings.period / 60;
    const minutesOf = new Map<number, unknown[][]>();
    for (const [minute, matched] of [...this.#matched].sort(([one], [other]) => one - other)) {
      const index = Math.floor(minute / length);
      const minutes = minutesOf.get(index);
      if (minutes === undefined) minutesOf.set(index, [matched]);
      else minutes.push(matched);
    }
    return [...minutesOf].map(([index, minutes]) => this.#period(index, minutes));
  }

  #period(index: number, minutes: readonly (readonly unknown[])[]): Period {
    const { statistic, metricValue, defaultValue } = this.#settings;
    const records = minutes.flat();
    const quiet = defaultValue === null ? 0 : minutes.filter((matched) => matched.length === 0).length;
    const value = statisticOf(statistic, [
      { value: metricValue, count: records.length },
      { value: defaultValue ?? 0, count: quiet },
    ]);
    return { index, value, records };
  }
}

interface Samples {
  readonly value: number;
  readonly count: number;
}

function statisticOf(statistic: AlarmStatistic, all: readonly Samples[]): number | undefined {
  const samples = all.filter(({ count }) => count > 0);
  if (samples.length === 0) return undefined;
  const values = samples.map(({ value }) => value);
  const count = samples.reduce((total, sample) => total + sample.count, 0);
  if (statistic === 'SampleCount') return count;
  if (statistic === 'Maximum') return Math.max(...values);
  if (statistic === 'Minimum') return Math.min(...values);
  const sum = samples.reduce((total, sample) => total + sample.value * sample.count, 0);
  return statistic === 'Sum' ? sum : sum / count;
}
