import { readPolicy } from './policy.ts';

/** Few accounts have more trust policies than a quarter of this that differ, so that few of them share a full set. */
const SETS = 256;
const WAYS = 4;

/** The longest text worth keeping; with it the memory is at most some megabytes, whatever the input. */
const LONGEST = 4096;

interface Seen<Out> {
  readonly text: string;
  readonly made: Out;
}

/**
 * The canonical text of a policy document, remembered for texts seen lately: an account's roles share few trust
 * policies. A slot is found by a sample of the text, which costs less than a hash of the whole.
 *
 * @param text percent-encoded or plain JSON text
 * @returns the text that `readPolicy` gives; undefined where it is not canonical or not well-formed
 */
export const canonicalPolicyText = /* @__PURE__ */ remember(canonicalText);

function remember<Out>(make: (text: string) => Out): (text: string) => Out {
  const sets: Seen<Out>[][] = Array.from({ length: SETS }, () => []);
  return (text) => {
    if (text.length > LONGEST) return make(text);
    const set = sets[sample(text)]!;
    for (const seen of set) if (seen.text === text) return seen.made;
    const made = make(text);
    if (set.length === WAYS) set.shift();
    set.push({ text, made });
    return made;
  };
}

function canonicalText(document: string): string | undefined {
  if (/[\ud800-\udfff]/u.test(document)) return undefined;
  const { text, canonical } = readPolicy(document);
  return canonical ? text : undefined;
}

function sample(text: string): number {
  const step = 1 + (text.length >> 7);
  let hash = text.length;
  for (let index = 0; index < text.length; index += step)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) % SETS;
}
