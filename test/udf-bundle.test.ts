import { describe, expect, it } from 'vitest';
import { hoistTexts } from '../.scripts/udf/hoist.ts';
import { innerNames } from '../.scripts/udf/inner-names.ts';
import { withoutMembers } from '../.scripts/udf/without.ts';

describe('what the one file leaves out', () => {
  it('is members of objects that nothing reads', () => {
    const code = `export const row={id:1,reason:'a, b',apply:(x)=>({reason:x,y:x}),};`;
    const module = withoutMembers(code, ['reason']);
    expect(module).toBe('export const row={id:1,apply:(x)=>({y:x}),};');
  });

  it.each(['row.reason', 'const {reason} = row', 'const {reason:why} = row', "row['reason']"])(
    'may not be read: %s',
    (code) => {
      expect(() => withoutMembers(code, ['reason'])).toThrow('The one file reads reason.');
    },
  );
});

describe('texts of the one file', () => {
  const TEXT = 'a text of some length that stands again and again';

  it('have a name where they are repeated, and keys and single texts stay', async () => {
    const code = `export const all=['${TEXT}','${TEXT}','once',typeof 1==='${TEXT}',{'${TEXT}':'${TEXT}'}];`;
    const named = hoistTexts(code);
    expect(named.split(TEXT)).toHaveLength(3);
    const address = (text: string) => `data:text/javascript,${encodeURIComponent(text)}`;
    const [before, after] = await Promise.all([import(address(code)), import(address(named))]);
    expect(after.all).toEqual(before.all);
  });
});

describe('members of the one file that have other names', () => {
  it('are known to nothing but its own objects', { timeout: 120_000 }, () => {
    const names = innerNames('src/udf.ts');
    expect(names.test('judgeFields')).toBe(true);
    const known = {
      'in a log': ['UserName', 'Effect', 'sessionIssuer'],
      'in what comes out': ['issues', 'byteOffset', 'events'],
      'among options': ['includeValues', 'signal'],
      'in the language': ['push', 'byteLength'],
      'of a global variable': ['process', 'getBuiltinModule'],
      'as texts': ['IS_OWN', 'incomplete_answer'],
    };
    for (const [where, all] of Object.entries(known))
      expect(
        all.filter((name) => names.test(name)),
        where,
      ).toEqual([]);
  });
});
