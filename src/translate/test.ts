import type { RE2JS } from 're2js';
import type { Operand } from '../find/pattern/operand.ts';
import type { Atom } from '../find/pattern/parse.ts';
import { wildcardTest } from '../find/pattern/wildcard.ts';
import { allOf, anyOf } from '../find/query/condition.ts';
import { expressionFor } from '../find/query/quote.ts';
import { type Holder, madeBy } from './holder.ts';
import { type Keep, keepOf } from './keep.ts';
import { someField, type Translation, translation, type UdmCondition, type UdmTest } from './translation.ts';

/** Why a condition finds more events than it should. */
const WHY = {
  others: 'The field may hold other values, too, such as the name of a role.',
  truth: 'A truth value is a text in UDM.',
  numbers: 'Numbers are texts in UDM, written in one way.',
  objects: 'An object or a list counts as missing.',
  part: 'UDM has a part of the value, or what was made of it.',
  beside: 'In some events a word stands before the text.',
  lost: 'A value that is not written there counts as missing.',
  presence: 'Only that there is a value can be asked.',
} as const;

/**
 * Asks a UDM field what a pattern asks a log field.
 *
 * @returns a condition that finds every event that it should; undefined where the field cannot tell
 */
export function testHolder(atom: Atom, holder: Holder): Translation | undefined {
  const translator = new HolderTranslator(holder);
  switch (atom.type) {
    case 'not-exists':
      return translator.absence(!holder.isText && WHY.objects);
    case 'is':
      if (atom.value === null) return translator.absence(WHY.objects);
      return translator.equal([String(atom.value)], WHY.truth);
    case 'order':
      return translator.presence(WHY.presence);
    case 'compare':
      return atom.operator === '=' ? positive(translator, atom.operand) : negative(translator, atom.operand);
  }
}

function positive(translator: HolderTranslator, operand: Operand): Translation | undefined {
  if (operand.type === 'expression') return translator.like(operand.expression);
  const { text } = operand;
  if (operand.type === 'number') {
    const usual = String(operand.number);
    return usual === text ? translator.equal([text]) : translator.equal([usual, text], WHY.numbers);
  }
  if (text === '') return translator.absence(WHY.presence);
  return text.includes('*') ? translator.wildcard(text) : translator.equal([text]);
}

function negative(translator: HolderTranslator, operand: Operand): Translation | undefined {
  if (operand.type === 'expression') return translator.unlike(operand.expression);
  const { text } = operand;
  if (operand.type === 'text' && text.includes('*')) return translator.noWildcard(text);
  const isUsual = operand.type === 'text' || String(operand.number) === text;
  return text === '' ? translator.presence() : translator.unequal(text, !isUsual && WHY.numbers);
}

/** Translates what is asked of a holder. */
class HolderTranslator {
  private readonly keeps: readonly (Keep | undefined)[];
  /** How it keeps texts, where it has one logic that does. */
  private readonly keep: Keep | undefined;

  constructor(private readonly holder: Holder) {
    this.keeps = holder.logics.map((logic) => keepOf(logic, holder));
    this.keep = this.keeps.length === 1 ? this.keeps[0] : undefined;
  }

  /** Why it may be found for another value, whatever is asked. */
  private get blur(): readonly (string | false)[] {
    const { holder, keeps } = this;
    return [
      !holder.isSole && WHY.others,
      keeps.includes(undefined) && WHY.part,
      keeps.length > 1 && WHY.beside,
    ];
  }

  absence(why: string | false): Translation | undefined {
    const { fields, isSole } = this.holder;
    if (!isSole) return undefined;
    const loses = this.keeps.some((keep) => keep?.loses !== undefined);
    const isPart = this.keeps.includes(undefined) && WHY.part;
    return translation(
      allOf<UdmTest>(...fields.map((field) => ({ field, is: 'equal', value: '' }) as const)),
      [why, loses && WHY.lost, isPart],
    );
  }

  presence(why?: string | false): Translation | undefined {
    if (this.keeps.some((keep) => keep === undefined || keep.loses !== undefined)) return undefined;
    const { holder } = this;
    return translation(someField(holder.fields, 'unequal', ''), [
      why,
      !holder.isSole && WHY.others,
      !holder.isText && WHY.truth,
    ]);
  }

  equal(values: readonly string[], why?: string): Translation | undefined {
    const { logics, fields, isText } = this.holder;
    const made = values.flatMap((value) => logics.map((logic) => madeBy(logic, value)));
    if (!made.every((one) => one !== undefined && one !== '')) return undefined;
    const texts = [...new Set(made as string[])];
    const changed = this.keeps.find((keep) => texts.some((text) => keep?.changed?.is(text)))?.changed;
    const isTruth = !isText && values.some((value) => value === 'true' || value === 'false');
    return translation(anyOf(...texts.map((text) => someField(fields, 'equal', text))), [
      why,
      ...this.blur,
      isTruth && WHY.truth,
      changed?.why,
    ]);
  }

