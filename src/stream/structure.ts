import { Byte, EachByte, lowest, markBits } from '../text/byte.ts';
import { DEEPEST } from '../text/depth.ts';

/** Bytes of an input that are there, with as many bytes more behind them as `BEHIND` says. */
export interface HeldBytes {
  readonly words: DataView;
  /** Where they stand in `words`. */
  readonly start: number;
  readonly end: number;
  /** Where they stand in the input. */
  readonly offset: number;
}

/** What a scan has come to. */
export enum ScanStop {
  /** The end of the bytes that are there. */
  Edge,
  /** A byte with which no JSON goes on. */
  Fault,
  /** The end of a key. */
  Key,
  /** The start of a value. */
  Value,
  /** The end of a value: of a text or a literal, only when what stands behind it is right. */
  End,
}

/** What is expected: rows of {@link ACTS}. */
enum State {
  Value = 0x000,
  /** A value, or the end of the list. */
  FirstValue = 0x100,
  /** The value that was told of. */
  ToldValue = 0x200,
  Key = 0x300,
  /** A key, or the end of the object. */
  FirstKey = 0x400,
  Colon = 0x500,
  NextInList = 0x600,
  NextInObject = 0x700,
  /** The same, where the end of a text or a literal is still to be told. */
  EndInList = 0x800,
  EndInObject = 0x900,
  /** More of a text or a key, what a backslash escapes in it, or more of a literal. */
  Text = 0xa00,
  Escape = 0xb00,
  KeyText = 0xc00,
  KeyEscape = 0xd00,
  Literal = 0xe00,
  Nothing = 0xf00,
}

/** What a byte does: first what starts a value, last what goes on within one. */
enum Act {
  Fault,
  Skip,
  OpenList,
  OpenObject,
  Text,
  Literal,
  Key,
  Close,
  Comma,
  Colon,
  TellEnd,
  MoreText,
  Escaped,
  MoreLiteral,
}

/** What each byte does in each state. */
const ACTS = /* @__PURE__ */ (() => {
  const acts = new Uint8Array(State.Nothing + 0x100);
  const set = (act: Act, bytes: string, ...states: State[]) => {
    for (const state of states) for (const byte of bytes) acts[state + byte.charCodeAt(0)] = act;
  };
  for (let state = State.Value; state < State.Text; state += 0x100) set(Act.Skip, ' \t\r\n', state);
  const values = [State.Value, State.FirstValue, State.ToldValue];
  set(Act.OpenList, '[', ...values);
  set(Act.OpenObject, '{', ...values);
  set(Act.Text, '"', ...values);
  set(Act.Literal, '-0123456789tfn', ...values);
  set(Act.Key, '"', State.Key, State.FirstKey);
  set(Act.Close, ']', State.FirstValue, State.NextInList);
  set(Act.Close, '}', State.FirstKey, State.NextInObject);
  set(Act.Comma, ',', State.NextInList, State.NextInObject);
  set(Act.Colon, ':', State.Colon);
  set(Act.TellEnd, ',]', State.EndInList);
  set(Act.TellEnd, ',}', State.EndInObject);
  for (const state of [State.Text, State.KeyText]) acts.fill(Act.MoreText, state, state + 0x100);
  for (const state of [State.Escape, State.KeyEscape])
    acts.fill(Act.Escaped, state + Byte.Space, state + 0x100);
  acts.fill(Act.MoreLiteral, State.Literal, State.Nothing);
  return acts;
})();

/** A quote, a colon or a comma, and a quote, as the lowest bytes of a word. */
enum Joint {
  Bytes = 0xffffff,
  Colon = 0x223a22,
  Comma = 0x222c22,
}

/**
 * Finds the structure of a JSON value as its bytes come: keys, values and where they end, down to a depth that is
 * asked for; what lies deeper is passed over. All of it has the grammar of JSON but for escapes, literals and UTF-8.
 * No byte is looked at more than three times, wherever the bytes are cut.
 */
export class StructureScan {
  /** Where it goes on, in bytes of the input. */
  at = 0;
  /** Where the value ended whose end was told last. */
  ended = 0;
  /** Where the last bracket, comma, colon, text or literal begins. */
  token = 0;
  /** Where the last key begins: what breaks behind it begins before it. */
  key = 0;
  /** How many lists and objects are open. */
  depth = 0;
  /** The fault is that they lie too deep in each other. */
  isTooDeep = false;
  private state = State.Value;
  private found = ScanStop.Edge;
  /** What is expected behind a value, at each depth. */
  private readonly behind = new Uint16Array(DEEPEST + 1).fill(State.Nothing, 0, 1);

