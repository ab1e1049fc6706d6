import { Kind, type Shape } from '../../engine/shape.ts';
import { Byte, wordsOf } from '../../text/byte.ts';
import { decode, isSame, LEFT, skipBlanks, withRoom } from '../bytes.ts';
import { jsonTextEnd, numberEnd, textEnd, wordEnd } from '../ends.ts';
import { numberOf } from '../pass.ts';
import type { TextPool } from './pool.ts';
import { PlaceTree, type RecordPlace } from './record-place.ts';

/** Records that have more leaves are left to the mapper. */
export const MOST_LEAVES = 512;

/** What a leaf is. An enumeration, since the bundler writes its members as plain numbers. */
export enum LeafKind {
  Text,
  Number,
  Boolean,
}

/** What a slot holds that holds no leaf; a leaf is its number, counted from 1. */
export enum Held {
  Nothing = 0,
  Object = -1,
  /** Behind it stands where the frame of the first element begins, and before each frame where the next one does. */
  List = -2,
}

/** Where the slots of a record begin on the tape. */
export const RECORD_BASE = 1;

/**
 * Reads a record from bytes: where its leaves stand, and which of them is in which slot. What is no JSON, has a key twice
 * or does not fit the schema is left to the mapper.
 */
export class CallReader {
  tape: Int32Array = new Int32Array(1024);
  /** Where each leaf stands; of a text, what is between its quotes. */
  readonly starts = new Int32Array(MOST_LEAVES);
  readonly ends = new Int32Array(MOST_LEAVES);
  readonly kinds = new Uint8Array(MOST_LEAVES);
  /** Whether JSON has the leaf as it stands, with quotes round it. */
  readonly isCopy = new Uint8Array(MOST_LEAVES);
  readonly places: RecordPlace[] = [];
  /** The leaves of which it must be asked whether they fit. */
  readonly asked: number[] = [];
  /** How many leaves the record has. */
  leaves = 0;
  /** The number of the record. */
  record = 0;
  readonly tree: PlaceTree;
  private text: DataView = wordsOf(new Uint8Array());
  private top = 0;

  /** @param pool takes the names of members */
  constructor(
    private readonly shape: Shape,
    private readonly pool: TextPool,
  ) {
    this.tree = new PlaceTree(shape, pool);
  }

  /**
   * Reads a record that starts at a place.
   *
   * @returns where it ends; -1 where something of it is for the mapper to say
   */
  read(text: DataView, from: number): number {
    this.text = text;
    this.record += 1;
    this.leaves = 0;
    this.asked.length = 0;
    this.top = RECORD_BASE;
    this.allot(this.shape.size);
    return text.getUint8(from) === Byte.OpenObject ? this.object(this.tree.root, RECORD_BASE, from) : LEFT;
  }

  /** The place of a part of the record; undefined where the record has none. */
  partOf(name: string): RecordPlace | undefined {
    const place = this.tree.root.below.get(name);
    return place?.record === this.record ? place : undefined;
  }

  /** The leaf at a place of the record; -1 where there is none. */
  leafAt(place: RecordPlace): number {
    return place.to > place.from && this.places[place.from] === place ? place.from : -1;
  }

  private allot(size: number): number {
    const base = this.top;
    this.top += size;
    this.tape = withRoom(this.tape, this.top);
    this.tape.fill(0, base, this.top);
    return base;
  }

  private object(place: RecordPlace, base: number, start: number): number {
    const { text } = this;
    let at = skipBlanks(text, start + 1);
    if (text.getUint8(at) === Byte.CloseObject) return at + 1;
    for (let last: RecordPlace | undefined; ; ) {
      const member = this.memberAt(place, last === undefined ? place.first : last.next, at);
      // A key that stands twice is told by the mapper.
      if (member === undefined || member.record === this.record) return LEFT;
      if (last === undefined) place.first = member;
      else last.next = member;
      last = member;
      place.members += 1;
      const colon = skipBlanks(text, at + member.key.length);
      if (text.getUint8(colon) !== Byte.Colon) return LEFT;
      at = this.value(member, base, skipBlanks(text, colon + 1));
      if (at === LEFT) return LEFT;
      at = skipBlanks(text, at);
      const byte = text.getUint8(at);
      if (byte === Byte.CloseObject) return at + 1;
      if (byte !== Byte.Comma) return LEFT;
      at = skipBlanks(text, at + 1);
    }
  }

