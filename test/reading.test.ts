import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { answerField } from '../src/log/iam/answer/call.ts';
import { hasDetails } from '../src/log/iam/answer/not-returned.ts';
import { answerNotices } from '../src/log/iam/answer/unpack.ts';
import type { ElementLane, ElementPlace, Lanes } from '../src/stream/means.ts';
import { readUnits } from '../src/stream/read.ts';
import { type ByteStore, WEB_BYTES } from '../src/stream/text.ts';
import { MORE, PAUSE, type Unit } from '../src/stream/unit.ts';
import { ByteWindow } from '../src/stream/window.ts';
import { parseBytes, Stop, Walk } from './json-walk.ts';
import { countLooks } from './looks.ts';
import { type PlainUnit, readPlainly } from './reference-reader.ts';

vi.setConfig({ testTimeout: 240_000 });

/** Texts stand for bytes in this file: a character for each. */
const bytesOf = (text: string) => Buffer.from(text, 'latin1');
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const utf8 = (text: string) => Buffer.from(text).toString('latin1');

interface Reading {
  /** How long the blocks are that come in, in turn. */
  readonly blocks?: readonly number[];
  readonly limit?: number;
  readonly smallest?: number;
  readonly lanes?: Lanes;
  readonly store?: ByteStore;
}

/** Reads an input to its end. What a unit holds stands until the next is asked for. */
function* readBytes(
  input: Uint8Array,
  { blocks = [input.length || 1], limit = 1 << 24, smallest = 100, lanes, store }: Reading = {},
): Generator<Unit> {
  const window = new ByteWindow(store ?? WEB_BYTES, smallest);
  const units = readUnits(window, limit, lanes);
  let from = 0;
  for (let turn = 0; ; ) {
    const { value, done } = units.next();
    if (done) return;
    if (value === PAUSE) continue;
    if (value !== MORE) yield value;
    else {
      if (window.ended) throw new Error('The reader asks for more behind the end.');
      const to = from + blocks[turn % blocks.length]!;
      turn += 1;
      if (from < input.length) window.append(input.subarray(from, to));
      else window.ended = true;
      from = to;
    }
  }
}

function read(input: string, reading: Reading = {}): PlainUnit[] {
  return Array.from(readBytes(bytesOf(input), reading), (unit) => {
    if (unit.type === 'bad' && unit.column !== undefined)
      expect(unit.column).toBe(columnAt(bytesOf(input), unit.byteOffset));
    return plain(unit);
  });
}

function columnAt(bytes: Uint8Array, offset: number): number {
  const start = bytes.subarray(0, offset).lastIndexOf(10) + 1;
  // A byte order mark is no part of the text.
  return offset - start - (bytes[start] === 0xef && offset >= start + 3 ? 3 : 0);
}

function plain(unit: Unit): PlainUnit {
  if (unit.type === 'bad') {
    const { column: _, bytes, ...rest } = unit;
    return { ...rest, bytes: bytes && textOf(bytes) };
  }
  if (unit.type === 'end') {
    const { fields, ...rest } = unit;
    return { ...rest, fields: [...answerNotices(fields, [])] as never };
  }
  if (unit.type === 'notice') return unit;
  const { value, ...rest } = unit;
  expect(value).toEqual(JSON.parse(unit.text));
  return rest;
}

function expected(input: string, limit: number): PlainUnit[] {
  return readPlainly(input, limit).map((unit) =>
    unit.fields === undefined ? unit : { ...unit, fields: [...answerNotices(unit.fields, [])] as never },
  );
}

/** Takes every other object, told by its bytes, and keeps in mind what it took and how often it was asked. */
class Double implements ElementLane {
  readonly taken: string[] = [];
  asked = 0;
  private isDetailed = false;

  hasDetails(): boolean {
    return this.isDetailed;
  }

  static takes(text: string): boolean {
    const value = parseBytes(text)?.value;
    return (
      value !== undefined && [...text].reduce((sum, character) => sum + character.charCodeAt(0), 0) % 2 === 0
    );
  }

  take(bytes: Uint8Array, from: number, to: number, { field, path, line }: ElementPlace): number {
    this.asked += 1;
    expect(bytes[from]).toBe('{'.charCodeAt(0));
    const text = textOf(bytes);
    const walk = new Walk(text, from, to);
    try {
      walk.value(field === undefined ? 1 : 2);
    } catch (error) {
      if (error instanceof Stop) return 0;
      throw error;
    }
    const object = text.slice(from, walk.at);
    if (!Double.takes(object)) return 0;
    this.taken.push(`${field} ${path.join('.')} ${line} ${object}`);
    this.isDetailed = hasDetails(String(field), parseBytes(object)!.value);
    return walk.at;
  }
}

