import type { StreamOptions } from '../../stream/options.ts';
import { choose, readArguments, readCount } from '../command/arguments.ts';
import { UsageError } from '../command/command.ts';
import { INPUT_HELP, readStreamOptions, STREAM_HELP, STREAM_OPTIONS } from '../command/stream-options.ts';
import { FORMATS, type Format } from './made-writer.ts';

/** How `map` was called. */
export interface MapOptions {
  readonly files: readonly string[];
  readonly stream: StreamOptions;
  readonly format: Format;
  readonly output: string | undefined;
  readonly rejects: string | undefined;
  readonly issues: string | undefined;
  readonly summary: 'text' | 'json';
  readonly progress: boolean;
  readonly verbose: boolean;
  /** How many threads map; more than one only where each file can be mapped by itself. */
  readonly jobs: number;
}

export const MAP_HELP = `Maps AWS IAM users, roles and groups to UDM entities, and records of CloudTrail to UDM events.

Usage: aws-iam-udm map [OPTION…] [FILE…]

${INPUT_HELP} Entities and events go to standard output
in the order of the input; diagnostics and a summary go to standard error.

What is mapped
${STREAM_HELP}  --merge-equal              leaves out entities and events that equal one that came before

What is written
  --format ndjson|json|items|import|golden
                             lines of JSON (so, unless said), one list, lines with what became of each record, bodies
                             for entities:import and events:import one a line, or the shape of Google SecOps's parser
                             test data. The type of an item is entity, event or refused; the last one, end, has the
                             counts. A job splits them, so refused records are no failure: the exit code is 0
  --output FILE              what is mapped goes to a file, which is there whole or not at all
  --rejects FILE             refused records, as lines of JSON: input, line, issues and the exact text in raw
  --issues FILE              every issue, as lines of JSON: input, line, index, path of the record, issue
  --include-values           issues hold values of the records; they may be sensitive
  --verbose                  infos are printed, too, and not only counted
  --summary text|json        the summary in words, or under the names of Google SecOps's validation report
  --jobs NUMBER              how many threads map, each a file at a time; one, unless said. What comes out is the same,
                             in the same order. One thread does it alone where there is but one file, or little to
                             read, with --join and --merge-equal, and in other forms than ndjson
  --no-progress              no progress line on a terminal

Exit code: 0 all records were mapped or are known to be outside the table, 1 some were refused (the others are written),
2 bad usage or an input that cannot be read, 130 interrupted.
`;

const OPTIONS = {
  ...STREAM_OPTIONS,
  'merge-equal': { type: 'boolean' },
  format: { type: 'string' },
  output: { type: 'string', short: 'o' },
  rejects: { type: 'string' },
  issues: { type: 'string' },
  summary: { type: 'string' },
  'no-progress': { type: 'boolean' },
  verbose: { type: 'boolean', short: 'v' },
  jobs: { type: 'string' },
} as const;

type Values = ReturnType<typeof readArguments<typeof OPTIONS>>['values'];

/**
 * Reads the arguments of `map`.
 *
 * @throws {UsageError} when they make no sense
 */
export function readMapOptions(argv: readonly string[]): MapOptions {
  const { values, positionals } = readArguments(argv, OPTIONS);
  const format = choose('format', values.format, FORMATS);
  if (values.case === 'snake' && (format === 'import' || format === 'golden')) {
    throw new UsageError(`--format ${format} has camelCase keys: leave --case snake out.`);
  }
  return {
    files: positionals,
    stream: { ...readStreamOptions(values), mergeEqual: values['merge-equal'] === true },
    format,
    output: values.output,
    rejects: values.rejects,
    issues: values.issues,
    summary: choose('summary', values.summary, ['text', 'json']),
    progress: values['no-progress'] !== true,
    verbose: values.verbose === true,
    jobs: readJobs(values, format),
  };
}

/** Most machines have fewer cores; more threads than this are a mistake. */
const MOST_JOBS = 64;

function readJobs({ jobs, join, 'merge-equal': mergeEqual }: Values, format: Format): number {
  const count = readCount('jobs', jobs) ?? 1;
  if (count > MOST_JOBS) throw new UsageError(`--jobs must be ${MOST_JOBS} at most.`);
  return join || mergeEqual || format !== 'ndjson' ? 1 : count;
}
