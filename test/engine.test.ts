import { describe, expect, it } from 'vitest';
import { compileTable, type Names, type Trace } from '../src/engine/compile.ts';
import type { Row } from '../src/engine/row.ts';
import { compileUnmapped } from '../src/engine/unmapped.ts';
import type { Finding } from '../src/issue.ts';

type Logic = Row<unknown>['logic'];

const direct: Logic = { sentence: 'copied', apply: (value: unknown) => value };
const constant = (value: string): Logic => ({ sentence: 'fixed', constant: true, apply: () => value });
const refused: Logic = {
  sentence: 'refused',
  apply: (_, __, report) => {
    report('invalid_timestamp');
  },
};

let last = 0;
/** A row of a table that knows neither AWS nor UDM. */
function row(log: string | null, udm: string, logic = direct): Row<unknown> {
  last += 1;
  return { row: last, log, udm, logic } as Row<unknown>;
}

const NAMES: Names = {
  spellings: { Id: ['Id', 'ID'] },
  readers: {
    '@words': (text: string) => text.split(' ').map((Word) => ({ Word })),
    '@size': (text: string | undefined) => `${text?.length}`,
  },
  rename: (name) => name,
};

function run(rows: readonly Row<unknown>[], log: unknown, names = NAMES) {
  const found: Finding[] = [];
  const traces: Trace[] = [];
  const output = compileTable(rows, names)(log, {
    context: 'context',
    report: (finding) => found.push(finding),
    traces,
  });
  return { output, found, traces: traces.map(({ log, udm, value }) => ({ log, udm, value })) };
}

describe('a compiled table', () => {
  it('writes members in the order of their renamed names', () => {
    const rows = [row('A', 'x.b'), row('B', 'x.a'), row('C', 'w'), row('D', 'x.c')];
    const rename = (name: string) => ({ a: 'z', x: 'v' })[name] ?? name;
    const { output } = run(rows, { A: 1, B: 2, C: 3, D: 4 }, { ...NAMES, rename });
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
    expect(run(rows, {})).toEqual({ output: undefined, found: [], traces: [] });
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
    const rows = [row('A', 'labels[first]'), row('T[].K', 'labels[].key'), row('T[].V', 'labels[].value')];
    const log = { A: 'x', T: [{ K: 'k', V: 'v' }, { V: 'lost' }] };
    const output = compileTable(rows, NAMES)(log, { context: null, report: () => {} });
    expect(output).toEqual({
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
    const rows = [row('A', 'a'), row('T[].K', 'labels[].key'), row('T[].V', 'labels[].value')];
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
    const rows = [row('Doc.@words[].Word', 'words[].word'), row('Doc.@size', 'size')];
    const { output, traces } = run(rows, { Doc: 'one two' });
    expect(output).toEqual({ size: '7', words: [{ word: 'one' }, { word: 'two' }] });
    expect(traces).toEqual([
      { log: ['Doc'], udm: ['size'], value: '7' },
      { log: ['Doc'], udm: ['words', 0, 'word'], value: 'one' },
      { log: ['Doc'], udm: ['words', 1, 'word'], value: 'two' },
    ]);
  });

  it('calls no reader of an absent field, and none that does not exist', () => {
    const rows = [row('Doc.@size', 'size'), row('Doc.@none', 'none')];
    expect(run(rows, {}).output).toBeUndefined();
    expect(run(rows, { Doc: 'one' }).output).toEqual({ size: '3' });
    expect(run(rows, { Doc: 'one' }, { spellings: {}, rename: (name) => name }).output).toBeUndefined();
  });
});

describe('the check for fields that no row reads', () => {
  const ROWS = [
    row('A', 'a'),
    row('B.C', 'b'),
    row('U[].Name', 'u[].name'),
    row('U[].Id', 'u[].id'),
    row('G[]', 'g[]', constant('GROUP')),
    row(null, 'n'),
    row('Doc.@words[].Word', 'words[].word'),
    row('W', 'w'),
    row('W.Below', 'below'),
  ];

  function unmapped(log: object): (readonly (string | number)[])[] {
    const paths: (readonly (string | number)[])[] = [];
    compileUnmapped(ROWS, NAMES.spellings).report(log, ({ path }) => paths.push(path));
    return paths;
  }

  it('finds none where every field has its row', () => {
    const log = { A: 1, B: { C: 2 }, U: [{ Name: 'a', ID: '1', Id: '1' }], Doc: { Any: 1 }, W: { Other: 1 } };
    expect(unmapped(log)).toEqual([]);
  });

  it('finds each at its outermost path, in lists too', () => {
    const log = { X: { Y: 1 }, B: { D: 2 }, U: [undefined, { Name: 'a' }, { Path: '/' }] };
    expect(unmapped(log)).toEqual([['X'], ['B', 'D'], ['U', 2, 'Path']]);
  });

  it('takes a constant beside a field for no reading of it, and an empty list for nothing', () => {
    expect(unmapped({ G: ['x'] })).toEqual([['G']]);
    expect(unmapped({ G: [], X: [] })).toEqual([]);
    expect(unmapped({ G: { length: 0 } })).toEqual([['G']]);
  });

  it('reports the code and the value', () => {
    const found: Finding[] = [];
    compileUnmapped(ROWS, {}).report({ X: 'value' }, (finding) => found.push(finding));
    expect(found).toEqual([{ code: 'unmapped_log_field', path: ['X'], value: 'value' }]);
  });
});
