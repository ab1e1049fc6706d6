const LITERAL = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const PLAIN = /[ !#-[\]-\u{10FFFF}]*/uy;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/y;
const BLANK = /[\t\n\r ]*/y;

/** What is due in a JSON text. */
type Due = 'value' | 'value or end' | 'key' | 'key or end' | 'comma or end';

/**
 * Says where a text breaks that is no JSON.
 *
 * @param text a document, or what is left of one, from a comma or a colon on
 * @returns the index of the first character that cannot stand where it does, or the text's length where it ends early;
 * undefined where no fault can be told
 */
export function jsonFault(text: string): number | undefined {
  const first = skip(BLANK, text, 0);
  if (text[first] === ':') return faultIn(text, first + 1, ['{'], 'value');
  if (text[first] !== ',') return faultIn(text, first, [], 'value');
  const end = text[skip(BLANK, text, first + 1)] === '"' ? stringEnd(text, skip(BLANK, text, first + 1)) : -1;
  const isInObject = end > 0 && text[skip(BLANK, text, end)] === ':';
  return faultIn(text, first + 1, [isInObject ? '{' : '['], isInObject ? 'key' : 'value');
}

function faultIn(text: string, start: number, open: ('{' | '[')[], first: Due): number | undefined {
  const isRest = open.length > 0;
  let due = first;
  for (let at = skip(BLANK, text, start); ; at = skip(BLANK, text, at)) {
    const character = text[at];
    if (character === undefined) return at;
    const isEnd = character === '}' || character === ']';
    if (due === 'comma or end' || (isEnd && due.endsWith('or end'))) {
      const inner = open[open.length - 1];
      if (character === ',' && due === 'comma or end') due = inner === '{' ? 'key' : 'value';
      else if (isEnd && inner === (character === '}' ? '{' : '[')) {
        open.pop();
        due = 'comma or end';
      } else return at;
      at += 1;
    } else if (due === 'key' || due === 'key or end') {
      const end = character === '"' ? stringEnd(text, at) : ~at;
      if (end < 0) return ~end;
      at = skip(BLANK, text, end);
      if (text[at] !== ':') return at;
      at += 1;
      due = 'value';
    } else if (character === '{' || character === '[') {
      open.push(character);
      due = character === '{' ? 'key or end' : 'value or end';
      at += 1;
    } else {
      const end = character === '"' ? stringEnd(text, at) : skip(LITERAL, text, at);
      if (end < 0) return ~end;
      if (end === at) return at;
      at = end;
      due = 'comma or end';
    }
    if (open.length === 0 && due === 'comma or end') {
      // What was around the rest of a document is not known.
      if (isRest) return undefined;
      const behind = skip(BLANK, text, at);
      return behind === text.length ? undefined : behind;
    }
  }
}

/** Where the text ends that begins at a quote; the complement of the place where it breaks. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; ; ) {
    at = skip(PLAIN, text, at);
    if (text[at] === '"') return at + 1;
    const end = skip(ESCAPE, text, at);
    if (end === at) return ~at;
    at = end;
  }
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
