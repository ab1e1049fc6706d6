import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../src/cli/program.ts';
import { type AnswerPart, unpackAnswer } from '../src/index.ts';
import { type MapItem, mapStream } from '../src/stream.ts';
import { answerCases, readGolden } from './golden.ts';
import { terminal } from './terminal.ts';

const collectedAt = '2026-01-02T03:04:05Z';
const CASES = answerCases().filter(({ name }) => name.startsWith('cloudtrail/'));

const golden = (name: string, what: 'log' | 'udm') =>
  JSON.parse(readFileSync(new URL(`../golden/cloudtrail/${name}.${what}.json`, import.meta.url), 'utf8'));
const RECORD = golden('a-user-is-created', 'log');
const EVENT = golden('a-user-is-created', 'udm');

async function mapBytes(text: string, size: number): Promise<MapItem[]> {
  const bytes = new TextEncoder().encode(text);
  const blocks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
  const items: MapItem[] = [];
  for await (const item of mapStream(blocks, { collectedAt, source: 'cloudtrail' })) items.push(item);
  return items;
}

/** The events of items, and their issues with where they lie in the document. */
function gist(items: readonly MapItem[]) {
  const issues = items.flatMap((item) =>
    item.type === 'end'
      ? []
      : item.issues.map((issue) => ({ ...issue, path: [...item.path, ...issue.path] })),
  );
  return { events: items.flatMap((item) => (item.type === 'event' ? [item.event] : [])), issues };
}

