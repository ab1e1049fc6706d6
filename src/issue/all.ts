import { INPUT_ISSUES } from './input.ts';
import { RECORD_ISSUES } from './record.ts';
import { REQUEST_ISSUES } from './request.ts';

/** What every issue code means. */
export const ALL_ISSUES = /* @__PURE__ */ (() => ({
  ...RECORD_ISSUES,
  ...INPUT_ISSUES,
  ...REQUEST_ISSUES,
}))();
