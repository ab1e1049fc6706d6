import type { StreamOptions } from '../src/stream/options.ts';
import { part } from './element.ts';

/** The controls that say how records are mapped, by the option that they stand for. */
const SELECTS = ['source', 'profile', 'case', 'policyText'] as const;
const CHECKS = ['allServices', 'strict', 'join'] as const;

/** What the controls say: option by option, without those that say what is so anyway. */
export type Choices = Readonly<Record<string, string>>;

/** Tells what the controls say, beside the time of collection. */
export function readChoices(): Choices {
  const chosen = SELECTS.map((name) => [name, part(name, HTMLSelectElement).value] as const);
  const checked = CHECKS.filter((name) => part(name, HTMLInputElement).checked);
  return Object.fromEntries([
    ...chosen.filter(([name, value]) => value !== part(name, HTMLSelectElement).options[0]?.value),
    ...checked.map((name) => [name, 'on'] as const),
  ]);
}

/** Sets the controls; one of which nothing is said is set to what is so anyway. */
export function writeChoices(choices: Choices): void {
  for (const name of SELECTS) {
    const select = part(name, HTMLSelectElement);
    const values = [...select.options].map(({ value }) => value);
    select.selectedIndex = Math.max(values.indexOf(choices[name] ?? ''), 0);
  }
  for (const name of CHECKS) part(name, HTMLInputElement).checked = choices[name] === 'on';
}

/** The options for the library. What it makes of a bad time of collection, it says. */
export function readOptions(): StreamOptions {
  const choices = readChoices();
  const flags = CHECKS.filter((name) => choices[name] === 'on').map((name) => [name, true] as const);
  const texts = SELECTS.filter((name) => choices[name]).map((name) => [name, choices[name]] as const);
  const collectedAt = part('collectedAt', HTMLInputElement).value.trim();
  return { ...Object.fromEntries<unknown>([...texts, ...flags]), collectedAt };
}
