import { diffEntities, type EntityDiff } from '../../diff/entities.ts';
import { DIFF_FORMATS, formatDiff } from '../../diff/format.ts';
import { choose, readArguments } from '../command/arguments.ts';
import { type Command, UsageError } from '../command/command.ts';
import { readStreamOptions, STREAM_HELP, STREAM_OPTIONS } from '../command/stream-options.ts';
import { streamOutput } from '../files/output.ts';
import { readSnapshot } from './snapshot-file.ts';

const HELP = `Compares two snapshots: which entities were added, removed and changed, who entered and who left a group,
and which statements a trust policy gained and lost.

Usage: aws-iam-udm diff [OPTION…] OLD NEW

A snapshot is a file (or - for standard input) of records and answers of the calls of IAM, which are mapped first, or
of mapped entities: lines of JSON, a list, bodies of entities:import, or the shape of Google SecOps's parser test data.
Entities are the same by merge key. When they were collected is nothing.

What a snapshot cannot show is no change, and is said: what stands on pages that are not there, what a call never
returns, what the profile of a mapped snapshot does not write.

  --format text|json|md      for people (so, unless said), for programs, or Markdown
  --exit-code                exit code 1 where the snapshots differ, 2 where a record was refused or an answer goes on

How records are mapped
${STREAM_HELP}
Exit code: 0, or 1 where --exit-code is given and the snapshots differ, 2 bad usage, an input that cannot be read or is
empty, or, where --exit-code is given, one of which not all could be compared, 130 interrupted.
`;

const { 'include-values': _, ...MAPPING } = STREAM_OPTIONS;
const OPTIONS = { ...MAPPING, format: { type: 'string' }, 'exit-code': { type: 'boolean' } } as const;

/** `aws-iam-udm diff`: what changed between two snapshots. */
export const diffCommand: Command = {
  help: HELP,
  async run(argv, around) {
    const { values, positionals } = readArguments(argv, OPTIONS);
    const [before, after, ...others] = positionals;
    if (before === undefined || after === undefined || others.length > 0) {
      throw new UsageError('diff needs two files, the older one first. See --help.');
    }
    if (before === '-' && after === '-') throw new UsageError('Only one of the two can be standard input.');
    const format = choose('format', values.format, DIFF_FORMATS);
    const { interrupt } = around;
    const signal = interrupt === undefined ? {} : { signal: interrupt };
    const options = { ...readStreamOptions(values), ...signal };
    const [old, now] = [
      await readSnapshot(before, options, around),
      await readSnapshot(after, options, around),
    ];
    const limits = { before: old.limits, after: now.limits };
    const diff = diffEntities(old.entities, now.entities, limits);
    if (interrupt?.aborted) return 130;
    await streamOutput(around.stdout).write(formatDiff(diff, format));
    return values['exit-code'] ? exitCode(diff, old.isWhole && now.isWhole) : 0;
  },
};

/** Whoever asks by the exit code is not told that all is equal where not all was compared. */
function exitCode({ added, removed, changed }: EntityDiff, isWhole: boolean): number {
  if (!isWhole) return 2;
  return added.length + removed.length + changed.length > 0 ? 1 : 0;
}
