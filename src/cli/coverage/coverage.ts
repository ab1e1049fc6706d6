import { type Coverage, type CoverageCounter, countCoverage } from '../../coverage.ts';
import { choose, readArguments } from '../command/arguments.ts';
import { painter } from '../terminal/colour.ts';
import type { Command, Surroundings } from '../command/command.ts';
import { coverageMarkdown, coverageText } from './text.ts';
import { type Explained, explainBatches } from '../items/explained-items.ts';
import { openFiles } from '../files/input-files.ts';
import { streamOutput } from '../files/output.ts';
import { startProgress } from '../terminal/progress.ts';
import { INPUT_HELP, readStreamOptions, STREAM_HELP, STREAM_OPTIONS } from '../command/stream-options.ts';

const HELP = `Tells how far the mapping table went over a whole input.

Usage: aws-iam-udm coverage [OPTION…] [FILE…]

${INPUT_HELP} Tells how often each row fired and
which never did, which log fields were seen and have no row, and which issues were found. It holds no values.

  --format text|json|md      a table for people (so, unless said), JSON or Markdown
  --no-progress              no progress line on a terminal

How records are mapped
${STREAM_HELP}
Exit code: 0 the input was read, 2 bad usage or an input that cannot be read, 130 interrupted.
`;

const { 'include-values': _, ...MAPPING } = STREAM_OPTIONS;
const OPTIONS = { ...MAPPING, format: { type: 'string' }, 'no-progress': { type: 'boolean' } } as const;

/** `aws-iam-udm coverage`: which rows fired over a whole input, and which log fields have none. */
export const coverageCommand: Command = {
  help: HELP,
  async run(argv, around) {
    const { values, positionals } = readArguments(argv, OPTIONS);
    const format = choose('format', values.format, ['text', 'json', 'md']);
    const { interrupt } = around;
    const options = {
      ...readStreamOptions(values),
      ...(interrupt === undefined ? {} : { signal: interrupt }),
    };
    const counter = countCoverage(options.profile);
    const files = await openFiles(positionals, around);
    const progress = startProgress(values['no-progress'] ? undefined : around.stderr, files.totalBytes);
    try {
      for await (const { explained, counts } of explainBatches(files.inputs, options)) {
        for (const one of explained) count(counter, one);
        progress.show(counts, files.readBytes());
      }
    } finally {
      progress.clear();
      await files.close();
    }
    await streamOutput(around.stdout).write(print(counter.coverage(), format, around));
    return interrupt?.aborted ? 130 : 0;
  },
};

function count(counter: CoverageCounter, { item, record }: Explained): void {
  if (record !== undefined) {
    const { log, explanation } = record;
    if ('kind' in explanation) counter.add(explanation);
    else counter.addActivity(log, explanation);
  }
  else if (item.type === 'refused')
    counter.add({ ok: false, kind: undefined, issues: item.issues, udmLeaves: [] });
  else for (const issue of item.issues) counter.addIssue(issue);
}

function print(coverage: Coverage, format: 'text' | 'json' | 'md', around: Surroundings): string {
  if (format === 'json') return `${JSON.stringify(coverage, null, 2)}\n`;
  if (format === 'md') return coverageMarkdown(coverage);
  const { stdout } = around;
  return coverageText(coverage, painter(around), stdout.isTTY === true ? (stdout.columns ?? 80) : undefined);
}