  /** Begins at the place of a value. */
  restart(at: number): void {
    this.at = at;
    this.token = at;
    this.depth = 0;
    this.isTooDeep = false;
    this.state = State.Value;
  }

  /** Whether the innermost of what is open is a list. */
  get isInList(): boolean {
    return this.behind[this.depth] === State.NextInList;
  }

  /** Goes on behind the object or list that was told of, which ends there. */
  pass(end: number): void {
    this.at = end;
    this.token = end - 1;
    this.state = this.behind[this.depth]!;
  }

  /**
   * Goes on to what is to be told next.
   *
   * @param held the bytes of the input, all from `at` on
   * @param watched how many lists and objects may be open around what is told
   * @param to where it stops at the latest, in bytes of the input
   */
  next(held: HeldBytes, watched: number, to = Number.POSITIVE_INFINITY): ScanStop {
    const { words, start, offset } = held;
    const move = start - offset;
    const end = Math.min(held.end, to + move);
    this.token += move;
    this.key += move;
    this.ended += move;
    this.found = ScanStop.Edge;
    this.at = this.run(words, this.at + move, end, watched) - move;
    this.token -= move;
    this.key -= move;
    this.ended -= move;
    return this.found;
  }

  /** Goes on until something is found; gives where. What is most of all bytes is done here. */
  private run(words: DataView, from: number, end: number, watched: number): number {
    const acts = ACTS;
    let place = from;
    while (place < end && this.found === ScanStop.Edge) {
      if (this.depth > watched && this.state < State.Text) place = this.passOver(words, place, end, watched);
      const { state } = this;
      let act = acts[state + words.getUint8(place)]!;
      while (act === Act.Skip && place < end) {
        place += words.getInt32(place, true) === EachByte.Space ? 4 : 1;
        act = acts[state + words.getUint8(place)]!;
      }
      if (place >= end) break;
      if (act === Act.MoreText) place = this.goOn(words, place, end, watched);
      else if (act === Act.Key) {
        this.key = place;
        this.state = State.KeyText;
        place = this.goOn(words, place + 1, end, watched);
      } else if (act <= Act.Literal) place = this.startValue(act, words, place, end, watched);
      else if (act === Act.Escaped) {
        this.state = this.state === State.Escape ? State.Text : State.KeyText;
        place += 1;
      } else if (act === Act.MoreLiteral) {
        place = literalEnd(words, place, end);
        if (place < end) this.endScalar(place, watched);
      } else if (act === Act.TellEnd) {
        this.state = this.behind[this.depth]!;
        if (this.depth <= watched) this.found = ScanStop.End;
      } else {
        this.token = place;
        if (act === Act.Colon) this.state = State.Value;
        else if (act === Act.Comma) this.state = this.isInList ? State.Value : State.Key;
        else this.close(place + 1, watched);
        place += 1;
      }
    }
    return place;
  }

  /**
   * Goes on where nothing is to be told, as long as whole tokens come that are right; gives where that ends. With all
   * that changes at hand: this is most of what a document has.
   */
  private passOver(words: DataView, from: number, end: number, watched: number): number {
    const acts = ACTS;
    const { behind } = this;
    let state: number = this.state;
    let { depth, token, key } = this;
    let place = from;
    for (;;) {
      const act = acts[state + words.getUint8(place)]!;
      if (act === Act.Skip) {
        place += words.getInt32(place, true) === EachByte.Space ? 4 : 1;
        if (place >= end) break;
        continue;
      }
      let next = place + 1;
      if (act === Act.Text || act === Act.Key) {
        next = textStop(words, next, end) + 1;
        if (next > end || words.getUint8(next - 1) !== Byte.Quote) break;
        if (act === Act.Key) key = place;
        else token = place;
        state = act === Act.Key ? State.Colon : behind[depth]!;
        // Most texts are keys and values one after the other, with nothing but a colon or a comma between their quotes.
        while (next + 2 < end && (words.getInt32(next - 1, true) & Joint.Bytes) === jointBehind(state)) {
          const stop = textStop(words, next + 2, end);
          if (stop >= end || words.getUint8(stop) !== Byte.Quote) break;
          if (state === State.Colon) {
            token = next + 1;
            state = behind[depth]!;
          } else {
            token = next;
            key = next + 1;
            state = State.Colon;
          }
          next = stop + 1;
        }
      } else {
        if (act === Act.Colon) state = State.Value;
        else if (act === Act.Comma) state = behind[depth] === State.NextInList ? State.Value : State.Key;
        else if (act === Act.Literal) {
          next = literalEnd(words, next, end);
          if (next >= end) break;
          state = behind[depth]!;
        } else if (act === Act.Close && depth - 1 > watched) {
          depth -= 1;
          state = behind[depth]!;
        } else if ((act === Act.OpenObject || act === Act.OpenList) && depth < DEEPEST) {
          depth += 1;
          behind[depth] = act === Act.OpenList ? State.NextInList : State.NextInObject;
          state = act === Act.OpenList ? State.FirstValue : State.FirstKey;
        } else break;
        token = place;
      }
      place = next;
      if (place >= end) break;
    }
    this.state = state;
    this.depth = depth;
    this.token = token;
    this.key = key;
    return place;
  }

