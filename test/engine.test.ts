import { describe, expect, it } from 'vitest';
import { Frame } from '../src/engine/frame.ts';
import type { TableParts } from '../src/engine/program.ts';
import { isReader, logFieldsOf, logFieldText, RECORD, type Row } from '../src/engine/row.ts';
import type { FieldSchema, Form, ObjectSchema, Readers, ReportBelow } from '../src/engine/schema.ts';
import { unwrapped } from '../src/engine/shape.ts';
import { compileTable } from '../src/engine/table.ts';
import { type Trace, Writer } from '../src/engine/write.ts';
import type { Finding } from '../src/issue.ts';

type Logic = Row<unknown>['logic'];

const direct: Logic = { sentence: 'copied', isDirect: true, apply: (value: unknown) => value };
const key: Logic = { ...direct, isNeeded: true };
const constant = (value: string | undefined): Logic => ({
  sentence: 'fixed',
  constant: true,
  apply: () => value,
});
const refused: Logic = {
  sentence: 'refused',
  apply: (_, __, report) => {
    report('invalid_timestamp');
  },
};

let last = 0;
/** A row of a table that knows neither AWS nor UDM. */
function row(log: Row['log'], udm: string, logic = direct, more: Partial<Row<unknown>> = {}): Row<unknown> {
  last += 1;
  return { row: last, log, udm, logic, ...more } as Row<unknown>;
}

/** Takes whatever there is. */
const ANYTHING: Form = { form: 'anything', fits: () => true };

interface Tree {
  [name: string]: Tree;
}

/** The schema of just what rows read: each field optional, `Id` also as `ID`. */
function schemaOf(rows: readonly Row<unknown>[]): ObjectSchema {
  const tree: Tree = {};
  for (const log of rows.flatMap((one) => one.log ?? [])) {
    const names = log.split('.');
    const own = names.slice(names.lastIndexOf(RECORD) + 1);
    const reader = own.findIndex(isReader);
    let at = tree;
    for (const name of reader === -1 ? own : own.slice(0, reader)) {
      at[name] ??= {};
      if (name === 'Id') at.ID ??= {};
      at = at[name];
    }
  }
  return objectOf(tree);
}

function objectOf(tree: Tree): ObjectSchema {
  const fields = Object.entries(tree).map(([name, below]) => [
    name.replace('[]', ''),
    { optional: name.endsWith('[]') ? { element: innerOf(below) } : innerOf(below) },
  ]);
  return { fields: Object.fromEntries(fields) };
}

function innerOf(tree: Tree): Form | ObjectSchema {
  return Object.keys(tree).length === 0 ? ANYTHING : objectOf(tree);
}

const READERS: Readers = {
  '@words': (text: string) => text.split(' ').map((Word) => ({ Word })),
};

function run(
  rows: readonly Row<unknown>[],
  log: object,
  parts: Partial<TableParts> = {},
  occasion = { variant: 0, circumstances: 0 },
) {
  const table = compileTable({
    schema: schemaOf(rows),
    rows: rows as readonly Row<never>[],
    spellings: { Id: ['Id', 'ID'] },
    readers: READERS,
    rename: (name) => name,
    ...parts,
  });
  const read: Finding[] = [];
  const found: Finding[] = [];
  const traces: Trace[] = [];
  const frame = new Frame((code, path, value) => read.push({ code, path, value }));
  const writer = new Writer(frame, (code, path, value, one) => {
    found.push({ code, path, ...(one && { row: one.row, value }) });
  });
  frame.read(table.shape, log);
  const output = writer.write(table.program, 'context', occasion, undefined);
  const once = found.splice(0);
  const { marks } = writer;
  expect(writer.write(table.program, 'context', occasion, traces)).toEqual(output);
  expect(found).toEqual(once);
  expect(writer.marks).toBe(marks);
  return {
    output,
    read,
    found,
    unread: frame.unread.map(({ path }) => path),
    hasUnknown: frame.hasUnknown,
    marks,
    traces: traces.map(({ log, udm, value }) => ({ log, udm, value })),
  };
}

describe('a row', () => {
  it('reads the log fields that it names, and none where it is a constant', () => {
    expect(logFieldsOf(row('A', 'a'))).toEqual(['A']);
    expect(logFieldsOf(row(['A', 'B'], 'a'))).toEqual(['A', 'B']);
    expect(logFieldsOf(row('A[]', 'a[]', constant('x')))).toEqual([]);
    expect(logFieldsOf(row(null, 'a'))).toEqual([]);
  });

  it('shows its log fields as one text', () => {
    expect([row('A', 'a'), row(['A', 'B'], 'a'), row(null, 'a')].map(logFieldText)).toEqual([
      'A',
      'A, B',
      null,
    ]);
  });
});

