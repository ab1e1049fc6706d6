import { settleCollectedAt } from '../options.ts';
import type { StreamOptions } from '../stream/options.ts';
import { choose, readArguments, readCount } from './arguments.ts';
import { UsageError } from './command.ts';
import { FORMATS, type Format } from './format.ts';

/** What `map` was told. */
export interface MapArguments {
  readonly files: readonly string[];
  readonly stream: StreamOptions;
  readonly format: Format;
  readonly output: string | undefined;
  readonly rejects: string | undefined;
  readonly issues: string | undefined;
  readonly summary: 'text' | 'json';
  readonly progress: boolean;
  readonly verbose: boolean;
}

export const MAP_HELP = `Maps AWS IAM users, roles and groups to UDM entities.

Usage: aws-iam-udm map [OPTION…] [FILE…]

Reads the files, or standard input where there is none or where it is -: lines of JSON, one JSON document or several
after each other, plain or gzip; records, and answers of the calls of IAM. Entities go to standard output in the
order of the input; diagnostics and a summary go to standard error.

What is mapped
  --collected-at TIME        when the records were collected, RFC 3339 with a zone; now, unless said
  --case camel|snake         how keys are written; camel, unless said
  --strict                   a warning refuses the record as an error does
  --policy-text canonical|verbatim
                             whether trust policies get one canonical text (so, unless said) or keep their own
  --no-group-name-as-email   no group's name becomes an e-mail address
  --join                     joins groups with members across the whole input; groups come at the end
  --merge-equal              leaves out entities that equal one that came before
  --max-line-bytes NUMBER    how many bytes of a line or record are held; 16777216, unless said

What is written
  --format ndjson|json|import|golden
                             lines of JSON (so, unless said), one list, bodies for entities:import one a line, or
                             the shape of Google SecOps's parser test data
  --output FILE              entities go to a file, which is there whole or not at all
  --rejects FILE             refused records, as lines of JSON: source, line, issues and the exact text in raw
  --issues FILE              every issue, as lines of JSON: source, line, index, path of the record, issue
  --include-values           issues hold values of the records; they may be sensitive
  --verbose                  infos are printed, too, and not only counted
  --summary text|json        the summary in words, or under the names of Google SecOps's validation report
  --no-progress              no progress line on a terminal

Exit code: 0 all records were mapped or are known to have no row, 1 some were refused (the others are written),
2 bad usage or an input that cannot be read, 130 interrupted.
`;

const OPTIONS = {
  'collected-at': { type: 'string' },
  case: { type: 'string' },
  strict: { type: 'boolean' },
  'policy-text': { type: 'string' },
  'no-group-name-as-email': { type: 'boolean' },
  'include-values': { type: 'boolean' },
  join: { type: 'boolean' },
  'merge-equal': { type: 'boolean' },
  'max-line-bytes': { type: 'string' },
  format: { type: 'string' },
  output: { type: 'string', short: 'o' },
  rejects: { type: 'string' },
  issues: { type: 'string' },
  summary: { type: 'string' },
  'no-progress': { type: 'boolean' },
  verbose: { type: 'boolean', short: 'v' },
} as const;

type Values = ReturnType<typeof readArguments<typeof OPTIONS>>['values'];

/**
 * Reads the arguments of `map`.
 *
 * @throws {UsageError} when they make no sense
 */
export function readMapArguments(argv: readonly string[]): MapArguments {
  const { values, positionals } = readArguments(argv, OPTIONS);
  const format = choose('format', values.format, FORMATS);
  if (values.case === 'snake' && (format === 'import' || format === 'golden')) {
    throw new UsageError(`--format ${format} has camelCase keys: leave --case snake out.`);
  }
  refuseSameFile(values);
  return {
    files: positionals,
    stream: streamOptions(values),
    format,
    output: values.output,
    rejects: values.rejects,
    issues: values.issues,
    summary: choose('summary', values.summary, ['text', 'json']),
    progress: values['no-progress'] !== true,
    verbose: values.verbose === true,
  };
}

function streamOptions(values: Values): StreamOptions {
  const maxLineBytes = readCount('max-line-bytes', values['max-line-bytes']);
  return {
    // The one place where a clock is read.
    collectedAt:
      values['collected-at'] === undefined ? new Date().toISOString() : readTime(values['collected-at']),
    case: choose('case', values.case, ['camel', 'snake']),
    strict: values.strict === true,
    policyText: choose('policy-text', values['policy-text'], ['canonical', 'verbatim']),
    groupNameAsEmail: values['no-group-name-as-email'] !== true,
    includeValues: values['include-values'] === true,
    join: values.join === true,
    mergeEqual: values['merge-equal'] === true,
    ...(maxLineBytes === undefined ? {} : { maxLineBytes }),
  };
}

function readTime(text: string): string {
  try {
    return settleCollectedAt(text);
  } catch {
    throw new UsageError('--collected-at must be RFC 3339 with a zone, such as 2026-01-02T03:04:05Z.');
  }
}

function refuseSameFile({ output, rejects, issues }: Values): void {
  const files = [output, rejects, issues].filter((file) => file !== undefined && file !== '-');
  if (new Set(files).size < files.length) {
    throw new UsageError('--output, --rejects and --issues must be different files.');
  }
}
