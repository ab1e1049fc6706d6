import fc from 'fast-check';
import stringify from 'fast-json-stable-stringify';
import { describe, expect, it } from 'vitest';
import { sortedJson } from '../src/json.ts';

describe('JSON with keys in order', () => {
  it('is the same for equal values, whatever the order of their keys', () => {
    expect(sortedJson({ b: [{ d: 1, c: 2 }], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1}]}');
    // As objects enumerate them, keys that look like numbers would come first, and in their order.
    expect(sortedJson({ '10': 1, '9': 2, '': 3 })).toBe('{"":3,"10":1,"9":2}');
  });

  it('leaves out what JSON has no word for, as JSON.stringify does', () => {
    const value = { list: [undefined, Number.NaN], none: undefined, when: new Date(0) };
    expect(JSON.parse(sortedJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    expect(sortedJson(undefined)).toBeUndefined();
  });

  it('is what a library for it writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect(sortedJson(value)).toBe(stringify(value));
      }),
    );
  });
});
