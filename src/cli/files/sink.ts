import type { Writable } from 'node:stream';
import { failureOf } from './reason.ts';

/** Whether whoever read our output has gone, as `head` does when it has seen enough. */
export function isBrokenPipe(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED')
  );
}

/** Writes text to a stream no faster than the stream takes it. */
export class Sink {
  private readonly stream: Writable;
  private readonly name: string;
  private failure: unknown;

  /** @param name what is written, as sentences call it */
  constructor(stream: Writable, name = 'to standard output') {
    this.stream = stream;
    this.name = name;
    stream.on('error', (error) => this.fail(error));
  }

  /** @throws the stream's error; one that came before this was made has no event any more */
  private refuseFailed(): void {
    const { errored, destroyed } = this.stream;
    if (errored !== null) this.fail(errored);
    else if (destroyed) this.fail(Object.assign(new Error('The stream is closed.'), { code: 'EPIPE' }));
    this.throwFailure();
  }

  private throwFailure(): void {
    if (this.failure !== undefined) throw this.failure;
  }

  private fail(error: unknown): void {
    this.failure ??= isBrokenPipe(error) ? error : failureOf(error, 'write', this.name);
  }

  /**
   * Writes, and waits where the stream is behind.
   *
   * @throws the stream's error, such as a broken pipe
   */
  async write(text: string): Promise<void> {
    this.refuseFailed();
    if (text === '' || this.stream.write(text)) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        for (const event of ['drain', 'error', 'close']) this.stream.off(event, done);
        resolve();
      };
      for (const event of ['drain', 'error', 'close']) this.stream.on(event, done);
    });
    this.throwFailure();
  }

  /**
   * Writes bytes that are used again afterwards, and waits until the stream is done with them.
   *
   * @throws the stream's error, such as a broken pipe
   */
  async writeBytes(bytes: Uint8Array): Promise<void> {
    this.refuseFailed();
    if (bytes.length === 0) return;
    await new Promise<void>((resolve) => {
      this.stream.write(bytes, (error) => {
        if (error) this.fail(error);
        resolve();
      });
    });
    this.throwFailure();
  }

  /** Waits until all is written, without ending the stream. */
  async flush(): Promise<void> {
    this.refuseFailed();
    if (this.stream.writableLength > 0) {
      await new Promise<void>((resolve) => {
        this.stream.write('', () => resolve());
      });
    }
    this.throwFailure();
  }

  /** Ends the stream and waits until all is written. */
  async end(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.stream.once('error', () => resolve());
      // An error of the last write may come here before it comes as an event.
      this.stream.end((error?: unknown) => {
        if (error) this.fail(error);
        resolve();
      });
    });
    this.throwFailure();
  }
}
