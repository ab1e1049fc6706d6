import { Byte } from '../text/byte.ts';
import { decodeUtf8, encodeUtf8 } from '../text/utf-8.ts';

/** The encodings of the web, many times as quick; an engine that has ECMAScript alone is without them. */
const WEB = /* @__PURE__ */ (() =>
  typeof TextDecoder === 'undefined'
    ? undefined
    : { encoder: new TextEncoder(), decoder: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }) })();

/** Text as UTF-8. Lone surrogates, which UTF-8 cannot hold, become U+FFFD. */
export function encode(text: string): Uint8Array {
  return WEB === undefined ? encodeUtf8(text) : WEB.encoder.encode(text);
}

/** Text as UTF-8. A lone surrogate becomes a byte that UTF-8 cannot hold either, so that it is not taken for what it is not. */
export function encodeExactly(text: string): Uint8Array {
  if (!/\p{Surrogate}/u.test(text)) return encode(text);
  const parts = text.split(/\p{Surrogate}/u).map(encode);
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length + 1, -1)).fill(0xff);
  let end = 0;
  for (const part of parts) {
    whole.set(part, end);
    end += part.length + 1;
  }
  return whole;
}

/** Decodes UTF-8; undefined where the bytes are none. Nothing is replaced. */
export function decode(bytes: Uint8Array): string | undefined {
  if (WEB === undefined) return decodeUtf8(bytes);
  try {
    return WEB.decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** How bytes are held and decoded: by web standards, unless the runtime at hand has quicker ways. */
export interface ByteStore {
  allocate(size: number): Uint8Array;
  /** Decodes a range of what was allocated; undefined where it is no UTF-8. Nothing is replaced. */
  decode(bytes: Uint8Array, start: number, end: number): string | undefined;
}

export const WEB_BYTES: ByteStore = {
  allocate: (size) => new Uint8Array(size),
  decode: (bytes, start, end) => decode(bytes.subarray(start, end)),
};

/** Whether a byte is white space between JSON values. */
export function isBlank(byte: number | undefined): boolean {
  return byte === Byte.Space || byte === Byte.LineFeed || byte === Byte.Return || byte === Byte.Tab;
}

/** An object as JSON, where it can be written so. */
export function jsonOf(value: unknown): { readonly raw?: string } {
  try {
    const raw = JSON.stringify(value);
    return raw === undefined ? {} : { raw };
  } catch {
    return {};
  }
}
