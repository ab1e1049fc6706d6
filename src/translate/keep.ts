import { MASK } from '../log/cloudtrail/form.ts';
import * as logic from '../table/cloudtrail/logic.ts';
import type { HeldLogic, Holder } from './holder.ts';

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
  /** Whether a text that begins like this may be changed at all. */
  readonly mayBegin: (beginning: string) => boolean;
  readonly why: string;
}

const WEB = ['http://', 'https://'];

/** Web addresses lose their queries. */
const WEB_ADDRESSES: Changed = {
  expression: '(?i)^https?://',
  is: (text) => /^https?:\/\//iu.test(text),
  reaches: (beginning) => /[?#]/u.test(beginning),
  mayBegin: (beginning) => {
    const lower = beginning.toLowerCase();
    return WEB.some((web) => web.startsWith(lower) || lower.startsWith(web));
  },
  why: 'Web addresses are cut before their query.',
};

/** Messages lose the secrets that they quote. */
const QUOTED_SECRETS: Changed = {
  expression: "Value '\\*\\*\\*' at '",
  is: (text) => text.includes("Value '***' at '"),
  reaches: (beginning) => beginning.includes("Value '"),
  mayBegin: () => true,
  why: 'Secrets that a message quotes are masked.',
};

const WHOLE: Keep = { prefix: '', changed: undefined };

function anyOf(lost: readonly string[]): Required<Keep>['loses'] {
  return (test) => lost.some(test);
}

const KEEPS: ReadonlyMap<object, Keep> = /* @__PURE__ */ (() =>
  new Map<object, Keep>([
    [logic.copied, WHOLE],
    [logic.beside, { ...WHOLE, changed: WEB_ADDRESSES }],
    [logic.unmasked, { ...WHOLE, loses: anyOf([MASK]) }],
    [logic.account, { ...WHOLE, loses: anyOf(logic.NO_ACCOUNTS) }],
    // Of addresses there is no end.
    [logic.hostname, { ...WHOLE, loses: () => true }],
    [logic.mfaUsed, { ...WHOLE, prefix: 'MFAUsed: ' }],
    [logic.webAddress, { ...WHOLE, changed: WEB_ADDRESSES }],
    [logic.withoutSecrets, { ...WHOLE, changed: QUOTED_SECRETS }],
    [logic.reason, { ...WHOLE, prefix: 'Reason: ', changed: QUOTED_SECRETS }],
  ]))();

/** How a holder's logic keeps texts; undefined where it gives only a part of them, or a leaf's own text. */
export function keepOf(held: HeldLogic, { isLeaf }: Holder): Keep | undefined {
  return isLeaf ? { ...WHOLE, changed: WEB_ADDRESSES } : KEEPS.get(held);
}
