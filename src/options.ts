import { isObject, isWellFormed } from './json.ts';
import { timeOf } from './log/date.ts';
import { POLICY_FORMS, type PolicyForm } from './log/policy/document.ts';
import { readTimestamp } from './log/timestamp.ts';
import type { MappingContext } from './table/logic.ts';
import { PROFILES, type Profile } from './table/profile.ts';
import { SOURCES, type Source } from './table/sources.ts';
import type { Label, Timestamp } from './udm/field.ts';
import type { UdmCase } from './udm/style.ts';

/** Stands for a choice that was not made. A default type in its place would be all that editors offer to choose. */
export interface Unsaid {
  readonly unsaid: never;
}

/** A choice, or the default where none was made. */
export type Said<Choice, Default> = Unsaid extends Choice ? Default : Choice;

/** What a mapper can be told, once. */
export interface MapperOptions<
  Rows extends Profile | Unsaid = Profile,
  Keys extends UdmCase | Unsaid = UdmCase,
> {
  /** How keys of entities are written: `camel` (the default) or `snake`. */
  readonly case?: Keys;
  /**
   * Which rows are followed: `documented` (the default), the 44 of the documentation and no others; `google`, those of
   * Google's own parser source, `GOOGLE_TABLE`; or `extended`, the documented rows and the extensions of
   * `EXTENDED_TABLE`, which also map managed policies.
   */
  readonly profile?: Rows;
  /** Whether a warning refuses the record as an error does. Off by default. */
  readonly strict?: boolean;
  /**
   * How policies become text: `compact` (the default), their own text, decoded and without white space between its
   * tokens; `canonical`, with sorted keys, too; `verbatim`, text as the log has it. An object has no text of its own:
   * `verbatim` gives its compact one. With the profile `google` the default is `verbatim`.
   */
  readonly policyText?: PolicyForm;
  /** Whether row 9 writes a group's name as an e-mail address, which SecOps joins groups by. On by default. */
  readonly groupNameAsEmail?: boolean;
  /** The asset namespace of the feed, which is written to nouns. None unless given; it must not be empty. */
  readonly namespace?: string;
  /** Whether activity of every service is mapped, and not of IAM, STS and sign-in alone. Off by default. */
  readonly allServices?: boolean;
  /** The ingestion labels of the feed, which are written to the metadata of each event. None unless given. */
  readonly ingestionLabels?: Readonly<Record<string, string>>;
  /** Whether issues may hold values of the log. Off by default: IAM documents are sensitive. */
  readonly includeValues?: boolean;
}

export type AnySource = Source | 'detect';

/** Which records a mapper takes. */
export interface SourceOptions<From extends AnySource | Unsaid = AnySource> {
  /**
   * Where the records are from: `iam`, whose users, roles and groups become entities; `cloudtrail`, whose records of
   * activity become events; or `detect` (the default), which says so of each record by its fields.
   */
  readonly source?: From;
}

type AllOptions = MapperOptions & SourceOptions;

/** The options with every default filled in. */
export type Settings = Required<Omit<AllOptions, TextOption>> & {
  readonly namespace: string | undefined;
  readonly ingestionLabels: readonly Label[] | undefined;
};

/** The options that have no choices. */
type TextOption = 'namespace' | 'ingestionLabels';

const TEXT_OPTIONS: readonly string[] = ['namespace', 'ingestionLabels'] satisfies TextOption[];

/** What a mapper is told for each record. */
export interface RecordOptions {
  /** When the record was collected: a `Date`, RFC 3339 text with a zone, or epoch milliseconds. */
  readonly collectedAt: Date | string | number;
}

const CHOICES = /* @__PURE__ */ (() =>
  ({
    source: ['detect', ...SOURCES],
    case: ['camel', 'snake'],
    profile: PROFILES,
    strict: [false, true],
    policyText: POLICY_FORMS,
    groupNameAsEmail: [true, false],
    allServices: [false, true],
    includeValues: [false, true],
  }) as const satisfies {
    readonly [Option in keyof Omit<Required<AllOptions>, TextOption>]: readonly unknown[];
  })();

/** The names of all options, for those who list them. */
export const OPTION_NAMES: readonly string[] = /* @__PURE__ */ (() => [
  ...Object.keys(CHOICES),
  ...TEXT_OPTIONS,
])();

/** Fills in the defaults: the first choice of each option, but for the policies of Google's parser, which copies them. */
export function settleOptions(options: AllOptions): Settings {
  if (!isObject(options)) throw new TypeError('Options must be an object.');
  for (const name of Object.keys(options)) {
    if (!OPTION_NAMES.includes(name)) throw new TypeError(`There is no option ${name}.`);
  }
  const defaults: AllOptions = options.profile === 'google' ? { policyText: 'verbatim' } : {};
  const settled: Record<string, unknown> = {};
  for (const name of Object.keys(CHOICES) as (keyof typeof CHOICES)[]) {
    const choices: readonly unknown[] = CHOICES[name];
    const value = options[name] ?? defaults[name] ?? choices[0];
    if (!choices.includes(value))
      throw new TypeError(`The option ${name} must be one of ${choices.join(', ')}.`);
    settled[name] = value;
  }
  settled.namespace = settleNamespace(options.namespace);
  settled.ingestionLabels = settleLabels(options.ingestionLabels);
  return settled as unknown as Settings;
}

/** The settings of a mapper of one source, which is no option of it. */
export function settleOptionsOf(source: Source, options: MapperOptions): Settings {
  const settled = settleOptions(options);
  if (Object.hasOwn(options, 'source')) throw new TypeError('There is no option source.');
  return { ...settled, source };
}

function settleLabels(labels: unknown): readonly Label[] | undefined {
  if (labels === undefined) return undefined;
  const entries = isObject(labels) ? Object.entries(labels) : [];
  if (entries.length === 0 || !entries.flat().every(isGivenText)) {
    throw new TypeError(
      'The option ingestionLabels must be an object of texts, such as { env: "prod" }, and none may be empty.',
    );
  }
  return Object.freeze(entries.map(([key, value]) => Object.freeze({ key, value: value as string })));
}

function isGivenText(text: unknown): text is string {
  return typeof text === 'string' && text !== '' && isWellFormed(text);
}

function settleNamespace(namespace: unknown): string | undefined {
  if (namespace === undefined || isGivenText(namespace)) return namespace;
  throw new TypeError('The option namespace must be text that is not empty.');
}

/** Reads `collectedAt` into a timestamp; a bad one is the programmer's mistake and throws. */
export function settleCollectedAt(collectedAt: unknown): Timestamp {
  const time = typeof collectedAt === 'number' ? collectedAt : timeOf(collectedAt);
  const value = time === undefined ? collectedAt : new Date(time);
  const read = typeof value === 'string' || value instanceof Date ? readTimestamp(value) : undefined;
  if (read?.zoned) return read.text as Timestamp;
  throw new TypeError(
    'collectedAt must be a Date, RFC 3339 text with a zone (2026-01-02T03:04:05Z) or epoch milliseconds.',
  );
}

/** What rows may need beside the log. */
export function contextOf({ policyText, namespace }: Settings, collectedAt: unknown): MappingContext {
  return { collectedAt: settleCollectedAt(collectedAt), policyText, namespace };
}