  private memberAt(place: RecordPlace, guess: RecordPlace | undefined, at: number): RecordPlace | undefined {
    const { text } = this;
    if (guess !== undefined && this.isKey(guess, at)) return guess;
    const end = text.getUint8(at) === Byte.Quote ? textEnd(text, at + 1) : LEFT;
    if (end === LEFT) return undefined;
    const number = numberOf(text, at + 1, end);
    const found = place.byBytes.get(number);
    if (found !== undefined) return this.isKey(found, at) ? found : undefined;
    const name = decode(text, at + 1, end);
    const added = name.includes('\\') ? undefined : this.tree.addMember(place, name);
    if (added !== undefined) place.byBytes.set(number, added);
    return added;
  }

  private isKey({ key }: RecordPlace, at: number): boolean {
    return isSame(this.pool.words, key.from, this.text, at, key.length);
  }

  /** Reads what is at a place; gives where it ends. */
  private value(place: RecordPlace, base: number, at: number): number {
    const { text } = this;
    place.record = this.record;
    place.from = this.leaves;
    place.to = this.leaves;
    place.members = 0;
    switch (text.getUint8(at)) {
      case Byte.Quote:
        return text.getUint8(at + 1) === Byte.Quote ? at + 2 : this.quoted(place, base, at + 1);
      case Byte.OpenObject:
        return this.inside(place, base, at);
      case Byte.OpenList:
        return this.list(place, base, at);
      case Byte.LowerN:
        return wordEnd(text, at);
      case Byte.LowerT:
      case Byte.LowerF:
        return this.leaf(place, base, LeafKind.Boolean, at, wordEnd(text, at));
      default:
        return this.leaf(place, base, LeafKind.Number, at, numberEnd(text, at));
    }
  }

  private quoted(place: RecordPlace, base: number, at: number): number {
    const own = textEnd(this.text, at);
    const end = own === LEFT ? jsonTextEnd(this.text, at) : own;
    if (this.leaf(place, base, LeafKind.Text, at, end) === LEFT) return LEFT;
    if (own === LEFT) this.isCopy[this.leaves - 1] = 0;
    return end + 1;
  }

  private leaf(place: RecordPlace, base: number, kind: LeafKind, start: number, end: number): number {
    const { leaves } = this;
    if (end === LEFT || leaves === MOST_LEAVES) return LEFT;
    this.starts[leaves] = start;
    this.ends[leaves] = end;
    this.kinds[leaves] = kind;
    this.isCopy[leaves] = 1;
    this.places[leaves] = place;
    this.leaves = leaves + 1;
    place.to = this.leaves;
    if (place.kind === undefined) return end;
    // What its schema has as an object or a list may stand as JSON text.
    if (place.kind !== Kind.Leaf) return LEFT;
    this.tape[base + place.slot] = this.leaves;
    if (place.isAsked) this.asked.push(leaves);
    return end;
  }

  private inside(place: RecordPlace, base: number, at: number): number {
    if (place.kind === Kind.Object) this.tape[base + place.slot] = Held.Object;
    else if (place.kind !== undefined) return LEFT;
    const end = this.object(place, base, at);
    place.to = this.leaves;
    return end;
  }

  private list(place: RecordPlace, base: number, start: number): number {
    const { text } = this;
    const isKnown = place.kind === Kind.List;
    if (place.kind !== undefined && !isKnown) return LEFT;
    if (isKnown) this.tape[base + place.slot] = Held.List;
    let link = base + place.slot + 1;
    let at = skipBlanks(text, start + 1);
    if (text.getUint8(at) === Byte.CloseList) return at + 1;
    for (let index = 0; ; index += 1) {
      const element = this.tree.element(place, index);
      if (element === undefined) return LEFT;
      const frame = isKnown ? this.allot(place.field!.below!.size + 1) + 1 : base;
      if (isKnown) {
        this.tape[link] = frame;
        link = frame - 1;
      }
      at = this.value(element, frame, at);
      // An element that fits is an object.
      if (at === LEFT || (isKnown && this.tape[frame] !== Held.Object)) return LEFT;
      at = skipBlanks(text, at);
      place.to = this.leaves;
      const byte = text.getUint8(at);
      if (byte === Byte.CloseList) return at + 1;
      if (byte !== Byte.Comma) return LEFT;
      at = skipBlanks(text, at + 1);
    }
  }
}
