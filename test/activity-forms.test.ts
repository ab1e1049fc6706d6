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
  const input = JSON.stringify(golden('what-collectors-write-holds-the-record', 'log'));

  async function run(...argv: string[]) {
    const { around, stdout, stderr } = terminal({ input });
    const code = await runProgram(argv, around);
    return { code, stdout: stdout(), stderr: stderr() };
  }

  it('is mapped, explained and counted', async () => {
    const mapped = await run('map', '-');
    expect(mapped.code).toBe(0);
    expect(
      mapped.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(Array(8).fill(EVENT));
    const explained = await run('explain', '--id', RECORD.eventID, '-');
    expect(explained.stdout.split('\n')[0]).toBe(
      `Event CreateUser ${RECORD.eventID}  (<stdin>:1 [0]["@message"])`,
    );
    const { activity } = JSON.parse((await run('coverage', '--format', 'json', '-')).stdout);
    expect(activity).toMatchObject({ records: 8, refused: 0 });
  });
});
