import { timeOf } from './log/date.ts';
import { POLICY_FORMS, type PolicyForm } from './log/policy/document.ts';
import { readTimestamp } from './log/timestamp.ts';
import type { Profile } from './table/profile.ts';
import type { Timestamp } from './udm/field.ts';
import type { UdmCase } from './udm/style.ts';

/** What a mapper can be told, once. */
export interface MapperOptions {
  /** How keys of entities are written: `camel` (the default) or `snake`. */
  readonly case?: UdmCase;
  /**
   * Which rows are followed: `documented` (the default), the 44 of the documentation and no others, or `extended`,
   * those and the extensions of `EXTENDED_TABLE`, which also map managed policies.
   */
  readonly profile?: Profile;
  /** Whether a warning refuses the record as an error does. Off by default. */
  readonly strict?: boolean;
  /**
   * How policies become text: `compact` (the default), their own text, decoded and without white space between its
   * tokens; `canonical`, with sorted keys, too; `verbatim`, text as the log has it. An object has no text of its own:
   * `verbatim` gives its compact one.
   */
  readonly policyText?: PolicyForm;
  /** Whether row 9 writes a group's name as an e-mail address, which SecOps joins groups by. On by default. */
  readonly groupNameAsEmail?: boolean;
  /** Whether issues may hold values of the log. Off by default: IAM documents are sensitive. */
  readonly includeValues?: boolean;
}

/** The options with every default filled in. */
export type Settings = Required<MapperOptions>;

/** What a mapper is told for each record. */
export interface RecordOptions {
  /** When the record was collected: a `Date`, RFC 3339 text with a zone, or epoch milliseconds. */
  readonly collectedAt: Date | string | number;
}

const CHOICES = {
  case: ['camel', 'snake'],
  profile: ['documented', 'extended'],
  strict: [false, true],
  policyText: POLICY_FORMS,
  groupNameAsEmail: [true, false],
  includeValues: [false, true],
} as const satisfies { readonly [Option in keyof Required<MapperOptions>]: readonly unknown[] };

/** Fills in the defaults: the first choice of each option. */
export function settleOptions(options: MapperOptions): Settings {
  for (const name of Object.keys(options)) {
    if (!Object.hasOwn(CHOICES, name)) throw new TypeError(`There is no option ${name}.`);
  }
  const settled = Object.entries(CHOICES).map(([name, choices]) => {
    const value = options[name as keyof MapperOptions] ?? choices[0];
    if ((choices as readonly unknown[]).includes(value)) return [name, value];
    throw new TypeError(`The option ${name} must be one of ${choices.join(', ')}.`);
  });
  return Object.fromEntries(settled) as Settings;
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
