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
function nearestWord(typed: string, words: readonly string[]): string | undefined {
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

/**
 * How many letters of one word are wrong, missing or too many to be the other, or change places with the next one: the
 * optimal string alignment distance.
 *
 * @see https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance
 */
function distance(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const swapped = isSwapped ? before[j - 2]! + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (isSame ? 0 : 1), swapped));
    }
    before = last;
    last = row;
  }
  return last[other.length]!;
}

/** A sentence that asks whether another word was meant, with a blank before it; empty where none is near. */
export function didYouMean(typed: string, words: readonly string[], write = (word: string) => word): string {
  const word = nearestWord(typed, words);
  return word === undefined ? '' : ` Did you mean \`${write(word)}\`?`;
}
