import { Byte } from './byte.ts';
import { DEEPEST_VALUE } from './depth.ts';

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

/** Where nothing ends. */
const NOWHERE = -1;

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
 * Takes the white space between the tokens of a JSON text out, without making values of it: that loses doubled keys,
 * digits and escapes, and takes longer.
 *
 * @returns undefined where the text is no JSON of an object or a list, or nests deeper than 100
 */
export function compactJson(json: string): CompactJson | undefined {
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
        const end = isPlain ? json.indexOf('"', at + 1) : quoteBehind(json, at + 1);
        if (end === NOWHERE || (next & (Next.Key | Next.Value)) === 0) return undefined;
        if (next & Next.Key) {
          const isHidden = !isPlain && json.slice(at, end).includes('\\');
          if (isHidden || mayBeKey(json, firsts[depth]!, count, at, end)) mayDouble = true;
          else {
            starts[count] = at;
            count += 1;
          }
        }
        next = next & Next.Key ? Next.Colon : Next.Comma | Next.Close;
        at = end;
        break;
      }
      case Byte.Colon:
        if (!(next & Next.Colon)) return undefined;
        next = Next.Value;
        break;
      case Byte.Comma:
        if (!(next & Next.Comma)) return undefined;
        next = opened[depth] === Byte.OpenObject ? Next.Key : Next.Value;
        break;
      case Byte.OpenObject:
      case Byte.OpenList:
        if (!(next & Next.Value) || depth === DEEPEST_VALUE) return undefined;
        depth += 1;
        opened[depth] = unit;
        firsts[depth] = count;
        next = (unit === Byte.OpenObject ? Next.Key : Next.Value) | Next.Close;
        break;
      case Byte.CloseObject:
      case Byte.CloseList:
        if (!(next & Next.Close) || opened[depth] !== unit - 2) return undefined;
        count = firsts[depth]!;
        depth -= 1;
        next = depth === 0 ? Next.Nothing : Next.Comma | Next.Close;
        break;
      default:
        LITERAL.lastIndex = at;
        if (!(next & Next.Value) || !LITERAL.test(json)) return undefined;
        next = Next.Comma | Next.Close;
        at = LITERAL.lastIndex - 1;
    }
  }
  if (next !== Next.Nothing) return undefined;
  return { text: copied === 0 ? json : text + json.slice(copied), mayDouble };
}

/** Where the quote stands that ends a text. */
function quoteBehind(json: string, start: number): number {
  for (let at = start; at < json.length; at += 1) {
    const unit = json.charCodeAt(at);
    if (unit === Byte.Quote) return at;
    if (unit < Byte.Space) return NOWHERE;
    if (unit !== Byte.Backslash) continue;
    ESCAPE.lastIndex = at;
    if (!ESCAPE.test(json)) return NOWHERE;
    at = ESCAPE.lastIndex - 1;
  }
  return NOWHERE;
}

/** Whether a key may be one of those of its object before it. */
function mayBeKey(json: string, first: number, count: number, start: number, end: number): boolean {
  if (count - first === MOST_KEYS) return true;
  const text = json.slice(start, end + 1);
  for (let key = first; key < count; key += 1) if (json.startsWith(text, starts[key])) return true;
  return false;
}
