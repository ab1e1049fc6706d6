import { POLICY_FORMS } from '../../log/policy/document.ts';
import { type MapperOptions, settleCollectedAt } from '../../options.ts';
import type { StreamOptions } from '../../stream/options.ts';
import { PROFILES } from '../../table/profile.ts';
import { choose, readCount } from './arguments.ts';
import { UsageError } from './command.ts';

/** What every command that reads records says of its input. */
export const INPUT_HELP = `Reads the files, or standard input where there is none or where it is -: lines of JSON, one JSON document or several
after each other, plain or gzip; records, and answers of the calls of IAM; records of CloudTrail as S3, CloudWatch
Logs, EventBridge, lookup-events and CloudTrail Lake give them.`;

/** The part of a command's help about how records are mapped. */
export const MAPPER_HELP = `  --case camel|snake         how keys are written; camel, unless said
  --profile documented|google|extended
                             the rows of the documented table (so, unless said), those of Google's own parser source,
                             or the documented ones and the extensions
  --strict                   a warning refuses the record as an error does
  --policy-text compact|canonical|verbatim
                             how policies become text: their own without white space (so, unless said), with sorted
                             keys, too, or as it is (so with google, unless said)
  --namespace NAME           the asset namespace of the feed, written to each noun
  --no-group-name-as-email   no group's name becomes an e-mail address
  --all-services             activity of every service is mapped, and not of IAM, STS and sign-in alone
  --ingestion-label KEY=VALUE
                             a label of the feed, written to the metadata of each event; may be given again
`;

/** The part of a command's help about how records are read and mapped. */
export const STREAM_HELP = `  --collected-at TIME        when the records were collected, RFC 3339 with a zone; now, unless said
${MAPPER_HELP}  --source iam|cloudtrail|detect
                             only configuration, only activity, or what each record is (so, unless said)
  --from TIME, --to TIME     only events from this time on, and before that: RFC 3339 with a zone
  --join                     joins groups with members across the whole input; groups come at the end
  --max-line-bytes NUMBER    how many bytes of a line or record are held; 16777216, unless said
`;

/** The options of every command that maps records. */
export const MAPPER_OPTIONS = {
  case: { type: 'string' },
  profile: { type: 'string' },
  strict: { type: 'boolean' },
  'policy-text': { type: 'string' },
  namespace: { type: 'string' },
  'no-group-name-as-email': { type: 'boolean' },
  'all-services': { type: 'boolean' },
  'ingestion-label': { type: 'string', multiple: true },
  'include-values': { type: 'boolean' },
} as const;

/** The options of every command that reads and maps records. */
export const STREAM_OPTIONS = {
  ...MAPPER_OPTIONS,
  'collected-at': { type: 'string' },
  source: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  join: { type: 'boolean' },
  'max-line-bytes': { type: 'string' },
} as const;

type Option = { readonly type: 'string' | 'boolean'; readonly multiple?: true };
type ValueOf<One extends Option> = One['type'] extends 'boolean'
  ? boolean
  : One extends { readonly multiple: true }
    ? string[]
    : string;
type ValuesOf<Options extends Record<string, Option>> = {
  readonly [Name in keyof Options]?: ValueOf<Options[Name]> | undefined;
};

/**
 * Makes the options of a mapper out of the values of {@link MAPPER_OPTIONS}.
 *
 * @throws {UsageError} when one makes no sense
 */
export function readMapperOptions(values: ValuesOf<typeof MAPPER_OPTIONS>): MapperOptions {
  const policyText = values['policy-text'];
  if (values.namespace === '') throw new UsageError('--namespace needs a name.');
  return {
    case: choose('case', values.case, ['camel', 'snake']),
    profile: choose('profile', values.profile, PROFILES),
    strict: values.strict === true,
    ...(policyText === undefined ? {} : { policyText: choose('policy-text', policyText, POLICY_FORMS) }),
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
  return { ingestionLabels: Object.fromEntries(labels.map((label) => [label!.key, label!.value])) };
}

/**
 * Makes the options of a stream out of the values of {@link STREAM_OPTIONS}.
 *
 * @throws {UsageError} when one makes no sense
 */
export function readStreamOptions(values: ValuesOf<typeof STREAM_OPTIONS>): StreamOptions {
  const maxLineBytes = readCount('max-line-bytes', values['max-line-bytes']);
  return {
    // The one place where a clock is read.
    collectedAt:
      values['collected-at'] === undefined
        ? new Date().toISOString()
        : readTime('collected-at', values['collected-at']),
    ...readMapperOptions(values),
    source: choose('source', values.source, ['detect', 'iam', 'cloudtrail']),
    ...(values.from === undefined ? {} : { from: readTime('from', values.from) }),
    ...(values.to === undefined ? {} : { to: readTime('to', values.to) }),
    join: values.join === true,
    ...(maxLineBytes === undefined ? {} : { maxLineBytes }),
  };
}

function readTime(name: string, text: string): string {
  try {
    return settleCollectedAt(text);
  } catch {
    throw new UsageError(`--${name} must be RFC 3339 with a zone, such as 2026-01-02T03:04:05Z.`);
  }
}
