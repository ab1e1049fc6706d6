import { MASK } from '../log/cloudtrail/form.ts';
import { FAILURE } from '../table/cloudtrail/circumstance.ts';
import * as logic from '../table/cloudtrail/logic.ts';
import { type HeldLogic, type Holder, madeBy } from './holder.ts';

/** How a logic keeps texts, so that more than one text can be looked for in what it made. */
export interface Keep {
  /** What stands before each. */
  readonly prefix: string;
  /** Whether one of those that are not written passes a test; absent where all are written. */
  readonly loses?: (test: (text: string) => boolean) => boolean;
  /** What those have in them that are changed. */
  readonly changed: Changed | undefined;
}

/** Texts that a logic changes. */
export interface Changed {
  /** A regular expression for each of them once it is changed. */
  readonly expression: string;
  /** Whether a text may be what is left of one of them. */
  readonly is: (text: string) => boolean;
  /** Whether a text that begins like this may be changed before its beginning ends. */
  readonly reaches: (beginning: string) => boolean;
  readonly why: string;
}

/** Web addresses lose their queries, and every address its user. */
const ADDRESSES: Changed = {
  expression: '(?i)^https?://|://\\*\\*\\*@|=\\*\\*\\*',
  is: (text) => /^https?:\/\/|:\/\/\*\*\*@|=\*\*\*/iu.test(text),
  reaches: (beginning) => /[?#&]|:\/\/[^\s/?#]*(?:@|$)/u.test(beginning),
  why: 'Web addresses are cut before their query, and users in addresses are masked.',
};

/** Messages lose the secrets that they quote, and those in addresses. */
const QUOTED_SECRETS: Changed = {
  expression: "Value '\\*\\*\\*' at '|://\\*\\*\\*@|=\\*\\*\\*",
  is: (text) => /Value '\*\*\*' at '|:\/\/\*\*\*@|=\*\*\*/u.test(text),
  reaches: (beginning) => beginning.includes("Value '") || ADDRESSES.reaches(beginning),
  why: 'Secrets that a message quotes are masked.',
};

const WHOLE: Keep = { prefix: '', changed: undefined };

function anyOf(lost: readonly string[]): Required<Keep>['loses'] {
  return (test) => lost.some(test);
}

const KEEPS: ReadonlyMap<object, Keep> = /* @__PURE__ */ (() =>
  new Map<object, Keep>([
    [logic.copied, WHOLE],
    [logic.beside, { ...WHOLE, changed: ADDRESSES }],
    [logic.unmasked, { ...WHOLE, loses: anyOf([MASK]) }],
    [logic.account, { ...WHOLE, loses: anyOf(logic.NO_ACCOUNTS) }],
    // Of addresses there is no end.
    [logic.hostname, { ...WHOLE, loses: () => true }],
    [logic.mfaUsed, { ...WHOLE, prefix: 'MFAUsed: ' }],
    [logic.webAddress, { ...WHOLE, changed: ADDRESSES }],
    // Whatever a sign-in leads to may have lost what stood behind it.
    [logic.destination, { ...WHOLE, changed: { ...ADDRESSES, expression: '.', is: () => true } }],
    [logic.withoutSecrets, { ...WHOLE, changed: QUOTED_SECRETS }],
    [logic.reason, { ...WHOLE, prefix: 'Reason: ', changed: QUOTED_SECRETS }],
  ]))();

/** How a holder's logic keeps texts; undefined where it gives only a part of them, or a leaf's own text. */
export function keepOf(held: HeldLogic, { isLeaf }: Holder): Keep | undefined {
  if (!isLeaf) return KEEPS.get(held);
  const keep = { ...WHOLE, changed: ADDRESSES };
  return madeBy(held, FAILURE) === undefined ? { ...keep, loses: anyOf([FAILURE]) } : keep;
}