  /** Tells of a value, or starts the one that was told of; gives where it goes on. */
  private startValue(act: Act, words: DataView, place: number, end: number, watched: number): number {
    const isOpening = act === Act.OpenList || act === Act.OpenObject;
    this.isTooDeep = isOpening && this.depth === DEEPEST;
    if (act === Act.Fault || this.isTooDeep) {
      this.found = ScanStop.Fault;
      return place;
    }
    if (this.depth <= watched && this.state !== State.ToldValue) {
      this.state = State.ToldValue;
      this.found = ScanStop.Value;
      return place;
    }
    this.token = place;
    if (isOpening) {
      const isList = act === Act.OpenList;
      this.depth += 1;
      this.behind[this.depth] = isList ? State.NextInList : State.NextInObject;
      this.state = isList ? State.FirstValue : State.FirstKey;
      return place + 1;
    }
    this.state = act === Act.Text ? State.Text : State.Literal;
    return act === Act.Text ? this.goOn(words, place + 1, end, watched) : place + 1;
  }

  private close(end: number, watched: number): void {
    this.depth -= 1;
    this.state = this.behind[this.depth]!;
    if (this.depth > watched) return;
    this.ended = end;
    this.found = ScanStop.End;
  }

  private endScalar(end: number, watched: number): void {
    this.state = this.behind[this.depth]!;
    if (this.depth > watched) return;
    this.ended = end;
    this.state = this.isInList ? State.EndInList : State.EndInObject;
  }

  /** Goes on within a text or a key; gives where. */
  private goOn(words: DataView, place: number, end: number, watched: number): number {
    const stop = textStop(words, place, end);
    if (stop >= end) return end;
    const isKey = this.state === State.KeyText;
    const byte = words.getUint8(stop);
    if (byte === Byte.Quote) {
      if (!isKey) this.endScalar(stop + 1, watched);
      else {
        this.state = State.Colon;
        if (this.depth <= watched) this.found = ScanStop.Key;
      }
    } else if (byte === Byte.Backslash) this.state = isKey ? State.KeyEscape : State.Escape;
    else {
      this.found = ScanStop.Fault;
      return stop;
    }
    return stop + 1;
  }
}

/** What stands between two texts of an object that follow each other; nothing is 0. */
function jointBehind(state: State): number {
  if (state === State.Colon) return Joint.Colon;
  return state === State.NextInObject ? Joint.Comma : 0;
}

/** Where the next quote, backslash or control character is; `end` or more where there is none before it. */
function textStop(words: DataView, from: number, end: number): number {
  for (let place = from; place < end; place += 4) {
    const word = words.getInt32(place, true);
    const marks = (markBits(word) | ((word - EachByte.Space) & ~word)) & EachByte.HighBit;
    if (marks !== 0) return place + lowest(marks);
  }
  return end;
}

/** Where a number, `true`, `false` or `null` ends; whether it is one is not looked at. */
function literalEnd(words: DataView, from: number, end: number): number {
  let place = from;
  while (place < end && isLiteral(words.getUint8(place))) place += 1;
  return place;
}

function isLiteral(byte: number): boolean {
  // Digits, letters, plus, minus and point.
  return (byte >= 0x2b && byte <= 0x39 && byte !== Byte.Comma) || ((byte | 0x20) - 0x61) >>> 0 < 26;
}