/** A JSON value as it is written: fields may stand twice, and scalars may be none. */
type Written =
  | { readonly fields: readonly (readonly [string, Written])[] }
  | { readonly list: readonly Written[] }
  | string;

const blank = fc.constantFrom('', '', '', ' ', '\n', '\n    ', '\r\n\t', '        ', '\n\n');
const scalar = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.constantFrom('1', '-1.5e3', 'true', 'null', '""', '"x"', '"arn:x"', '"{[,:]}"'),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom('"\\""', '"\\\\"', '"\\u0041"', utf8('"é😀"'), '"a longer text, indeed"'),
  },
  { weight: 1, arbitrary: fc.constantFrom('01', 'nul', '"\\x"', '"\xff"', 'tru3', '"\\ud800"') },
);
const key = fc.oneof(
  fc.constantFrom('Users', 'User', 'Roles', 'Group', 'UserDetailList', 'AccountAliases'),
  fc.constantFrom(
    'Tags',
    'Marker',
    'IsTruncated',
    'x',
    utf8('é'),
    '__proto__',
    '\\u0055sers',
    'raw_logs',
    'entries',
  ),
  fc.constantFrom('UserId', 'GroupName', 'GroupId', 'Arn', 'GetUserResponse', 'GetUserResult', '\\x'),
);
const record: fc.Arbitrary<Written> = fc
  .record({
    id: fc.constantFrom('UserId', 'RoleId', 'UserID'),
    name: scalar,
    more: fc.array(fc.tuple(key, scalar), { maxLength: 2 }),
  })
  .map(({ id, name, more }) => ({ fields: [['Path', '"/"'], [id, name], ...more] }));
const { value: anything } = fc.letrec<{ value: Written }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    scalar,
    record,
    fc.array(tie('value'), { maxLength: 4 }).map((list): Written => ({ list })),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 4 }).map((fields): Written => ({ fields })),
  ),
}));
const list: fc.Arbitrary<Written> = fc
  .array(fc.oneof(record, record, anything), { maxLength: 6 })
  .map((list) => ({ list }));
const answer: fc.Arbitrary<Written> = fc
  .array(
    fc.oneof(fc.tuple(fc.constantFrom('Users', 'Roles', 'Groups', 'Users'), list), fc.tuple(key, anything)),
    { maxLength: 5 },
  )
  .map((fields) => ({ fields }));

const written = fc
  .tuple(fc.oneof(answer, answer, list, record, anything), fc.array(blank, { minLength: 1, maxLength: 7 }))
  .map(([value, blanks]) => {
    let turn = 0;
    const gap = () => blanks[turn++ % blanks.length];
    const write = (node: Written): string => {
      if (typeof node === 'string') return node;
      if ('list' in node)
        return `[${gap()}${node.list.map((each) => write(each) + gap()).join(`,${gap()}`)}]`;
      const fields = node.fields.map(([name, each]) => `"${name}"${gap()}:${gap()}${write(each)}${gap()}`);
      return `{${gap()}${fields.join(`,${gap()}`)}}`;
    };
    return write(value);
  });
const mended = fc
  .tuple(
    written,
    fc.nat(),
    fc.nat(3),
    fc.constantFrom('', '', '{', '}', '[', ']', ',', ':', '"', 'x', '\n', ' ', '\\'),
  )
  .map(([text, place, cut, put]) => {
    const at = place % (text.length + 1);
    return text.slice(0, at) + put + text.slice(at + cut);
  });
const cutOff = fc.tuple(written, fc.nat()).map(([text, place]) => text.slice(0, place % (text.length + 1)));
const document = fc.oneof(
  { weight: 4, arbitrary: written },
  { weight: 2, arbitrary: mended },
  { weight: 1, arbitrary: cutOff },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      'text',
      '17',
      '"text"',
      '[',
      '{',
      '{"a":[',
      '[{"a":1},',
      '{"Users":[',
      '"\\',
    ),
  },
);
const input = fc
  .tuple(
    fc.boolean(),
    fc.array(fc.tuple(document, fc.constantFrom('\n', '\n', '\r\n', '', ' ', '\n\n  ', ' x\n')), {
      maxLength: 5,
    }),
  )
  .map(([hasMark, documents]) => (hasMark ? '\xef\xbb\xbf' : '') + documents.flat().join(''));
const blocks = fc.array(fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 200 })), {
  minLength: 1,
  maxLength: 4,
});
const limit = fc.oneof(fc.integer({ min: 1, max: 120 }), fc.constant(1 << 20));

