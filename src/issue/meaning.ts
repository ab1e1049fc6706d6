/** How much an issue weighs: an error refuses the record, a warning drops a field, an info tells. */
export type Severity = 'error' | 'warning' | 'info';

/** What an issue code means. */
export interface Meaning<Weight extends Severity = Severity> {
  readonly severity: Weight;
  /** The one fixed sentence for people. */
  readonly message: string;
}

export function error(message: string): Meaning<'error'> {
  return { severity: 'error', message };
}

export function warning(message: string): Meaning<'warning'> {
  return { severity: 'warning', message };
}

export function info(message: string): Meaning<'info'> {
  return { severity: 'info', message };
}
