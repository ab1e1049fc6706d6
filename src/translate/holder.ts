import type { Logic } from '../engine/row.ts';
import { doubleQuoted } from '../find/query/quote.ts';
import { FLAG } from '../log/cloudtrail/form.ts';
import type { Leaf } from '../log/cloudtrail/leaves.ts';
import { CLOUDTRAIL_RECORD } from '../log/cloudtrail/record.ts';
import { sourceOf } from '../log/cloudtrail/service.ts';
import { Circumstance } from '../table/cloudtrail/circumstance.ts';
import { EVENT_READERS } from '../table/cloudtrail/readers.ts';
import type { EventContext, EventRow } from '../table/cloudtrail/row.ts';
import { EVENT_ROWS } from '../table/cloudtrail/table.ts';
import { VARIANT_NAMES, variantNamed } from '../table/cloudtrail/variant.ts';
import { EVENT_FIELDS } from '../udm/event/field.ts';

/** Who is the subject of a record: someone who acts is the principal, someone who signs in is the target. */
export type World = 'acts' | 'signs-in';

/** UDM fields of which one holds what a log field holds, in every event of a world whose record has that field. */
export interface Holder {
  /** The UDM fields as searches write them: one, unless the record decides which. */
  readonly fields: readonly string[];
  /** What rows make of a value, by operation, each once; undefined where they write nothing for it. */
  readonly logics: readonly HeldLogic[];
  /** Whether no row writes anything else there. */
  readonly isSole: boolean;
  /** Whether it holds a leaf of a part of a record. */
  readonly isLeaf: boolean;
  /** Whether the log field is a text wherever CloudTrail writes it. */
  readonly isText: boolean;
}

/** A logic of rows that hold a log field. */
export type HeldLogic = Pick<Logic<string, unknown, EventContext>, 'apply' | 'sentence'>;

type TextLogic = Logic<string, string, EventContext>;

/** The names of the variants of each world. */
const VARIANTS: Readonly<Record<World, readonly string[]>> = /* @__PURE__ */ (() => {
  const signsIn = (name: string) => variantNamed(name).service === 'signin';
  return {
    acts: VARIANT_NAMES.filter((name) => !signsIn(name)),
    'signs-in': VARIANT_NAMES.filter(signsIn),
  };
})();

/** The circumstance that holds in each world whatever else the record says. */
const GIVEN: Readonly<Record<World, number>> = /* @__PURE__ */ (() => ({
  acts: Circumstance.Acts,
  'signs-in': Circumstance.SignsIn,
}))();

/** Those that cannot hold where someone acts. */
const NOT_ACTING = /* @__PURE__ */ (() => Circumstance.SignsIn | Circumstance.Switches)();

/**
 * Turns the rows of the table round: the UDM fields that hold a log field, in the order of the table.
 *
 * @param logField the log field as rows name it; an element of a list by its number
 */
export function holdersOf(logField: string, world: World): readonly Holder[] {
  const own = EVENT_ROWS.filter(({ log, logic }) => log === logField && !('constant' in logic));
  const fields = [...new Set(own.map(({ udm }) => udm))].filter(isTextField);
  const holders = fields.flatMap((udm) => ownHolder(udm, logField, world) ?? []);
  return [...holders, ...eitherHolder(own, world), ...leafHolders(logField, world)];
}

/** Whether a log field is a truth value. */
function isFlag(logField: string): boolean {
  const fields: Readonly<Record<string, unknown>> = CLOUDTRAIL_RECORD.fields;
  const field = fields[logField] as { readonly optional?: unknown } | undefined;
  return field?.optional === FLAG;
}

/** What is deprecated has the same beside it. */
const DEPRECATED = 'principal.resource.type';

/** Whether a UDM field is a text: others are not searched as texts are. */
function isTextField(udm: string): boolean {
  if (udm === DEPRECATED) return false;
  const type = (EVENT_FIELDS as Readonly<Record<string, string>>)[udm];
  return type === 'string' || type === undefined;
}

/** Of each of these one holds, and no more, where the log field is there on which they depend. */
const EITHER = /* @__PURE__ */ (() => [[Circumstance.NameOfIssuer, Circumstance.HasIssuer]])();

/** The UDM fields of rows of which one fires, as the record decides. */
function eitherHolder(own: readonly EventRow[], world: World): readonly Holder[] {
  return EITHER.flatMap((circumstances) => {
    const rows = circumstances.map((bit) => own.find(({ when = 0 }) => when === (bit | GIVEN[world])));
    if (rows.includes(undefined)) return [];
    const logics = [...new Set(rows.map((row) => row!.logic as TextLogic))];
    const fields = rows.map((row) => searchField(row!.udm));
    return [{ fields, logics, isSole: false, isLeaf: false, isText: true }];
  });
}

