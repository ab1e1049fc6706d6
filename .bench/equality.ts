import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Competitor, Lacks } from './competitors.ts';
import { measure } from './measure.ts';

/** The lines that a command writes for a file of records. */
export function linesOf(command: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'aws-iam-udm-equality-'));
  const output = join(folder, 'output');
  try {
    measure(command, output);
    return readFileSync(output, 'utf8').split('\n').slice(0, -1);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Holds what a competitor makes of a file against what we make of it.
 *
 * @throws {Error} at the first line that differs, lacking ones included
 */
export function checkEqual(
  { name, command, lacks }: Competitor,
  file: string,
  ours: readonly string[],
): void {
  if (lacks === undefined) return;
  const theirs = linesOf(command(file));
  const line = firstDifference(ours, theirs, lacks);
  if (line === undefined) return;
  throw new Error(
    `${name} differs from aws-iam-udm at line ${line} of ${file}:\n${theirs[line - 1]}\n${ours[line - 1]}`,
  );
}

/** The first line, counted from 1, on which two outputs differ or only one of them goes on. */
export function firstDifference(
  ours: readonly string[],
  theirs: readonly string[],
  lacks: Lacks,
): number | undefined {
  const most = Math.max(ours.length, theirs.length);
  for (let index = 0; index < most; index += 1) {
    if (!equalLines(ours[index], theirs[index], lacks)) return index + 1;
  }
  return undefined;
}

/** Whether two entities are the same but for what the competitor lacks. */
function equalLines(ours: string | undefined, theirs: string | undefined, lacks: Lacks): boolean {
  if (ours === undefined || theirs === undefined) return false;
  if (Object.keys(lacks).length === 0) return ours === theirs;
  const entity: unknown = JSON.parse(theirs, (_, value) => (lacks.absence ? presentOnly(value) : value));
  if (lacks.policyText) restorePolicy(entity);
  // Comparing objects does not look at the order of keys.
  if (lacks.keyOrder) return isDeepStrictEqual(entity, JSON.parse(ours));
  return JSON.stringify(entity) === ours;
}

/** A value without members that hold nothing; undefined, which leaves it out, where nothing remains. */
function presentOnly(value: unknown): unknown {
  if (value === null || value === '') return undefined;
  if (typeof value !== 'object') return value;
  return Object.values(value).some((member) => member !== undefined) ? value : undefined;
}

interface WithPolicy {
  readonly entity: {
    readonly resource: { readonly attribute?: { readonly permissions?: { name: string }[] } };
  };
}

/** Gives the trust policy of an entity the text that the competitor did not make: decoded, without white space. */
function restorePolicy(entity: unknown): void {
  for (const permission of (entity as WithPolicy).entity.resource.attribute?.permissions ?? []) {
    permission.name = JSON.stringify(JSON.parse(decodeURIComponent(permission.name)));
  }
}
