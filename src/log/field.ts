/** A date as AWS sources write it: RFC 3339 text, epoch seconds, or a `Date` of an SDK. */
export type LogDate = string | number | Date;

/** A policy document: percent-encoded or plain JSON text, or the document itself. */
export type PolicyDocument = string | { readonly [key: string]: unknown };
