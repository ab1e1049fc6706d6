import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AlarmChange,
  type AlarmOptions,
  compileFilterPattern,
  createAlarm,
  FILTER_PATTERNS,
  parseAlarm,
} from '../src/find.ts';

/** A record at a time of 2 January 2026; a capital letter matches, a small one does not. */
function record(time: string, name: string) {
  return { eventTime: `2026-01-02T${time}Z`, eventName: name };
}

const matches = compileFilterPattern('{ $.eventName = %^[A-Z]% }').matches;

/** Plays an alarm over records and tells its changes as lines: time, from, to, value, the records behind it. */
function play(options: AlarmOptions, records: readonly ReturnType<typeof record>[]): string[] {
  const alarm = createAlarm(matches, options);
  for (const shown of records) alarm.add(shown);
  return alarm.changes().map(line);
}

function line({ time, from, to, value, records }: AlarmChange): string {
  const names = records.map((behind) => (behind as { eventName: string }).eventName).join('');
  return `${time.slice(11)} ${from} > ${to} (${value}) ${names}`.trimEnd();
}

const SUM = { ...parseAlarm('sum>=2/5m') };

describe('parseAlarm', () => {
  it.each([
    ['sum>=1/5m', { statistic: 'Sum', comparison: '>=', threshold: 1, period: 300 }],
    ['Maximum > 0 / 60s', { statistic: 'Maximum', comparison: '>', threshold: 0, period: 60 }],
    ['minimum<-1.5/1h', { statistic: 'Minimum', comparison: '<', threshold: -1.5, period: 3600 }],
    ['AVERAGE<=+2/1d', { statistic: 'Average', comparison: '<=', threshold: 2, period: 86_400 }],
    ['samplecount>=10/7d', { statistic: 'SampleCount', comparison: '>=', threshold: 10, period: 604_800 }],
  ])('reads %s', (text, rule) => {
    expect(parseAlarm(text)).toEqual(rule);
  });

  it.each([
    '',
    'sum',
    'sum>=1',
    'sum=1/5m',
    'sum>=/5m',
    'sum>=1/5',
    'sum>=1/m',
    'sum>=1/5m x',
    'sum>=1e3/5m',
    '>=1/5m',
  ])('refuses %j', (text) => {
    expect(() => parseAlarm(text)).toThrow(
      new TypeError('An alarm is a statistic, a comparison, a threshold and a period, such as sum>=1/5m.'),
    );
  });

  it.each([
    ['p99>=1/5m', 'An alarm is a statistic, a comparison, a threshold and a period, such as sum>=1/5m.'],
    ['median>=1/5m', 'The statistic of an alarm must be one of Sum, Maximum, Minimum, Average, SampleCount.'],
    ['sum>=1/0m', 'The period of an alarm must be whole minutes, such as 60s, 5m or 1h.'],
    ['sum>=1/90s', 'The period of an alarm must be whole minutes, such as 60s, 5m or 1h.'],
    ['sum>=1/8d', 'The periods of an alarm must be seven days or less in all.'],
  ])('refuses %s', (text, message) => {
    expect(() => parseAlarm(text)).toThrow(new TypeError(message));
  });
});

describe('an alarm', () => {
  it('starts without data, and is due where one period reaches the threshold', () => {
    const records = [
      record('10:00:10', 'A'),
      record('10:01:00', 'b'),
      record('10:04:59', 'C'),
      record('10:05:00', 'D'),
    ];
    expect(play(SUM, records)).toEqual([
      '10:05:00Z INSUFFICIENT_DATA > ALARM (2) AC',
      '10:10:00Z ALARM > OK (1) D',
    ]);
  });

  it('aligns its periods to the epoch, not to the first record', () => {
    const records = [record('10:04:59', 'A'), record('10:05:01', 'B')];
    expect(play(SUM, records)).toEqual(['10:05:00Z INSUFFICIENT_DATA > OK (1) A']);
  });

  it('does not mind the order in which records are shown, nor how their times are written', () => {
    const records = [
      record('10:05:01', 'D'),
      { eventTime: '2026-01-02 11:00:10+0100', eventName: 'A' },
      { eventTime: '2026-01-02T05:34:59.999999999-04:30', eventName: 'C' },
      { eventTime: '2026-01-02T10:01:00', eventName: 'b' },
    ];
    expect(play(SUM, records)).toEqual([
      '10:05:00Z INSUFFICIENT_DATA > ALARM (2) AC',
      '10:10:00Z ALARM > OK (1) D',
    ]);
  });

  it('says nothing of no records, and counts those without a time', () => {
    const alarm = createAlarm(matches, SUM);
    for (const untimed of [
      { eventName: 'A' },
      { eventTime: 'Mar 24, 2014 9:11:59 PM' },
      { eventTime: 7 },
      null,
      'x',
    ])
      alarm.add(untimed);
    expect(alarm.changes()).toEqual([]);
    expect(alarm.untimed()).toBe(5);
  });

  it('tells the same twice, and goes on when it is shown more', () => {
    const alarm = createAlarm(matches, SUM);
    alarm.add(record('10:00:00', 'A'));
    expect(alarm.changes().map(line)).toEqual(['10:05:00Z INSUFFICIENT_DATA > OK (1) A']);
    alarm.add(record('10:01:00', 'B'));
    for (let time = 0; time < 2; time += 1)
      expect(alarm.changes().map(line)).toEqual(['10:05:00Z INSUFFICIENT_DATA > ALARM (2) AB']);
  });

  it('gives the records themselves', () => {
    const alarm = createAlarm(matches, { ...SUM, threshold: 1 });
    const shown = record('10:00:00', 'A');
    alarm.add(shown);
    expect(alarm.changes()[0]!.records[0]).toBe(shown);
  });
});

