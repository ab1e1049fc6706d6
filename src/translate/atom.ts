import type { Atom } from '../find/pattern/parse.ts';
import type { Selector } from '../find/pattern/selector.ts';
import { allOf, anyOf } from '../find/query/condition.ts';
import { isPairValue } from '../log/cloudtrail/secret.ts';
import { sourceOf } from '../log/cloudtrail/service.ts';
import { hasUnseen } from '../text/printable.ts';
import { type Answer, answer, noAnswer, type UdmTest } from './answer.ts';
import { holdersOf, type World } from './holder.ts';
import { testHolder } from './test.ts';

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
export function translateAtom(atom: Atom): Answer {
  const logField = logFieldOf(atom.selector);
  if (logField === undefined) return noAnswer(NONE.selector);
  if (logField === 'eventTime') return noAnswer(NONE.time);
  if (asksUnseen(atom) || hasUnseen(logField)) return noAnswer(NONE.unseen);
  // What stands beside a key may be a secret by what the key says.
  if (logField.split('.').some((name, at) => at > 0 && isPairValue(name))) return noAnswer(NONE.secret);
  if (logField.includes('[]') && !(atom.type === 'compare' && atom.operator === '='))
    return noAnswer(NONE.selector);
  return joined(bestAnswer(atom, logField, 'acts'), bestAnswer(atom, logField, 'signs-in'));
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

/** An exact answer is better than a wider one, and the first than those after it. */
function bestAnswer(atom: Atom, logField: string, world: World): Answer {
  const answers = holdersOf(logField, world).flatMap((holder) => testHolder(atom, holder) ?? []);
  return answers.find(({ fit }) => fit === 'exact') ?? answers[0] ?? noAnswer(NONE.field);
}

/** Puts the answers for who acts and for who signs in together: the noun changes on sign-in. */
function joined(acts: Answer, signsIn: Answer): Answer {
  if (acts.condition === undefined) return acts;
  if (JSON.stringify(acts.condition) === JSON.stringify(signsIn.condition))
    return answer(acts.condition, [...acts.why, ...signsIn.why]);
  const whoActs = allOf<UdmTest>(isIn('acts'), acts.condition);
  if (signsIn.condition === undefined)
    return answer(anyOf<UdmTest>(whoActs, isIn('signs-in')), [...acts.why, ALL_SIGN_INS]);
  const whoSignsIn = allOf<UdmTest>(isIn('signs-in'), signsIn.condition);
  return answer(anyOf<UdmTest>(whoActs, whoSignsIn), [...acts.why, ...signsIn.why]);
}
