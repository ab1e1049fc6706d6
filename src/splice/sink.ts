/** Bytes that gather in a place that can grow. */
export interface ByteSink {
  readonly bytes: Uint8Array;
  /** How many bytes have gathered. */
  filled: number;
  /** Makes room for so many bytes more; they may come to lie in another array. */
  makeRoom(bytes: number): void;
}

/** Bytes to which text may be added, as UTF-8. */
export interface TextSink extends ByteSink {
  add(text: string): void;
}
