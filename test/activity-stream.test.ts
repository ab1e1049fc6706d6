import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../src/cli/program.ts';
import type { UdmEvent } from '../src/index.ts';
import { mapAnswer, mapStream, type StreamOptions } from '../src/stream.ts';
import { terminal } from './terminal.ts';

const collectedAt = '2026-01-02T03:04:05Z';

const golden = (name: string, what: 'log' | 'udm') =>
  JSON.parse(readFileSync(new URL(`../golden/cloudtrail/${name}.${what}.json`, import.meta.url), 'utf8'));
const RECORDS = ['a-user-is-created', 'a-group-is-created'].map((name) => golden(name, 'log'));
const EVENTS: UdmEvent[] = ['a-user-is-created', 'a-group-is-created'].map((name) => golden(name, 'udm'));
const OTHER = { ...RECORDS[0], eventSource: 's3.amazonaws.com', eventName: 'ListBuckets', readOnly: true };
const USER = { UserId: 'AIDAANA', UserName: 'ana', Path: '/', CreateDate: '2020-01-01T00:00:00Z' };

function* cut(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function mapText(text: string | Uint8Array, options: Partial<StreamOptions> = {}, size = 1 << 16) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const items = [];
  for await (const item of mapStream(cut(bytes, size), { collectedAt, ...options })) items.push(item);
  const end = items.at(-1);
  if (end?.type !== 'end') throw new Error('The last item counts.');
  return {
    items,
    counts: end.counts,
    events: items.flatMap((item) => (item.type === 'event' ? [item.event] : [])),
    refused: items.flatMap((item) => (item.type === 'refused' ? [item] : [])),
  };
}

