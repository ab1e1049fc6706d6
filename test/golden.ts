import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mapAll } from '../src/check/map-log.ts';
import type { MappedEntity } from '../src/entity-mapper.ts';
import type { MappedEvent } from '../src/event-mapper.ts';
import { createMapper } from '../src/mapper.ts';
import type { MapperOptions } from '../src/options.ts';
import type { EventResult, Result } from '../src/result.ts';

/** The folders of golden/. */
export const GOLDEN_FOLDERS = ['user', 'role', 'group', 'mixed', 'invalid', 'cloudtrail'] as const;

/** When the record of a case was collected, where its options do not say. */
export const GOLDEN_COLLECTED_AT = '2026-01-02T03:04:05Z';

/** One case: a record, how it is mapped, and under which name its files lie. */
export interface GoldenCase {
  /** Folder and case, such as `user/the-account-root`. */
  readonly name: string;
  readonly log: unknown;
  readonly options: MapperOptions;
  readonly collectedAt: string;
}

/** What one case is due to give: the exact text of its files; no entity and no event where there is none. */
export interface GoldenText {
  readonly entity: string | undefined;
  readonly issues: string | undefined;
}

const ROOT = new URL('../golden/', import.meta.url);
const FILE = /^(.+)\.(?:log|udm|issues|options)\.json$/u;
const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)+$/u;

/** Reads every case of golden/ that holds one user, role or group, in the order of their names. */
export function goldenCases(): GoldenCase[] {
  return readCases(false).filter((golden) => !isActivity(golden));
}

/** Reads every case of golden/ that holds one record of activity, in the order of their names. */
export function activityCases(): GoldenCase[] {
  return readCases(false).filter(isActivity);
}

/** Reads every case of golden/ that holds an answer with several records, in the order of their names. */
export function answerCases(): GoldenCase[] {
  return readCases(true);
}

function readCases(answers: boolean): GoldenCase[] {
  return caseNames().flatMap((name) => {
    const {
      collectedAt = GOLDEN_COLLECTED_AT,
      answer = false,
      ...options
    } = JSON.parse(readText(name, 'options') ?? '{}');
    return answer === answers
      ? [{ name, log: JSON.parse(readText(name, 'log')!), options, collectedAt }]
      : [];
  });
}

/** The folder in golden/ that has the layout of Google SecOps's parser test data. */
const SECOPS_FOLDER = 'google';

/** The raw logs in golden/. */
export function rawLogs(): string[] {
  return readdirSync(new URL(`${SECOPS_FOLDER}/raw_logs/`, ROOT));
}

/** The files in golden/ that belong to no case: of another name, in another folder, or without their log. */
export function orphanFiles(): string[] {
  const names = new Set(caseNames());
  const folders: readonly string[] = GOLDEN_FOLDERS;
  return readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file !== SECOPS_FOLDER && !file.startsWith(`${SECOPS_FOLDER}/`))
    .filter((file) => !folders.includes(file) && !names.has(FILE.exec(file)?.[1] ?? ''))
    .sort();
}

function isActivity({ name }: GoldenCase): boolean {
  return name.startsWith('cloudtrail/');
}

/** Maps the record of a case, in another style of keys where one is named. */
export function mapGolden(
  { log, options, collectedAt }: GoldenCase,
  style = options.case ?? 'camel',
): Result<MappedEntity> {
  return createMapper({ ...options, case: style }).map(log, { collectedAt }) as Result<MappedEntity>;
}

/** Maps the record of activity of a case, in another style of keys where one is named. */
export function mapActivity(
  { log, options }: GoldenCase,
  style = options.case ?? 'camel',
): EventResult<MappedEvent> {
  return createMapper({ ...options, source: 'cloudtrail', case: style }).map(log);
}

/** Maps an answer: its entities, and every issue with its path in the answer. */
export function mapGoldenAnswer({ log, options, collectedAt }: GoldenCase): Result<unknown> {
  const result = mapAll(log, { mapper: options, difference: {}, collectedAt, answer: true });
  if (typeof result === 'string') throw new Error(result);
  return { ok: true, entity: result.made, issues: result.issues };
}

/** The text of a case's log. */
export function goldenLog({ name }: GoldenCase): string {
  return readText(name, 'log')!;
}

/** What the files of a case say. */
export function readGolden({ name }: GoldenCase): GoldenText {
  return { entity: readText(name, 'udm'), issues: readText(name, 'issues') };
}

/** What a result looks like in the files of a case. */
export function goldenText(result: Result<unknown> | EventResult<unknown>): GoldenText {
  return {
    entity: result.ok ? print('event' in result ? result.event : result.entity) : undefined,
    issues: print(result.issues),
  };
}

/** Rewrites the files of a case. */
export function writeGolden({ name }: GoldenCase, { entity, issues }: GoldenText): void {
  writeFileSync(fileOf(name, 'issues'), issues!);
  if (entity === undefined) rmSync(fileOf(name, 'udm'), { force: true });
  else writeFileSync(fileOf(name, 'udm'), entity);
}

function caseNames(): string[] {
  const names = GOLDEN_FOLDERS.flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, ROOT))
      .filter((file) => file.endsWith('.log.json'))
      .map((file) => file.slice(0, -'.log.json'.length))
      .filter((name) => NAME.test(name))
      .map((name) => `${folder}/${name}`),
  );
  return names.sort();
}

function fileOf(name: string, part: 'log' | 'udm' | 'issues' | 'options'): URL {
  return new URL(`${name}.${part}.json`, ROOT);
}

function readText(name: string, part: 'log' | 'udm' | 'issues' | 'options'): string | undefined {
  const file = fileOf(name, part);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function print(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
