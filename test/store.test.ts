import { describe, expect, it } from 'vitest';
import { Op, type Step } from '../src/engine/step.ts';
import { settleOptions } from '../src/options.ts';
import { tableFor } from '../src/record.ts';
import { storeOf } from '../src/udm/store.ts';

const TYPES = ['USER', 'RESOURCE', 'GROUP'] as const;

/** The names of the members that a program stores one by one: an object of constants is copied whole. */
function storedNames({ op, isConstant, members }: Step): string[] {
  const own = op === Op.Object && !isConstant ? members.map(({ name }) => name) : [];
  return [...own, ...members.flatMap(storedNames)];
}

describe.each(['camel', 'snake'] as const)('of the documented table, in %s case', (style) => {
  const names = TYPES.flatMap((type) =>
    storedNames(tableFor(type, settleOptions({ case: style })).program.root),
  );

  it.each([...new Set(names)].sort())('%s', (name) => {
    const made = {};
    const store = storeOf(name);
    expect(store, `to be added to src/udm/store.ts: ${name}`).toBeDefined();
    store!(made, 1);
    expect(made).toEqual({ [name]: 1 });
  });
});

it('has no store for what objects inherit', () => {
  expect(storeOf('constructor')).toBeUndefined();
});