describe('the statistic', () => {
  // Minute 0: two matches and another record; minute 1: a record that does not match; minute 3: one match.
  const records = [
    record('10:00:01', 'A'),
    record('10:00:02', 'B'),
    record('10:00:03', 'x'),
    record('10:01:00', 'y'),
    record('10:03:00', 'C'),
  ];

  it.each([
    ['Sum', 6.5],
    ['Maximum', 2],
    ['Minimum', 0.5],
    ['Average', 1.625],
    ['SampleCount', 4],
  ] as const)('%s of what the filter reports is %d', (statistic, value) => {
    // Three matches of 2, and one quiet minute of 0.5.
    const options: AlarmOptions = { ...SUM, statistic, threshold: 0, metricValue: 2, defaultValue: 0.5 };
    expect(play(options, records)).toEqual([`10:05:00Z INSUFFICIENT_DATA > ALARM (${value}) ABC`]);
  });

  it('of a period without a match is that of the default value, which is 0', () => {
    const quiet = [record('10:00:00', 'a'), record('10:01:00', 'b')];
    const options: AlarmOptions = { ...SUM, comparison: '<', threshold: 1 };
    expect(play(options, quiet)).toEqual(['10:05:00Z INSUFFICIENT_DATA > ALARM (0)']);
    expect(play({ ...options, defaultValue: 3 }, quiet)).toEqual(['10:05:00Z INSUFFICIENT_DATA > OK (6)']);
    expect(play({ ...options, defaultValue: null }, quiet)).toEqual([]);
  });

  it.each([
    ['>=', [false, true, true]],
    ['>', [false, false, true]],
    ['<=', [true, true, false]],
    ['<', [true, false, false]],
  ] as const)('is held against the threshold by %s', (comparison, expected) => {
    const due = [1, 2, 3].map((threshold) => {
      const counted = Array.from({ length: threshold }, () => record('10:00:00', 'A'));
      return play({ ...SUM, comparison }, counted)[0]!.includes('ALARM (');
    });
    expect(due).toEqual(expected);
  });
});

