import { isObject, ownField } from '../../json.ts';
import type { PatternReader } from './reader.ts';

type SelectorStep =
  | { readonly type: 'field'; readonly name: string }
  | { readonly type: 'element'; readonly index: number }
  | { readonly type: 'any-field' }
  | { readonly type: 'any-element' };

/** Where in a record a condition looks. */
export interface Selector {
  /** The log field as the pattern names it, without `$.`. */
  readonly field: string;
  readonly position: number;
  readonly steps: readonly SelectorStep[];
  /** Whether it leads to every field of an object or every element of a list. */
  readonly wild: boolean;
}

const NAME = /[A-Za-z0-9_-]+/y;
const DIGITS = /[0-9]+/y;
const FORMS = "Write $.field, $.field[0], $.field[*], $.* or $.['a key'].";

/** Reads a selector; the pattern is refused where none comes. */
export function readSelector(reader: PatternReader): Selector {
  const position = reader.position;
  if (!reader.takes('$.')) reader.fail('Here must stand the selector of a field', FORMS);
  const start = reader.position;
  const steps = [readMember(reader)];
  for (;;) {
    if (reader.takes('.')) steps.push(readMember(reader));
    else if (reader.takes('[')) steps.push(readBracket(reader));
    else break;
  }
  const wildcards = steps.filter(isWild).length;
  if (wildcards > 1)
    reader.fail('The selector has more than one wildcard', 'Name all but one of its steps.', position);
  return { field: reader.text.slice(start, reader.position), position, steps, wild: wildcards === 1 };
}

function isWild({ type }: SelectorStep): boolean {
  return type === 'any-field' || type === 'any-element';
}

/** What follows a dot: a name, `*` or a key in brackets. */
function readMember(reader: PatternReader): SelectorStep {
  if (reader.takes('*')) return { type: 'any-field' };
  if (reader.takes("['")) return readKey(reader);
  const name = reader.read(NAME);
  if (name !== '') return { type: 'field', name };
  return reader.fail('The selector has no name after its dot', FORMS);
}

/** What follows a bracket: an index, `*` or a key. */
function readBracket(reader: PatternReader): SelectorStep {
  if (reader.takes("'")) return readKey(reader);
  const position = reader.position;
  const index = reader.takes('*') ? '*' : reader.read(DIGITS);
  if (index === '' || !reader.takes(']'))
    reader.fail('The brackets hold no index', "Write [0], [*] or ['a key'].", position);
  if (index === '*') return { type: 'any-element' };
  if (!Number.isSafeInteger(Number(index)))
    reader.fail('The index is larger than any list', 'Write a smaller one.', position);
  return { type: 'element', index: Number(index) };
}

function readKey(reader: PatternReader): SelectorStep {
  const position = reader.position;
  const name = reader.readTo("']");
  if (name === undefined || name === '')
    return reader.fail('The key has no end or is empty', "Write ['a key'].", position);
  return { type: 'field', name };
}

/**
 * Whether a test holds for something that a selector leads to in a record.
 *
 * @param value the record, or what the steps before led to
 * @param steps the steps of the selector
 * @param test judges what is there; it is not asked where nothing is
 * @param from the first step still to go
 */
export function someSelected(
  value: unknown,
  steps: readonly SelectorStep[],
  test: (selected: unknown) => boolean,
  from = 0,
): boolean {
  let selected = value;
  for (let at = from; at < steps.length; at += 1) {
    const step = steps[at]!;
    if (isWild(step)) {
      return membersOf(selected, step).some((member) => someSelected(member, steps, test, at + 1));
    }
    selected = memberOf(selected, step);
    if (selected === undefined) return false;
  }
  return selected !== undefined && test(selected);
}

function membersOf(value: unknown, step: SelectorStep): readonly unknown[] {
  if (step.type === 'any-element') return Array.isArray(value) ? value : [];
  return isObject(value) ? Object.values(value) : [];
}

function memberOf(value: unknown, step: SelectorStep): unknown {
  if (step.type === 'element') return Array.isArray(value) ? value[step.index] : undefined;
  return step.type === 'field' && isObject(value) ? ownField(value, step.name) : undefined;
}
