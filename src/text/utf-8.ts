/** So many characters become text at a time. */
const MOST = 1024;

/** What is the least that a character of so many further bytes may be. */
const LEAST: readonly number[] = [0, 0x80, 0x800, 0x10000];

/** How many bytes follow the first one of a character; -1 where no character begins so. */
function followersOf(first: number): number {
  if (first < 0x80) return 0;
  if (first < 0xc2 || first > 0xf4) return -1;
  return first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xe000;
}

/**
 * Text as UTF-8, with what ECMAScript has alone.
 *
 * @param text of which lone surrogates, which UTF-8 cannot hold, become U+FFFD
 * @see https://encoding.spec.whatwg.org/#utf-8-encoder
 */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(lengthOfUtf8(text));
  let end = 0;
  for (const character of text) {
    const code = encodable(character);
    const followers = followersFor(code);
    bytes[end] = followers === 0 ? code : ((0xff00 >> (followers + 1)) & 0xff) | (code >> (6 * followers));
    end += 1;
    for (let left = followers - 1; left >= 0; left -= 1) {
      bytes[end] = 0x80 | ((code >> (6 * left)) & 0x3f);
      end += 1;
    }
  }
  return bytes;
}

/** How many bytes a text has as UTF-8. */
export function lengthOfUtf8(text: string): number {
  let length = 0;
  for (const character of text) length += 1 + followersFor(encodable(character));
  return length;
}

function encodable(character: string): number {
  const code = character.codePointAt(0)!;
  return isSurrogate(code) ? 0xfffd : code;
}

function followersFor(code: number): number {
  return code < LEAST[1]! ? 0 : code < LEAST[2]! ? 1 : code < LEAST[3]! ? 2 : 3;
}

/**
 * Decodes UTF-8, with what ECMAScript has alone. A byte order mark is a character like others.
 *
 * @returns the text; undefined where the bytes are no UTF-8
 * @see https://encoding.spec.whatwg.org/#utf-8-decoder
 */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  let text = '';
  let codes: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at]!;
    const followers = followersOf(first);
    if (followers < 0 || at + followers >= bytes.length) return undefined;
    let code = followers === 0 ? first : first & (0x3f >> followers);
    for (let left = followers; left > 0; left -= 1) {
      at += 1;
      const byte = bytes[at]!;
      if (byte >> 6 !== 2) return undefined;
      code = (code << 6) | (byte & 0x3f);
    }
    if (code < LEAST[followers]! || code > 0x10ffff || isSurrogate(code)) return undefined;
    codes.push(code);
    at += 1;
    if (codes.length < MOST) continue;
    text += String.fromCodePoint(...codes);
    codes = [];
  }
  return text + String.fromCodePoint(...codes);
}
