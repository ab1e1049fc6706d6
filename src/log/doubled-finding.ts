import type { Finding, Path } from '../issue.ts';
import type { DoubledKeys } from '../text/doubled-key.ts';

/** What is to be said of keys that stand twice in one object: of each, and how many more there are. */
export function doubledFindings({ paths, more }: DoubledKeys, at: Path): Finding<'duplicate_key'>[] {
  const findings = paths.map(
    (path): Finding<'duplicate_key'> => ({ code: 'duplicate_key', path: [...at, ...path] }),
  );
  return more === 0 ? findings : [...findings, { code: 'duplicate_key', path: at, more }];
}
