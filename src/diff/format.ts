import { code, escapeMarkdown, markdownTable } from '../text/markdown.ts';
import { printable } from '../text/printable.ts';
import { type EntityName, formatEntityName } from '../udm/name.ts';
import { cutDeep } from '../udm/style.ts';
import type { EntityDiff } from './entities.ts';
import { changeLines, omissionLine, relationLine } from './lines.ts';

/** The forms in which the differences of two snapshots can be written. */
export const DIFF_FORMATS = ['text', 'json', 'md'] as const;

/** How the differences of two snapshots are written: for people, for programs, for a pull request. */
export type DiffFormat = (typeof DIFF_FORMATS)[number];

/** One entity: a sign for what became of it, what it is called, and what changed. */
interface Change {
  readonly sign: '+' | '-' | '~';
  readonly name: string;
  readonly relations: string;
  readonly lines: readonly string[];
}

/**
 * Writes the differences of two snapshots.
 *
 * @param diff what {@link diffEntities} found
 * @param format `text` for people, `json` for programs, `md` for Markdown
 * @returns whole lines
 * @example
 * formatDiff(diff, 'text');
 * // + USER ana (AIDA…)
 * // ~ GROUP admins (AGPA…): ana joined, bo left
 * // 1 added, 0 removed, 1 changed, 12 unchanged
 */
export function formatDiff(diff: EntityDiff, format: DiffFormat): string {
  return [...formatDiffInParts(diff, format)].join('');
}

/** As {@link formatDiff}, in parts: the whole may be longer than a string can be. */
export function* formatDiffInParts(diff: EntityDiff, format: DiffFormat): Generator<string, void> {
  if (format === 'json') yield* jsonParts(diff);
  else yield format === 'md' ? formatMarkdown(diff) : formatText(diff);
}

/** What `JSON.stringify` gives with an indent of two, an entity at a time. */
function* jsonParts(diff: EntityDiff): Generator<string, void> {
  let start = '{';
  for (const [name, value] of Object.entries(diff)) {
    const isList = Array.isArray(value) && value.length > 0;
    let lead = `${start}\n  "${name}": ${isList ? '[\n    ' : ''}`;
    for (const element of isList ? value : [value]) {
      yield lead + indentedJson(element, isList ? 2 : 1);
      lead = ',\n    ';
    }
    start = isList ? '\n  ],' : ',';
  }
  yield `${start.slice(0, -1)}\n}\n`;
}

/** What stands in a document at so many levels is cut at its depth there. */
function indentedJson(value: unknown, levels: number): string {
  const json = JSON.stringify(cutDeep(value, levels), null, 2);
  return json.replaceAll('\n', `\n${'  '.repeat(levels)}`);
}

function listChanges({ added, removed, changed }: EntityDiff): Change[] {
  const none = { relations: '', lines: [] };
  return [
    ...added.map((entity) => ({ sign: '+', name: nameFor(entity), ...none }) as const),
    ...removed.map((entity) => ({ sign: '-', name: nameFor(entity), ...none }) as const),
    ...changed.map((change) => {
      const lines = changeLines(change);
      return { sign: '~', name: nameFor(change), relations: relationLine(change), lines } as const;
    }),
  ];
}

function nameFor(name: EntityName): string {
  return printable(formatEntityName(name));
}

function formatText(diff: EntityDiff): string {
  const omissions = diff.notCompared.map((omission) => `not compared: ${omissionLine(omission)}`);
  return [...listChanges(diff).map(textOf), summaryOf(diff), ...omissions]
    .map((line) => `${line}\n`)
    .join('');
}

/** What changed stands on the line of the entity where it is one thing, else below it. */
function textOf({ sign, name, relations, lines }: Change): string {
  const first = `${sign} ${name}`;
  if (relations !== '') return [`${first}: ${relations}`, ...lines.map((line) => `    ${line}`)].join('\n');
  if (lines.length === 1) return `${first}: ${lines[0]}`;
  return [first, ...lines.map((line) => `    ${line}`)].join('\n');
}

function summaryOf({ added, removed, changed, unchanged, repeated }: EntityDiff): string {
  const counts = `${added.length} added, ${removed.length} removed, ${changed.length} changed, ${unchanged} unchanged`;
  if (repeated.before + repeated.after === 0) return counts;
  return `${counts}; merged as repeated: ${repeated.before} before, ${repeated.after} after`;
}

const BECAME = { '+': 'added', '-': 'removed', '~': 'changed' } as const;

function formatMarkdown(diff: EntityDiff): string {
  const rows = listChanges(diff).map(({ sign, name, relations, lines }) => [
    BECAME[sign],
    escapeMarkdown(name),
    [...(relations === '' ? [] : [escapeMarkdown(relations)]), ...lines.map(code)].join('<br>'),
  ]);
  const table = rows.length === 0 ? '' : `\n${markdownTable(['', 'Entity', 'What changed'], rows)}`;
  const omissions = diff.notCompared.map((omission) => `- ${escapeMarkdown(omissionLine(omission))}\n`);
  const notCompared = omissions.length === 0 ? '' : `\nNot compared:\n\n${omissions.join('')}`;
  return `${summaryOf(diff)}\n${table}${notCompared}`;
}
