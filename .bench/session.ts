/** What all parts of one run of the benchmark share. */
export interface Session {
  /** Whether sizes and rounds are those of a quick run. */
  readonly quick: boolean;
  readonly seed: number;
  readonly rounds: number;
  /** Where corpora lie while they are needed. */
  readonly folder: string;
  /** Takes a line on how it goes. */
  readonly tell: (line: string) => void;
}
