import type { Batch } from './item.ts';
import { readUnits } from './read.ts';
import type { MapSession } from './session.ts';
import { MORE, type Reading } from './unit.ts';
import type { ByteWindow, Start } from './window.ts';

/** Feeds the bytes of one input to a session, as they come. */
export class ByteFeed {
  private readonly session: MapSession;
  private readonly window: ByteWindow;
  private readonly units: Reading;

  constructor(session: MapSession, window: ByteWindow, start: Start = { offset: 0, line: 1 }) {
    this.session = session;
    this.window = window;
    window.restart(start);
    this.units = readUnits(this.window, session.maxLineBytes, {
      takeLine: session.takeLine,
      elements: session.elements,
    });
  }

  /** Takes bytes in; they are copied. */
  *take(bytes: Uint8Array): Generator<Batch> {
    this.window.append(bytes);
    yield* this.takeUnits();
  }

  /** The input has ended. */
  *end(): Generator<Batch> {
    this.window.ended = true;
    yield* this.takeUnits();
  }

  /** The bytes that come cannot be unpacked any further. */
  *break(): Generator<Batch> {
    yield* this.end();
    this.session.refuseRest(this.window);
    yield this.session.takeBatch();
  }

  /** Where what is read next begins. */
  get position(): Start {
    const { offset, line } = this.window;
    return { offset, line };
  }

  /** Whether all that was taken in is done with, so that another feed can begin here. */
  get isBetweenLines(): boolean {
    const { window, session } = this;
    return window.length === 0 && window.lineStart === window.offset && !session.isHolding;
  }

  private *takeUnits(): Generator<Batch> {
    const { session } = this;
    for (let next = this.units.next(); !next.done && next.value !== MORE; next = this.units.next()) {
      session.takeUnit(next.value);
      if (session.isFull) yield* session.takeBatches();
    }
    yield session.takeBatch();
  }
}
