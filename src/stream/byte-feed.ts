import type { Batch } from './item.ts';
import { readUnits } from './read.ts';
import type { MapSession } from './session.ts';
import { MORE, PAUSE, type Reading, spanOf } from './unit.ts';
import { Utf16Decoder } from './utf-16.ts';
import { ByteWindow } from './window.ts';

/** Feeds the bytes of one input to a session, as they come. */
export class ByteFeed {
  private readonly units: Reading;
  private readonly decoder = new Utf16Decoder();

  /** @param window where the bytes come in */
  constructor(
    private readonly session: MapSession,
    private readonly window: ByteWindow = new ByteWindow(),
  ) {
    this.units = readUnits(window, session.maxLineBytes, session.lanes);
  }

  /** Takes bytes in; they are copied. */
  *take(bytes: Uint8Array): Generator<Batch> {
    this.window.append(this.decoder.take(bytes));
    yield* takeUnits(this.units, this.session);
  }

  /** The input has ended. */
  *end(): Generator<Batch> {
    this.window.append(this.decoder.end());
    this.window.ended = true;
    yield* takeUnits(this.units, this.session);
  }

  /** The bytes that come cannot be unpacked any further. */
  *break(): Generator<Batch> {
    yield* this.end();
    const span = spanOf(this.window, 0);
    yield* this.session.takeUnit({ type: 'bad', code: 'invalid_gzip', path: [], ...span });
    yield this.session.takeBatch();
  }
}

/** Maps units until more bytes are needed or all are read. */
export function* takeUnits(units: Reading, session: MapSession): Generator<Batch> {
  for (let next = units.next(); !next.done && next.value !== MORE; next = units.next()) {
    if (next.value === PAUSE) yield session.takeBatch();
    else yield* session.takeUnit(next.value);
    if (session.isFull) yield* session.takeBatches();
  }
  yield session.takeBatch();
}
