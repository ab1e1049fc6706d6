import { describe, expect, it } from 'vitest';
import { Frame } from '../src/engine/frame.ts';
import { isReader, RECORD, type Row } from '../src/engine/row.ts';
import type { FieldSchema, Form, ObjectSchema, Readers, ReportBelow } from '../src/engine/schema.ts';
import { compileTable, type TableParts } from '../src/engine/table.ts';
import { type Trace, Writer } from '../src/engine/write.ts';
import type { Finding } from '../src/issue.ts';

type Logic = Row<unknown>['logic'];

const direct: Logic = { sentence: 'copied', isDirect: true, apply: (value: unknown) => value };
const key: Logic = { ...direct, isNeeded: true };
const constant = (value: string): Logic => ({ sentence: 'fixed', constant: true, apply: () => value });
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
  const writer = new Writer(frame, (code, path, one, value) => {
    found.push({ code, path, ...(one && { row: one.row, value }) });
  });
  const base = frame.read(table.shape, log);
  const output = writer.write(table.program, base, 'context', occasion, undefined);
  const once = found.length;
  expect(writer.write(table.program, base, 'context', occasion, traces)).toEqual(output);
  return {
    output,
    read,
    found: found.slice(once),
    unread: frame.unread.map(({ path }) => path),
    traces: traces.map(({ log, udm, value }) => ({ log, udm, value })),
  };
}

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
  });

  it('a row may hold in some circumstances alone', () => {
    const rows = [row('A', 'a', direct, { when: 0b101 }), row('A', 'l[]', direct, { when: 0b10 })];
    const when = (circumstances: number) => run(rows, { A: 'x' }, {}, { variant: 0, circumstances }).output;
    expect(when(0b111)).toEqual({ a: 'x', l: ['x'] });
    expect(when(0b100)).toBeUndefined();
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
    const rows = ['A', 'B', 'C'].map((name) => row(`${name}.@words[].Word`, 'l[].w', direct, { limit }));
    const scalars = ['A', 'B', 'C'].map((name) => row(`${name}.@list[]`, 'l[]', direct, { limit }));
    const readers = { '@list': (text: string) => text.split(' ') };
    const log = { A: 'a b', B: 'c d e', C: 'f' };
    const { output, found } = run(scalars, log, { readers });
    expect(output).toEqual({ l: ['a', 'b', 'c'] });
    expect(found).toEqual([{ code: 'too_many_labels', path: ['B'] }]);
    expect(run(rows, log).output).toMatchObject({ l: { length: 3 } });
  });

  it('an element of no list stands for a constant that says so', () => {
    const standing: Logic = { ...constant('fixed'), stands: true };
    const rows = [row('A', 'r[].a'), row(null, 'r[].b', constant('plain')), row(null, 'r[].c', standing)];
    expect(run(rows, {}).output).toEqual({ r: [{ b: 'plain', c: 'fixed' }] });
    expect(run(rows.slice(0, 2), {}).output).toBeUndefined();
  });

  it('a value that only stands beside others makes no element', () => {
    const beside: Logic = { sentence: 'beside', isBeside: true, apply: (value: unknown) => value };
    const rows = [row('L[].A', 'm[].a'), row('L[].B', 'm[].b', beside)];
    expect(run(rows, { L: [{ B: 1 }, { A: 2, B: 3 }] }).output).toEqual({ m: [{ a: 2, b: 3 }] });
  });

  it('a text may stand for an object or a list, where the schema reads it', () => {
    const ofText = (text: string) =>
      text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : undefined;
    const inner: ObjectSchema = { fields: { B: { optional: ANYTHING } }, ofText };
    const schema: ObjectSchema = {
      fields: { A: { optional: inner }, L: { optional: { element: inner, ofText } } },
    };
    const rows = [row('A.B', 'b'), row('L[].B', 'l[]')];
    const { output, traces } = run(rows, { A: '{"B":1}', L: '[{"B":2},{"B":3}]' }, { schema });
    expect(output).toEqual({ b: 1, l: [2, 3] });
    expect(traces).toContainEqual({ log: ['L', 1, 'B'], udm: ['l', 1], value: 3 });
    expect(run(rows, { A: 'B=1', L: '{}' }, { schema }).read).toMatchObject([
      { code: 'unreadable_text', path: ['A'] },
      { code: 'unreadable_text', path: ['L'] },
    ]);
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
});
