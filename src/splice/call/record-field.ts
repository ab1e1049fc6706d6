import { CLOUDTRAIL_RECORD } from '../../log/cloudtrail/record.ts';
import { SERVICES, sourceOf } from '../../log/cloudtrail/service.ts';
import { type Constant, constantOf, standsAt } from '../bytes.ts';

/** A field of a record, and what its text must be for the record to be known. */
export class RecordField {
  readonly key: Constant;
  /** The field that came behind it last time. */
  next: RecordField | undefined;

  constructor(
    readonly name: string,
    /** A bit of its own. */
    readonly bit: number,
    readonly rule: Rule | undefined,
  ) {
    this.key = constantOf(`"${name}"`);
  }
}

/** Texts of which a field must have one, or none. */
interface Rule {
  readonly texts: readonly Constant[];
  readonly isOneOf: boolean;
}

const oneOf = (...texts: readonly string[]): Rule => ({ texts: quoted(texts), isOneOf: true });
const noneOf = (...texts: readonly string[]): Rule => ({ texts: quoted(texts), isOneOf: false });

function quoted(texts: readonly string[]): Constant[] {
  return texts.map((text) => constantOf(`"${text}"`));
}

/** What of a record the mapper's judgement looks at; whatever else it may be is for the mapper to say. */
const RULES: Readonly<Record<string, Rule>> = /* @__PURE__ */ (() => ({
  eventSource: noneOf(''),
  eventName: noneOf(''),
  eventType: noneOf('', 'AwsCloudTrailInsight', 'AwsAggregatedEvent'),
  eventCategory: oneOf('Management', 'Data', 'NetworkActivity'),
}))();

/** The event sources of the services whose activity is mapped. */
const SOURCES = /* @__PURE__ */ (() => quoted(SERVICES.map(sourceOf)))();

/** Without these a record is none, or is refused. */
const NEEDED: readonly string[] = ['eventSource', 'eventName'];

/** The fields that a record may have. */
export class RecordFields {
  readonly all: readonly RecordField[] = Object.keys(CLOUDTRAIL_RECORD.fields).map(
    (name, index) => new RecordField(name, 1 << index, RULES[name]),
  );
  /** The bits of those without which it is none. */
  readonly needed = NEEDED.reduce((bits, name) => bits | this.named(name).bit, 0);

  named(name: string): RecordField {
    return this.all.find((field) => field.name === name)!;
  }

  /** The field whose key stands at a place. */
  at(text: DataView, at: number): RecordField | undefined {
    return this.all.find(({ key }) => standsAt(key, text, at));
  }
}

/** Whether the source of a service whose activity is mapped stands at a place, from its opening quote on. */
export function isMappedSource(text: DataView, at: number): boolean {
  return SOURCES.some((source) => standsAt(source, text, at));
}
