import { type PolicyForm, readPolicy } from './policy.ts';
import { addToSample, LONGEST, RecentSets } from './recent.ts';

interface Seen {
  readonly document: string;
  readonly text: string | undefined;
}

const SEEN = /* @__PURE__ */ (() => ({
  compact: new RecentSets<Seen>(),
  canonical: new RecentSets<Seen>(),
}))();

/**
 * The text of a policy document, remembered for documents seen lately.
 *
 * @param document percent-encoded or plain JSON text
 * @param form how it is written
 * @returns the text that `readPolicy` gives; undefined where it is not exact or not well-formed
 */
export function exactPolicyText(document: string, form: Exclude<PolicyForm, 'verbatim'>): string | undefined {
  if (document.length > LONGEST) return readExactly(document, form);
  const sample = sampleOf(document);
  for (const seen of SEEN[form].find(sample)) if (seen.document === document) return seen.text;
  const text = readExactly(document, form);
  SEEN[form].keep(sample, { document, text });
  return text;
}

function readExactly(document: string, form: PolicyForm): string | undefined {
  if (/[\ud800-\udfff]/u.test(document)) return undefined;
  const { text, isExact } = readPolicy(document, form);
  return isExact ? text : undefined;
}

function sampleOf(text: string): number {
  const step = 1 + (text.length >> 7);
  let sample = text.length;
  for (let index = 0; index < text.length; index += step)
    sample = addToSample(sample, text.charCodeAt(index));
  return sample;
}
