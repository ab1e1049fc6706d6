import { Byte, wordsOf } from '../text/byte.ts';
import { copyText, isSame, LEFT, SPARE, skipBlanks, standsAt } from './bytes.ts';
import { textEnd } from './ends.ts';
import type { FieldLayout, Follower, ObjectLayout } from './layout.ts';

/** With so many spellings of what comes behind a field, there is nothing to be learned. */
const MOST_FOLLOWERS = 32;

/** How many bytes may stand between values, all that was learned together. */
const MOST_GLUE = 1 << 15;

/**
 * Learns what stands between the values of objects: the name of the next field with all that is around it. Records
 * resemble each other, so that it is mostly compared with what stood there before, and not read.
 */
export class LearnedFollowers {
  /** What was learned, one behind the other: the processor finds it sooner than many small pieces. */
  private readonly glue = wordsOf(new Uint8Array(MOST_GLUE));
  private end = 0;

  /** Finds which of the followers of a place stands there; undefined where it is nothing that may. */
  find(layout: ObjectLayout, followers: Follower[], text: DataView, at: number): Follower | undefined {
    const word = text.getInt32(at, true);
    for (const follower of followers) {
      if ((word & follower.mask) !== follower.start) continue;
      const { from, length } = follower;
      if (length <= 4 || isSame(this.glue, from + 4, text, at + 4, length - 4)) return follower;
    }
    return this.learn(layout, followers, text, at);
  }

  private learn(
    layout: ObjectLayout,
    followers: Follower[],
    text: DataView,
    at: number,
  ): Follower | undefined {
    const next = skipBlanks(text, at);
    const isFirst = followers === layout.followers;
    if (text.getUint8(next) === Byte.CloseObject) return this.keep(followers, text, at, next + 1, 'end');
    if (!isFirst && text.getUint8(next) !== Byte.Comma) return undefined;
    const key = isFirst ? next : skipBlanks(text, next + 1);
    // What begins without a quote is no field's name.
    const end = textEnd(text, key + 1);
    if (end === LEFT) return undefined;
    const colon = skipBlanks(text, end + 1);
    if (text.getUint8(colon) !== Byte.Colon) return undefined;
    const length = end + 1 - key;
    const field = layout.fields.find((one) => one.key.length === length && standsAt(one.key, text, key));
    return this.keep(followers, text, at, skipBlanks(text, colon + 1), field);
  }

  private keep(
    followers: Follower[],
    text: DataView,
    at: number,
    end: number,
    next: FieldLayout | 'end' | undefined,
  ): Follower {
    const length = end - at;
    const mask = length < 4 ? (1 << (8 * length)) - 1 : -1;
    const follower = {
      start: text.getInt32(at, true) & mask,
      mask,
      from: this.end,
      length,
      field: next === 'end' ? undefined : next,
      isEnd: next === 'end',
    };
    if (followers.length < MOST_FOLLOWERS && this.end + length + SPARE <= this.glue.byteLength) {
      copyText(text, at, end, end, this.glue, this.end);
      this.end += length;
      followers.push(follower);
    }
    return follower;
  }
}
