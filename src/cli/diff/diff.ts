import { setImmediate } from 'node:timers/promises';
import { diffSteps, type EntityDiff } from '../../diff/entities.ts';
import { DIFF_FORMATS, formatDiffInParts } from '../../diff/format.ts';
import { inSlices } from '../../diff/in-slices.ts';
import { INTERRUPTED, UsageError } from '../command/command.ts';
import { defineCommand } from '../command/define-command.ts';
import { interruptions } from '../command/interrupt.ts';
import type { Options } from '../command/option.ts';
import { QUIET_OPTION, readStreamOptions, STREAM_OPTIONS } from '../command/stream-options.ts';
import { closableOutput, messageOutput } from '../files/output.ts';
import { readSnapshot } from './snapshot-file.ts';

const COMPARED = {
  format: { type: 'string', choices: DIFF_FORMATS, help: 'for people, for programs, or Markdown' },
  ...QUIET_OPTION,
  'exit-code': {
    type: 'boolean',
    help: 'exit code 1 where the snapshots differ, 2 where a record was refused or an answer goes on',
  },
} as const satisfies Options;

/** So many entities are compared before signals are let in. */
const SLICE = 100;

/** `aws-iam-udm diff`: what changed between two snapshots. */
export const diffCommand = defineCommand({
  usage: '[OPTION…] OLD NEW',
  text: [
    'Compares two snapshots: which entities were added, removed and changed, who entered and who left a group, and which statements a trust policy gained and lost.',
    'A snapshot is a file, a folder of files, or - for standard input: records and answers of the calls of IAM and records of CloudTrail, which are mapped first, or mapped entities and events: lines of JSON, a list, bodies of entities:import or events:import, or the shape of Google SecOps’s parser test data. Entities are the same by merge key, events by the eventID of their record. When they were collected does not count.',
    'What a snapshot cannot show does not count as a change, and a line says what that is: what is on pages that are missing, what a call never returns, what a profile has no row for.',
  ],
  sections: [{ options: COMPARED }, { title: 'How records are mapped', options: STREAM_OPTIONS }],
  examples: [
    { command: 'diff monday.json tuesday.json', gives: 'Tells what changed since Monday.' },
    {
      command: 'diff known.ndjson today.json --exit-code',
      gives: 'Ends with 1 where anything changed, for a job that watches an account.',
    },
  ],
  exitCodes: {
    0: 'the snapshots were compared; with --exit-code they are equal, too',
    1: 'with --exit-code: they differ',
    2: 'bad usage, or an input that cannot be read or is empty; with --exit-code also where not all could be compared',
    130: INTERRUPTED,
  },
  async run({ values, positionals }, around) {
    const [before, after, ...others] = positionals;
    if (before === undefined || after === undefined || others.length > 0) {
      throw new UsageError('diff needs two files, the older one first. See --help.');
    }
    if (before === '-' && after === '-') throw new UsageError('Only one of the two can be standard input.');
    const { format = 'text' } = values;
    const { interrupt } = around;
    const options = readStreamOptions(values, interrupt);
    const isQuiet = values.quiet === true;
    const [old, now] = [
      await readSnapshot(before, options, around, isQuiet),
      await readSnapshot(after, options, around, isQuiet),
    ];
    const limits = { before: old.limits, after: now.limits };
    if (interrupt?.aborted) return 130;
    const steps = diffSteps(old.entities, now.entities, limits);
    const diff = await inSlices(steps, { size: SLICE, pause: setImmediate, interrupt });
    if (diff === undefined) return 130;
    // Whether they differ is the answer, even where nobody reads on.
    const output = closableOutput(around.stdout);
    const isInterrupted = interruptions(interrupt);
    for (const part of formatDiffInParts(diff, format)) {
      await output.write(part);
      if (await isInterrupted()) return 130;
    }
    const withoutRow = [...new Set([...old.withoutRow, ...now.withoutRow])].sort();
    if (withoutRow.length > 0 && !isQuiet)
      await messageOutput(around).write(withoutRowText(withoutRow, options.profile));
    return values['exit-code'] ? exitCode(diff, old.isWhole && now.isWhole) : 0;
  },
});

function withoutRowText(fields: readonly string[], profile = 'documented'): string {
  const advice = profile === 'extended' ? '' : '; --profile extended has more rows';
  return `not compared: ${fields.join(', ')}, for which the profile ${profile} has no row${advice}\n`;
}

/** Whoever asks by the exit code is not told that all is equal where not all was compared. */
function exitCode({ added, removed, changed }: EntityDiff, isWhole: boolean): number {
  if (!isWhole) return 2;
  return added.length + removed.length + changed.length > 0 ? 1 : 0;
}
