import { Byte } from './byte.ts';
import { DEEPEST_VALUE } from './depth.ts';
import { scanJson, textEnd } from './json-scan.ts';

/** So many doubled keys of a document are told one by one. */
const MOST = 100;

/** The keys that stand twice in one object of a text. */
export interface DoubledKeys {
  /** Where the first of them lie. */
  readonly paths: readonly (readonly (string | number)[])[];
  /** How many more there are. */
  readonly more: number;
}

export const NO_DOUBLED_KEYS: DoubledKeys = { paths: [], more: 0 };

/**
 * Finds the keys that stand twice in one object of a JSON text, of which a parser keeps the last value alone.
 *
 * @param text JSON
 * @returns where each lies, 100 at most, and how many more there are
 */
export function doubledKeys(text: string): DoubledKeys {
  const scan = scanJson(text, DEEPEST_VALUE);
  return typeof scan === 'number' || scan.mayDouble ? findDoubled(text) : NO_DOUBLED_KEYS;
}

/** An object or a list that is open: the keys that came, and where the next value lies. */
interface Open {
  readonly keys: Set<string> | undefined;
  key: string | number;
}

function findDoubled(text: string): DoubledKeys {
  const paths: (string | number)[][] = [];
  let more = 0;
  const open: Open[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const inner = open[open.length - 1];
    switch (text[at]) {
      case '{':
        open.push({ keys: new Set(), key: '' });
        break;
      case '[':
        open.push({ keys: undefined, key: 0 });
        break;
      case '}':
      case ']':
        open.pop();
        break;
      case ',':
        if (typeof inner?.key === 'number') inner.key += 1;
        break;
      case '"': {
        const end = textEnd(text, at + 1, false) + 1;
        if (inner?.keys !== undefined && isKey(text, end)) {
          inner.key = JSON.parse(text.slice(at, end)) as string;
          if (inner.keys.has(inner.key) && paths.length < MOST) paths.push(open.map(({ key }) => key));
          else if (inner.keys.has(inner.key)) more += 1;
          inner.keys.add(inner.key);
        }
        at = end - 1;
      }
    }
  }
  return { paths, more };
}

function isKey(text: string, end: number): boolean {
  let at = end;
  while (text.charCodeAt(at) <= Byte.Space) at += 1;
  return text.charCodeAt(at) === Byte.Colon;
}
