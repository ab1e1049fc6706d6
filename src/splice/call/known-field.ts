import { EMPTY_COLUMN } from '../../log/cloudtrail/form.ts';
import { CLOUDTRAIL_RECORD } from '../../log/cloudtrail/record.ts';
import { SERVICES, sourceOf } from '../../log/cloudtrail/service.ts';
import { type ConstantBytes, constantOf, LEFT, oneOfEnd, standsAt } from '../bytes.ts';

/** A field of a record, and what its text must be for the record to be known. */
export interface KnownField {
  readonly name: string;
  /** The name with its quotes. */
  readonly key: ConstantBytes;
  /** A bit of its own. */
  readonly bit: number;
  readonly rule: Rule | undefined;
}

/** Beginnings of texts, with the opening quote, of which a field must have one, or none. */
interface Rule {
  readonly texts: readonly ConstantBytes[];
  readonly isOneOf: boolean;
}

const oneOf = (...texts: readonly string[]): Rule => ({ texts: quoted(texts), isOneOf: true });
const noneOf = (...texts: readonly string[]): Rule => ({ texts: quoted(texts), isOneOf: false });

function quoted(texts: readonly string[]): ConstantBytes[] {
  return texts.map((text) => constantOf(`"${text}"`));
}

/** What is no name; of objects and lists, which may be empty, it is for the mapper to say. */
const NO_NAME: Rule = /* @__PURE__ */ (() => ({
  texts: [...quoted(['', ...EMPTY_COLUMN]), ...['"{', '"['].map(constantOf)],
  isOneOf: false,
}))();

/** What of a record the mapper's judgement looks at; whatever else it may be is for the mapper to say. */
const RULES: Readonly<Record<string, Rule>> = /* @__PURE__ */ (() => ({
  eventSource: noneOf(''),
  eventName: NO_NAME,
  eventType: noneOf('', 'AwsCloudTrailInsight', 'AwsAggregatedEvent'),
  eventCategory: oneOf('Management', 'Data', 'NetworkActivity'),
}))();

/** The event sources of the services whose activity is mapped. */
const SOURCES = /* @__PURE__ */ (() => quoted(SERVICES.map(sourceOf)))();

/** The fields that a record may have. */
export const KNOWN_FIELDS: readonly KnownField[] = /* @__PURE__ */ (() =>
  Object.keys(CLOUDTRAIL_RECORD.fields).map((name, index) => ({
    name,
    key: constantOf(`"${name}"`),
    bit: 1 << index,
    rule: RULES[name],
  })))();

/** Without these a record is none, or is refused. */
const NEEDED: readonly string[] = ['eventSource', 'eventName'];

const NEEDED_BITS = /* @__PURE__ */ (() =>
  KNOWN_FIELDS.reduce((bits, { name, bit }) => (NEEDED.includes(name) ? bits | bit : bits), 0))();

/** Whether fields, as bits, are all that a record needs. */
export function areEnough(fields: number): boolean {
  return (fields & NEEDED_BITS) === NEEDED_BITS;
}

/**
 * The field whose key stands at a place.
 *
 * @param last the field before it, behind which it is looked for first: records have their fields in much the same order
 */
export function fieldAt(text: DataView, at: number, last?: KnownField): KnownField | undefined {
  const first = last === undefined ? 0 : 32 - Math.clz32(last.bit);
  for (let step = 0; step < KNOWN_FIELDS.length; step += 1) {
    const field = KNOWN_FIELDS[(first + step) % KNOWN_FIELDS.length]!;
    if (standsAt(field.key, text, at)) return field;
  }
  return undefined;
}

/** Whether what stands at a place, from its opening quote on, is surely the name of an operation. */
export function isName(text: DataView, at: number): boolean {
  return oneOfEnd(NO_NAME.texts, text, at) === LEFT;
}

/** Whether the source of a service whose activity is mapped stands at a place, from its opening quote on. */
export function isMappedSource(text: DataView, at: number): boolean {
  return oneOfEnd(SOURCES, text, at) !== LEFT;
}
