/** What an alarm makes of the values that a metric filter gives within one period. */
export type AlarmStatistic = 'Sum' | 'Maximum' | 'Minimum' | 'Average' | 'SampleCount';

/** How the statistic stands to the threshold when the alarm is due. */
export type AlarmComparison = '>=' | '>' | '<=' | '<';

/** What a period counts as in which no message came. */
export type MissingData = 'missing' | 'notBreaching' | 'breaching' | 'ignore';

/** The alarm itself: what `parseAlarm` reads. */
export interface AlarmRule {
  readonly statistic: AlarmStatistic;
  readonly comparison: AlarmComparison;
  readonly threshold: number;
  /** The length of a period in seconds: whole minutes. */
  readonly period: number;
}

/** An alarm with its metric filter. */
export interface AlarmOptions extends AlarmRule {
  /** How many of the last periods are looked at: the N of "M of N". 1 unless said; at most seven days in all. */
  readonly evaluationPeriods?: number;
  /** How many of them must be due: the M. All of them unless said. */
  readonly datapointsToAlarm?: number;
  /** `missing` unless said. */
  readonly missingData?: MissingData;
  /** What the filter adds for each match. 1 unless said. */
  readonly metricValue?: number;
  /** What the filter reports for a minute in which messages came and none matched; `null` for nothing. 0 unless said. */
  readonly defaultValue?: number | null;
}

/** The options with every default filled in. */
export type AlarmSettings = Required<AlarmOptions>;

const STATISTICS: readonly AlarmStatistic[] = ['Sum', 'Maximum', 'Minimum', 'Average', 'SampleCount'];
const COMPARISONS: readonly AlarmComparison[] = ['>=', '>', '<=', '<'];
const MISSING_DATA: readonly MissingData[] = ['missing', 'notBreaching', 'breaching', 'ignore'];
const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 } as const;
const LONGEST = 7 * SECONDS.d;

const ALARM =
  /^\s*(?<statistic>[A-Za-z]+)\s*(?<comparison>>=|>|<=|<)\s*(?<threshold>[+-]?\d+(?:\.\d+)?)\s*\/\s*(?<count>\d+)(?<unit>[smhd])\s*$/u;

/**
 * Reads an alarm that is written as a text: statistic, comparison, threshold, `/`, period.
 *
 * @param text such as `sum>=1/5m` or `Maximum > 0 / 60s`; the statistic in any case, the period in `s`, `m`, `h` or `d`
 * @returns the alarm, its period in seconds
 * @throws {TypeError} where the text is no alarm or its period no whole minutes
 * @example
 * parseAlarm('sum>=1/5m'); // { statistic: 'Sum', comparison: '>=', threshold: 1, period: 300 }
 */
export function parseAlarm(text: string): AlarmRule {
  const parts = ALARM.exec(text)?.groups;
  if (parts === undefined)
    throw new TypeError(
      'An alarm is a statistic, a comparison, a threshold and a period, such as sum>=1/5m.',
    );
  const named = STATISTICS.find((known) => known.toLowerCase() === parts.statistic!.toLowerCase());
  const rule: AlarmRule = {
    statistic: choice('statistic', named, STATISTICS),
    comparison: parts.comparison as AlarmComparison,
    threshold: Number(parts.threshold),
    period: Number(parts.count) * SECONDS[parts.unit as keyof typeof SECONDS],
  };
  checkPeriods(rule.period, 1);
  return rule;
}

/** Fills in the defaults of an alarm; a bad one is the programmer's mistake and throws. */
export function settleAlarm(options: AlarmOptions): AlarmSettings {
  const { evaluationPeriods = 1 } = options;
  const { datapointsToAlarm = evaluationPeriods } = options;
  checkPeriods(options.period, evaluationPeriods);
  if (!Number.isInteger(datapointsToAlarm) || datapointsToAlarm < 1 || datapointsToAlarm > evaluationPeriods)
    throw new TypeError('datapointsToAlarm must be a whole number from 1 to evaluationPeriods.');
  const settings: AlarmSettings = {
    statistic: choice('statistic', options.statistic, STATISTICS),
    comparison: choice('comparison', options.comparison, COMPARISONS),
    threshold: finite('threshold', options.threshold),
    period: options.period,
    evaluationPeriods,
    datapointsToAlarm,
    missingData: choice('missingData', options.missingData ?? 'missing', MISSING_DATA),
    metricValue: finite('metricValue', options.metricValue ?? 1),
    defaultValue: options.defaultValue === null ? null : finite('defaultValue', options.defaultValue ?? 0),
  };
  for (const name of Object.keys(options))
    if (!Object.hasOwn(settings, name)) throw new TypeError(`There is no option ${name}.`);
  return settings;
}

function checkPeriods(period: number, count: number): void {
  if (!Number.isInteger(period / SECONDS.m) || period <= 0)
    throw new TypeError('The period of an alarm must be whole minutes, such as 60s, 5m or 1h.');
  if (!Number.isInteger(count) || count < 1)
    throw new TypeError('evaluationPeriods must be a whole number from 1 on.');
  if (period * count > LONGEST)
    throw new TypeError('The periods of an alarm must be seven days or less in all.');
}

function choice<Value extends string>(
  name: string,
  value: Value | undefined,
  choices: readonly Value[],
): Value {
  if (value !== undefined && choices.includes(value)) return value;
  throw new TypeError(`The ${name} of an alarm must be one of ${choices.join(', ')}.`);
}

function finite(name: string, value: number): number {
  if (Number.isFinite(value)) return value;
  throw new TypeError(`The ${name} of an alarm must be a number.`);
}