describe('the reader', () => {
  it('gives the units that a plain reading of the whole gives, wherever the bytes are cut, at any limit', () => {
    fc.assert(
      fc.property(
        input,
        blocks,
        limit,
        fc.integer({ min: 70, max: 400 }),
        (text, blocks, limit, smallest) => {
          const units = expected(text, limit);
          expect(read(text, { blocks, limit, smallest })).toEqual(units);
          expect(read(text, { limit })).toEqual(units);
        },
      ),
      { numRuns: 700 },
    );
  });

  it('gives all but what a lane takes, and asks it no more than twice', () => {
    fc.assert(
      fc.property(input, blocks, limit, (text, blocks, limit) => {
        const isOffered = ({ type, path, text }: PlainUnit) =>
          type === 'piece' &&
          text!.startsWith('{') &&
          (path![0] === 0 || Number(path![0]) > 0 || answerField(String(path![0])) !== undefined) &&
          Double.takes(utf8(text!));
        const units = expected(text, limit);
        const elements = new Double();
        expect(read(text, { blocks, limit, lanes: { elements } })).toEqual(
          units.filter((unit) => !isOffered(unit)),
        );
        const taken = units.filter(isOffered).map(({ path, line, text }) => {
          const [field] = path!;
          return `${typeof field === 'string' ? field : undefined} ${path!.join('.')} ${line} ${utf8(text!)}`;
        });
        expect(elements.taken).toEqual(taken);
        // Once where it begins, and once more where it was cut.
        expect(elements.asked).toBeLessThanOrEqual(2 * units.length);
      }),
      {
        numRuns: 400,
        // The list that tells what the document is stands again as an object.
        examples: [['{"UserDetailList":[],"UserDetailList":{"UserId":1},"Users":"arn:x"}\n', [1], 1 << 20]],
      },
    );
  });

  it('refuses what is left of a document again, and gives nothing else, where that is read alone', () => {
    fc.assert(
      fc.property(input, (text) => {
        const units = read(text);
        for (const [index, { byteOffset, byteLength, bytes }] of units.entries()) {
          const before = units[index - 1];
          if (before?.type !== 'end') continue;
          const broken = before.byteOffset + before.byteLength!;
          // A line that begins like a document may end what is refused before the break.
          if (byteOffset >= broken || byteOffset + byteLength! < broken) continue;
          const again = read(bytes!).filter((unit) => unit.type !== 'end');
          expect(again).toMatchObject([{ type: 'bad', path: [], code: 'invalid_json' }]);
        }
      }),
      { numRuns: 700 },
    );
  });
});

describe('a document whose objects are all taken', () => {
  it('lets go of what came of it, part by part, though it is there as a whole', () => {
    const input = bytesOf(`{"Users":[${Array(40_000).fill('{"UserId":"AIDA0123456789"}').join(',')}]}`);
    const window = new ByteWindow();
    window.append(input);
    window.ended = true;
    let taken = 0;
    const length = '{"UserId":"AIDA0123456789"}'.length;
    const take = (_: Uint8Array, from: number) => {
      taken += 1;
      return from + length;
    };
    const takenAt: number[] = [];
    for (const unit of readUnits(window, 1 << 24, { elements: { take, hasDetails: () => true } })) {
      if (unit === PAUSE) takenAt.push(taken);
      else expect(unit).toMatchObject({ type: 'end', byteLength: input.length });
    }
    expect(taken).toBe(40_000);
    const parts = takenAt.map((count, index) => (count - (takenAt[index - 1] ?? 0)) * (length + 1));
    expect(parts).toHaveLength(4);
    for (const part of parts) expect(Math.abs(part - (1 << 18))).toBeLessThan(100);
  });
});

describe('a record and an answer', () => {
  const id = (name: string) => `{"UserId":"AIDA${name}"}`;
  const group = '{"GroupName":"g","GroupId":"AGPAG"}';
  const typesOf = (text: string, limit?: number) =>
    read(text, limit === undefined ? {} : { limit }).map(({ type, path, code }) =>
      [type, ...(path ?? []), ...(code === undefined ? [] : [code])].join(' '),
    );

  it('are told apart by their keys, wherever those stand and however long the document is below the limit', () => {
    const members = Array.from({ length: 20_000 }, (_, index) => id(`${index}`)).join(',\n');
    for (const users of [id('A'), members]) {
      expect(typesOf(`{"Group":${group},\n"Users":[${users}]}`)).toEqual(['document']);
      expect(typesOf(`{"Users":[${users}],\n"Group":${group}}`)).toEqual(['document']);
      expect(typesOf(`{"Users":[${users}],\n"UserId":"x"}`)).toEqual(['document']);
      expect(typesOf(`{"Users":[${users}],\n"Arn":"arn:aws:iam::1:user/x"}`)).toEqual(['document']);
      expect(typesOf(`{"ListUsersResponse":{"ListUsersResult":{"Users":[${users}]}}}`)).toEqual(['document']);
    }
    expect(typesOf(`{"Users":[${members}],\n"Marker":"m"}`)).toHaveLength(20_002);
  });

  it('are told apart beyond the limit by the keys that stand before it', () => {
    const users = `"Users":[${id('A')},${id('B')}]`;
    expect(typesOf(`{"Group":${group},\n${users}}`, 60)).toEqual(['bad too_long']);
    expect(typesOf(`{${users},\n"Group":${group}}`, 60)).toEqual([
      'piece Users 0',
      'piece Users 1',
      'piece Group',
      'end',
    ]);
  });

  it('say the same whether they are broken before or behind the limit', () => {
    const broken = `{"Users":[\n${id('A')},\n${id('B')},\n{"UserId" "C"},${id('D')}]}`;
    const units = ['piece Users 0', 'piece Users 1', 'end', 'bad invalid_json'];
    for (const limit of [40, 60, 100, 1 << 24]) expect(typesOf(broken, limit)).toEqual(units);
  });
});

