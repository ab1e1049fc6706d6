/** What means something in JSON, or is no text. */
const BYTES = [...Buffer.from('"\\{}[],:0-.eE+tfnu \n\tx'), 0, 0x1f, 0x7f, 0x80, 0xc3, 0xff];

/** The same bytes with each of them in turn left out, put in the place of another one, and behind another one. */
export function* brokenBytes(text: Buffer): Generator<Buffer> {
  for (let at = 0; at < text.length; at += 1) {
    const [before, behind] = [text.subarray(0, at), text.subarray(at + 1)];
    yield Buffer.concat([before, behind]);
    for (const byte of BYTES) {
      yield Buffer.concat([before, Buffer.of(byte), behind]);
      yield Buffer.concat([before, Buffer.of(byte), text.subarray(at)]);
    }
  }
}
