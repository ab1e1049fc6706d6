import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { PYTHON } from './tools.ts';

/** When the records of the benchmark were collected: one time for all, so that outputs can be equal. */
export const COLLECTED_AT = '2026-01-02T03:04:05Z';

/** What a competitor's output lacks beside ours; only that is forgiven when outputs are compared. */
export interface Lacks {
  /** Keys stand in another order. */
  readonly keyOrder?: true;
  /** Trust policies go over as the log has them. */
  readonly policyText?: true;
  /** Unset fields are written as `null` and empty lists. */
  readonly absence?: true;
}

/** What one lacks who writes the mapping by hand and does no more than it says. */
export const HAND: Lacks = { keyOrder: true, policyText: true };

/** A program that reads a file of records and writes one line for each to standard output. */
export interface Competitor {
  readonly name: string;
  readonly command: (file: string) => readonly string[];
  /** What to forgive when its entities are compared with ours; undefined where it writes none. */
  readonly lacks?: Lacks;
  /** Only a whole run has the time for it. */
  readonly slow?: true;
  /** The command that must succeed for this competitor to take part. */
  readonly needs?: readonly string[];
}

export const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A script for Node.js in `competitors/`. */
export const node =
  (script: string) =>
  (file: string): string[] => [process.execPath, here(`competitors/${script}`), file, COLLECTED_AT];

/** jq, or another program of its language. */
export const jq =
  (program: string) =>
  (file: string): string[] => {
    const options = ['-c', '--arg', 'collected', COLLECTED_AT];
    return [program, ...options, '-f', here('competitors/map.jq'), file];
  };

/** A script for Python in `competitors/`. */
export const python =
  (script: string, ...rest: string[]) =>
  (file: string): string[] => [PYTHON, here(`competitors/${script}`), file, COLLECTED_AT, ...rest];

/** The command of `aws-iam-udm map` on files. */
export function ours(...options: string[]): (...files: string[]) => string[] {
  const command = [process.execPath, here('../dist/cli.js'), 'map', '--collected-at', COLLECTED_AT];
  return (...files) => [...command, ...options, ...files];
}

/** Why a competitor cannot take part on this machine; undefined where it can. */
export function whatIsMissing({ needs }: Competitor): string | undefined {
  if (needs === undefined) return undefined;
  const [program, ...rest] = needs;
  const { status } = spawnSync(program!, rest, { stdio: 'ignore' });
  return status === 0 ? undefined : `this did not succeed: ${needs.join(' ')}`;
}