function canFire({ on, when = 0 }: EventRow, variant: string, world: World): boolean {
  if (world === 'acts' && (when & NOT_ACTING) !== 0) return false;
  return on === undefined || on(variant);
}

/** What a UDM field holds of a log field, if it always does. */
function ownHolder(udm: string, logField: string, world: World): Holder | undefined {
  const writers = EVENT_ROWS.filter((row) => row.udm === udm);
  const isList = udm.endsWith('[]');
  const logics = new Set<TextLogic>();
  let isSole = true;
  const variants = writers.some(({ on }) => on !== undefined) ? VARIANTS[world] : VARIANTS[world].slice(0, 1);
  for (const variant of variants) {
    const firing = writers.filter((row) => canFire(row, variant, world));
    const isHolding = ({ log, logic, when = 0 }: EventRow) =>
      log === logField && !('constant' in logic) && (when & ~GIVEN[world]) === 0;
    // Of several rows the first that has a value wins; those of a list all add theirs.
    const holding = isList ? firing.find(isHolding) : firing[0];
    if (holding === undefined || !isHolding(holding)) return undefined;
    logics.add(holding.logic as TextLogic);
    isSole &&= firing.every(({ log, logic }) => log === logField && logic === holding.logic);
  }
  const of = { isLeaf: false, isText: !isFlag(logField) };
  return { fields: [searchField(udm)], logics: [...logics], isSole, ...of };
}

/** Steps that a reader is given to find a leaf by; a list with more elements is hostile. */
const MOST_STEPS = 100;
const MOST_ELEMENTS = 1000;

/** What labels hold of a leaf of a part of a record. */
function leafHolders(logField: string, world: World): readonly Holder[] {
  const [part, ...steps] = logField.split('.') as [string, ...string[]];
  // Labels number the elements of a list, and no search asks for whichever number.
  if (steps.length === 0 || steps.length > MOST_STEPS || logField.includes('[]')) return [];
  return EVENT_ROWS.flatMap((row) => {
    const { log, udm } = row;
    if (typeof log !== 'string' || !log.startsWith(`${part}.@`)) return [];
    if (row.on !== undefined && !VARIANTS[world].every(row.on)) return [];
    if (((row.when ?? 0) & ~GIVEN[world]) !== 0) return [];
    const reader = log.slice(part.length + 1).replace('[]', '');
    const apply = (value: string) => leafOf(reader, logField, steps, value, world);
    // What is no leaf for one value is none for any: a secret, or what a row of its own takes.
    if (apply('x') === undefined) return [];
    const field = searchField(udm.replace(/(?:\[\]|\.\*)$/u, ''), logField);
    return [
      {
        fields: [field],
        logics: [{ sentence: row.logic.sentence, apply }],
        isSole: true,
        isLeaf: true,
        isText: false,
      },
    ];
  });
}

/** What a reader gives for a leaf of a record that holds nothing else. */
function leafOf(
  reader: string,
  key: string,
  steps: readonly string[],
  value: string,
  world: World,
): string | undefined {
  const part = steps.reduceRight<unknown>((held, step) => {
    if (!/^\d+$/u.test(step)) return { [step]: held };
    if (Number(step) >= MOST_ELEMENTS) return undefined;
    return [...Array<undefined>(Number(step)), held];
  }, value);
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return undefined;
  // The details of an operation of this name may say that it failed, which is no leaf.
  const record = { eventSource: sourceOf(world === 'signs-in' ? 'signin' : 'iam'), eventName: steps[0] };
  const read = EVENT_READERS[reader] as unknown as (
    part: object,
    record: object,
    report: () => void,
  ) => Leaf[];
  const leaves = read(part, record, () => {});
  return leaves.length === 1 && leaves[0]!.key === key ? leaves[0]!.value : undefined;
}

/** A UDM field of the table as searches write it: keys in brackets, lists by their names alone. */
function searchField(udm: string, key?: string): string {
  const [, keyed, own] = /^(.*)\[([^\]]+)\]$/u.exec(udm) ?? [];
  if (own !== undefined) return searchField(keyed!, own);
  const [, additional = undefined] = /^additional\.?(.*)$/u.exec(udm) ?? [];
  if (additional !== undefined)
    return `additional.fields[${doubleQuoted(key ?? additional.replaceAll('"', ''))}]`;
  const plain = udm.replaceAll('[]', '');
  return key === undefined ? plain : `${plain}[${doubleQuoted(key)}]`;
}

/** What a logic makes of a text, as text; undefined where rows write nothing for it. */
export function madeBy({ apply }: HeldLogic, value: string): string | undefined {
  const made = apply(value, NO_CONTEXT, () => {});
  return made === undefined ? undefined : String(made);
}

/** Texts need nothing of the caller. */
const NO_CONTEXT: EventContext = { policyText: 'compact', namespace: undefined, ingestionLabels: undefined };
