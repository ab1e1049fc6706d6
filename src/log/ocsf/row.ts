import { alike, type OcsfReader } from './reading.ts';

/** The versions of OCSF in which Security Lake keeps records of CloudTrail. */
export const OCSF_VERSIONS = ['1.0.0-rc.2', '1.1.0'] as const;

/** One of the versions. */
export type OcsfVersion = (typeof OCSF_VERSIONS)[number];

/** What OCSF makes of a record: its class. */
export type OcsfClass = 'account change' | 'authentication' | 'API activity';

/** What of a record of OCSF decides which field of CloudTrail a value is of. */
export interface OcsfContext {
  readonly version: OcsfVersion;
  readonly class: OcsfClass;
  /** The operation, CloudTrail's `eventName`. */
  readonly operation: string;
  /** The type of the identity that acted. */
  readonly identity: string;
  /** Whether a user or a role was made, of which the answer has the id. */
  readonly isMade: boolean;
  /** Whether the ARN of the one it is about is not the actor's, which stands there where there is no other. */
  readonly isOnOther: boolean;
}

/** Says whether a row is for a record. */
export type OcsfCondition = (context: OcsfContext) => boolean;

/** One line of what OCSF makes of CloudTrail's fields, read the other way round. */
export interface OcsfRow {
  /** The field of CloudTrail; `[]` stands for each element of a list. */
  readonly log: string;
  /** The field of OCSF in each version; undefined where a version has none of its own. */
  readonly ocsf: { readonly [Version in OcsfVersion]: string | undefined };
  readonly read: OcsfReader;
  readonly when: OcsfCondition;
}

/** A row for records of every kind. */
export const ALWAYS: OcsfCondition = () => true;

/** A field that both versions have in one place. */
export function both(
  log: string,
  ocsf: string,
  read: OcsfReader = alike,
  when: OcsfCondition = ALWAYS,
): OcsfRow {
  return moved(log, ocsf, ocsf, read, when);
}

/** A field that each version has in a place of its own. */
export function moved(
  log: string,
  early: string | undefined,
  late: string | undefined,
  read: OcsfReader = alike,
  when: OcsfCondition = ALWAYS,
): OcsfRow {
  return { log, ocsf: { '1.0.0-rc.2': early, '1.1.0': late }, read, when };
}

/** A field of version 1.0.0-rc.2 alone; the other has it among parameters and answers, which it keeps whole. */
export function early(
  log: string,
  ocsf: string,
  when: OcsfCondition = ALWAYS,
  read: OcsfReader = alike,
): OcsfRow {
  return moved(log, ocsf, undefined, read, when);
}

/** A field of version 1.1.0 alone; the other has it under its own name among what it does not map. */
export function late(
  log: string,
  ocsf: string,
  when: OcsfCondition = ALWAYS,
  read: OcsfReader = alike,
): OcsfRow {
  return moved(log, undefined, ocsf, read, when);
}
