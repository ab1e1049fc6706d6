const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Decodes UTF-8; undefined where the bytes are none. Nothing is replaced. */
export function decode(bytes: Uint8Array): string | undefined {
  try {
    return DECODER.decode(bytes);
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

/** A JSON text with its value. */
export interface ReadJson {
  readonly text: string;
  readonly value: unknown;
}

/** Reads bytes as JSON; undefined where they are no UTF-8 or no JSON. */
export function readJson(bytes: Uint8Array): ReadJson | undefined {
  return parseJson(decode(bytes));
}

/** Reads text as JSON; undefined where it is none. */
export function parseJson(text: string | undefined): ReadJson | undefined {
  try {
    return text === undefined ? undefined : { text, value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Whether a byte is white space between JSON values. */
export function isBlank(byte: number | undefined): boolean {
  return byte === 32 || byte === 10 || byte === 13 || byte === 9;
}

/** Bytes as base64. */
export function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
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