describe('hostile input', () => {
  const repeat = (text: string) => (length: number) => text.repeat(length / text.length);
  const INPUTS: readonly (readonly [string, number, (length: number) => string])[] = [
    ['brackets, each on a line', 1 << 14, repeat('[\n')],
    ['brackets on one line', 1 << 14, repeat('[')],
    ['objects in objects', 1 << 14, (length) => '{"a":'.repeat(length / 5)],
    ['keys of answers, each on a line', 1 << 14, repeat('{"Users":[\n')],
    ['empty objects in a list', 1 << 19, (length) => `[${'{},'.repeat(length / 3)}{}]`],
    ['empty objects, a line each', 1 << 14, repeat('{},\n')],
    ['a list cut off', 1 << 16, (length) => `[${'{"a":1},'.repeat(length / 8)}`],
    [
      'nested lists that all break at one place',
      1 << 16,
      (length) => `${'[\n'.repeat(500)}${'1,'.repeat(length / 2)}x`,
    ],
    [
      'nested objects that all break at one place, time and again',
      1 << 18,
      (length) => `${'{"a":[\n'.repeat(250)}${'1,\n'.repeat(5000)}x\n`.repeat(length / 16_000),
    ],
    ['lines cut off', 1 << 16, repeat('{"UserId":"AIDA\n')],
    ['a text without end', 1 << 18, (length) => `["${'x'.repeat(length)}`],
    ['backslashes without end', 1 << 18, (length) => `["${'\\'.repeat(length)}`],
    ['white space without end', 1 << 18, (length) => `[1${' \n'.repeat(length / 2)}`],
    ['keys', 1 << 16, (length) => `{"Users":[],${'"a":1,'.repeat(length / 6)}"b":2}`],
    ['a list that stands time and again', 1 << 16, repeat('{"Users":[],"Users":[]}\n')],
  ];

  it.each(INPUTS)('costs in proportion to its length, in small blocks, too: %s', (_, length, make) => {
    for (const limit of [1 << 24, 5000]) {
      const looks = [1, 2].map((times) => {
        const input = bytesOf(make(length * times));
        return countLooks((store) => {
          for (const _unit of readBytes(input, { store, limit, blocks: [257, 4096] }));
        });
      });
      expect(looks[1]! / looks[0]!).toBeLessThan(2.2);
      expect(looks[0]! / length).toBeLessThan(150);
    }
  });

  it.each([
    ['a line', 0, 3.1],
    ['lines', 1, 4.7],
  ])(
    'that is a record of activity, on %s, is not looked through for what tells an answer',
    (_, indent, most) => {
      const userIdentity = { type: 'IAMUser', userName: 'ana' };
      const head = { eventVersion: '1.08', userIdentity, eventSource: 'iam.amazonaws.com', eventName: 'x' };
      const text = JSON.stringify({ ...head, requestParameters: { a: 'a'.repeat(2000) } }, null, indent);
      const looks = countLooks((store) => {
        expect([...readBytes(bytesOf(text), { store })]).toHaveLength(1);
      });
      expect(looks / text.length).toBeLessThan(most);
    },
  );

  it('nested deeper than 512 is refused, and costs nothing behind it', () => {
    const nested = (depth: number) => `${'[\n'.repeat(depth)}${']'.repeat(depth)}`;
    const good = '{"UserId":"AIDAX"}';
    const typesOf = (text: string) => read(text).map(({ type, line }) => `${type} ${line}`);
    expect(typesOf(`${nested(512)}\n${good}\n`)).toEqual(['piece 2', 'end 1', 'document 514']);
    expect(typesOf(`${nested(513)}\n${good}\n`)).toEqual(['end 1', 'bad 1', 'document 515']);
    const inRecord = (depth: number) => `{"UserId":"x","a":${nested(depth).replaceAll('\n', '')}}\n${good}\n`;
    expect(typesOf(inRecord(511))).toEqual(['document 1', 'document 2']);
    expect(typesOf(inRecord(512))).toEqual(['bad 1', 'document 2']);
  });
});