const lines = (...records: unknown[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('');
const file = (...records: unknown[]) => JSON.stringify({ Records: records });

const STREAM = '111122223333_CloudTrail_us-east-1';

/** What `aws logs tail` prints of a record. */
const TAILED: readonly [format: string, print: (record: unknown) => string][] = [
  ['short', (record) => `2026-03-04T05:06:07 ${JSON.stringify(record)}\n`],
  ['detailed', (record) => `2026-03-04T05:06:07.123000+00:00 ${STREAM} ${JSON.stringify(record)}\n`],
  ['json', (record) => `2026-03-04T05:06:07+00:00 ${STREAM} \n${JSON.stringify(record, null, 4)}\n`],
  ['short in colours', (record) => `${green('2026-03-04T05:06:07')} ${JSON.stringify(record)}\n`],
  [
    'detailed in colours',
    (record) => `${green('2026-03-04T05:06:07.123000+00:00')} ${cyan(STREAM)} ${JSON.stringify(record)}\n`,
  ],
  [
    'json in colours',
    (record) =>
      `${green('2026-03-04T05:06:07+00:00')} ${cyan(STREAM)} \n${JSON.stringify(record, null, 4)}\n`,
  ],
];

function green(text: string): string {
  return `\u001b[32m${text}\u001b[0m`;
}

function cyan(text: string): string {
  return `\u001b[36m${text}\u001b[0m`;
}

describe('records of activity in a stream', () => {
  it.each<[string, string | Uint8Array]>([
    ['lines', lines(...RECORDS)],
    ['a file of a trail', file(...RECORDS)],
    ['a file of a trail over many lines', JSON.stringify({ Records: RECORDS }, null, 2)],
    ['a packed file of a trail', gzipSync(file(...RECORDS))],
    ['two packed files, one behind the other', Buffer.concat(RECORDS.map((one) => gzipSync(file(one))))],
    ['documents with nothing between them', RECORDS.map((one) => JSON.stringify(one)).join('')],
    [
      'an export of CloudWatch Logs, a time before each line',
      RECORDS.map((one) => `2026-03-04T05:06:07.000Z ${JSON.stringify(one)}\n`).join(''),
    ],
    ...TAILED.map(
      ([format, print]) =>
        [`lines of aws logs tail --format ${format}`, RECORDS.map(print).join('')] as [string, string],
    ),
    [
      'a subscription',
      JSON.stringify({ logEvents: RECORDS.map((one) => ({ message: JSON.stringify(one) })) }),
    ],
    ['looked up events', lines({ Events: RECORDS.map((one) => ({ CloudTrailEvent: JSON.stringify(one) })) })],
    [
      'details of EventBridge',
      lines(...RECORDS.map((detail) => ({ 'detail-type': 'AWS API Call', detail }))),
    ],
    ['rows of a lake', lines(...RECORDS.map((one) => ({ eventJson: JSON.stringify(one) })))],
  ])('come as %s', async (_, text) => {
    for (const size of [7, 1 << 16]) {
      const { events, counts } = await mapText(text, {}, size);
      expect(events).toEqual(EVENTS);
      expect(counts).toMatchObject({ records: 2, events: 2, refused: 0, unmapped: 0 });
    }
  });

  it.each(TAILED)('cost no other where one is cut in what is tailed: %s', async (_, print) => {
    const whole = print(RECORDS[0]);
    for (const cut of [whole.length - 2, whole.indexOf('userAgent'), whole.indexOf('{') + 1]) {
      const text = `${whole.slice(0, cut)}\n${print(RECORDS[1])}`;
      for (const size of [7, 1 << 16]) {
        const { events, refused, counts } = await mapText(text, {}, size);
        expect([events, refused.length, counts.records]).toEqual([[EVENTS[1]], 1, 2]);
        expect(text.slice(refused[0]!.byteOffset).startsWith(refused[0]!.raw!)).toBe(true);
      }
    }
  });

  it('have their columns counted with the time before them', async () => {
    const stamp = '2026-03-04T05:06:07.123Z ';
    const { refused } = await mapText(`${stamp}{"eventName": what}\n`);
    expect(refused[0]!.issues[0]!.place).toEqual({ line: 1, column: stamp.length + 15 });
  });

  it.each([
    '2026-03-04T05:06:07Z\n',
    '2026-03-04T05:06:07Z two words {"eventName":"CreateUser"}\n',
    '2026-03-04T05:06:07Z stream:of {"eventName":"CreateUser"}\n',
    `2026-03-04T05:06:07Z ${'x'.repeat(600)} {"eventName":"CreateUser"}\n`,
    '2026-03-04T05:06:07Z stream \n\n{',
    '\u001b[32m\u001b[0m {"eventName":"CreateUser"}\n',
    '\u001b[1;32m2026-03-04T05:06:07Z {"eventName":"CreateUser"}\n',
    '\u001b[3',
  ])('have no time before them that is not one: %j', async (text) => {
    for (const size of [1, 1 << 16]) {
      const { refused } = await mapText(text, {}, size);
      expect(refused[0]).toMatchObject({ byteOffset: 0, issues: [{ code: 'invalid_json' }] });
    }
  });

  it('stand beside users in one input, and each is mapped by its own rows', async () => {
    const { items, counts } = await mapText(lines(RECORDS[0], USER, RECORDS[1]));
    expect(items.map(({ type }) => type)).toEqual(['event', 'entity', 'event', 'end']);
    expect(counts).toMatchObject({ records: 3, events: 2, entities: { USER: 1 } });
  });

  it('are the only ones where their source is named, or none of them where the other is', async () => {
    const only = await mapText(lines(RECORDS[0], USER), { source: 'cloudtrail' });
    expect(only.events).toEqual([EVENTS[0]]);
    expect(only.refused.map(({ issues }) => issues[0]!.code)).toEqual(['foreign_form']);
    const none = await mapText(lines(RECORDS[0], USER), { source: 'iam' });
    expect(none.counts).toMatchObject({ events: 0, entities: { USER: 1 }, refused: 1 });
    expect(() => mapAnswer(USER, { collectedAt, source: 'all' as never })).toThrow(TypeError);
  });

  it('need no time of collection where their source is named', () => {
    const items = mapAnswer({ Records: RECORDS }, { source: 'cloudtrail' });
    expect(items.flatMap((item) => (item.type === 'event' ? [item.event] : []))).toEqual(EVENTS);
    expect(() => mapAnswer(RECORDS[0], {} as never)).toThrow(TypeError);
  });

  it('of other services are one count, and no item', async () => {
    const { items, counts } = await mapText(file(OTHER, RECORDS[0], OTHER));
    expect(items.map(({ type }) => type)).toEqual(['event', 'end']);
    expect(items[0]).toMatchObject({ index: 1, path: ['Records', 1] });
    expect(counts).toMatchObject({ records: 3, events: 1, unmapped: 2, issues: { not_iam_activity: 2 } });
    expect((await mapText(file(OTHER), { allServices: true })).counts).toMatchObject({ events: 1 });
  });

  it('are given between two times, the first included', async () => {
    const at = (time: string) => ({ ...RECORDS[0], eventTime: time });
    const records = ['00:00:00Z', '05:00:00.5Z', '06:00:00+01:00', '06:00:00Z'].map((time) =>
      at(`2026-03-04T${time}`),
    );
    const times = { from: '2026-03-04T05:00:00Z', to: '2026-03-04T07:00:00+01:00' };
    const { events, counts } = await mapText(lines(...records), times);
    expect((events as UdmEvent[]).map(({ metadata }) => metadata.eventTimestamp)).toEqual([
      '2026-03-04T05:00:00.500Z',
      '2026-03-04T05:00:00Z',
    ]);
    expect(counts).toMatchObject({ records: 4, unmapped: 2, issues: { outside_time: 2 } });
    expect(() => mapAnswer([], { collectedAt, from: '2026-03-04' })).toThrow(/^from must be RFC 3339/u);
  });

  it.each(['2026-03-04T05:00:00Z', '2026-03-04T06:00:00.000+01:00', '2025-01-01T00:00:00Z'])(
    'lie between no times where the end is not behind the start: %s',
    (to) => {
      const times = { from: '2026-03-04T05:00:00Z', to };
      expect(() => mapAnswer([], { collectedAt, ...times })).toThrow(/^The option from must lie before/u);
    },
  );

  it('that are equal become one where that is asked for, if they have an id', async () => {
    const { eventID: _, ...nameless } = RECORDS[0];
    const { counts, items } = await mapText(lines(RECORDS[0], RECORDS[0], nameless, nameless), {
      mergeEqual: true,
    });
    expect(counts).toMatchObject({ records: 4, events: 3, merged: 1, issues: { equal_entity: 1 } });
    expect(items.find(({ type }) => type === 'merged')).toMatchObject({
      line: 2,
      issues: [{ code: 'equal_entity' }],
    });
  });

  it('that are refused have their exact text, also within a text', async () => {
    const broken = { ...RECORDS[0], eventTime: 'yesterday' };
    const { refused } = await mapText(lines({ Records: [broken] }));
    expect(refused.map(({ raw }) => raw)).toEqual([JSON.stringify(broken)]);
    const held = await mapText(lines({ logEvents: [{ message: JSON.stringify(broken) }] }));
    expect(held.refused[0]).toMatchObject({ raw: JSON.stringify(broken), path: ['logEvents', 0, 'message'] });
  });

  it('with issues have the line of their record, wherever it lies in its document', async () => {
    const zoneless = { ...RECORDS[0], eventTime: '2026-03-04T05:06:07' };
    const logEvents = [RECORDS[0], zoneless].map((one) => ({ message: JSON.stringify(one) }));
    const { items } = await mapText(JSON.stringify({ logEvents }, null, 2));
    expect(items.map((item) => ('line' in item ? item.line : undefined))).toEqual([1, 7, undefined]);
    expect(items[1]).toMatchObject({ type: 'event', issues: [{ code: 'timestamp_without_zone' }] });
  });

  it('keep a line that only begins like one of an export', async () => {
    for (const text of ['2026-03-04T05:06:07Z \n', '2026-03-04T05:06:07Z broken\n', '2026-03-04T99 {}\n'])
      expect((await mapText(text)).counts).toMatchObject({ records: 1, refused: 1 });
  });
});

describe('activity at the command line', () => {
  async function run(argv: readonly string[], input: string) {
    const made = terminal({ input });
    const code = await runProgram(argv, made.around);
    return { code, stdout: made.stdout(), stderr: made.stderr() };
  }

  it('is mapped to lines, and other services are one total', async () => {
    const { code, stdout, stderr } = await run(['map', '-'], file(OTHER, ...RECORDS));
    expect(stdout).toBe(lines(...EVENTS));
    expect(stderr).toBe('3 records: 2 events, 0 refused, 1 outside the table\n');
    expect(code).toBe(0);
  });

  it('is cut into bodies for events:import, apart from those for entities:import', async () => {
    const { stdout } = await run(['map', '--format', 'import', '-'], lines(RECORDS[0], USER, RECORDS[1]));
    const bodies = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).inlineSource);
    expect(bodies.map((body) => Object.keys(body))).toEqual([['entities', 'logType'], ['events']]);
    expect(bodies[1].events).toEqual(EVENTS.map((udm) => ({ udm })));
  });

  it('has the shape of the test data of parsers', async () => {
    const { stdout } = await run(['map', '--format', 'golden', '-'], lines(RECORDS[0]));
    expect(JSON.parse(stdout)).toEqual({
      events: [{ event: { idm: { readOnlyUdm: EVENTS[0] }, timestamp: EVENTS[0]!.metadata.eventTimestamp } }],
    });
  });

  it('takes no times between which none lies', async () => {
    const times = ['--from', '2026-03-04T05:00:00Z', '--to', '2026-03-04T05:00:00Z'];
    expect(await run(['map', ...times, '-'], '')).toMatchObject({
      code: 2,
      stderr: 'aws-iam-udm: --from must lie before --to: no time lies between them.\n',
    });
  });

  it('takes the labels and the namespace of the feed', async () => {
    const labels = ['--ingestion-label', 'env=prod', '--ingestion-label', 'team=a=b'];
    const { stdout } = await run(['map', ...labels, '--namespace', 'dmz', '-'], lines(RECORDS[0]));
    const { metadata, principal } = JSON.parse(stdout);
    expect(metadata.ingestionLabels).toEqual([
      { key: 'env', value: 'prod' },
      { key: 'team', value: 'a=b' },
    ]);
    expect(principal.namespace).toBe('dmz');
    expect(await run(['map', '--ingestion-label', 'env', '-'], '')).toMatchObject({
      code: 2,
      stderr: 'aws-iam-udm: --ingestion-label must be KEY=VALUE.\n',
    });
  });

  it('is explained by the id of an event', async () => {
    const { eventID } = RECORDS[1];
    const { stdout, code } = await run(['explain', '--id', eventID.toUpperCase(), '-'], file(...RECORDS));
    expect(code).toBe(0);
    expect(stdout.split('\n')[0]).toBe(`Event CreateGroup ${eventID}  (<stdin>:1 Records[1])`);
    expect(stdout).toMatch(/^eventName +C5 +copied +metadata\.productEventType +CreateGroup$/mu);
  });

  it('is counted by operation, identity and row', async () => {
    const { stdout } = await run(['coverage', '--format', 'json', '-'], file(OTHER, ...RECORDS));
    const { activity, issues } = JSON.parse(stdout);
    expect(activity).toMatchObject({ records: 2, refused: 0, steppedDown: 0 });
    expect(activity.operations).toEqual([
      { operation: 'iam CreateGroup', records: 1 },
      { operation: 'iam CreateUser', records: 1 },
    ]);
    expect(activity.identities).toEqual([{ type: RECORDS[0].userIdentity.type, records: 2 }]);
    expect(activity.rows.find(({ row }: { row: string }) => row === 'C5')).toMatchObject({ count: 2 });
    expect(issues).toEqual([{ code: 'not_iam_activity', count: 1, records: 0 }]);
    const text = await run(['coverage', '-'], file(...RECORDS));
    expect(text.stdout).toMatch(/^2 records of activity, 0 refused, 0 stepped down\. /u);
  });

  it('has a table of its own', async () => {
    const { stdout } = await run(['table', '--source', 'cloudtrail', '--format', 'csv'], '');
    expect(stdout.split('\r\n')[0]).toBe('Row,Log field,UDM field,Logic,Evidence');
    expect(stdout).toMatch(/^C5,eventName,metadata\.product_event_type,copied,observed\r$/mu);
    for (const format of ['md', 'html', 'json'])
      expect((await run(['table', '--source', 'cloudtrail', '--format', format], '')).stdout).toContain(
        'metadata.product_event_type',
      );
    expect((await run(['table', '--source', 'cloudtrail', '--profile', 'google'], '')).code).toBe(2);
  });
});