describe('M of N periods', () => {
  const minutes = (letters: string) =>
    [...letters].flatMap((letter, minute) =>
      letter === '-' ? [] : [record(`10:${String(minute).padStart(2, '0')}:00`, letter)],
    );

  const rule = parseAlarm('sum>=1/1m');

  it.each<[string, Partial<AlarmOptions>, string, string[]]>([
    [
      'all N are needed unless M is said',
      { evaluationPeriods: 3 },
      'xABxCDEx',
      ['10:01:00Z INSUFFICIENT_DATA > OK (0)', '10:07:00Z OK > ALARM (1) CDE', '10:08:00Z ALARM > OK (0) DE'],
    ],
    [
      'two of three are enough, one behind the other or not',
      { evaluationPeriods: 3, datapointsToAlarm: 2 },
      'xAxBxxx',
      ['10:01:00Z INSUFFICIENT_DATA > OK (0)', '10:04:00Z OK > ALARM (1) AB', '10:05:00Z ALARM > OK (0) B'],
    ],
  ])('%s', (_, options, letters, changes) => {
    expect(play({ ...rule, ...options }, minutes(letters))).toEqual(changes);
  });

  it.each<[string, Partial<AlarmOptions>, string, string[]]>([
    [
      'missing: no data at all is INSUFFICIENT_DATA',
      {},
      'A--B',
      [
        '10:01:00Z INSUFFICIENT_DATA > ALARM (1) A',
        '10:02:00Z ALARM > INSUFFICIENT_DATA (undefined)',
        '10:04:00Z INSUFFICIENT_DATA > ALARM (1) B',
      ],
    ],
    [
      'missing: as long as one period has data, it alone counts',
      { evaluationPeriods: 2, datapointsToAlarm: 1 },
      'A---x',
      [
        '10:01:00Z INSUFFICIENT_DATA > ALARM (1) A',
        '10:03:00Z ALARM > INSUFFICIENT_DATA (undefined)',
        '10:05:00Z INSUFFICIENT_DATA > OK (0)',
      ],
    ],
    [
      'notBreaching: a period without data is not due',
      { missingData: 'notBreaching' },
      'A--B',
      [
        '10:01:00Z INSUFFICIENT_DATA > ALARM (1) A',
        '10:02:00Z ALARM > OK (undefined)',
        '10:04:00Z OK > ALARM (1) B',
      ],
    ],
    [
      'breaching: a period without data is due',
      { missingData: 'breaching' },
      'x--xA',
      [
        '10:01:00Z INSUFFICIENT_DATA > OK (0)',
        '10:02:00Z OK > ALARM (undefined)',
        '10:04:00Z ALARM > OK (0)',
        '10:05:00Z OK > ALARM (1) A',
      ],
    ],
    [
      'breaching: what came before the first record is missing, too',
      { missingData: 'breaching', evaluationPeriods: 3, datapointsToAlarm: 2 },
      'xxx',
      ['10:01:00Z INSUFFICIENT_DATA > ALARM (0)', '10:02:00Z ALARM > OK (0)'],
    ],
    [
      'ignore: the state stays where a missing period could decide',
      { missingData: 'ignore' },
      'A--x--B',
      ['10:01:00Z INSUFFICIENT_DATA > ALARM (1) A', '10:04:00Z ALARM > OK (0)', '10:07:00Z OK > ALARM (1) B'],
    ],
    [
      'ignore: the state goes where no missing period could decide',
      { missingData: 'ignore', evaluationPeriods: 3, datapointsToAlarm: 2 },
      'AAx-x',
      ['10:02:00Z INSUFFICIENT_DATA > ALARM (1) AA', '10:05:00Z ALARM > OK (0)'],
    ],
  ])('and missing data, %s', (_, options, letters, changes) => {
    expect(play({ ...rule, ...options }, minutes(letters))).toEqual(changes);
  });

  it('and a default of nothing: a minute in which nothing matched is missing', () => {
    expect(play({ ...rule, defaultValue: null }, minutes('AxB'))).toEqual([
      '10:01:00Z INSUFFICIENT_DATA > ALARM (1) A',
      '10:02:00Z ALARM > INSUFFICIENT_DATA (undefined)',
      '10:03:00Z INSUFFICIENT_DATA > ALARM (1) B',
    ]);
  });
});

describe('the alarms of the guides', () => {
  const changed = (time: string, eventName: string) => ({ eventTime: `2026-01-02T${time}Z`, eventName });

  it('tell of a change of an IAM policy', () => {
    const alarm = createAlarm(
      compileFilterPattern(FILTER_PATTERNS['iam-policy-changes'].pattern).matches,
      parseAlarm('maximum>0/5m'),
    );
    for (const shown of [
      changed('09:58:00', 'ListUsers'),
      changed('10:00:00', 'AttachUserPolicy'),
      changed('10:20:00', 'ListUsers'),
    ])
      alarm.add(shown);
    expect(alarm.changes().map(line)).toEqual([
      '10:00:00Z INSUFFICIENT_DATA > OK (0)',
      '10:05:00Z OK > ALARM (1) AttachUserPolicy',
      '10:10:00Z ALARM > INSUFFICIENT_DATA (undefined)',
      '10:25:00Z INSUFFICIENT_DATA > OK (0)',
    ]);
  });

  it('tell of use of a key of the root user', () => {
    const alarm = createAlarm(compileFilterPattern(FILTER_PATTERNS['root-key-usage'].pattern).matches, {
      ...parseAlarm('sum>=1/5m'),
      missingData: 'notBreaching',
    });
    alarm.add({
      eventTime: '2026-01-02T10:01:00Z',
      eventName: 'ListUsers',
      userIdentity: { type: 'IAMUser' },
    });
    alarm.add({ eventTime: '2026-01-02T10:12:00Z', eventName: 'ListKeys', userIdentity: { type: 'Root' } });
    alarm.add({
      eventTime: '2026-01-02T10:21:00Z',
      eventName: 'ListUsers',
      userIdentity: { type: 'IAMUser' },
    });
    expect(alarm.changes().map(line)).toEqual([
      '10:05:00Z INSUFFICIENT_DATA > OK (0)',
      '10:15:00Z OK > ALARM (1) ListKeys',
      '10:20:00Z ALARM > OK (undefined)',
    ]);
  });
});

