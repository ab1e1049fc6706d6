import { I as IssueCode } from './issue.d-B5Lyq7gT.cjs';

/** A date as AWS sources write it: RFC 3339 text, epoch seconds, or a `Date` of an SDK. */
type LogDate = string | number | Date;
/** A policy document: percent-encoded or plain JSON text, or the document itself. */
type PolicyDocument = string | {
    readonly [key: string]: unknown;
};
/**
 * What a value of the log must be. Values are judged one by one, so that a bad one costs no other.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_Types.html
 */
interface Form<Value = unknown> {
    readonly form: 'text' | 'given_text' | 'scalar' | 'arn' | 'date' | 'policy' | 'number' | 'boolean' | 'object';
    /** Whether a value that is there is of this form. */
    readonly fits: (value: unknown) => boolean;
    /** What is kept of a value that fits, where that may be another; undefined where nothing is left. */
    readonly settle?: (value: never, report: (code: IssueCode) => void) => Value | undefined;
    /** The type of the value; there is no such member. */
    readonly value?: Value;
}

export type { Form as F, LogDate as L, PolicyDocument as P };
