import type { Atom } from '../find/pattern/parse.ts';
import type { Selector } from '../find/pattern/selector.ts';
import { allOf, anyOf } from '../find/query/condition.ts';
import { isPairValue } from '../log/cloudtrail/secret.ts';
import { sourceOf } from '../log/cloudtrail/service.ts';
import { hasUnseen } from '../text/printable.ts';
import { holdersOf, type World } from './holder.ts';
import { testHolder } from './test.ts';
import { noTranslation, type Translation, translation, type UdmTest } from './translation.ts';

const NONE = {
  selector: 'The selector names no single field, or one whose name UDM cannot tell apart.',
  unseen: 'It asks for a character that cannot be seen.',
  secret: 'It may be a secret, and those are not written.',
  time: 'The time is set where the text is run.',
  field: 'No UDM field always holds it.',
} as const;

/** What tells events of who acts from those of who signs in. */
function isIn(world: World): UdmTest {
  const is = world === 'acts' ? 'unequal' : 'equal';
  return { field: 'target.application', is, value: sourceOf('signin') };
}

const ALL_SIGN_INS = 'Sign-ins are all found: no UDM field of theirs always holds it.';

/** Asks UDM events what a part of a pattern asks records, by the rows of the table turned round. */
export function translateAtom(atom: Atom): Translation {
  const logField = logFieldOf(atom.selector);
  if (logField === undefined) return noTranslation(NONE.selector);
  if (logField === 'eventTime') return noTranslation(NONE.time);
  if (asksUnseen(atom) || hasUnseen(logField)) return noTranslation(NONE.unseen);
  // What stands beside a key may be a secret by what the key says.
  if (logField.split('.').some((name, at) => at > 0 && isPairValue(name))) return noTranslation(NONE.secret);
  if (logField.includes('[]') && !(atom.type === 'compare' && atom.operator === '='))
    return noTranslation(NONE.selector);
  return joined(bestTranslation(atom, logField, 'acts'), bestTranslation(atom, logField, 'signs-in'));
}

/** The name that rows have for what a selector leads to; undefined where none of them can have one. */
function logFieldOf({ steps }: Selector): string | undefined {
  let path = '';
  for (const step of steps) {
    if (step.type === 'any-field') return undefined;
    if (step.type === 'any-element') path += '[]';
    else if (step.type === 'element') path += `.${step.index}`;
    // Keys of labels put names together by dots, and number the elements of lists.
    else if (step.name.includes('.') || /^\d+$/u.test(step.name)) return undefined;
    else path += path === '' ? step.name : `.${step.name}`;
  }
  return path;
}

function asksUnseen(atom: Atom): boolean {
  return atom.type === 'compare' && atom.operand.type === 'text' && hasUnseen(atom.operand.text);
}

/** An exact translation is better than a wider one, and the first than those after it. */
function bestTranslation(atom: Atom, logField: string, world: World): Translation {
  const translations = holdersOf(logField, world).flatMap((holder) => testHolder(atom, holder) ?? []);
  return translations.find(({ fit }) => fit === 'exact') ?? translations[0] ?? noTranslation(NONE.field);
}

/** Puts the translations for who acts and for who signs in together: the noun changes on sign-in. */
function joined(acts: Translation, signsIn: Translation): Translation {
  if (acts.condition === undefined) return acts;
  if (JSON.stringify(acts.condition) === JSON.stringify(signsIn.condition))
    return translation(acts.condition, [...acts.why, ...signsIn.why]);
  const whoActs = allOf<UdmTest>(isIn('acts'), acts.condition);
  if (signsIn.condition === undefined)
    return translation(anyOf<UdmTest>(whoActs, isIn('signs-in')), [...acts.why, ALL_SIGN_INS]);
  const whoSignsIn = allOf<UdmTest>(isIn('signs-in'), signsIn.condition);
  return translation(anyOf<UdmTest>(whoActs, whoSignsIn), [...acts.why, ...signsIn.why]);
}
