import { Byte } from './byte.ts';

/** A JSON text without white space between its tokens. */
export interface CompactJson {
  readonly text: string;
  /** False where surely no key stands twice in one object. */
  readonly mayDouble: boolean;
}

/** What may stand next in a JSON text, as bits. */
enum Next {
  Nothing = 0,
  Value = 1,
  Key = 2,
  Close = 4,
  Comma = 8,
  Colon = 16,
}

/** Text in which each quote begins or ends a text, and no text holds what none may hold. */
const PLAIN = /^[ -[\]-\u{10ffff}]*$/u;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/uy;
const LITERAL = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][+-]?\d+)?|true|false|null/uy;

/** So many keys of one object are compared with each other. */
const MOST_KEYS = 64;

/** Which brackets are open, and the number of the first key in each. All are kept from text to text. */
const opened: number[] = [];
const firsts: number[] = [];
/** Where the keys of the objects that are open start. */
const starts: number[] = [];

/**
 * Goes through a JSON text without making values of it: that loses doubled keys, digits and escapes, and takes longer.
 *
 * @param deepest how many objects and lists may lie in each other
 * @returns the text without white space between its tokens; where it is no JSON, or too deep, the index of the first
 * character that cannot stand where it does, or the text's length where it ends early
 */
export function scanJson(json: string, deepest = Number.POSITIVE_INFINITY): CompactJson | number {
  const isPlain = PLAIN.test(json);
  let [next, depth, count, text, copied, mayDouble] = [Next.Value, 0, 0, '', 0, false];
  for (let at = 0; at < json.length; at += 1) {
    const unit = json.charCodeAt(at);
    switch (unit) {
      case Byte.Space:
      case Byte.LineFeed:
      case Byte.Return:
      case Byte.Tab:
        if (copied < at) text += json.slice(copied, at);
        copied = at + 1;
        break;
      case Byte.Quote: {
        const end = next & (Next.Key | Next.Value) ? textEnd(json, at + 1, isPlain) : ~at;
        if (end < 0) return ~end;
        if (!(next & Next.Key)) next = behind(depth);
        else {
          if (isNewKey(json, at, end, firsts[depth]!, count)) count += 1;
          else mayDouble = true;
          next = Next.Colon;
        }
        at = end;
        break;
      }
      case Byte.Colon:
        if (!(next & Next.Colon)) return at;
        next = Next.Value;
        break;
      case Byte.Comma:
        if (!(next & Next.Comma)) return at;
        next = opened[depth] === Byte.OpenObject ? Next.Key : Next.Value;
        break;
      case Byte.OpenObject:
      case Byte.OpenList:
        if (!(next & Next.Value) || depth === deepest) return at;
        depth += 1;
        opened[depth] = unit;
        firsts[depth] = count;
        next = (unit === Byte.OpenObject ? Next.Key : Next.Value) | Next.Close;
        break;
      case Byte.CloseObject:
      case Byte.CloseList:
        // A bracket stands two behind the one that it closes.
        if (!(next & Next.Close) || opened[depth] !== unit - 2) return at;
        count = firsts[depth]!;
        depth -= 1;
        next = behind(depth);
        break;
      default:
        LITERAL.lastIndex = at;
        if (!(next & Next.Value) || !LITERAL.test(json)) return at;
        next = behind(depth);
        at = LITERAL.lastIndex - 1;
    }
  }
  return next === Next.Nothing ? { text: text + json.slice(copied), mayDouble } : json.length;
}

/** What may stand behind a value. */
function behind(depth: number): Next {
  return depth === 0 ? Next.Nothing : Next.Comma | Next.Close;
}

/**
 * Where the quote stands that ends a text; the complement of the place where the text breaks.
 *
 * @param start behind its opening quote
 * @param isPlain whether the next quote is that one
 */
export function textEnd(json: string, start: number, isPlain: boolean): number {
  const quote = isPlain ? json.indexOf('"', start) : -1;
  if (quote !== -1) return quote;
  for (let at = start; at < json.length; at += 1) {
    const unit = json.charCodeAt(at);
    if (unit === Byte.Quote) return at;
    if (unit < Byte.Space) return ~at;
    if (unit !== Byte.Backslash) continue;
    ESCAPE.lastIndex = at;
    if (!ESCAPE.test(json)) return ~at;
    at = ESCAPE.lastIndex - 1;
  }
  return ~json.length;
}

/** Notes a key; gives whether it surely is none of those of its object before it, of which the first has a number. */
function isNewKey(json: string, start: number, end: number, first: number, count: number): boolean {
  const text = json.slice(start, end + 1);
  // A key may be another one in other escapes.
  if (count - first === MOST_KEYS || text.includes('\\')) return false;
  for (let key = first; key < count; key += 1) if (json.startsWith(text, starts[key])) return false;
  starts[count] = start;
  return true;
}
