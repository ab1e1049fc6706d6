import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { IssueCode } from '../src/index.ts';
import type { RefusedItem, StreamOptions } from '../src/stream.ts';
import { bytes, cut, details, group, lines, mapAll, policy, role, user } from './stream-inputs.ts';

vi.setConfig({ testTimeout: 60_000 });

const codesOf = ({ issues }: RefusedItem): IssueCode[] =>
  issues.filter(({ severity }) => severity === 'error').map(({ code }) => code);

/** Feeds one dead letter back in, and gives the codes for which it is refused again. */
async function feedBack(letter: RefusedItem, options: Partial<StreamOptions> = {}): Promise<IssueCode[]> {
  const raw =
    letter.raw === undefined
      ? Uint8Array.from(atob(letter.rawBase64!), (character) => character.charCodeAt(0))
      : bytes(letter.raw);
  const { refused, counts } = await mapAll([raw], options);
  expect(counts.records).toBe(refused.length);
  return refused.flatMap(codesOf);
}

/** What lies in an input where a dead letter says that it lies. */
function textAt(text: string, { byteOffset, byteLength }: RefusedItem): string {
  return new TextDecoder().decode(bytes(text).subarray(byteOffset!, byteOffset! + byteLength!));
}

describe('a dead letter', () => {
  it('of a line has the text of the line, its number and its place in bytes', async () => {
    const text = lines(user('ä'), '  {"a" : 1}', user('eva'), '"x"');
    const { refused } = await mapAll([text], { input: 'users.ndjson' });
    expect(refused.map(({ input, line, index, raw }) => ({ input, line, index, raw }))).toEqual([
      { input: 'users.ndjson', line: 2, index: 1, raw: '  {"a" : 1}' },
      { input: 'users.ndjson', line: 4, index: 3, raw: '"x"' },
    ]);
    for (const letter of refused) expect(textAt(text, letter)).toBe(letter.raw);
  });

  it('of a record in an answer has the exact text of the record, however it is written', async () => {
    const odd = '{ "UserName":"\\u0061\\"}", "Tags":[ ] , "Nested":{"a":[1,2]} }';
    const text = `{"Roles":[],\n "Users": [\n  ${JSON.stringify(user('änä'))},\n  ${odd} ,\n  17\n, "te\\"xt" ] }`;
    const { refused, entities } = await mapAll([text]);
    expect(entities).toHaveLength(1);
    expect(refused.map(({ raw, line, path }) => ({ raw, line, path }))).toEqual([
      { raw: odd, line: 4, path: ['Users', 1] },
      { raw: '17', line: 5, path: ['Users', 2] },
      { raw: '"te\\"xt"', line: 6, path: ['Users', 3] },
    ]);
    for (const letter of refused) expect(textAt(text, letter)).toBe(letter.raw);
  });

  it('of a list that stands twice has the text of each, and one notice names the key', async () => {
    const { refused, items } = await mapAll(['{"Users":[1, 2],\n"Users":[ 3 ],"Users":[4]}']);
    expect(refused.map(({ raw, path }) => [raw, path])).toEqual([
      ['1', ['Users', 0]],
      ['2', ['Users', 1]],
      ['3', ['Users', 0]],
      ['4', ['Users', 0]],
    ]);
    const doubled = items.filter(
      (item) => item.type === 'notice' && item.issues[0]!.code === 'duplicate_key',
    );
    expect(doubled).toMatchObject([{ line: 2, issues: [{ severity: 'warning', path: ['Users'] }] }]);
  });

  it('of a line that was cut off is that line alone', async () => {
    for (const cutOff of ['{"UserId":"AIDA', '{"Tags":[', '{"UserId":', '["AIDA', '{"a":{"b":"c"}']) {
      const { refused, entities } = await mapAll([lines(user('ana'), cutOff, user('eva'), user('ida'))]);
      expect(refused.map(({ raw, line }) => ({ raw, line }))).toEqual([{ raw: cutOff, line: 2 }]);
      expect(entities).toHaveLength(3);
    }
  });

  it('of a list that was cut off costs no record of it, and none behind it', async () => {
    const { refused, entities } = await mapAll([
      lines('[{"a":1},', user('ana'), user('eva'), '{"Users":[', user('ida')),
    ]);
    expect(refused.map(({ raw, line, path }) => ({ raw, line, path }))).toEqual([
      { raw: '{"a":1}', line: 1, path: [0] },
      { raw: '}', line: 2, path: [] },
      { raw: '}', line: 5, path: [] },
    ]);
    expect(entities.map(({ line }) => line)).toEqual([2, 3, 5]);
  });

  it('of a document that breaks is what is left of it, from the record that breaks on', async () => {
    const pretty = JSON.stringify({ Users: [user('ana'), user('eva'), user('ida')] }, null, 2);
    const broken = pretty.replace('"UserName": "eva",', '"UserName": "eva"');
    const { refused, entities } = await mapAll([`${broken}\n${pretty}\n`]);
    const from = broken.indexOf('{', broken.indexOf('},'));
    expect(refused.map(({ raw, line, byteOffset }) => ({ raw, line, byteOffset }))).toEqual([
      { raw: broken.slice(from), line: broken.slice(0, from).split('\n').length, byteOffset: from },
    ]);
    expect(entities).toHaveLength(4);
  });

  it('of bytes that are not UTF-8 keeps the bytes', async () => {
    const bad = new Uint8Array([...bytes('{"UserId":"'), 0xff, 0xfe, ...bytes('"}')]);
    const newline = bytes('\n');
    const { refused, entities } = await mapAll([
      bytes(lines(user('ana'))),
      bad,
      newline,
      bytes(lines(user('eva'))),
    ]);
    expect(entities).toHaveLength(2);
    expect(refused).toMatchObject([
      { line: 2, issues: [{ code: 'unknown_encoding' }], byteLength: bad.length },
    ]);
    expect(refused[0]!.raw).toBeUndefined();
    expect(atob(refused[0]!.rawBase64!)).toBe(String.fromCharCode(...bad));
    expect(await feedBack(refused[0]!)).toEqual(['unknown_encoding']);
  });

  it('of text with half a surrogate pair is refused and nothing is replaced', async () => {
    const { refused } = await mapAll(['{"UserId":"\ud800x"}\n']);
    expect(refused.map(codesOf)).toEqual([['unknown_encoding']]);
  });

  it('of a raw log has the raw log, and of a record in one the text within it', async () => {
    const answer = '{"Users": [ {"UserName": "ana"} ]}';
    const entries = [{ data: answer }, { data: 'text' }, { data: '{"a":1}' }, { nothing: 1 }];
    const { refused } = await mapAll([JSON.stringify({ raw_logs: { entries } }, null, 1)]);
    expect(refused.map(({ raw }) => raw)).toEqual([
      '{"UserName": "ana"}',
      'text',
      '{"a":1}',
      JSON.stringify({ nothing: 1 }, null, 1).replaceAll('\n', '\n   '),
    ]);
    for (const letter of refused) expect(await feedBack(letter)).toEqual(codesOf(letter));
  });

  it('of a joined group is the answer of GetGroup that the join made', async () => {
    const account = details({ ana: ['admins'] }, ['admins']) as { UserDetailList: object[] };
    account.UserDetailList[0] = user('ana', { GroupList: ['admins'], CreateDate: 'soon' });
    const { refused } = await mapAll([JSON.stringify(account)], { strict: true });
    expect(refused.map(({ path }) => path)).toEqual([
      ['UserDetailList', 0],
      ['GroupDetailList', 0],
    ]);
    for (const letter of refused) {
      expect(await feedBack(letter, { strict: true })).toEqual(codesOf(letter));
    }
  });

  it('of an object is the object as JSON, where it can be written so', async () => {
    const round: Record<string, unknown> = { CreateDate: new Date(0) };
    const plain = { ...round };
    round.self = round;
    const { refused } = await mapAll([plain, round, [{ a: 1n }]]);
    expect(refused.map(({ raw }) => raw)).toEqual([
      '{"CreateDate":"1970-01-01T00:00:00.000Z"}',
      undefined,
      undefined,
    ]);
  });

  it('refuses for the same reasons when it is read again, alone or with the others', async () => {
    const record = fc.oneof(
      fc.nat(9).map((n) => user(`u${n}`, n % 3 === 0 ? { UserId: n } : {})),
      fc.nat(9).map((n) => role(`r${n}`, n % 3 === 0 ? { CreateDate: 'soon' } : {})),
      fc.nat(9).map((n) => ({ Group: group(`g${n}`), Users: [user('x', n % 3 === 0 ? { Arn: 7 } : {})] })),
      fc.constant(policy('p')),
      fc.jsonValue({ maxDepth: 2 }),
    );
    const answer = fc.record({ Users: fc.array(record), Groups: fc.array(record) }, { requiredKeys: [] });
    const text = fc.oneof(
      record.map((value) => JSON.stringify(value)),
      answer.map((value) => JSON.stringify(value)),
      answer.map((value) => JSON.stringify(value, null, 2)),
      fc.tuple(answer, fc.nat(60)).map(([value, length]) => JSON.stringify(value).slice(0, length)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 8 }), fc.boolean(), async (texts, strict) => {
        const { refused } = await mapAll(cut(bytes(texts.join('\n')), 50), { strict });
        for (const letter of refused) expect(await feedBack(letter, { strict })).toEqual(codesOf(letter));
      }),
      { numRuns: 100 },
    );
  });

  it.each(['{', '{"UserId":7}', '{}', '{"UserId":"AIDAANA"', ' {"a":1}'])(
    'of a text in a list is refused for the same reason by itself: %s',
    async (text) => {
      const { refused } = await mapAll([JSON.stringify({ Groups: [text], Users: [text] })]);
      expect(refused).toHaveLength(2);
      for (const letter of refused) expect(await feedBack(letter)).toEqual(codesOf(letter));
    },
  );

  it.each([
    ['a notification of S3', { Messages: [{ Body: '{"Records":[{"s3":{"s3SchemaVersion":"1.0"}}]}' }] }],
    [
      'the same within another message',
      { Messages: [{ Body: JSON.stringify({ Type: 'Notification', Message: '{"s3SchemaVersion":1}' }) }] },
    ],
    ['events without a message', { logEvents: [{ id: '1' }, { id: '2' }] }],
    ['messages without a body', { Messages: [{ MessageId: 'a' }, { MessageId: 'b' }, { Body: 'x' }] }],
    [
      'records within a text within another',
      {
        Messages: [
          {
            Body: JSON.stringify({
              Type: 'Notification',
              Message: JSON.stringify({ logEvents: [{ message: '{"a' }, { message: '{"UserName":"b"}' }] }),
            }),
          },
        ],
      },
    ],
    [
      'documents of lists in one text',
      { Messages: [{ Body: '{"Users":[1,{"UserName":"a"}]}{"Users":[{"a":2}]}' }] },
    ],
    [
      'cells of a row',
      { QueryResultRows: [[{ eventName: 'CreateUser' }, { eventSource: 'iam.amazonaws.com' }]] },
    ],
  ])('of %s is refused for the same reason by itself, and once', async (_, document) => {
    const { refused } = await mapAll([JSON.stringify(document)]);
    expect(refused.length).toBeGreaterThan(0);
    for (const letter of refused) {
      expect(await feedBack(letter)).toEqual(codesOf(letter));
      expect(codesOf((await mapAll([lines(letter)])).refused[0]!)).toEqual(codesOf(letter));
    }
  });

  it('can be read back as a file of them, one document after the other', async () => {
    const first = await mapAll([
      lines(
        { Users: [user('ana'), { a: 1 }, 5] },
        '{"UserId":"AIDA',
        user('eva', { UserId: 7 }),
        '[]',
        '"x"',
      ),
    ]);
    const again = await mapAll([first.refused.map(({ raw }) => `${raw}\n`).join('')]);
    expect(again.refused.map(codesOf)).toEqual(first.refused.map(codesOf));
    expect(again.counts.records).toBe(first.counts.refused);
  });
});