describe('a compiled table', () => {
  it('writes members in the order of their renamed names', () => {
    const rows = [row('A', 'x.b'), row('B', 'x.a'), row('C', 'w'), row('D', 'x.c')];
    const rename = (name: string) => ({ a: 'z', x: 'v' })[name] ?? name;
    const { output } = run(rows, { A: 1, B: 2, C: 3, D: 4 }, { rename });
    expect(JSON.stringify(output)).toBe('{"v":{"b":1,"c":4,"z":2},"w":3}');
  });

  it('writes nothing where the log holds nothing', () => {
    const rows = [
      row('A', 'a'),
      row('B.C', 'b.c'),
      row('D[]', 'd[]'),
      row('E', 'e[key]'),
      row('F[].G', 'f[].g'),
      row('H.Id', 'h'),
    ];
    expect(run(rows, {})).toMatchObject({ output: undefined, found: [], traces: [] });
    expect(run(rows, { B: {}, D: [], F: [{}] }).output).toBeUndefined();
  });

  it('hands the value and the context to the logic', () => {
    const both: Logic = { sentence: 'both', apply: (value, context) => [value, context] };
    expect(run([row('A', 'a', both), row(null, 'b', both)], { A: 1 }).output).toEqual({
      a: [1, 'context'],
      b: [null, 'context'],
    });
  });

  it('reports what a logic refuses, with the row, the value and where it lies', () => {
    const rows = [row('A[].B', 'a[].b', refused)];
    const { output, found, traces } = run(rows, { A: [{ B: 'x' }] });
    expect(output).toBeUndefined();
    expect(found).toEqual([
      { code: 'invalid_timestamp', path: ['A', 0, 'B'], row: rows[0]!.row, value: 'x' },
    ]);
    expect(traces).toEqual([]);
  });

  it('reads a field under the best of its spellings', () => {
    const rows = [row('Id', 'id')];
    expect(run(rows, { ID: 'second', Id: 'first' }).output).toEqual({ id: 'first' });
    expect(run(rows, { ID: 'second', Id: 'first' }).read).toEqual([
      { code: 'conflicting_spelling', path: ['ID'], value: 'second' },
    ]);
    expect(run(rows, { ID: 'same', Id: 'same' }).read).toEqual([]);
    const schema: ObjectSchema = { fields: { Id: { optional: ANYTHING } } };
    expect(run(rows, { Id: 'only' }, { schema }).output).toEqual({ id: 'only' });
    expect(run(rows, { ID: 'second' }).traces).toEqual([{ log: ['ID'], udm: ['id'], value: 'second' }]);
  });

  it('writes a list of scalars, without the holes of its log list', () => {
    const rows = [row('A[]', 'a[]'), row('B', 'a[]'), row('C[].D', 'a[]')];
    const { output, traces } = run(rows, { A: ['x', undefined, 'y'], B: 'z', C: [{}, { D: 'w' }] });
    expect(output).toEqual({ a: ['x', 'y', 'z', 'w'] });
    expect(traces).toEqual([
      { log: ['A', 0], udm: ['a', 0], value: 'x' },
      { log: ['A', 2], udm: ['a', 1], value: 'y' },
      { log: ['B'], udm: ['a', 2], value: 'z' },
      { log: ['C', 1, 'D'], udm: ['a', 3], value: 'w' },
    ]);
  });

  it('takes no elements from what is no list', () => {
    const rows = [row('A[]', 'a[]'), row('B.C[].D', 'b[].d')];
    expect(run(rows, { A: 'x', B: { C: { D: 'y' } } }).output).toBeUndefined();
    expect(run(rows, { B: { C: [{ D: 'y' }] } }).output).toEqual({ b: [{ d: 'y' }] });
  });

  it('writes entries with a fixed key, and traces the key before the value', () => {
    const rows = [row('B', 'labels[second]'), row('A', 'labels[first]'), row('C', 'labels[third]')];
    const { output, traces } = run(rows, { A: 'x', B: 'y' });
    expect(output).toEqual({
      labels: [
        { key: 'second', value: 'y' },
        { key: 'first', value: 'x' },
      ],
    });
    expect(traces).toEqual([
      { log: ['B'], udm: ['labels', 0, 'key'], value: 'second' },
      { log: ['B'], udm: ['labels', 0, 'value'], value: 'y' },
      { log: ['A'], udm: ['labels', 1, 'key'], value: 'first' },
      { log: ['A'], udm: ['labels', 1, 'value'], value: 'x' },
    ]);
  });

  it('writes entries and elements where nobody wants traces', () => {
    const rows = [
      row('A', 'labels[first]'),
      row('T[].K', 'labels[].key', key),
      row('T[].V', 'labels[].value'),
    ];
    const log = { A: 'x', T: [{ K: 'k', V: 'v' }, { V: 'lost' }] };
    expect(run(rows, log).output).toEqual({
      labels: [
        { key: 'first', value: 'x' },
        { key: 'k', value: 'v' },
      ],
    });
  });

  it('makes one element of what rows read of one element of a log list', () => {
    const rows = [
      row(null, 'm[].type', constant('USER')),
      row('U[].Name', 'm[].user.name'),
      row('U[].Id', 'm[].user.id'),
      row('G[].Name', 'm[].group.name'),
    ];
    const { output } = run(rows, { U: [{ Name: 'a', ID: '1' }, { Name: 'b' }], G: [{ Name: 'c' }] });
    expect(output).toEqual({
      m: [
        { type: 'USER', user: { id: '1', name: 'a' } },
        { type: 'USER', user: { name: 'b' } },
        { group: { name: 'c' }, type: 'USER' },
      ],
    });
  });

  it('gives a constant beside a log list to the elements of that list alone', () => {
    const rows = [
      row('U[].Name', 'm[].name'),
      row('U[]', 'm[].type', constant('USER')),
      row('G[].Name', 'm[].name'),
      row('G[]', 'm[].type', constant('GROUP')),
    ];
    const { output, traces } = run(rows, { U: [{ Name: 'a' }], G: [{ Name: 'b' }] });
    expect(output).toEqual({
      m: [
        { name: 'a', type: 'USER' },
        { name: 'b', type: 'GROUP' },
      ],
    });
    expect(traces).toContainEqual({ log: null, udm: ['m', 1, 'type'], value: 'GROUP' });
  });

  it('gives a constant beside a log list as often as the list has elements', () => {
    const rows = [row('A[]', 'a[]', constant('x'))];
    expect(run(rows, { A: ['one', undefined, 'two'] }).output).toEqual({ a: ['x', 'x'] });
    expect(run(rows, { A: 'one' }).output).toBeUndefined();
    expect(run(rows, {}).output).toBeUndefined();
  });

  it('gives a constant that reads nothing once', () => {
    const rows = [row(null, 'a[]', constant('x')), row(null, 'labels[first]', constant('y'))];
    expect(run(rows, {}).output).toEqual({ a: ['x'], labels: [{ key: 'first', value: 'y' }] });
  });

  it('makes one element of what rows read of no list, beside entries with a fixed key', () => {
    const rows = [
      row('A', 'labels[first]'),
      row('K', 'labels[].key'),
      row('V', 'labels[].value'),
      row(null, 'labels[].source', constant('s')),
    ];
    expect(run(rows, { A: 'x', K: 'k', V: 'v' }).output).toEqual({
      labels: [
        { key: 'first', value: 'x' },
        { key: 'k', source: 's', value: 'v' },
      ],
    });
  });

  it('leaves out an element that constants alone would fill, with its traces', () => {
    const rows = [row(null, 'm[].a', constant('USER')), row('U[].Name', 'm[].name')];
    const { output, traces } = run(rows, { U: [{}, { Name: 'x' }] });
    expect(output).toEqual({ m: [{ a: 'USER', name: 'x' }] });
    expect(traces).toEqual([
      { log: null, udm: ['m', 0, 'a'], value: 'USER' },
      { log: ['U', 1, 'Name'], udm: ['m', 0, 'name'], value: 'x' },
    ]);
  });

  it('leaves out an entry without its key, with its traces and no others', () => {
    const rows = [row('A', 'a'), row('T[].K', 'labels[].key', key), row('T[].V', 'labels[].value')];
    const { output, traces } = run(rows, { A: 'x', T: [{ V: 'lost' }, { K: 'k' }] });
    expect(output).toEqual({ a: 'x', labels: [{ key: 'k' }] });
    expect(traces).toEqual([
      { log: ['A'], udm: ['a'], value: 'x' },
      { log: ['T', 1, 'K'], udm: ['labels', 0, 'key'], value: 'k' },
    ]);
  });

  it('keeps entries that share a key, and reports each but the first', () => {
    const rows = [
      row('A', 'labels[first]'),
      row('B', 'labels[absent]'),
      row('T[].K', 'labels[].key'),
      row('T[].V', 'labels[].value'),
    ];
    const keys = ['first', 'absent', 'other', 'other'];
    const { output, found } = run(rows, { A: 'x', T: keys.map((K, index) => ({ K, V: index })) });
    expect(output).toEqual({
      labels: [{ key: 'first', value: 'x' }, ...keys.map((key, value) => ({ key, value }))],
    });
    expect(found).toEqual([
      { code: 'duplicate_label_key', path: ['T', 0] },
      { code: 'duplicate_label_key', path: ['T', 3] },
    ]);
  });

  it('reports no shared keys of scalars and of elements that are no entries', () => {
    const rows = [row('A[]', 'a[]'), row('B[].C', 'b[].c')];
    expect(run(rows, { A: ['x', 'x'], B: [{ C: 'x' }, { C: 'x' }] }).found).toEqual([]);
  });

  it('lets a row read what a reader makes of a field, which lies where the field lies', () => {
    const rows = [row('Doc.@words[].Word', 'words[].word')];
    const { output, traces } = run(rows, { Doc: 'one two' });
    expect(output).toEqual({ words: [{ word: 'one' }, { word: 'two' }] });
    expect(traces).toEqual([
      { log: ['Doc'], udm: ['words', 0, 'word'], value: 'one' },
      { log: ['Doc'], udm: ['words', 1, 'word'], value: 'two' },
    ]);
    expect(run(rows, {}).output).toBeUndefined();
  });
});

