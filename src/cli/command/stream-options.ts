import { POLICY_FORMS } from '../../log/policy/document.ts';
import { type MapperOptions, settleCollectedAt } from '../../options.ts';
import { type StreamOptions, splitOptions } from '../../stream/options.ts';
import { PROFILES } from '../../table/profile.ts';
import { readCount, withFlags } from './arguments.ts';
import { UsageError } from './command.ts';
import type { Options, ValuesOf } from './option.ts';

/** What every command that reads records says of its input. */
export const INPUT_TEXT = `Reads files and folders, and standard input where no file is named or the name is -. In a folder, files that end in .json, .ndjson, .jsonl, .gz or .parquet are read, in the order of their names. A file holds lines of JSON, one JSON document or several after each other, plain or gzip, or it is Parquet: records of IAM, answers of its calls, and records of CloudTrail as S3, CloudWatch Logs, EventBridge, Kinesis, lookup-events, CloudTrail Lake, Security Lake, Kafka, Google Cloud, Datadog, Splunk and Elastic give them.`;

/** The options of every command that maps records. */
export const MAPPER_OPTIONS = {
  case: { type: 'string', choices: ['camel', 'snake'], help: 'how keys are written' },
  profile: {
    type: 'string',
    choices: PROFILES,
    help: 'the rows of the documented table, those of Google’s own parser source, or the documented ones and the extensions',
  },
  strict: { type: 'boolean', help: 'a warning refuses the record as an error does' },
  'policy-text': {
    type: 'string',
    choices: POLICY_FORMS,
    unlessSaid: 'compact, or with the profile google verbatim',
    help: 'how policies become text: without white space, also with sorted keys, or exactly as they are',
  },
  namespace: { type: 'string', value: 'NAME', help: 'the asset namespace of the feed, written to nouns' },
  'no-group-name-as-email': { type: 'boolean', help: 'no group’s name becomes an e-mail address' },
  'all-services': {
    type: 'boolean',
    help: 'maps activity of every service, not only of IAM, STS and sign-in',
  },
  'ingestion-label': {
    type: 'string',
    value: 'KEY=VALUE',
    multiple: true,
    help: 'a label of the feed, written to the metadata of each event',
  },
} as const satisfies Options;

/** The option of every command that holds what it reads. */
export const LIMIT_OPTION = {
  'max-line-bytes': {
    type: 'string',
    value: 'NUMBER',
    unlessSaid: '16777216',
    help: 'the most bytes that a line or record may have',
  },
} as const satisfies Options;

/** The options of every command that reads and maps records. */
export const STREAM_OPTIONS = {
  'collected-at': {
    type: 'string',
    value: 'TIME',
    unlessSaid: 'now',
    help: 'when the records were collected, RFC 3339 with a zone',
  },
  ...MAPPER_OPTIONS,
  source: {
    type: 'string',
    choices: ['detect', 'iam', 'cloudtrail'],
    help: 'each record is taken for what it looks like, or all for configuration, or all for activity',
  },
  from: { type: 'string', value: 'TIME', help: 'only events from this time on: RFC 3339 with a zone' },
  to: { type: 'string', value: 'TIME', help: 'only events before this time: RFC 3339 with a zone' },
  join: {
    type: 'boolean',
    help: 'joins groups with members across the whole input; groups come at the end',
  },
  ...LIMIT_OPTION,
} as const satisfies Options;

/** The option of every command that says something on standard error beside what it prints. */
export const QUIET_OPTION = {
  quiet: {
    type: 'boolean',
    short: 'q',
    help: 'writes nothing to standard error but the error that ends the command',
  },
} as const satisfies Options;

/** The option of every command that can show values of records. */
export const VALUES_OPTION = {
  'include-values': {
    type: 'boolean',
    help: 'issues hold values of the records; they may be sensitive',
  },
} as const satisfies Options;

/**
 * Makes the options of a mapper out of the values of {@link MAPPER_OPTIONS}.
 *
 * @throws {UsageError} when one makes no sense
 */
export function readMapperOptions(
  values: ValuesOf<typeof MAPPER_OPTIONS & typeof VALUES_OPTION>,
): MapperOptions {
  const policyText = values['policy-text'];
  return {
    case: values.case ?? 'camel',
    profile: values.profile ?? 'documented',
    strict: values.strict === true,
    ...(policyText === undefined ? {} : { policyText }),
    groupNameAsEmail: values['no-group-name-as-email'] !== true,
    includeValues: values['include-values'] === true,
    ...(values.namespace === undefined ? {} : { namespace: values.namespace }),
    allServices: values['all-services'] === true,
    ...readLabels(values['ingestion-label']),
  };
}

function readLabels(texts: readonly string[] | undefined): Pick<MapperOptions, 'ingestionLabels'> {
  if (texts === undefined) return {};
  const labels = texts.map((text) => /^(?<key>[^=]+)=(?<value>.+)$/su.exec(text)?.groups);
  if (labels.includes(undefined)) throw new UsageError('--ingestion-label must be KEY=VALUE.');
  if (new Set(labels.map((label) => label!.key)).size < labels.length)
    throw new UsageError('Each --ingestion-label must have a key of its own.');
  return { ingestionLabels: Object.fromEntries(labels.map((label) => [label!.key, label!.value])) };
}

/**
 * Makes the options of a stream out of the values of {@link STREAM_OPTIONS}.
 *
 * @param signal stops the reading when it is aborted
 * @throws {UsageError} when one makes no sense
 */
export function readStreamOptions(
  values: ValuesOf<typeof STREAM_OPTIONS & typeof VALUES_OPTION>,
  signal?: AbortSignal,
): StreamOptions {
  const maxLineBytes = readCount('max-line-bytes', values['max-line-bytes']);
  const options: StreamOptions = {
    // The one place where a clock is read.
    collectedAt:
      values['collected-at'] === undefined
        ? new Date().toISOString()
        : readTime('collected-at', values['collected-at']),
    ...readMapperOptions(values),
    source: values.source ?? 'detect',
    ...(values.from === undefined ? {} : { from: readTime('from', values.from) }),
    ...(values.to === undefined ? {} : { to: readTime('to', values.to) }),
    join: values.join === true,
    ...(maxLineBytes === undefined ? {} : { maxLineBytes }),
    ...(signal === undefined ? {} : { signal }),
  };
  withFlags(() => splitOptions(options));
  return options;
}

function readTime(name: string, text: string): string {
  try {
    return settleCollectedAt(text);
  } catch {
    throw new UsageError(`--${name} must be RFC 3339 with a zone, such as 2026-01-02T03:04:05Z.`);
  }
}
