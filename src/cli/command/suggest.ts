import { distance } from 'fastest-levenshtein';

/** A word is taken for another where at most a third of its letters, and no more than three, are wrong. */
const MOST_WRONG = 3;

/** Beginnings of this length or more stand for the whole word. */
const SHORTEST_START = 3;

/**
 * The word that was most likely meant; undefined where none is near.
 *
 * @param typed what was written
 * @param words what could have been written
 */
export function nearestWord(typed: string, words: readonly string[]): string | undefined {
  const sought = typed.toLowerCase();
  // Nobody means a word by something much longer, and the distance takes the square of its length.
  const longest = words.reduce((most, word) => Math.max(most, word.length), 0) + MOST_WRONG;
  if (sought.length > longest) return undefined;
  const begun = words.filter((word) => sought.length >= SHORTEST_START && word.startsWith(sought));
  if (begun.length === 1) return begun[0];
  const ranked = words
    .map((word) => ({ word, wrong: distance(sought, word) }))
    .filter(({ word, wrong }) => wrong <= Math.min(MOST_WRONG, Math.ceil(word.length / 3)))
    .sort((a, b) => a.wrong - b.wrong);
  return ranked[0]?.word;
}

/** A sentence that asks whether another word was meant, with a blank before it; empty where none is near. */
export function didYouMean(typed: string, words: readonly string[], write = (word: string) => word): string {
  const word = nearestWord(typed, words);
  return word === undefined ? '' : ` Did you mean \`${write(word)}\`?`;
}