describe('what tables may ask beside', () => {
  it('a field of the record inside of an element: each member gets the tags of the record', () => {
    const rows = [
      row('U[].Name', 'm[].name'),
      row('U[].Path', 'm[].labels[path]'),
      row('U[].$.Tags[].K', 'm[].labels[].key', key),
      row('U[].$.Tags[].V', 'm[].labels[].value'),
      row('U[].$.Region', 'm[].region'),
    ];
    const log = { U: [{ Name: 'a', Path: '/' }, { Name: 'b' }], Tags: [{ K: 'k', V: 'v' }], Region: 'r' };
    const { output, traces } = run(rows, log);
    expect(output).toEqual({
      m: [
        {
          labels: [
            { key: 'path', value: '/' },
            { key: 'k', value: 'v' },
          ],
          name: 'a',
          region: 'r',
        },
        { labels: [{ key: 'k', value: 'v' }], name: 'b', region: 'r' },
      ],
    });
    expect(traces).toContainEqual({ log: ['Tags', 0, 'K'], udm: ['m', 1, 'labels', 0, 'key'], value: 'k' });
    expect(traces).toContainEqual({ log: ['Region'], udm: ['m', 1, 'region'], value: 'r' });
  });

  it('a repeated key among the tags of the record is told where the tag lies', () => {
    const rows = [row('U[].$.Tags[].K', 'm[].labels[].key', key), row('U[].Path', 'm[].labels[path]')];
    const { found } = run(rows, { U: [{ Path: '/' }], Tags: [{ K: 'a' }, { K: 'path' }, { K: 'a' }] });
    expect(found).toEqual([
      { code: 'duplicate_label_key', path: ['Tags', 2] },
      { code: 'duplicate_label_key', path: ['Tags', 1] },
    ]);
  });

  it('an element is left out for want of a value that a row needs', () => {
    const rows = [row('T[].K', 'labels[].key', key), row('T[].V', 'labels[].value', key)];
    const log = { T: [{ K: 'k' }, { K: 'l', V: 'v' }, { V: 'w' }] };
    expect(run(rows, log).output).toEqual({ labels: [{ key: 'l', value: 'v' }] });
  });

  it('of several rows for one field, the first or the last with a value wins, as the table says', () => {
    const rows = [row('A', 'x'), row('B', 'x'), row('C', 'x')];
    const log = { A: undefined, B: 'b', C: 'c' };
    expect(run(rows, log).output).toEqual({ x: 'b' });
    expect(run(rows, log, { precedence: 'last' }).output).toEqual({ x: 'c' });
    expect(run(rows, { A: 'a' }, { precedence: 'last' }).traces).toEqual([
      { log: ['A'], udm: ['x'], value: 'a' },
    ]);
  });

  it('a constant gives way to a row that has a value, or not, by its place in the table', () => {
    const rows = [row('A', 'x'), row(null, 'x', constant('fixed'))];
    expect(run(rows, { A: 'a' }).output).toEqual({ x: 'a' });
    expect(run(rows, {}).output).toEqual({ x: 'fixed' });
    expect(run(rows, { A: 'a' }, { precedence: 'last' }).output).toEqual({ x: 'fixed' });
    const between = [row('A', 'x'), row(null, 'x', constant('fixed')), row('B', 'x')];
    expect(run(between, { B: 'b' }).output).toEqual({ x: 'fixed' });
    expect(run(between, { A: 'a', B: 'b' }).output).toEqual({ x: 'a' });
    expect(run(between, { A: 'a', B: 'b' }, { precedence: 'last' }).output).toEqual({ x: 'b' });
    expect(run(between, { A: 'a' }, { precedence: 'last' }).output).toEqual({ x: 'fixed' });
  });

  it('a row may read the first of several log fields', () => {
    const rows = [row(['A', 'B.C'], 'x'), row(['L[].A', 'L[].B'], 'y[].z')];
    expect(run(rows, { A: 'a', B: { C: 'c' } }).output).toEqual({ x: 'a' });
    const { output, traces } = run(rows, { B: { C: 'c' }, L: [{ B: '1' }, { A: '2', B: '3' }] });
    expect(output).toEqual({ x: 'c', y: [{ z: '1' }, { z: '2' }] });
    expect(traces).toContainEqual({ log: ['L', 0, 'B'], udm: ['y', 0, 'z'], value: '1' });
  });

  it('every leaf below a free-form field becomes a label', () => {
    const leaves = (value: object) => Object.entries(value).map(([name, leaf]) => ({ name, leaf }));
    const rows = [
      row('Free.@leaves[].name', 'labels[].key', key),
      row('Free.@leaves[].leaf', 'labels[].value'),
      row('Free.Known', 'known'),
    ];
    const schema: ObjectSchema = {
      fields: { Free: { optional: { fields: { Known: { optional: ANYTHING } }, isOpen: true } } },
    };
    const { output, read } = run(
      rows,
      { Free: { Known: 'k', Other: 'o' } },
      { schema, readers: { '@leaves': leaves } },
    );
    expect(output).toEqual({
      known: 'k',
      labels: [
        { key: 'Known', value: 'k' },
        { key: 'Other', value: 'o' },
      ],
    });
    expect(read).toEqual([]);
  });

  it('a row may hold for some variants alone, and a constant may depend on the variant', () => {
    const byVariant: Logic = {
      sentence: 'its name',
      constant: true,
      apply: (_, __, variant) => `<${variant}>`,
    };
    const rows = [
      row('A', 'a', direct, { on: (variant) => variant === 'one' }),
      row(null, 'kind', byVariant),
      row(null, 'o.only', constant('two'), { on: (variant) => variant === 'two' }),
    ];
    const parts = { variants: ['one', 'two'] };
    const on = (variant: number) => run(rows, { A: 'x' }, parts, { variant, circumstances: 0 }).output;
    expect(on(0)).toEqual({ a: 'x', kind: '<one>' });
    expect(on(1)).toEqual({ kind: '<two>', o: { only: 'two' } });
    expect(run([row(null, 'kind', byVariant)], {}).output).toEqual({ kind: '<>' });
  });

  it('a constant is not asked for a variant for which its row does not hold', () => {
    const asked: string[] = [];
    const asking: Logic = {
      sentence: 'asks',
      constant: true,
      apply: (_, __, variant) => {
        asked.push(variant);
        return variant;
      },
    };
    const rows = [row('A', 'a'), row(null, 'b', asking, { on: (variant) => variant === 'two' })];
    const parts = { variants: ['one', 'two'] };
    expect(run(rows, { A: 1 }, parts).output).toEqual({ a: 1 });
    expect(asked).toEqual([]);
    expect(run(rows, { A: 1 }, parts, { variant: 1, circumstances: 0 }).output).toEqual({ a: 1, b: 'two' });
    expect(new Set(asked)).toEqual(new Set(['two']));
  });

  it('rows may ask 32 things of variants, and no more', () => {
    const variants = Array.from({ length: 33 }, (_, index) => `${index}`);
    const rows = variants.map((name) =>
      row('A', `x.a${name}`, direct, { on: (variant) => variant === name }),
    );
    const most = { variants: variants.slice(0, 32) };
    for (const variant of [0, 1, 30, 31]) {
      const { output } = run(rows.slice(0, 32), { A: 1 }, most, { variant, circumstances: 0 });
      expect(output).toEqual({ x: { [`a${variant}`]: 1 } });
    }
    expect(() => run(rows, {}, { variants })).toThrow('Rows ask too many things of variants.');
    const same = variants.map((name) => row('A', `a${name}`, direct, { on: () => true }));
    expect(run(same, { A: 1 }, most).output).toMatchObject({ a0: 1, a32: 1 });
  });

  it('a row may hold in some circumstances alone', () => {
    const rows = [row('A', 'a', direct, { when: 0b101 }), row('A', 'l[]', direct, { when: 0b10 })];
    const when = (circumstances: number) => run(rows, { A: 'x' }, {}, { variant: 0, circumstances }).output;
    expect(when(0b111)).toEqual({ a: 'x', l: ['x'] });
    expect(when(0b100)).toBeUndefined();
    const fixed = [row(null, 'x.y', constant('fixed'), { when: 1 })];
    const given = [0, 1].map((circumstances) => run(fixed, {}, {}, { variant: 0, circumstances }).output);
    expect(given).toEqual([undefined, { x: { y: 'fixed' } }]);
  });

  it('a name of the output may have dots', () => {
    expect(run([row('A', 'x."a.b"'), row('B', 'x.c')], { A: 1, B: 2 }).output).toEqual({
      x: { 'a.b': 1, c: 2 },
    });
  });

  it('members of an object that a reader gives stand behind its own, which they never replace', () => {
    const members = Object.assign(
      (value: object) => Object.entries(value).map(([name, leaf]) => ({ key: `B.${name}`, value: leaf })),
      { pathsOf: (value: object) => Object.keys(value).map((name) => [name]) },
    );
    const rows = [row('B.@members[]', 'x.*'), row('A', 'x.B.c'), row('C', 'x.z')];
    const flat = [row('B.@members[]', 'x.*'), row('A', 'x.a'), row('C', 'x.z')];
    const log = { A: 'a', B: { y: 1, c: 2 }, C: 'c' };
    const parts = { readers: { '@members': members } };
    const { output, traces } = run(flat, log, parts);
    expect(JSON.stringify(output)).toBe('{"x":{"B.c":2,"B.y":1,"a":"a","z":"c"}}');
    expect(traces).toContainEqual({ log: ['B', 'c'], udm: ['x', 'B.c'], value: 2 });
    expect(run(flat, { C: 'c' }, parts).output).toEqual({ x: { z: 'c' } });
    expect(run(rows, log, parts).found).toEqual([]);
    const twice = [row('A', 'x.B'), row('B.@same[]', 'x.*')];
    const same = Object.assign(() => [{ key: 'B', value: 'second' }], { pathsOf: () => [['deep']] });
    const { output: kept, found } = run(twice, log, { readers: { '@same': same } });
    expect(kept).toEqual({ x: { B: 'a' } });
    expect(found).toMatchObject([{ code: 'duplicate_member', path: ['B', 'deep'] }]);
  });

  it('a reader may say where each element lies, sees the record around, and reports places below', () => {
    const reader = Object.assign(
      (value: object, record: object, report: ReportBelow) => {
        report('path_too_long', ['q']);
        return [...Object.keys(value), Object.keys(record).join('')];
      },
      { pathsOf: (value: object) => [...Object.keys(value).map((name) => [name]), []] },
    );
    const rows = [row('A.@names[]', 'a[]')];
    const { output, traces, found } = run(rows, { A: { x: 1 } }, { readers: { '@names': reader } });
    expect(output).toEqual({ a: ['x', 'A'] });
    expect(traces.map(({ log }) => log)).toEqual([['A', 'x'], ['A']]);
    expect(found).toEqual([{ code: 'path_too_long', path: ['A', 'q'] }]);
  });

  it('rows with one limit write no more than that together, which is told once', () => {
    const limit = { count: 3, code: 'too_many_labels' } as const;
    const rows = ['A', 'B', 'C'].map((name) => row(`${name}.@list[]`, 'l[]', direct, { limit }));
    const readers = { '@list': (text: string) => text.split(' ') };
    const log = { A: 'a b', B: 'c d e', C: 'f' };
    const { output, found } = run(rows, log, { readers });
    expect(output).toEqual({ l: ['a', 'b', 'c'] });
    expect(found).toEqual([{ code: 'too_many_labels', path: ['B'] }]);
    const full = run(rows, { A: 'a b c', B: 'd', C: 'e' }, { readers });
    expect(full.output).toEqual({ l: ['a', 'b', 'c'] });
    expect(full.found).toEqual([{ code: 'too_many_labels', path: ['B'] }]);
    expect(run(rows, { A: 'a b c' }, { readers }).found).toEqual([]);
  });

  it('an element of no list stands for a constant that says so', () => {
    const standing: Logic = { ...constant('fixed'), stands: true };
    const rows = [row('A', 'r[].a'), row(null, 'r[].b', constant('plain')), row(null, 'r[].c', standing)];
    expect(run(rows, {}).output).toEqual({ r: [{ b: 'plain', c: 'fixed' }] });
    expect(run(rows.slice(0, 2), {}).output).toBeUndefined();
    const ofList = [row('U[].A', 'r[].a'), row(null, 'r[].c', standing), row('U[].B', 'b[]')];
    expect(run(ofList, { U: [{ B: 1 }, { A: 2 }] }).output).toEqual({ b: [1], r: [{ a: 2, c: 'fixed' }] });
  });

  it('a value that only stands beside others makes no element', () => {
    const beside: Logic = { sentence: 'beside', isBeside: true, apply: (value: unknown) => value };
    const rows = [row('L[].A', 'm[].a'), row('L[].B', 'm[].b', beside)];
    expect(run(rows, { L: [{ B: 1 }, { A: 2, B: 3 }] }).output).toEqual({ m: [{ a: 2, b: 3 }] });
  });

  it('a text may stand for an object or a list, where the schema reads it', () => {
    const ofText = (text: string) => (/^(?:[{[]|null$)/u.test(text) ? JSON.parse(text) : undefined);
    const inner: ObjectSchema = { fields: { B: { optional: ANYTHING } }, ofText };
    const schema: ObjectSchema = {
      fields: { A: { optional: inner }, L: { optional: { element: inner, ofText } } },
    };
    const rows = [row('A.B', 'b'), row('L[].B', 'l[]')];
    const { output, traces } = run(rows, { A: '{"B":1}', L: '[{"B":2},{"B":3}]' }, { schema });
    expect(output).toEqual({ b: 1, l: [2, 3] });
    expect(traces).toContainEqual({ log: ['L', 1, 'B'], udm: ['l', 1], value: 3 });
    const unasked: ObjectSchema = { fields: { ...schema.fields, Q: { optional: inner } } };
    expect(run(rows, { Q: '{"B":1}' }, { schema: unasked }).unread).toEqual([['Q']]);
    expect(run(rows, { Q: 'B=1' }, { schema: unasked }).unread).toEqual([]);
    expect(run(rows, { Q: 'null' }, { schema: unasked }).unread).toEqual([]);
    expect(run(rows, { A: 'null', L: '["null"]' }, { schema }).read).toEqual([]);
    expect(run(rows, { A: '[1]' }, { schema }).read).toMatchObject([
      { code: 'unreadable_text', path: ['A'] },
    ]);
    expect(run(rows, { A: 'B=1', L: '{}' }, { schema }).read).toMatchObject([
      { code: 'unreadable_text', path: ['A'] },
      { code: 'unreadable_text', path: ['L'] },
    ]);
  });
});

describe('the writer', () => {
  it('traces each constant of an object that has nothing else', () => {
    const { output, traces } = run(
      [row(null, 'x.b', constant('two')), row(null, 'x.a', constant('one'))],
      {},
    );
    expect(output).toEqual({ x: { a: 'one', b: 'two' } });
    expect(traces).toEqual([
      { log: null, udm: ['x', 'a'], value: 'one' },
      { log: null, udm: ['x', 'b'], value: 'two' },
    ]);
  });

  it('leaves out of an object of constants what gives nothing, and the object where none gives anything', () => {
    const none = row(null, 'x.b', constant(undefined));
    expect(run([none, row(null, 'y', constant('one'))], {}).output).toStrictEqual({ y: 'one' });
    expect(run([none, row(null, 'x.a', constant('one'))], {}).output).toStrictEqual({ x: { a: 'one' } });
    expect(run([none], {}).output).toBeUndefined();
  });

  it('sets the mark of a constant among constants where it gives something', () => {
    const marksOf = (value: string | undefined) =>
      run([row(null, 'x.a', constant(value)), row(null, 'x.b', constant('two'))], {}, { marks: [['x.a']] })
        .marks;
    expect(marksOf('one')).toBe(1);
    expect(marksOf(undefined)).toBe(0);
  });

  it('stores a member by code of its own, and by its name where it has none', () => {
    const store = (made: Record<string, unknown>, value: unknown) => {
      made.own = [value];
    };
    const storeOf = (name: string) => (name === 'A' ? store : undefined);
    const rename = (name: string) => name.toUpperCase();
    const rows = [row('A', 'x.a'), row('B', 'x.b')];
    expect(run(rows, { A: 1, B: 2 }, { rename, storeOf }).output).toEqual({ X: { own: [1], B: 2 } });
  });

  it('traces what a reader made to the field that it read, also behind a list of the log', () => {
    const rows = [row('U[].Name', 'a[]'), row('Doc.@words[].Word', 'b[]')];
    expect(run(rows, { U: [{ Name: 'n' }], Doc: 'one two' }).traces).toEqual([
      { log: ['U', 0, 'Name'], udm: ['a', 0], value: 'n' },
      { log: ['Doc'], udm: ['b', 0], value: 'one' },
      { log: ['Doc'], udm: ['b', 1], value: 'two' },
    ]);
  });

  it('sets the marks of the fields asked for, where it writes one of them', () => {
    const rows = [row('A', 'x.a'), row('B', 'x.a'), row('C', 'x.b.c'), row('C', 'y.a'), row('D', 'a')];
    const parts = { rename: (name: string) => `_${name}`, marks: [['x.a'], ['y.z', 'x.b.c'], ['a']] };
    const marksOf = (log: object) => run(rows, log, parts).marks;
    expect(marksOf({ B: 1 })).toBe(0b001);
    expect(marksOf({ C: 1 })).toBe(0b010);
    expect(marksOf({ A: 1, B: 1, C: 1, D: 1 })).toBe(0b111);
    expect(marksOf({})).toBe(0);
  });

  it('writes constants beside what readers give, and no object where both give nothing', () => {
    const readers = {
      '@members': (value: object) => Object.entries(value).map(([key, value]) => ({ key, value })),
    };
    const rows = [row(null, 'x.k', constant('c')), row('B.@members[]', 'x.*')];
    expect(run(rows, { B: { z: 1, a: 2 } }, { readers }).output).toEqual({ x: { a: 2, k: 'c', z: 1 } });
    const alone = rows.slice(1);
    expect(run(alone, { B: [] }, { readers }).output).toBeUndefined();
    const schema = schemaOf(rows);
    expect(run(alone, { B: 'text' }, { readers: { '@members': () => [] }, schema }).output).toBeUndefined();
  });

  it('writes lists and leaves beside the members that a reader gives, in elements too', () => {
    const readers = {
      '@members': (value: object) => Object.entries(value).map(([key, value]) => ({ key, value })),
    };
    const rows = [row('U[].A', 'm[].x.a'), row('U[].L[]', 'm[].x.l[]'), row('U[].B.@members[]', 'm[].x.*')];
    const log = { U: [{ A: 1, B: { b: 2 } }, { L: [3, 4], B: { z: 5 } }, { B: {} }, { B: { c: 6 } }] };
    expect(run(rows, log, { readers }).output).toEqual({
      m: [{ x: { a: 1, b: 2 } }, { x: { l: [3, 4], z: 5 } }, { x: { c: 6 } }],
    });
  });

  it('traces each list on the way to a leaf', () => {
    const rows = [row('U[].T[].K[]', 'm[].l[].k[]')];
    const { traces } = run(rows, { U: [{}, { T: [{ K: ['a'] }, { K: ['b', 'c'] }] }] });
    expect(traces.map(({ log, udm }) => [log, udm])).toEqual([
      [
        ['U', 1, 'T', 0, 'K', 0],
        ['m', 0, 'l', 0, 'k', 0],
      ],
      [
        ['U', 1, 'T', 1, 'K', 0],
        ['m', 0, 'l', 1, 'k', 0],
      ],
      [
        ['U', 1, 'T', 1, 'K', 1],
        ['m', 0, 'l', 1, 'k', 1],
      ],
    ]);
  });

  it('asks readers for members only where their rows hold', () => {
    const readers = { '@members': () => [{ key: 'm', value: 1 }] };
    const rows = [
      row('A.@members[]', 'x.*', direct, { when: 1 }),
      row('B.@members[]', 'x.*', direct, { when: 2 }),
    ];
    const when = (circumstances: number) =>
      run(rows, { A: 'a', B: 'b' }, { readers }, { variant: 0, circumstances });
    expect(when(1)).toMatchObject({ output: { x: { m: 1 } }, found: [] });
    expect(when(0).output).toBeUndefined();
    expect(when(3).found).toMatchObject([{ code: 'duplicate_member', path: ['B'] }]);
  });

  it('leaves out a constant that gives nothing', () => {
    const nothing: Logic = { sentence: 'nothing', constant: true, apply: () => undefined };
    const { output, traces } = run([row(null, 'x.a', nothing), row('A', 'x.b')], { A: 1 });
    expect(output).toEqual({ x: { b: 1 } });
    expect(traces).toEqual([{ log: ['A'], udm: ['x', 'b'], value: 1 }]);
    expect(run([row('A', 'l[]'), row(null, 'l[]', nothing)], { A: 1 }).output).toEqual({ l: [1] });
    expect(run([row('A', 'x.a'), row(null, 'x.a', nothing)], {}).output).toBeUndefined();
  });

  it('leaves out an element that wants a value, be that a key or not, and says whose label lacks one', () => {
    const labels = [row('T[].K', 'l[].key'), row('T[].V', 'l[].value', key)];
    const log = { T: [{ K: 'k' }, { V: 'v', K: 'other' }, { V: 'w' }] };
    const { output, found } = run(labels, log);
    expect(output).toEqual({ l: [{ key: 'other', value: 'v' }, { value: 'w' }] });
    expect(found).toEqual([{ code: 'label_without_value', path: ['T', 0] }]);
    const others = [row('T[].K', 'm[].name', key), row('T[].V', 'm[].other')];
    expect(run(others, log)).toMatchObject({
      output: { m: [{ name: 'k' }, { name: 'other', other: 'v' }] },
      found: [],
    });
  });

  it('leaves out an element of whose own elements all are left out', () => {
    const inner = [row('U[].T[].K', 'm[].l[].key', key), row('U[].T[].V', 'm[].l[].value')];
    const rows = [row('U[].Id', 'm[].id', key), ...inner];
    expect(run(rows, { U: [{ T: [{ V: 1 }] }] }).output).toBeUndefined();
    expect(run(rows, { U: [{ Id: 2, T: [{ V: 1 }] }] }).output).toEqual({ m: [{ id: 2 }] });
    expect(run(inner, { U: [{ T: [{ V: 1 }] }, { T: [{ K: 'k' }] }] }).output).toEqual({
      m: [{ l: [{ key: 'k' }] }],
    });
  });

  it('writes no element of constants alone around one that was left out', () => {
    const rows = [
      row('U[]', 'm[].type', constant('user')),
      row('U[].T[].K', 'm[].l[].key', key),
      row('U[].T[].V', 'm[].l[].value'),
    ];
    expect(run(rows, { U: [{ T: [{ V: 1 }] }] }).output).toBeUndefined();
    expect(run(rows, { U: [{ T: [{ V: 1 }, { K: 'k', V: 2 }] }] }).output).toEqual({
      m: [{ type: 'user', l: [{ key: 'k', value: 2 }] }],
    });
  });

  it('makes no label of an element that has fields, but none that its rows read', () => {
    const rows = [row('T[].K', 'l[].key', key), row('T[].Other', 'o[]')];
    expect(run(rows, { T: [{ Other: 1 }] }).output).toEqual({ o: [1] });
  });

  it('tells of a label that is made of no list, or of what a reader made, where its key is that of an entry', () => {
    const noList = [row('K', 'l[].key'), row('A', 'l[fixed]')];
    expect(run(noList, { K: 'fixed', A: 1 })).toMatchObject({
      output: { l: [{ key: 'fixed' }, { key: 'fixed', value: 1 }] },
      found: [{ code: 'duplicate_label_key', path: [] }],
    });
    const read = [row('Doc.@words[].Word', 'l[].key'), row('A', 'l[fixed]')];
    expect(run(read, { Doc: 'other fixed', A: 1 }).found).toEqual([
      { code: 'duplicate_label_key', path: ['Doc'] },
    ]);
    const inElement = read.map(({ log, udm }) => row(`U[].${log}`, `m[].${udm}`));
    expect(run(inElement, { U: [{ A: 1 }, { Doc: 'fixed', A: 1 }] }).found).toEqual([
      { code: 'duplicate_label_key', path: ['U', 1, 'Doc'] },
    ]);
  });

  it('finds a repeated key among few labels and many, in both orders of entries and elements', () => {
    for (const count of [1, 15, 16, 17, 40]) {
      const T = Array.from({ length: count }, (_, index) => ({ K: `k${index}` }));
      const rows = [row('T[].K', 'l[].key'), row('A', `l[k${count - 1}]`)];
      const [first, last] = [{ K: 'k0' }, { K: `k${count - 1}` }];
      expect(run(rows, { T: [...T, first, { K: 'fixed' }] }).found).toEqual([
        { code: 'duplicate_label_key', path: ['T', count] },
      ]);
      expect(run(rows, { T, A: 1 }).found).toEqual([{ code: 'duplicate_label_key', path: ['T', count - 1] }]);
      expect(run([...rows].reverse(), { T: [...T, last], A: 1 }).found).toEqual([
        { code: 'duplicate_label_key', path: ['T', count - 1] },
        { code: 'duplicate_label_key', path: ['T', count] },
      ]);
    }
  });

  it('hands each element of a list that a reader makes to the logic', () => {
    const loud: Logic = { sentence: 'loud', apply: (value: string) => value.toUpperCase() };
    const readers = { '@list': (text: string) => text.split(' ') };
    expect(run([row('A.@list[]', 'l[]', loud)], { A: 'a b' }, { readers }).output).toEqual({ l: ['A', 'B'] });
    const rows = [row('U[].A.@list[]', 'm[].l[]'), row('U[].B', 'm[].b')];
    expect(run(rows, { U: [{ A: 'a', B: 1 }] }, { readers }).output).toEqual({ m: [{ b: 1, l: ['a'] }] });
  });

  it('makes nothing of what a reader gives that is no list, and takes fields of its elements alone', () => {
    const rows = [row('Doc.@words[].Word', 'l[]'), row('A', 'a')];
    expect(run(rows, { Doc: 'one two', A: 1 }).output).toEqual({ a: 1, l: ['one', 'two'] });
    const readers = { '@words': () => undefined, '@list': () => ['x', undefined, 'y'] };
    expect(run(rows, { Doc: 'one two', A: 1 }, { readers }).output).toEqual({ a: 1 });
    expect(run([row('A.@list[]', 'l[]')], { A: 1 }, { readers }).output).toEqual({ l: ['x', 'y'] });
  });

  it('reads lists within what a reader made, and lists that a row takes whole', () => {
    const readers = { '@parts': (text: string) => JSON.parse(text) };
    const made = [
      { Names: [{ N: 'a' }, { N: 'b' }, { N: 'c' }], All: [1, 2] },
      { Names: [], All: [3] },
      { Names: [{ N: 'd' }, { N: 'e', M: { deep: true } }] },
    ];
    const rows = [
      row('Doc.Text.@parts[].Names[].N', 'p[].names[].n'),
      row('Doc.Text.@parts[].Names[].M', 'p[].names[].m'),
      row('Doc.Text.@parts[].All', 'p[].all'),
    ];
    const { output, traces } = run(rows, { Doc: { Text: JSON.stringify(made) } }, { readers });
    expect(output).toEqual({
      p: [
        { all: [1, 2], names: [{ n: 'a' }, { n: 'b' }, { n: 'c' }] },
        { all: [3] },
        { names: [{ n: 'd' }, { m: { deep: true }, n: 'e' }] },
      ],
    });
    expect(traces.map(({ log }) => log)).toContainEqual(['Doc', 'Text']);
  });

  it('tells of a label within what a reader made where the reader read, for nothing lies below that in the log', () => {
    const readers = { '@parts': (text: string) => JSON.parse(text) };
    const rows = [
      row('U[].Doc.@parts[].Tags[].K', 'm[].p[].l[].key'),
      row('U[].Doc.@parts[].Id', 'm[].p[].l[fixed]'),
    ];
    const part = { Id: 1, Tags: [{ K: 'other' }, { K: 'fixed' }] };
    const { output, found } = run(rows, { U: [{}, { Doc: JSON.stringify([part]) }] }, { readers });
    const l = [{ key: 'other' }, { key: 'fixed' }, { key: 'fixed', value: 1 }];
    expect(output).toEqual({ m: [{ p: [{ l }] }] });
    expect(found).toEqual([{ code: 'duplicate_label_key', path: ['U', 1, 'Doc'] }]);
  });

  it('writes records of several contexts, variants and tables in turn, and shares no object between them', () => {
    const context: Logic = { sentence: 'context', constant: true, apply: (_, given) => given };
    const rows = [
      row(null, 'x.y.fixed', context),
      row('A', 'a'),
      row('A.@list[]', 'l[]', direct, { limit: { count: 1, code: 'too_many_labels' } }),
    ];
    const parts = {
      schema: schemaOf(rows),
      rows: rows as readonly Row<never>[],
      spellings: {},
      readers: { '@list': (text: string) => text.split(' ') },
    };
    const tables = [(name: string) => name, (name: string) => name.toUpperCase()].map((rename) =>
      compileTable({ ...parts, rename, variants: ['', 'other'] }),
    );
    const frame = new Frame(() => {});
    const writer = new Writer(frame, () => {});
    const outputs: unknown[] = [];
    for (const given of ['one', 'two', 'one', 'one']) {
      for (const index of [0, 1, 1, 0]) {
        const { shape, program } = tables[index]!;
        frame.read(shape, { A: `${given} word` });
        const occasion = { variant: index, circumstances: 0 };
        const output = writer.write(program, given, occasion, undefined);
        const expected = { a: `${given} word`, l: [given], x: { y: { fixed: given } } };
        const text = JSON.stringify(expected);
        expect(JSON.stringify(output)).toBe(
          index === 0 ? text : text.replace(/"(\w+)":/gu, (name) => name.toUpperCase()),
        );
        outputs.push(
          output,
          (output as { x?: object }).x ?? {},
          (output as { x?: { y: object } }).x?.y ?? {},
        );
      }
    }
    const shared = outputs.filter(
      (one, index) => JSON.stringify(one) !== '{}' && outputs.indexOf(one) !== index,
    );
    expect(shared).toEqual([]);
  });

  it('leaves nothing behind where a record throws while it is written', () => {
    const text: Logic = { sentence: 'text', apply: (value: object) => `${value}` };
    const own = [row('A', 'x.a', text)];
    const rows = own as readonly Row<never>[];
    const rename = (name: string) => name;
    const { shape, program } = compileTable({
      schema: schemaOf(own),
      rows,
      spellings: {},
      readers: {},
      rename,
    });
    const frame = new Frame(() => {});
    const writer = new Writer(frame, () => {});
    const traces: Trace[] = [];
    const write = (log: object) => {
      frame.read(shape, log);
      writer.write(program, null, { variant: 0, circumstances: 0 }, traces);
    };
    expect(() => write({ A: Object.create(null) })).toThrow(TypeError);
    write({ A: 1 });
    expect(traces).toMatchObject([{ udm: ['x', 'a'] }]);
  });
});

describe('what is read', () => {
  const ROWS = [
    row('A', 'a'),
    row('B.C', 'b'),
    row('U[].Name', 'u[].name'),
    row('U[].Id', 'u[].id'),
    row('G[]', 'g[]', constant('GROUP')),
    row('Doc.@words[].Word', 'words[].word'),
  ];
  const optional = (schema: FieldSchema) => ({ optional: schema }) as FieldSchema;
  const SCHEMA: ObjectSchema = {
    fields: {
      A: optional(ANYTHING),
      B: optional({ fields: { C: optional(ANYTHING), D: optional(ANYTHING) } }),
      U: optional({
        element: {
          fields: {
            Name: optional(ANYTHING),
            Id: optional(ANYTHING),
            ID: optional(ANYTHING),
            Path: optional(ANYTHING),
          },
        },
      }),
      G: optional({ element: ANYTHING }),
      Doc: optional(ANYTHING),
      X: optional({ fields: { Y: ANYTHING } }),
    },
  };
  const unread = (log: object) => run(ROWS, log, { schema: SCHEMA }).unread;

  it('has its rows, or is noted', () => {
    expect(unread({ A: 1, B: { C: 2 }, U: [{ Name: 'a', ID: '1', Id: '1' }], Doc: 'any' })).toEqual([]);
  });

  it('is noted at its outermost path, in lists too, where no row reads it', () => {
    const log = { X: { Y: 1 }, B: { D: 2 }, U: [{ Name: 'b' }, { Name: 'a', Path: '/' }] };
    expect(unread(log)).toEqual([['B', 'D'], ['U', 1, 'Path'], ['X']]);
  });

  it('is not read by a constant beside it; an empty list is nothing', () => {
    expect(unread({ G: ['x'] })).toEqual([['G']]);
    expect(unread({ G: [], X: {} })).toEqual([]);
  });

  it('is told where it is missing, unknown or of another type', () => {
    const { read } = run(ROWS, { B: 'x', U: { 0: 1 }, X: {}, Z: 1, '': 2 }, { schema: SCHEMA });
    expect(read.map(({ code, path }) => [code, path])).toEqual([
      ['invalid_log_field', ['B']],
      ['invalid_log_field', ['U']],
      ['missing_log_field', ['X', 'Y']],
      ['unknown_log_field', ['']],
      ['unknown_log_field', ['Z']],
    ]);
  });

  it('is an object of which a row takes the whole without what does not fit it', () => {
    const whole = [row('B', 'b'), row('U', 'u')];
    const people = [{ Name: 'b' }, { Name: 'c', Id: '1', ID: '1' }];
    const log = { B: { C: 1, D: '', Z: 2 }, U: [{ Name: 'a', Z: 3 }, 'bad', { Path: '' }, ...people] };
    const { output, read } = run(whole, log, { schema: SCHEMA });
    const u = [{ Name: 'a' }, undefined, undefined, { Name: 'b' }, { Name: 'c', Id: '1' }];
    expect(output).toStrictEqual({ b: { C: 1 }, u });
    expect(read.map(({ path }) => path)).toEqual([
      ['B', 'Z'],
      ['U', 0, 'Z'],
      ['U', 1],
    ]);
  });

  it('is told where it is an empty text, but must be an object or a list', () => {
    const schema: ObjectSchema = {
      fields: { A: optional(ANYTHING), O: { fields: {} }, L: { element: ANYTHING } },
    };
    const { read } = run([row('A', 'a')], { O: '', L: '' }, { schema });
    expect(read.map(({ code, path }) => [code, path])).toEqual([
      ['invalid_log_field', ['O']],
      ['invalid_log_field', ['L']],
    ]);
  });

  it('gives back the slots of a very long record', () => {
    const { shape } = compileTable({
      schema: SCHEMA,
      rows: ROWS as readonly Row<never>[],
      spellings: {},
      readers: READERS,
      rename: (name) => name,
    });
    const frame = new Frame(() => {});
    frame.read(shape, { G: Array.from({ length: 40_000 }, () => 'x') });
    expect(frame.slots.length).toBeGreaterThan(40_000);
    frame.read(shape, { A: 1 });
    expect(frame.slots.length).toBeLessThan(20_000);
    frame.read(shape, { G: Array.from({ length: 100 }, () => 'x') });
    const { length } = frame.slots;
    frame.read(shape, { A: 1 });
    expect(frame.slots.length).toBe(length);
  });

  it('has none of the empty texts of a list', () => {
    const log = { G: ['x', '', null, 'y', undefined] };
    log.G[7] = 'z';
    const { output, read } = run([row('G[]', 'g[]')], log, { schema: SCHEMA });
    expect(output).toEqual({ g: ['x', 'y', 'z'] });
    expect(read.map(({ code, path }) => [code, path])).toEqual([
      ['missing_log_field', ['G', 2]],
      ['missing_log_field', ['G', 4]],
    ]);
  });

  it('is only what is its own: nothing that it inherits', () => {
    class Inherited {
      A = 1;
    }
    Object.assign(Inherited.prototype, { B: { C: 2 }, Z: 3 });
    expect(run(ROWS, new Inherited(), { schema: SCHEMA })).toMatchObject({ output: { a: 1 }, read: [] });
    const bare = Object.assign(Object.create(null), { A: 1, Z: 2 });
    expect(run(ROWS, bare, { schema: SCHEMA })).toMatchObject({ output: { a: 1 }, hasUnknown: true });
    expect(run(ROWS, Object.create({ A: 1 }), { schema: SCHEMA }).output).toBeUndefined();
  });

  it('is only what is its own, where something is added to every object there is', () => {
    const prototype: { X?: unknown } = Object.prototype as object;
    prototype.X = { Y: 1 };
    try {
      expect(run(ROWS, { A: 'own' }, { schema: SCHEMA })).toMatchObject({ output: { a: 'own' }, unread: [] });
    } finally {
      delete prototype.X;
    }
  });

  it('has unknown fields of its own, or below', () => {
    const hasUnknown = (log: object) => run(ROWS, log, { schema: SCHEMA }).hasUnknown;
    expect(hasUnknown({ A: 1, Z: 2 })).toBe(true);
    expect(hasUnknown({ A: 1, B: { Z: 2 }, U: [{ Z: 3 }] })).toBe(false);
  });

  it('is nothing where its form keeps nothing of it', () => {
    const fading: Form = {
      form: 'fading',
      fits: (value) => typeof value === 'string',
      settle: (value: string, report) => {
        if (value !== '-') return value.trim();
        report('zero_date');
        return undefined;
      },
    };
    const schema: ObjectSchema = {
      fields: { B: optional({ fields: { C: optional(fading) } }), D: optional(fading) },
    };
    const rows = [row('B', 'b')];
    expect(run(rows, { B: { C: ' x ' }, D: 'y' }, { schema })).toMatchObject({
      output: { b: { C: 'x' } },
      unread: [['D']],
    });
    expect(run(rows, { B: { C: '-' }, D: '-' }, { schema })).toMatchObject({
      output: undefined,
      unread: [],
      read: [
        { code: 'zero_date', path: ['B', 'C'], value: '-' },
        { code: 'zero_date', path: ['D'], value: '-' },
      ],
    });
  });

  it('is read by rows that reach it from an element, or through a reader', () => {
    const schema: ObjectSchema = {
      fields: {
        U: optional({ element: { fields: { Name: optional(ANYTHING) } } }),
        Region: optional(ANYTHING),
        Free: optional({ fields: { Known: optional(ANYTHING) }, isOpen: true }),
      },
    };
    const rows = [row('U[].$.Region', 'm[].region'), row('Free.@keys[]', 'keys[]')];
    const readers = { '@keys': (value: object) => Object.keys(value) };
    const log = { U: [{ Name: 'a' }], Region: 'r', Free: { Known: 1, Other: 2 } };
    expect(run(rows, log, { schema, readers })).toMatchObject({
      output: { keys: ['Known', 'Other'], m: [{ region: 'r' }] },
      unread: [['U']],
      read: [],
    });
  });

  it('leaves nothing behind where a record throws while it is read', () => {
    const { shape } = compileTable({
      schema: SCHEMA,
      rows: ROWS as readonly Row<never>[],
      spellings: {},
      readers: READERS,
      rename: (name) => name,
    });
    const read: Finding[] = [];
    const frame = new Frame((code, path) => read.push({ code, path }));
    const bad = {
      get D() {
        throw new Error('no');
      },
    };
    expect(() => frame.read(shape, { X: { Y: 1 }, B: bad })).toThrow('no');
    frame.read(shape, { B: { Z: 1 } });
    expect(read).toEqual([{ code: 'unknown_log_field', path: ['B', 'Z'] }]);
    expect(frame.unread).toEqual([]);
  });

  it('must have a place in the schema', () => {
    for (const name of ['B.Q', 'B.C.Q']) {
      expect(() => run([row(name, 'q')], {}, { schema: SCHEMA })).toThrow(
        `No schema has the log field ${name}.`,
      );
    }
    const lists: ObjectSchema = { fields: { L: { element: { element: ANYTHING } } } };
    expect(() => run([row('L', 'l')], {}, { schema: lists })).toThrow('A list of lists has no form here.');
  });

  it('is the same for a record that stands without the object around it', () => {
    const schema: ObjectSchema = {
      fields: {
        Around: optional({ fields: { A: ANYTHING, B: optional(ANYTHING) } }),
        A: optional(ANYTHING),
        C: optional(ANYTHING),
      },
    };
    const { shape, program } = compileTable({
      schema,
      rows: [row('Around.A', 'a'), row('Around.B', 'b'), row('C', 'c')] as readonly Row<never>[],
      spellings: {},
      readers: READERS,
      rename: (name) => name,
    });
    const read: Finding[] = [];
    const frame = new Frame((code, path) => read.push({ code, path }));
    // What came behind a field of the record is not what comes behind it here.
    frame.read(shape, { C: 3, A: 9 });
    const bare = unwrapped(shape, shape.byName.get('Around')!);
    const writer = new Writer(frame, () => {});
    const outputOf = (log: object) => {
      frame.read(bare, log);
      return writer.write(program, '', { variant: 0, circumstances: 0 }, undefined);
    };
    expect(outputOf({ C: 3, A: 1 })).toEqual({ a: 1, c: 3 });
    expect(outputOf({ C: 3, B: 2, A: 1 })).toEqual({ a: 1, b: 2, c: 3 });
    expect(frame.recordOf(bare, 0)).toEqual({ A: 1, B: 2, C: 3 });
    expect(outputOf({ C: 3, Z: 1 })).toEqual({ c: 3 });
    expect(read.map(({ code, path }) => [code, path])).toEqual([
      ['missing_log_field', ['A']],
      ['unknown_log_field', ['Z']],
    ]);
  });
});
