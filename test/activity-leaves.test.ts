import { describe, expect, it } from 'vitest';
import { createMapper, mapRecord } from '../src/mapper.ts';
import { activityCases } from './golden.ts';

type Path = readonly (string | number)[];

/** Each scalar of a value, and where it stands. */
function leavesOf(value: unknown, path: Path = []): (readonly [path: Path, leaf: unknown])[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([step, inner]) => leavesOf(inner, [...path, step]));
}

/** A value in which another text stands at a place. */
function withText(value: unknown, [step, ...steps]: Path, text: string): unknown {
  if (step === undefined) return text;
  const copy: Record<string | number, unknown> = Array.isArray(value)
    ? (value.slice() as never)
    : { ...(value as object) };
  copy[step] = withText(copy[step], steps, text);
  return copy;
}

/** A record of more leaves says nothing more of them. */
const MOST_LEAVES = 100;

/** The events of all goldens in which a text stands in the place of one leaf, with where that was. */
function eventsWith(text: string): { readonly from: string; readonly event: unknown }[] {
  return activityCases().flatMap(({ name, log, options }) => {
    const mapper = createMapper({ ...options, allServices: true, source: 'cloudtrail' });
    const leaves = leavesOf(log);
    if (leaves.length > MOST_LEAVES) return [];
    return leaves.flatMap(([path]) => {
      const result = mapper.map(withText(log, path, text));
      return result.ok ? [{ from: `${name} ${path.join('.')}`, event: result.event }] : [];
    });
  });
}

/** Where each event has a leaf that it must not have. */
function found(text: string, isWrong: (path: string, leaf: string) => boolean): string[] {
  return eventsWith(text).flatMap(({ from, event }) =>
    leavesOf(event).flatMap(([path, leaf]) =>
      typeof leaf === 'string' && isWrong(path.join('.'), leaf) ? [`${from}: ${path.join('.')}`] : [],
    ),
  );
}

describe('an answer of another service', () => {
  it('keeps each leaf, also where IAM would answer with an object', () => {
    const of = (service: string) => {
      const log = {
        eventSource: `${service}.amazonaws.com`,
        eventName: 'CreateFunction20150331',
        eventTime: '2026-03-04T05:06:07Z',
        responseElements: { functionName: 'resize', role: 'arn:aws:iam::111122223333:role/resize', user: 7 },
      };
      const result = mapRecord(log, { source: 'cloudtrail', allServices: true });
      return result.ok && result.event.target?.resource?.attribute?.labels;
    };
    const name = { key: 'responseElements.functionName', value: 'resize' };
    expect(of('lambda')).toEqual([
      name,
      { key: 'responseElements.role', value: 'arn:aws:iam::111122223333:role/resize' },
      { key: 'responseElements.user', value: '7' },
    ]);
    expect(of('iam')).toEqual([name]);
  });
});

describe('a text, whichever leaf of a record it is', () => {
  it('joins no strangers where it is masked: it is no user, no group, no resource and no account', () => {
    const mask = 'HIDDEN_DUE_TO_SECURITY_REASONS';
    const joins =
      /\.(?:userid|product_?[oO]bject_?[iI]d)$|group_?[iI]dentifiers\.|[rR]esource(?:_?[aA]ncestors\.\d+)?\.name$|rule_?[nN]ame$/u;
    expect(found(mask, (path, leaf) => leaf === mask && joins.test(path))).toEqual([]);
  });

  it('has no query and no fragment in a label and among what is additional where it is a web address', () => {
    const shown = /labels\.\d+\.value$|^additional\./u;
    expect(
      found(
        'https://example.com/start?token=code#more',
        (path, leaf) => shown.test(path) && leaf.includes('code#'),
      ),
    ).toEqual([]);
  });
});
