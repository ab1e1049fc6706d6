import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Competitor, Lacks } from './competitor.ts';
import { measure } from './measure.ts';

/** The lines that a command writes for a file of records. */
export function linesOf(command: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'aws-iam-udm-equality-'));
  const output = join(folder, 'output');
  try {
    measure(command, { output });
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
    `${name} differs from aws-iam-udm at line ${line} of ${file}:\n${excerpts(theirs[line - 1], ours[line - 1])}`,
  );
}

/** Two lines from shortly before they part. */
function excerpts(theirs = 'nothing', ours = 'nothing'): string {
  let same = 0;
  while (same < theirs.length && theirs[same] === ours[same]) same += 1;
  return [theirs, ours].map((line) => line.slice(Math.max(0, same - 80), same + 200)).join('\n');
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
  const [expected, entity] = [JSON.parse(ours), JSON.parse(theirs, lacks.absence ? presentOnly : undefined)];
  if (lacks.policyText) for (const one of [expected, entity]) readPolicies(one);
  // Comparing objects does not look at the order of keys.
  if (lacks.keyOrder) return isDeepStrictEqual(entity, expected);
  return JSON.stringify(entity) === JSON.stringify(expected);
}

/** A value without members that hold nothing; undefined, which leaves it out, where nothing remains. */
function presentOnly(_key: string, value: unknown): unknown {
  if (value === null || value === '') return undefined;
  if (typeof value !== 'object') return value;
  return Object.values(value).some((member) => member !== undefined) ? value : undefined;
}

interface WithPolicy {
  readonly entity: {
    readonly resource: { readonly attribute?: { readonly permissions?: { name: unknown }[] } };
  };
}

/** Puts what a trust policy says in place of its text. */
function readPolicies(entity: WithPolicy): void {
  for (const permission of entity.entity.resource.attribute?.permissions ?? []) {
    const text = String(permission.name);
    permission.name = JSON.parse(text.startsWith('%') ? decodeURIComponent(text) : text);
  }
}
