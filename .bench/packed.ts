import { rmSync } from 'node:fs';
import { ours } from './competitor.ts';
import { echoDocuments } from './competitors.ts';
import { recordsIn, writePacked } from './corpus.ts';
import { runRounds, type Standing } from './rounds.ts';
import type { Session } from './session.ts';
import { SHAPES, type Shape } from './shapes.ts';

/** What many packed files took with one thread and with two. */
export interface MeasuredPacked {
  readonly shape: Shape;
  readonly files: number;
  /** How often each was given. */
  readonly times: number;
  /** Of all files, unpacked. */
  readonly bytes: number;
  readonly standings: readonly Standing[];
}

/** Holds `map` of many gzipped files against their echo: of answers, and of a trail. */
export function measurePacked(session: Session): MeasuredPacked[] {
  const { quick, seed } = session;
  const answers = SHAPES.accountPretty;
  return [
    measureFiles(session, answers, quick ? 4 : 16, recordsIn(quick ? 1 : 8, answers, seed)),
    measureFiles(session, SHAPES.callRecords, quick ? 40 : 500, 100),
    measureFiles(session, SHAPES.callRecords, quick ? 40 : 500, 100, 8),
    measureFiles(session, SHAPES.trail, quick ? 40 : 500, 100),
  ];
}

function measureFiles(
  { folder, seed, rounds, tell }: Session,
  shape: Shape,
  count: number,
  records: number,
  times = 1,
): MeasuredPacked {
  const corpora = Array.from({ length: count }, (_, index) =>
    writePacked(folder, shape, records, seed + index),
  );
  const names = corpora.map(({ file }) => file);
  const files = Array.from({ length: times }, () => names).flat();
  const standings = runRounds(
    [
      { name: 'echo: unpack, `JSON.parse`, `JSON.stringify`, write', command: echoDocuments(...files) },
      { name: '`map`', command: ours()(...files) },
      { name: '`map --jobs 2`', command: ours('--jobs', '2')(...files) },
    ],
    rounds,
  );
  for (const name of names) rmSync(name);
  tell(`packed: ${shape.name}, ${files.length} files`);
  const bytes = times * corpora.reduce((sum, { bytes }) => sum + bytes, 0);
  return { shape, files: count, times, bytes, standings };
}