  unequal(value: string, why: string | false): Translation | undefined {
    const { keep, holder } = this;
    if (keep === undefined || holder.fields.length > 1) return this.presence(WHY.presence);
    const made = madeBy(holder.logics[0]!, value);
    if (made === undefined || made === '') return this.presence(WHY.presence);
    if (keep.changed?.is(made)) return this.presence(keep.changed.why);
    return this.butNot({ field: holder.fields[0]!, is: 'unequal', value: made }, why);
  }

  wildcard(text: string): Translation | undefined {
    const test = wildcardTest(text);
    if (this.keeps.some((keep) => keep === undefined || keep.loses?.(test))) return undefined;
    if (/^\*+$/u.test(text)) return this.presence();
    const { fields, isText } = this.holder;
    const changes = this.keeps.map((keep) => changesOf(keep!, text));
    const conditions = this.keeps.flatMap((keep, at): UdmCondition[] => {
      const like = someField(fields, 'like', expressionOf(keep!.prefix, text));
      const changed = changes[at];
      return changed === undefined ? [like] : [like, someField(fields, 'like', changed.expression)];
    });
    return translation(anyOf(...conditions), [
      ...this.blur,
      !isText && (test('true') || test('false')) && WHY.truth,
      ...changes.map((changed) => changed?.why),
    ]);
  }

  noWildcard(text: string): Translation | undefined {
    const { keep, holder } = this;
    if (keep === undefined || holder.fields.length > 1 || /^\*+$/u.test(text))
      return this.presence(WHY.presence);
    const changed = changesOf(keep, text);
    if (changed !== undefined) return this.presence(changed.why);
    return this.butNot(
      { field: holder.fields[0]!, is: 'unlike', value: expressionOf(keep.prefix, text) },
      false,
    );
  }

  like(expression: RE2JS): Translation | undefined {
    const { keep, holder } = this;
    if (keep === undefined || keep.prefix !== '') return this.presence(WHY.presence);
    if (keep.loses?.((lost) => expression.test(lost))) return undefined;
    const { changed } = keep;
    const expressions = [
      `(?s)${expression.pattern()}`,
      ...(changed === undefined ? [] : [changed.expression]),
    ];
    return translation(anyOf(...expressions.map((one) => someField(holder.fields, 'like', one))), [
      ...this.blur,
      changed?.why,
      !holder.isText && (expression.test('true') || expression.test('false')) && WHY.truth,
    ]);
  }

  unlike(expression: RE2JS): Translation | undefined {
    const { keep, holder } = this;
    if (keep === undefined || keep.prefix !== '' || keep.changed !== undefined || holder.fields.length > 1)
      return this.presence(WHY.presence);
    return this.butNot({ field: holder.fields[0]!, is: 'unlike', value: expression.pattern() }, false);
  }

  /** There is a value, and it is another; what was masked is not there. */
  private butNot(test: UdmTest, why: string | false): Translation {
    const { isSole, isText } = this.holder;
    const { loses } = this.keep!;
    const present: UdmTest = { field: test.field, is: 'unequal', value: '' };
    return translation(loses !== undefined ? test : allOf<UdmTest>(present, test), [
      why,
      !isSole && WHY.others,
      loses !== undefined && WHY.lost,
      !isText && WHY.truth,
    ]);
  }
}

/** What a logic may change of the texts that a wildcard finds, so that it would not find them any more. */
function changesOf({ changed }: Keep, text: string): Keep['changed'] {
  const head = text.slice(0, text.indexOf('*'));
  const isBeginning = text.indexOf('*') === text.length - 1;
  return isBeginning && changed?.reaches(head) === false ? undefined : changed;
}

/** The regular expression for a text with wildcards, behind a prefix. */
function expressionOf(prefix: string, text: string): string {
  const [head, ...middle] = text.split(/\*+/u) as [string, ...string[]];
  const tail = middle.pop()!;
  const start = prefix + head === '' ? '' : `^${expressionFor(prefix + head)}`;
  const parts = [...middle, tail].filter((part) => part !== '').map(expressionFor);
  // Behind the last wildcard of all nothing needs to be said, nor before the first.
  const body = [...(start === '' ? [] : [start]), ...parts].join('.*');
  const end = tail === '' ? '' : '$';
  return body.includes('.*') ? `(?s)${body}${end}` : `${body}${end}`;
}
