import * as z from 'zod';
import { timeOf } from '../date.ts';
import { FALSE_TEXTS, isTrue, NUMBER_TEXT, TRUE_TEXTS } from '../scalar.ts';

// A bundler leaves out what nobody uses only where the whole call is marked pure, with those inside it.

/** Text of any length that UTF-8 can carry; a lone surrogate cannot be sent anywhere. */
export const TEXT = /* @__PURE__ */ (() => z.string().refine((text) => !/[\ud800-\udfff]/u.test(text)))();

/** Text of at least one character. */
export const NON_EMPTY_TEXT = /* @__PURE__ */ (() => TEXT.min(1))();

/** An Amazon Resource Name. White space in it is cleaned away when a record is read. */
export const ARN = /* @__PURE__ */ (() => z.string().refine((text) => !/[\ud800-\udfff]/u.test(text)))();

/** A date in any form a source may give; whether it exists is judged where it is mapped. */
export const DATE = /* @__PURE__ */ (() =>
  z.union([TEXT, z.number(), z.custom<Date>((value) => timeOf(value) !== undefined)]))();

/** A policy document in any form a source may give. */
export const POLICY = /* @__PURE__ */ (() => z.union([TEXT, z.record(z.string(), z.unknown())]))();

/** A whole or fractional number, or the text of one, which is read as a number. */
export const NUMBER = /* @__PURE__ */ (() =>
  z.union([z.number(), z.string().regex(NUMBER_TEXT).transform(Number)]))();

/** A truth value, or the text of one, which is read as a truth value. */
export const BOOLEAN = /* @__PURE__ */ (() =>
  z.union([z.boolean(), z.enum([...TRUE_TEXTS, ...FALSE_TEXTS]).transform(isTrue)]))();

/** Whatever an SDK adds to an answer about the call itself. */
export const ENVELOPE = /* @__PURE__ */ (() => z.record(z.string(), z.unknown()))();
