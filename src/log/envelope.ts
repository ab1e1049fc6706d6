import { isTrue } from './scalar.ts';
import { ownField } from './spelling.ts';

/** The fields with which AWS says that an answer goes on, and the AWS CLI likewise. */
export const CONTINUATION = ['IsTruncated', 'Marker', 'NextToken'] as const;

/** The fields of an answer that speak of the call and not of IAM. */
export const ENVELOPE_FIELDS: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set([...CONTINUATION, 'ResponseMetadata', '$metadata']))();

/** The field by which an answer says that it goes on, or undefined where it says no such thing. */
export function continuationOf(answer: { readonly [key: string]: unknown }): string | undefined {
  return CONTINUATION.find((name) => {
    const value = ownField(answer, name);
    return name === 'IsTruncated' ? isTrue(value) : typeof value === 'string' && value !== '';
  });
}
