import { rmSync } from 'node:fs';
import { ours } from './competitor.ts';
import { echoDocuments } from './competitors.ts';
import { recordsIn, writePacked } from './corpus.ts';
import { runRounds, type Standing } from './rounds.ts';
import type { Session } from './session.ts';
import { SHAPES } from './shapes.ts';

/** What many packed files took with one thread and with two. */
export interface MeasuredPacked {
  readonly files: number;
  /** Of all files, unpacked. */
  readonly bytes: number;
  readonly standings: readonly Standing[];
}

/** Holds `map` of many gzipped answers against their echo. */
export function measurePacked({ quick, folder, seed, rounds, tell }: Session): MeasuredPacked {
  const shape = SHAPES.accountPretty;
  const records = recordsIn(quick ? 1 : 8, shape, seed);
  const count = quick ? 4 : 16;
  const corpora = Array.from({ length: count }, (_, index) =>
    writePacked(folder, shape, records, seed + index),
  );
  const files = corpora.map(({ file }) => file);
  const standings = runRounds(
    [
      { name: 'echo: unpack, `JSON.parse`, `JSON.stringify`, write', command: echoDocuments(...files) },
      { name: '`map`', command: ours()(...files) },
      { name: '`map --jobs 2`', command: ours('--jobs', '2')(...files) },
    ],
    rounds,
  );
  for (const file of files) rmSync(file);
  tell('packed files done');
  return { files: count, bytes: corpora.reduce((sum, { bytes }) => sum + bytes, 0), standings };
}
