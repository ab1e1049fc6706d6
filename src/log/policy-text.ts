import { readPolicy } from './policy.ts';
import { addToSample, LONGEST, RecentSets } from './recent.ts';

interface Seen {
  readonly document: string;
  readonly text: string | undefined;
}

const SEEN = /* @__PURE__ */ new RecentSets<Seen>();

/**
 * The canonical text of a policy document, remembered for documents seen lately.
 *
 * @param document percent-encoded or plain JSON text
 * @returns the text that `readPolicy` gives; undefined where it is not canonical or not well-formed
 */
export function canonicalPolicyText(document: string): string | undefined {
  if (document.length > LONGEST) return canonicalText(document);
  const sample = sampleOf(document);
  for (const seen of SEEN.find(sample)) if (seen.document === document) return seen.text;
  const text = canonicalText(document);
  SEEN.keep(sample, { document, text });
  return text;
}

function canonicalText(document: string): string | undefined {
  if (/[\ud800-\udfff]/u.test(document)) return undefined;
  const { text, canonical } = readPolicy(document);
  return canonical ? text : undefined;
}

function sampleOf(text: string): number {
  const step = 1 + (text.length >> 7);
  let sample = text.length;
  for (let index = 0; index < text.length; index += step)
    sample = addToSample(sample, text.charCodeAt(index));
  return sample;
}
