import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ByteSink, JsonParts, JsonSink } from '../src/engine/json-sink.ts';

/** Gives just the room that is asked for, in another array each time, and says where more than that was written. */
class TightSink implements ByteSink {
  bytes = new Uint8Array();
  filled = 0;
  private whole = new Uint8Array();

  makeRoom(bytes: number): void {
    const size = this.filled + bytes;
    const grown = new Uint8Array(size + 8).fill(0xff);
    grown.set(this.bytes.subarray(0, this.filled));
    expect(this.whole.subarray(this.bytes.length).every((byte) => byte === 0xff)).toBe(true);
    this.whole = grown;
    this.bytes = grown.subarray(0, size);
  }

  text(): string {
    return new TextDecoder('utf-8', { fatal: true }).decode(this.bytes.subarray(0, this.filled));
  }
}

/** What is written, where there is no more room than is asked for. */
function written(write: (sink: JsonSink) => void): string {
  const gathered = new TightSink();
  const sink = new JsonSink(gathered);
  sink.open();
  write(sink);
  sink.close();
  return gathered.text();
}

describe('a sink for JSON', () => {
  it('writes any value as JSON.stringify does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(written((sink) => sink.value(value))).toBe(JSON.stringify(value));
      }),
    );
  });

  it.each([
    '',
    'plain',
    ' !#[]~',
    'a "quoted" word',
    'a\\b',
    '"',
    '\\',
    '\u001f',
    '\u007f',
    'é',
    '€',
    '\ud83d\ude00',
    'a lone \ud800',
    'x'.repeat(100),
    'é'.repeat(100),
  ])('writes the text %j as JSON.stringify does, also as the name of a member', (text) => {
    expect(written((sink) => sink.value(text))).toBe(JSON.stringify(text));
    const object = { [text]: [text], last: {} };
    expect(written((sink) => sink.value(object))).toBe(JSON.stringify(object));
  });

  it('goes on behind what has gathered, and gives back what it takes back', () => {
    const gathered = new TightSink();
    const sink = new JsonSink(gathered);
    for (const word of ['one', 'two']) {
      sink.open();
      sink.value(word);
      const { at } = sink;
      sink.json('[1,"é"]');
      expect(sink.takeBack(at)).toBe('[1,"é"]');
      sink.close();
    }
    expect(gathered.text()).toBe('"one""two"');
  });

  it('writes behind what others wrote, into the array that gathers at the moment', () => {
    const gathered = new TightSink();
    const sink = new JsonSink(gathered);
    sink.open();
    sink.value('one');
    sink.close();
    gathered.makeRoom(100);
    gathered.bytes[gathered.filled] = 0x21;
    gathered.filled += 1;
    sink.open();
    sink.value('two');
    sink.close();
    expect(gathered.text()).toBe('"one"!"two"');
  });
});

describe('parts of JSON', () => {
  it('are kept once for each text, and written as they are, however many and long they are', () => {
    const parts = new JsonParts();
    const lengths = [0, 1, 7, 8, 9, 1000, 3000, 90, 4087, 4088, 4089, 5000, 20_000, 3];
    const texts = lengths.map((length, index) => `${'é~x'.repeat(length).slice(0, length)}${index}`);
    const kept = texts.map((text) => parts.of(text));
    expect(texts.map((text) => parts.of(text)).every((part, index) => part === kept[index])).toBe(true);
    for (const [index, part] of kept.entries()) expect(written((sink) => sink.part(part))).toBe(texts[index]);
    const all = written((sink) => {
      for (const part of kept) sink.part(part);
      sink.byte(0x21);
    });
    expect(all).toBe(`${texts.join('')}!`);
  });

  it('are written whole wherever the memory ends that they share', () => {
    for (let total = 4070; total <= 4110; total += 1) {
      const parts = new JsonParts();
      const texts = ['a'.repeat(4000), 'b'.repeat(total - 4000), 'c'];
      const kept = texts.map((text) => parts.of(text));
      const all = written((sink) => {
        for (const part of kept) sink.part(part);
      });
      expect(all).toBe(texts.join(''));
    }
  });
});
