import type { Logic } from '../../engine/row.ts';
import { labelValue, policyText } from '../logic.ts';

/** A number becomes its digits. */
export const numberAsText: Logic<number, string> = {
  sentence: 'to string',
  bytes: { as: 'text' },
  apply: (value) => String(value),
};

/** A policy document becomes text in the form that is set: verbatim, unless told. */
export const policyAsText: typeof policyText = /* @__PURE__ */ (() => ({
  ...policyText,
  sentence: 'direct',
}))();

/** The value of a label; there is no label without it. */
export const givenLabelValue: typeof labelValue = /* @__PURE__ */ (() => ({
  ...labelValue,
  isNeeded: true,
}))();
