import { type EntityName, nameOfEntity } from '../udm/name.ts';
import { takePairs } from '../udm/pairing.ts';

/** Which of the things that were made is which of those that are expected. */
export interface MadePairs<Expected> {
  readonly pairs: readonly (readonly [Expected, unknown])[];
  /** What was not made. */
  readonly missing: readonly Expected[];
  /** What nothing expects. */
  readonly extra: readonly unknown[];
}

interface NamedValue<Value> {
  readonly value: Value;
  readonly name: EntityName;
}

/**
 * Pairs what is expected with what was made of the same name; what is left of one id on both sides is of another type
 * now, and what is then left of one type is paired as renamed.
 *
 * @param madeOf takes the entity or event out of an expectation
 */
export function pairMade<Expected>(
  expected: readonly Expected[],
  made: readonly unknown[],
  madeOf: (one: Expected) => unknown,
): MadePairs<Expected> {
  // Turned around, as pairs are taken from the end.
  const before = new Set<NamedValue<Expected>>(
    [...expected].reverse().map((value) => ({ value, name: nameOfEntity(madeOf(value)) })),
  );
  const after = new Set<NamedValue<unknown>>(
    [...made].reverse().map((value) => ({ value, name: nameOfEntity(value) })),
  );
  const pairs = [
    ...takePairs(before, after, ({ name: { type, id } }) => JSON.stringify([type, id])),
    // What has no id, as early events, and found none of its type goes by its place.
    ...takePairs(before, after, ({ name: { id } }) => id ?? ''),
    ...takePairs(before, after, ({ name: { type } }) => type),
  ];
  const values = <Value>(named: ReadonlySet<NamedValue<Value>>) =>
    [...named].reverse().map(({ value }) => value);
  return {
    pairs: pairs.map(([one, other]) => [one.value, other.value]),
    missing: values(before),
    extra: values(after),
  };
}
