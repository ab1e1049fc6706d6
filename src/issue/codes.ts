import type { IssueCode } from '../issue.ts';
import { ALL_ISSUES } from './all.ts';
import { REMEDIES } from './remedies.ts';

type IssueCodes = {
  readonly [Code in IssueCode]: Readonly<(typeof ALL_ISSUES)[Code]> & { readonly remedy: string };
};

/** What every issue code means: its severity, its one fixed sentence and what to do about it. */
export const ISSUE_CODES = /* @__PURE__ */ (() =>
  Object.fromEntries(
    Object.entries(ALL_ISSUES).map(([code, meaning]) => [
      code,
      { ...meaning, remedy: REMEDIES[code as IssueCode] },
    ]),
  ) as IssueCodes)();