describe('a form of activity', () => {
  it.each(CASES.map((one) => [one.name, one] as const))(
    'is the same as an object and as text, however it is cut: %s',
    async (_, one) => {
      const { entity, issues } = readGolden(one);
      const due = { events: JSON.parse(entity!), issues: JSON.parse(issues!) };
      for (const text of [JSON.stringify(one.log), JSON.stringify(one.log, null, 2)])
        for (const size of [7, text.length]) expect(gist(await mapBytes(text, size))).toEqual(due);
    },
  );

  it('gives a refused record its exact text, and says where in the document it lies', async () => {
    const broken = JSON.stringify({ ...RECORD, eventTime: 'yesterday' });
    const data = Buffer.from(broken).toString('base64');
    const text = `{"records":[\n{"recordId":"1","data":"${data}"}]}`;
    const [refused] = await mapBytes(text, text.length);
    expect(refused).toMatchObject({
      type: 'refused',
      path: ['records', 0, 'data'],
      line: 2,
      byteOffset: text.indexOf(`"${data}`),
      byteLength: data.length + 2,
      raw: broken,
      issues: [{ code: 'event_time_invalid', path: ['eventTime'] }],
    });
  });

  it('holds records one behind the other in one text, each with its own', async () => {
    const broken = JSON.stringify({ ...RECORD, eventTime: 'yesterday' });
    const texts = [JSON.stringify(RECORD), broken, '{"eventName":}', '{"eventName":'];
    const data = Buffer.from(`${texts.join('')}\n`).toString('base64');
    const items = await mapBytes(JSON.stringify({ kinesis: { data } }), 7);
    const at = (index: number) => ['kinesis', 'data', index];
    expect(items).toMatchObject([
      { type: 'event', path: at(0), event: EVENT },
      { type: 'refused', path: at(1), raw: broken, byteLength: data.length + 2 },
      { type: 'refused', path: at(2), raw: texts[2], issues: [{ code: 'invalid_json' }] },
      { type: 'refused', path: at(3), raw: texts[3], issues: [{ code: 'invalid_json' }] },
      { type: 'end', counts: { records: 4 } },
    ]);
  });

  it('costs no other that stands on a line of its own in one text where it is not closed', async () => {
    const texts = ['{"eventName":"Create', JSON.stringify(RECORD), JSON.stringify(RECORD)];
    const data = Buffer.from(texts.join('\r\n')).toString('base64');
    const items = await mapBytes(JSON.stringify({ records: [{ data }] }), 7);
    const at = (index: number) => ['records', 0, 'data', index];
    expect(items).toMatchObject([
      { type: 'refused', path: at(0), raw: texts[0], issues: [{ code: 'invalid_json' }] },
      { type: 'event', path: at(1), event: EVENT },
      { type: 'event', path: at(2), event: EVENT },
      { type: 'end', counts: { records: 3 } },
    ]);
  });

  it('is one text where it is not closed and indented', () => {
    const text = `{\n"eventName":"CreateUser",\n"userIdentity":\n{}`;
    expect([...unpackAnswer({ kinesis: { data: btoa(text) } })]).toMatchObject([{ holds: 'text', text }]);
  });

  it('is one text where it is not closed and has a megabyte of blanks, and takes no longer than others', () => {
    const text = `{"eventName":"${' '.repeat(1 << 20)}x`;
    expect([...unpackAnswer({ kinesis: { data: btoa(text) } })]).toMatchObject([{ holds: 'text', text }]);
  });

  it.each([
    ['behind a text that is no object', 'lost {"eventName":"CreateUser"}'],
    ['behind a bracket that opens nothing', '}{"eventName":"CreateUser"}'],
    ['where none is JSON', '{eventName: 1}{eventName: 2}'],
    ['in a text of it', '{"eventName":"{}{}'],
  ])('holds none %s', (_, text) => {
    expect([...unpackAnswer({ message: { data: text }, kinesis: { data: btoa(text) } })]).toMatchObject([
      { holds: 'text', text, path: ['kinesis', 'data'] },
    ]);
  });

  it('may be one of users in base64', () => {
    const user = { UserId: 'AIDAANA', UserName: 'ana' };
    const data = btoa(JSON.stringify(user));
    expect([...unpackAnswer({ receivedMessages: [{ message: { data } }] })]).toMatchObject([
      { holds: 'record', log: user, path: ['receivedMessages', 0, 'message', 'data'] },
    ]);
  });

  it('may be a line of JSON text, as jq writes it', async () => {
    const line = `${JSON.stringify(JSON.stringify(RECORD))}\n`;
    const items = await mapBytes(line + line, 7);
    expect(gist(items)).toEqual({ events: [EVENT, EVENT], issues: [] });
    expect(items.at(-1)).toMatchObject({ counts: { records: 2, events: 2 } });
  });

  it('is one of users, too, where what carries them says nothing of what they are', () => {
    const user = { UserId: 'AIDAANA', UserName: 'ana' };
    const parts = [...unpackAnswer([{ _raw: JSON.stringify(user) }, JSON.stringify(user)])];
    expect(parts).toMatchObject([
      { holds: 'record', log: user, path: [0, '_raw'] },
      { holds: 'record', log: user, path: [1] },
    ]);
  });

  it.each([
    'detail',
    'eventJson',
    'cloud_trail_event',
    '@rawstring',
    'full_message',
    'content',
    'RawEventData',
  ])('is what lies in %s, as an object and as text', async (name) => {
    for (const held of [RECORD, JSON.stringify(RECORD)]) {
      const text = JSON.stringify({ other: 1, [name]: held });
      expect(gist(await mapBytes(text, text.length))).toEqual({ events: [EVENT], issues: [] });
      const user = [...unpackAnswer({ [name]: { UserId: 'AIDAANA' } })];
      expect(user).toMatchObject([{ path: [], log: { [name]: {} } }]);
    }
  });

  it('is what a document of the Elastic Common Schema keeps as its message', () => {
    const document = { event: { action: 'CreateUser' }, aws: { cloudtrail: {} } };
    const kept = { ...document, message: JSON.stringify(RECORD) };
    for (const [value, path] of [
      [kept, ['message']],
      [{ hits: { hits: [{ _source: kept }] } }, ['hits', 'hits', 0, '_source', 'message']],
    ])
      expect([...unpackAnswer(value)]).toMatchObject([{ holds: 'record', log: RECORD, path }]);
    expect([...unpackAnswer({ ...document, message: 'CreateUser' })]).toMatchObject([{ holds: 'named' }]);
  });

  it.each(['events', 'messages', 'logs', 'data', 'entries', 'results'])(
    'is a list of records, and of what carries them, in %s',
    async (name) => {
      const text = JSON.stringify({ total: 2, [name]: [RECORD, { map: { _raw: JSON.stringify(RECORD) } }] });
      expect(gist(await mapBytes(text, text.length))).toEqual({ events: [EVENT, EVENT], issues: [] });
    },
  );

  it.each<[string, unknown]>([
    [
      'an event of lookup-events without its CloudTrailEvent',
      { Events: [{ EventId: 'e-1', EventName: 'CreateUser', EventSource: 'iam.amazonaws.com' }] },
    ],
    [
      'an event of lookup-events without its CloudTrailEvent',
      [{ EventTime: '2026-03-04T05:06:07Z', EventName: 'CreateUser' }],
    ],
    [
      'a row of Microsoft Sentinel',
      { EventName: 'CreateUser', EventSource: 'iam.amazonaws.com', TimeGenerated: '2026-03-04T05:06:07Z' },
    ],
    ['a row with a column for each part', { eventName: 'CreateUser', 'userIdentity.arn': 'a' }],
    ['a row with a column for each part', { eventName: 'CreateUser', userIdentity_type: 'IAMUser' }],
    ['a row with a column for each part', { eventName: 'CreateUser', 'requestParameters.userName': 'bob' }],
  ])('is named where no record is whole in it: %s', (form, value) => {
    const [part] = [...unpackAnswer(value)];
    expect(part).toMatchObject({ holds: 'named', code: 'foreign_form' });
    expect((part as { form?: string }).form).toContain(form);
  });

  it.each<[string, (inner: string) => unknown]>([
    ['texts', (inner) => ({ _raw: inner })],
    ['base64', (inner) => ({ kinesis: { data: Buffer.from(inner).toString('base64') } })],
  ])('is taken off no deeper than wrappings go: %s', (_, wrap) => {
    let text = JSON.stringify(RECORD);
    const depths = Array.from({ length: 12 }, () => {
      text = JSON.stringify(wrap(text));
      const [part] = [...unpackAnswer(JSON.parse(text))] as Extract<AnswerPart, { type: 'unit' }>[];
      return part!.path.length;
    });
    expect(Math.max(...depths)).toBeLessThanOrEqual(10);
  });
});

