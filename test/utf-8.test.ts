import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { characterLength } from '../src/splice/ends.ts';
import { encodeExactly } from '../src/stream/text.ts';
import { decodeBase64, encodeBase64 } from '../src/text/base64.ts';
import { decodeUtf8, encodeUtf8, lengthOfUtf8 } from '../src/text/utf-8.ts';

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
/** Text with halves of characters, which a JavaScript string may hold. */
const brokenText = fc
  .array(fc.oneof(fc.integer({ min: 0xd7f0, max: 0xe010 }), fc.integer({ min: 0, max: 0xffff })))
  .map((units) => String.fromCharCode(...units));
/** Bytes that are nearly UTF-8. */
const anyBytes = fc
  .array(
    fc.oneof(
      fc.constantFrom(0xc0, 0xc2, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0x80, 0x8f, 0x9f, 0xa0, 0xbf, 0x41),
    ),
  )
  .map((bytes) => new Uint8Array(bytes));

function decodeWeb(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

describe('UTF-8 without the encodings of the web', () => {
  it('is written as TextEncoder writes it', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, brokenText), (text) => {
        expect(encodeUtf8(text)).toEqual(new TextEncoder().encode(text));
        expect(lengthOfUtf8(text)).toBe(encodeUtf8(text).length);
      }),
      { numRuns: 1000 },
    );
  });

  it('is read as TextDecoder reads it, or refused as it refuses it', () => {
    fc.assert(
      fc.property(fc.oneof(anyBytes, fc.uint8Array(), anyText.map(encodeUtf8)), (bytes) => {
        expect(decodeUtf8(bytes)).toBe(decodeWeb(bytes));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0])(
    'is read or refused as TextDecoder does it, whatever byte it begins with, before bytes of %i',
    (byte) => {
      const texts = Array.from({ length: 4 * 256 }, (_, index) =>
        new Uint8Array(1 + (index >> 8)).fill(byte).fill(index, 0, 1),
      );
      expect(texts.filter((text) => decodeUtf8(text) !== decodeWeb(text))).toEqual([]);
      const wrong = texts.filter((text) => {
        const view = new DataView(Uint8Array.of(...text, 0, 0, 0).buffer);
        const isCharacter = text.length > 1 && [...(decodeWeb(text) ?? '')].length === 1;
        return (characterLength(view, 0, text[0]!) === text.length) !== isCharacter;
      });
      expect(wrong).toEqual([]);
    },
  );

  it('is as long as it must be where characters begin to need more bytes', () => {
    const text = '\x7f\x80\u07ff\u0800\uffff\u{10000}\u{10ffff}';
    expect(encodeUtf8(text)).toEqual(new TextEncoder().encode(text));
    expect(lengthOfUtf8(text)).toBe(1 + 2 + 2 + 3 + 3 + 4 + 4);
  });

  it('keeps a byte order mark, and texts that are long', () => {
    const text = `\ufeff${'aé漢😀'.repeat(5000)}`;
    expect(decodeUtf8(encodeUtf8(text))).toBe(text);
  });
});

describe('texts as bytes', () => {
  it('have a byte that is no UTF-8 where a character is halved', () => {
    fc.assert(
      fc.property(brokenText, (text) => {
        expect(decodeWeb(encodeExactly(text))).toBe(/\p{Surrogate}/u.test(text) ? undefined : text);
      }),
    );
  });

  it('are base64 as everyone writes it', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        expect(encodeBase64(bytes)).toBe(text);
        expect(decodeBase64(text)).toEqual(bytes);
      }),
    );
  });

  it.each(['A', 'AA', 'AA=A', 'AAA\n', 'A===', '=', 'AAé=', 'AA-_'])('are no base64: %j', (text) => {
    expect(decodeBase64(text)).toBeUndefined();
  });
});
