/** How much an issue weighs: an error refuses the record, a warning drops a field, an info tells. */
export type Severity = 'error' | 'warning' | 'info';

/** What an issue code means. */
export interface Meaning {
  readonly severity: Severity;
  /** The one fixed sentence for people. */
  readonly message: string;
}
