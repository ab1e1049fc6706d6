import { TextDecoder } from 'node:util';

/**
 * The text of a whole file, which is UTF-8 unless its byte order mark says that it is UTF-16, as the shells of Windows
 * write it. The mark is no part of the text.
 */
export function markedText(bytes: Uint8Array): string {
  const [one, two] = bytes;
  const isLittle = one === 0xff && two === 0xfe;
  const isBig = one === 0xfe && two === 0xff;
  return new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8').decode(bytes);
}
