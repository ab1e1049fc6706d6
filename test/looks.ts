import { type ByteStore, WEB_BYTES } from '../src/stream/text.ts';

/** Stands in for methods of built-in objects while something runs. */
function standingIn(objects: readonly (readonly [object, object])[], run: () => void): void {
  const before = objects.map(([object, methods]) =>
    Object.fromEntries(Object.keys(methods).map((name) => [name, object[name as never]])),
  );
  for (const [object, methods] of objects) Object.assign(object, methods);
  try {
    run();
  } finally {
    for (const [index, [object]] of objects.entries()) Object.assign(object, before[index]);
  }
}

/**
 * Counts the bytes that a reading looks at, one or several at a time, and the characters of what is parsed, encoded and
 * decoded.
 */
export function countLooks(run: (store: ByteStore) => void): number {
  let looks = 0;
  const { getUint8, getInt32 } = DataView.prototype;
  const { indexOf } = Uint8Array.prototype;
  const { parse } = JSON;
  const { encode } = TextEncoder.prototype;
  const { decode } = TextDecoder.prototype;
  const bytes = {
    getUint8(this: DataView, at: number) {
      looks += 1;
      return getUint8.call(this, at);
    },
    getInt32(this: DataView, at: number, isLittle?: boolean) {
      looks += 4;
      return getInt32.call(this, at, isLittle);
    },
  };
  const list = {
    indexOf(this: Uint8Array, byte: number, from = 0) {
      const found = indexOf.call(this, byte, from);
      looks += (found < 0 ? this.length : found) - from;
      return found;
    },
  };
  const json = {
    parse(text: string, reviver?: never) {
      looks += text.length;
      return parse(text, reviver);
    },
  };
  const encoder = {
    encode(this: InstanceType<typeof TextEncoder>, text = '') {
      looks += text.length;
      return encode.call(this, text);
    },
  };
  const decoder = {
    decode(this: InstanceType<typeof TextDecoder>, from?: Uint8Array, options?: never) {
      looks += from?.byteLength ?? 0;
      return decode.call(this, from, options);
    },
  };
  standingIn(
    [
      [DataView.prototype, bytes],
      [Uint8Array.prototype, list],
      [JSON, json],
      [TextEncoder.prototype, encoder],
      [TextDecoder.prototype, decoder],
    ],
    () => run({ ...WEB_BYTES }),
  );
  return looks;
}
