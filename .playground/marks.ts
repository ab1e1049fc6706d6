import type { Fate } from '../src/explain.ts';
import type { ActivityFate } from '../src/explain-activity.ts';
import { ACTIVITY_FATES, FATES } from '../src/index.ts';
import type { AnyLogLeaf, AnyUdmLeaf } from './pairing.ts';
import type { Mark } from './tree.ts';

export type Absence = Exclude<Fate | ActivityFate, 'mapped'>;

/** What stands beside a log field that did not arrive: a word, and how grave it is. */
const ABSENT: Readonly<Record<Absence, Pick<Mark, 'text' | 'tone'>>> = {
  unmapped: { text: 'no row', tone: 'quiet' },
  unknown: { text: 'unknown', tone: 'warning' },
  dropped: { text: 'dropped', tone: 'error' },
  refused: { text: 'refused', tone: 'error' },
  empty: { text: 'empty', tone: 'quiet' },
  second_spelling: { text: 'second spelling', tone: 'quiet' },
  secret: { text: 'secret', tone: 'warning' },
  passed_over: { text: 'not taken', tone: 'quiet' },
  outside: { text: 'outside', tone: 'quiet' },
};

/** The word that stands beside a log field of a fate. */
export function wordOf(fate: Absence): string {
  return ABSENT[fate].text;
}

/** The sentence of a fate. Those that both sources know are the same, but for fields that no table knows. */
export function sentenceOf(fate: AnyLogLeaf['fate'], isActivity: boolean): string {
  const sentences: Readonly<Record<string, string>> = isActivity ? ACTIVITY_FATES : FATES;
  return sentences[fate]!;
}

/**
 * What stands beside a field of the log.
 *
 * @param hidesValue whether its value must not be seen
 */
export function markOfLog(leaf: AnyLogLeaf, isActivity: boolean, hidesValue: boolean): Mark {
  if (leaf.fate === 'mapped')
    return { text: leaf.rows.join(' '), tone: 'row', said: rowsSaid(leaf.rows), hidesValue };
  const said = sentenceOf(leaf.fate, isActivity);
  return { ...ABSENT[leaf.fate], said, hidesValue };
}

/** What stands beside a field of the entity or event. */
export function markOfUdm({ row, logField }: AnyUdmLeaf): Mark {
  const from = logField === null ? 'no log field' : logField;
  return { text: String(row), tone: 'row', said: `By row ${row} from ${from}` };
}

function rowsSaid(rows: AnyLogLeaf['rows']): string {
  return rows.length === 1 ? `Taken over by row ${rows[0]}` : `Taken over by rows ${rows.join(', ')}`;
}