describe('bad options', () => {
  it.each<[Partial<Record<keyof AlarmOptions | 'periods', unknown>>, string]>([
    [
      { statistic: 'sum' },
      'The statistic of an alarm must be one of Sum, Maximum, Minimum, Average, SampleCount.',
    ],
    [{ comparison: '=' }, 'The comparison of an alarm must be one of >=, >, <=, <.'],
    [{ threshold: Number.NaN }, 'The threshold of an alarm must be a number.'],
    [{ period: 30 }, 'The period of an alarm must be whole minutes, such as 60s, 5m or 1h.'],
    [{ evaluationPeriods: 0 }, 'evaluationPeriods must be a whole number from 1 on.'],
    [{ evaluationPeriods: 2017 }, 'The periods of an alarm must be seven days or less in all.'],
    [{ datapointsToAlarm: 2 }, 'datapointsToAlarm must be a whole number from 1 to evaluationPeriods.'],
    [{ datapointsToAlarm: 0 }, 'datapointsToAlarm must be a whole number from 1 to evaluationPeriods.'],
    [
      { missingData: 'bad' },
      'The missingData of an alarm must be one of missing, notBreaching, breaching, ignore.',
    ],
    [{ metricValue: '1' }, 'The metricValue of an alarm must be a number.'],
    [{ defaultValue: Number.POSITIVE_INFINITY }, 'The defaultValue of an alarm must be a number.'],
    [{ periods: 3 }, 'There is no option periods.'],
  ])('throw: %j', (options, message) => {
    expect(() => createAlarm(matches, { ...SUM, ...options } as AlarmOptions)).toThrow(
      new TypeError(message),
    );
  });
});

describe('any records', () => {
  const second = fc.integer({ min: 0, max: 3600 });
  const shown = fc.array(fc.tuple(second, fc.constantFrom('A', 'b')), { minLength: 1, maxLength: 40 });

  /** Judges every period from the first record's to the last one's by looking through all records each time. */
  function naive(records: readonly (readonly [number, string])[], n: number, m: number): string[] {
    const periods = records.map(([time]) => Math.floor(time / 120));
    const first = Math.min(...periods);
    let state = 'INSUFFICIENT_DATA';
    const changes: string[] = [];
    for (let period = first; period <= Math.max(...periods); period += 1) {
      const looked = Array.from({ length: n }, (_, back) =>
        records.filter((__, at) => periods[at] === period - back),
      );
      const due = looked.filter((found) => found.filter(([, name]) => name === 'A').length >= 2).length;
      const none = looked.every((found) => found.length === 0);
      const next = due >= m ? 'ALARM' : none ? 'INSUFFICIENT_DATA' : 'OK';
      if (next !== state) changes.push(`${period + 1} ${state} > ${next}`);
      state = next;
    }
    return changes;
  }

  it('give the changes that a naive reading of the rules gives', () => {
    fc.assert(
      fc.property(shown, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), (records, n, m) => {
        fc.pre(m <= n);
        const alarm = createAlarm(matches, {
          ...parseAlarm('sum>=2/2m'),
          evaluationPeriods: n,
          datapointsToAlarm: m,
        });
        for (const [time, eventName] of records)
          alarm.add({ eventTime: new Date(time * 1000).toISOString(), eventName });
        const changes = alarm
          .changes()
          .map(({ time, from, to }) => `${Date.parse(time) / 120_000} ${from} > ${to}`);
        expect(changes).toEqual(naive(records, n, m));
      }),
      { numRuns: 500 },
    );
  });

  it('may lie ages apart: a gap costs what the alarm looks at and no more', () => {
    const alarm = createAlarm(matches, {
      ...parseAlarm('sum>=1/1m'),
      evaluationPeriods: 1440,
      missingData: 'notBreaching',
    });
    for (let year = 1; year < 10_000; year += 10)
      alarm.add({ eventTime: `${String(year).padStart(4, '0')}-01-01T00:00:00Z`, eventName: 'A' });
    expect(alarm.changes().map(({ to }) => to)).toEqual(['OK']);
  });

  it('may change from one to the next with thousands of records behind each change', () => {
    // To take these records once for each of the changes would take minutes and gigabytes.
    const alarm = createAlarm((shown) => (shown as { at: number }).at % 2 === 0, {
      ...parseAlarm('sum>=1/1m'),
      evaluationPeriods: 9999,
      datapointsToAlarm: 5000,
      missingData: 'notBreaching',
    });
    for (let at = 0; at < 100_000; at += 1)
      alarm.add({ at, eventTime: new Date(Date.UTC(2026, 0, 1, 0, at)).toISOString() });
    const changes = alarm.changes();
    expect(changes).toHaveLength(90_003);
    expect(changes.at(-1)!.records).toHaveLength(4999);
    expect(changes.at(-1)!.records.at(-1)).toMatchObject({ at: 99_998 });
  });
});
