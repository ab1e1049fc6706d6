import type { Finding, IssueCode, Path } from '../../../issue.ts';
import type { JsonObject } from '../../../json.ts';
import type { OcsfVersion } from '../../ocsf/row.ts';

/**
 * What lies in an answer: a record that may be mapped, a policy, something else that is known, a raw log's text that is
 * no JSON, or something that cannot be read and is named.
 */
export type Holding = 'record' | 'policy' | 'other' | 'text' | 'named';

/** One thing that an answer holds. */
export interface AnswerUnit {
  readonly type: 'unit';
  readonly holds: Holding;
  readonly log: unknown;
  /** Where in the document it lies. */
  readonly path: Path;
  /** The AWS call that gives such answers, or the other service that does, where it can be told. */
  readonly call: string | undefined;
  /** When it was collected, where the document says so. */
  readonly collectedAt?: unknown;
  /** The JSON text that it was read from, where the document holds it as text: the `data` of a raw log; the innermost. */
  readonly text?: string;
  /** How long the part of the path is that leads to that text. */
  readonly textDepth?: number;
  /** Whether its keys had another spelling than AWS's, in which `log` has them. */
  readonly isRespelled?: boolean;
  /** The version of OCSF from which `log` was read back, where it was. */
  readonly ocsf?: OcsfVersion;
  /** What it is, where it is something that is named, or an error. */
  readonly code?: IssueCode;
  /** What it looks like and what to do, where its form is known and not read. */
  readonly form?: string;
  /** The code of the error that the answer is. */
  readonly errorCode?: string | undefined;
}

/** Something that is to be said of an answer as a whole. */
export interface AnswerNotice {
  readonly type: 'notice';
  readonly finding: Finding;
}

/** An answer that does not go on: it is the last of its call. */
export interface LastAnswer {
  readonly type: 'last';
  readonly call: string;
}

/** What an answer holds, or what is to be said of it. */
export type AnswerPart = AnswerUnit | AnswerNotice | LastAnswer;

/** A unit without more than what each has. */
export function unitOf(log: unknown, path: Path, holds: Holding, call?: string): AnswerUnit {
  return { type: 'unit', holds, log, path, call };
}

/** What lies within something that is wrapped around it: to be looked at as if it stood alone, or known already. */
export type Content =
  | { readonly is: 'document'; readonly at: Path; readonly value: unknown }
  | { readonly is: 'text'; readonly at: Path; readonly text: string; readonly collectedAt?: unknown }
  | { readonly is: 'notice'; readonly at: Path; readonly code: IssueCode }
  | { readonly is: 'unit'; readonly at: Path; readonly unit: Omit<AnswerUnit, 'type' | 'path'> };

/** Takes off what is wrapped around records; undefined for everything else. */
export type Unwrap = (document: JsonObject) => readonly Content[] | undefined;
