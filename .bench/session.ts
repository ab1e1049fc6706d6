/** What all parts of one run of the benchmark share. */
export interface Session {
  /** Whether sizes and rounds are those of a quick run. */
  readonly quick: boolean;
  readonly seed: number;
  readonly rounds: number;
  /** The same where many take part, so that a whole run ends in less than half an hour. */
  readonly roundsOfMany: number;
  /** Where corpora lie while they are needed. */
  readonly folder: string;
  /** Takes a line on how it goes. */
  readonly tell: (line: string) => void;
}
