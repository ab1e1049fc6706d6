import { type Coverage, countCoverage } from '../../coverage.ts';
import { noCounts } from '../../stream/counts.ts';
import type { Counts } from '../../stream/item.ts';
import { INTERRUPTED, type Surroundings } from '../command/command.ts';
import { defineCommand } from '../command/define-command.ts';
import { untilInterrupted } from '../command/interrupt.ts';
import type { Options } from '../command/option.ts';
import { INPUT_TEXT, QUIET_OPTION, readStreamOptions, STREAM_OPTIONS } from '../command/stream-options.ts';
import { openFiles } from '../files/input-files.ts';
import { FILES_OPTION } from '../files/input-names.ts';
import { messageOutput, streamOutput } from '../files/output.ts';
import { countBatch, explainBatches } from '../items/explained-items.ts';
import { recordsRead } from '../items/records-read.ts';
import { lookOf } from '../terminal/look.ts';
import { startProgress } from '../terminal/progress.ts';
import { coverageMarkdown, coverageText } from './text.ts';

const FORMATS = ['text', 'json', 'md'] as const;
type Format = (typeof FORMATS)[number];

const PRINTED = {
  ...FILES_OPTION,
  format: { type: 'string', choices: FORMATS, help: 'a table for people, JSON or Markdown' },
  ...QUIET_OPTION,
  'no-progress': { type: 'boolean', help: 'no progress line on a terminal' },
} as const satisfies Options;

/** `aws-iam-udm coverage`: which rows fired over a whole input, and which log fields have none. */
export const coverageCommand = defineCommand({
  usage: '[OPTION…] [FILE…]',
  text: [
    'Tells how far the mapping table went over a whole input.',
    `${INPUT_TEXT} Tells how often each row fired and which never did, which log fields were seen and have no row, and which issues were found. It holds no values.`,
  ],
  sections: [{ options: PRINTED }, { title: 'How records are mapped', options: STREAM_OPTIONS }],
  examples: [
    { command: 'coverage users.json roles.json', gives: 'Tells of two files together.' },
    { command: 'coverage details.json --format md', gives: 'Gives the same as Markdown, for a ticket.' },
  ],
  exitCodes: {
    0: 'the input was read, whatever was refused',
    2: 'bad usage, or an input that cannot be read',
    130: INTERRUPTED,
  },
  async run({ values, positionals }, around) {
    const { format = 'text' } = values;
    const { interrupt } = around;
    const options = readStreamOptions(values, interrupt);
    const counter = countCoverage(options.profile);
    const files = await openFiles({ names: positionals, from: values['files-from'] }, around, values.quiet);
    const progress = startProgress(
      values['no-progress'] || values.quiet ? undefined : around.stderr,
      files.totalBytes,
    );
    let counts: Counts = noCounts();
    try {
      for await (const batch of untilInterrupted(explainBatches(files.inputs, options), interrupt)) {
        countBatch(counter, batch);
        counts = batch.counts;
        progress.show(counts, files.readBytes());
      }
    } finally {
      progress.clear();
      await files.close();
    }
    // What is of another time comes as no item.
    const more = counts.issues.outside_time;
    if (more) counter.addIssue({ code: 'outside_time', more });
    await streamOutput(around.stdout).write(print(counter.coverage(), counts, format, around));
    if (!interrupt?.aborted) return 0;
    if (!values.quiet)
      await messageOutput(around).write(`${recordsRead(counts.records, true)}: others are not counted.\n`);
    return 130;
  },
});

function print(coverage: Coverage, counts: Counts, format: Format, around: Surroundings): string {
  const { unmapped: outside, merged } = counts;
  if (format === 'json') return `${JSON.stringify({ ...coverage, outside, merged }, null, 2)}\n`;
  if (format === 'md') return coverageMarkdown(coverage, counts);
  return coverageText(coverage, counts, lookOf(around));
}
