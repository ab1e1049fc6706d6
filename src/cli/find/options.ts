import type { AlarmOptions } from '../../find/alarm/options.ts';
import { type Arguments, readCount } from '../command/arguments.ts';
import { UsageError } from '../command/command.ts';
import { IDENTITY_OPTIONS, readIdentity } from '../command/identity-options.ts';
import type { Options, OptionsOf, Section, ValuesOf } from '../command/option.ts';
import { PATTERN_OPTIONS, readPattern } from '../command/pattern-options.ts';
import { LIMIT_OPTION, QUIET_OPTION } from '../command/stream-options.ts';
import { FILES_OPTION, type FilesGiven } from '../files/input-names.ts';
import { MISSING_DATA, readAlarm } from './alarm.ts';
import { FIND_FORMATS, type FindFormat } from './writer.ts';

const ASKED = {
  ...PATTERN_OPTIONS,
  ...IDENTITY_OPTIONS,
  from: {
    type: 'string',
    value: 'TIME',
    help: 'only records from this time on: RFC 3339 with a zone, or back from the newest record of the files as 90s, 30m, 24h or 7d',
  },
  to: { type: 'string', value: 'TIME', help: 'only records before this time, written as --from is' },
} as const satisfies Options;

const WRITTEN = {
  format: {
    type: 'string',
    choices: FIND_FORMATS,
    help: 'a table of time, who, what and outcome; the same as lines of JSON, with the place of each record and why it was found; the records as they came, one a line; or their UDM events, one a line',
  },
  timeline: {
    type: 'boolean',
    help: 'puts records in the order of time, marks failures, and tells of each hour without a record; needs no pattern or identity, and then also reads the UDM events that map has made of a trail',
  },
  alarm: {
    type: 'string',
    value: 'ALARM',
    help: "plays an alarm of CloudWatch over what is asked for, and writes how its state changed with the records behind it: statistic, comparison, threshold, period, such as 'sum>=1/5m'",
  },
  datapoints: {
    type: 'string',
    value: 'M/N',
    unlessSaid: '1/1',
    help: 'the alarm is due where M of the last N periods are',
  },
  'missing-data': {
    type: 'string',
    choices: MISSING_DATA,
    help: 'what a period without records counts as',
  },
} as const satisfies Options;

const READ = {
  ...FILES_OPTION,
  ...LIMIT_OPTION,
  ...QUIET_OPTION,
  'no-progress': { type: 'boolean', help: 'no progress line on a terminal' },
} as const satisfies Options;

/** The options of `find`, under the titles of its help. */
export const FIND_SECTIONS = [
  { title: 'What is asked for', options: ASKED },
  { title: 'What is written', options: WRITTEN },
  { title: 'How records are read', options: READ },
] as const satisfies readonly Section[];

/** What `find` is to do. */
export interface FindOptions {
  readonly files: FilesGiven;
  readonly identity: ReturnType<typeof readIdentity>;
  readonly pattern: string | undefined;
  readonly format: FindFormat;
  readonly timeline: boolean;
  readonly alarm: AlarmOptions | undefined;
  readonly maxLineBytes: number | undefined;
  readonly progress: boolean;
  /** Whether people are told nothing but what ends the command. */
  readonly quiet: boolean;
}

/**
 * Reads the arguments of `find`.
 *
 * @throws {UsageError} when one makes no sense
 */
export function readFindOptions({
  values,
  positionals,
}: Arguments<ValuesOf<OptionsOf<typeof FIND_SECTIONS>>>): FindOptions {
  const { format = 'text' } = values;
  const alarm = readAlarm(values);
  const timeline = values.timeline === true;
  if (timeline && alarm !== undefined)
    throw new UsageError('--timeline and --alarm each say what is written: leave one out.');
  if ((timeline || alarm !== undefined) && format !== 'text' && format !== 'json')
    throw new UsageError(
      `--${timeline ? 'timeline' : 'alarm'} is written as text or json: leave --format ${format} out.`,
    );
  return {
    files: { names: positionals, from: values['files-from'] },
    identity: readIdentity(values),
    pattern: readPattern(values),
    format,
    timeline,
    alarm,
    maxLineBytes: readCount('max-line-bytes', values['max-line-bytes']),
    progress: values['no-progress'] !== true && values.quiet !== true,
    quiet: values.quiet === true,
  };
}