describe('a form of activity in the program', () => {
  async function run(form: string, ...argv: string[]) {
    const { around, stdout, stderr } = terminal({ input: JSON.stringify(golden(form, 'log')) });
    const code = await runProgram([...argv, '-'], around);
    return { code, stdout: stdout(), stderr: stderr() };
  }

  it.each([
    ['what-collectors-write-holds-the-record', 10, 0, '[0]["@message"]'],
    ['messages-of-pubsub-hold-base64', 7, 2, '[0].message.data'],
    ['entries-of-cloud-logging-hold-records', 5, 0, '[0].jsonPayload'],
    ['a-function-gets-records-of-kafka', 5, 1, '[0].records.trail-0[0].value'],
    ['logs-of-datadog-hold-records', 3, 0, '[0].attributes'],
    ['several-records-lie-in-one-text', 8, 1, '[0].records[0].data[0]'],
    ['a-query-of-logs-insights-that-goes-on-has-rows', 2, 0, 'results[0][1].value'],
  ])('is mapped, explained and counted: %s', async (form, events, refused, place) => {
    const mapped = await run(form, 'map');
    expect(mapped.code).toBe(refused === 0 ? 0 : 1);
    expect(
      mapped.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(Array(events).fill(EVENT));
    const explained = await run(form, 'explain', '--id', RECORD.eventID);
    expect(explained.stdout.split('\n')[0]).toBe(`Event CreateUser ${RECORD.eventID}  (<stdin>:1 ${place})`);
    const { activity } = JSON.parse((await run(form, 'coverage', '--format', 'json')).stdout);
    expect(activity.records).toBe(events);
  });
});
