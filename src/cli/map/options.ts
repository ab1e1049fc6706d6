import type { StreamOptions } from '../../stream/options.ts';
import { type Arguments, readCount } from '../command/arguments.ts';
import { UsageError } from '../command/command.ts';
import type { Options, OptionsOf, Section, ValuesOf } from '../command/option.ts';
import { QUIET_OPTION, readStreamOptions, STREAM_OPTIONS, VALUES_OPTION } from '../command/stream-options.ts';
import { FILES_OPTION, type FilesGiven } from '../files/input-names.ts';
import { MAP_FORMATS, type MapFormat, type RequestLimits } from './made-writer.ts';

/** How `map` was called. */
export interface MapOptions {
  readonly files: FilesGiven;
  readonly stream: StreamOptions;
  readonly format: MapFormat;
  readonly output: string | undefined;
  readonly rejects: string | undefined;
  readonly issues: string | undefined;
  readonly summary: 'text' | 'json';
  /** Whether people are told nothing but what ends the command. */
  readonly quiet: boolean;
  /** How requests are cut, in the form that has any. */
  readonly requests: RequestLimits;
  readonly progress: boolean;
  readonly verbose: boolean;
  /** How many threads map; more than one only where each file can be mapped by itself. */
  readonly jobs: number;
}

const MERGE = {
  'merge-equal': {
    type: 'boolean',
    help: 'leaves out entities and events that equal one that came before',
  },
} as const satisfies Options;

const REQUESTS = {
  'log-type': {
    type: 'string',
    value: 'NAME',
    unlessSaid: 'AWS_IAM',
    help: 'with --format import: the log type of the entities',
  },
  'max-per-request': {
    type: 'string',
    value: 'NUMBER',
    unlessSaid: '1000',
    help: 'with --format import: the most entities or events in a body',
  },
  'max-request-bytes': {
    type: 'string',
    value: 'NUMBER',
    unlessSaid: '2000000',
    help: 'with --format import: the most bytes in a body',
  },
} as const satisfies Options;

const WRITTEN = {
  format: {
    type: 'string',
    choices: MAP_FORMATS,
    help: 'lines of JSON, one list, lines with what became of each record, bodies for entities:import and events:import one a line, or the shape of Google SecOps’s parser test data. With items, the type of each line is entity, event or refused, and that of the last is end, with the counts; refused records are then no failure, and the exit code is 0',
  },
  ...REQUESTS,
  output: {
    type: 'string',
    short: 'o',
    value: 'FILE',
    help: 'writes what is mapped to FILE, which is there whole or not at all',
  },
  rejects: {
    type: 'string',
    value: 'FILE',
    help: 'writes refused records to FILE as lines of JSON: input, line, issues and the exact text in raw',
  },
  issues: {
    type: 'string',
    value: 'FILE',
    help: 'writes every issue to FILE as lines of JSON: input, line, index, path of the record, issue',
  },
  ...VALUES_OPTION,
  verbose: { type: 'boolean', short: 'v', help: 'prints infos, too, which are only counted otherwise' },
  ...QUIET_OPTION,
  summary: {
    type: 'string',
    choices: ['text', 'json'],
    help: 'the summary in words, or under the names of Google SecOps’s validation report and with nothing else on standard error',
  },
  jobs: {
    type: 'string',
    value: 'NUMBER',
    unlessSaid: '1',
    help: 'how many threads map files side by side; the output is the same, in the same order. One thread maps alone where there is one file or little to read, with --join or --merge-equal, and in every format but ndjson',
  },
  'no-progress': { type: 'boolean', help: 'no progress line on a terminal' },
} as const satisfies Options;

/** The options of `map`. */
export const MAP_SECTIONS = [
  { title: 'What is mapped', options: { ...FILES_OPTION, ...STREAM_OPTIONS, ...MERGE } },
  { title: 'What is written', options: WRITTEN },
] as const satisfies readonly Section[];

type Values = ValuesOf<OptionsOf<typeof MAP_SECTIONS>>;

/**
 * Makes the options of `map` out of its arguments.
 *
 * @throws {UsageError} when they make no sense
 */
export function settleMapOptions({ values, positionals }: Arguments<Values>): MapOptions {
  const { format = 'ndjson' } = values;
  if (values.case === 'snake' && (format === 'import' || format === 'golden')) {
    throw new UsageError(`--format ${format} has camelCase keys: leave --case snake out.`);
  }
  for (const name of ['rejects', 'issues'] as const)
    if (values[name] === '-')
      throw new UsageError(`--${name} needs a file of its own: standard output is for what is mapped.`);
  return {
    files: { names: positionals, from: values['files-from'] },
    stream: { ...readStreamOptions(values), mergeEqual: values['merge-equal'] === true },
    format,
    output: values.output,
    rejects: values.rejects,
    issues: values.issues,
    summary: values.summary ?? 'text',
    progress: values['no-progress'] !== true,
    verbose: values.verbose === true,
    quiet: values.quiet === true,
    requests: readRequestLimits(values, format),
    jobs: readJobs(values, format),
  };
}

/** What is longer is no request; and no text of a program may have a few times as many. */
const MOST_REQUEST_BYTES = 100_000_000;

function readRequestLimits(values: Values, format: MapFormat): RequestLimits {
  const given = (Object.keys(REQUESTS) as (keyof typeof REQUESTS)[]).filter(
    (name) => values[name] !== undefined,
  );
  if (given.length > 0 && format !== 'import')
    throw new UsageError(`--${given[0]} is for --format import: add that, or leave it out.`);
  const logType = values['log-type'];
  const maxPerRequest = readCount('max-per-request', values['max-per-request']);
  const maxRequestBytes = readCount('max-request-bytes', values['max-request-bytes']);
  if (maxRequestBytes !== undefined && maxRequestBytes > MOST_REQUEST_BYTES)
    throw new UsageError(`--max-request-bytes must be ${MOST_REQUEST_BYTES} at most.`);
  return {
    ...(logType === undefined ? {} : { logType }),
    ...(maxPerRequest === undefined ? {} : { maxPerRequest }),
    ...(maxRequestBytes === undefined ? {} : { maxRequestBytes }),
  };
}

/** Most machines have fewer cores; more threads than this are a mistake. */
const MOST_JOBS = 64;

function readJobs({ jobs, join, 'merge-equal': mergeEqual }: Values, format: MapFormat): number {
  const count = readCount('jobs', jobs) ?? 1;
  if (count > MOST_JOBS) throw new UsageError(`--jobs must be ${MOST_JOBS} at most.`);
  return join || mergeEqual || format !== 'ndjson' ? 1 : count;
}
