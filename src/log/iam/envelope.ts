import { ownField } from '../../json.ts';
import { isTrue } from '../scalar.ts';

/** The fields with which AWS says that an answer goes on, and the AWS CLI likewise. */
export const CONTINUATION = ['IsTruncated', 'Marker', 'NextToken'] as const;

/** The fields of an answer that speak of the call and not of IAM. */
export const ENVELOPE_FIELDS: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set([...CONTINUATION, 'ResponseMetadata', '$metadata']))();

/**
 * The field by which an answer says that it goes on, or undefined where it says no such thing.
 *
 * @param names the fields that may say so
 */
export function continuationOf(
  answer: { readonly [key: string]: unknown },
  names: readonly string[] = CONTINUATION,
): string | undefined {
  for (const name of names) {
    // Most answers have none of them.
    if (answer[name] === undefined) continue;
    const value = ownField(answer, name);
    if (/truncated$/iu.test(name) ? isTrue(value) : typeof value === 'string' && value !== '') return name;
  }
  return undefined;
}
