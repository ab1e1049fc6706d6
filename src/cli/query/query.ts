import { type Query, queryFor } from '../../find/query/query.ts';
import { type QueryService, SERVICES } from '../../find/query/service.ts';
import { printable } from '../../text/printable.ts';
import {
  PATTERN_SERVICES,
  type PatternQuery,
  type QueryPart,
  queryForPattern,
} from '../../translate/pattern-query.ts';
import { flagOf, withFlags } from '../command/arguments.ts';
import { type Surroundings, UsageError } from '../command/command.ts';
import { defineCommand } from '../command/define-command.ts';
import { IDENTITY_OPTIONS, readIdentity } from '../command/identity-options.ts';
import type { Options, ValuesOf } from '../command/option.ts';
import { PATTERN_OPTIONS, readPattern, withCaret } from '../command/pattern-options.ts';
import { didYouMean } from '../command/suggest.ts';
import { messageOutput, streamOutput } from '../files/output.ts';

const ASKED = {
  ...PATTERN_OPTIONS,
  ...IDENTITY_OPTIONS,
  from: { type: 'string', value: 'TIME', help: 'from this time on: RFC 3339 with a zone' },
  to: { type: 'string', value: 'TIME', help: 'before this time: RFC 3339 with a zone' },
} as const satisfies Options;

const WRITTEN = {
  for: { type: 'string', value: 'SERVICE', help: 'the service that is asked; always needed' },
  table: { type: 'string', value: 'NAME', unlessSaid: 'cloudtrail_logs', help: 'the table of Athena' },
  format: {
    type: 'string',
    choices: ['text', 'json'],
    help: 'the text to standard output and the notes to standard error, or both as JSON',
  },
} as const satisfies Options;

/** `aws-iam-udm query`: a look-up as the text that a service takes. */
export const queryCommand = defineCommand({
  usage: '--for SERVICE [OPTION…]',
  text: [
    'Writes the question of find as the text that a service takes. Nothing is sent anywhere.',
    'Values are quoted as the language of the service demands. Notes say where its answer differs from what find finds, and what has to be set elsewhere.',
    'A pattern or a rule is written for udm-search and yara-l by reading the rows of the table for CloudTrail backwards. The search finds the event of every record that the pattern asks for. Where a row loses something the search finds others, too, and a line names that part of the pattern.',
  ],
  terms: {
    title: 'Services',
    entries: [
      ['cloudtrail', "a command of the AWS CLI on CloudTrail's Event history, for a POSIX shell"],
      ['insights', 'a query of CloudWatch Logs Insights'],
      ['athena', 'SQL on a table with the columns that AWS publishes for CloudTrail'],
      ['udm-search', 'a search of Google SecOps over the events that records of CloudTrail become'],
      ['yara-l', 'a rule of Google SecOps with the same condition'],
    ],
  },
  sections: [
    { title: 'What is asked for', options: ASKED },
    { title: 'What is written', options: WRITTEN },
  ],
  examples: [
    {
      command: 'query --user alice --for athena',
      gives: 'Writes SQL for what the user alice did.',
    },
    {
      command: 'query --rule iam-policy-changes --for yara-l',
      gives: 'Writes a rule for changes of policies.',
    },
  ],
  exitCodes: { 0: 'the text was written', 2: 'bad usage, or a question that the service cannot be asked' },
  async run({ values, positionals }, around) {
    if (positionals.length > 0) throw new UsageError('query reads no files. See --help.');
    const service = readService(values.for);
    const { format } = values;
    const pattern = readPattern(values);
    const query =
      pattern === undefined ? identityQuery(values, service) : patternQuery(pattern, values, service);
    await (format === 'json' ? writeJson(service, query, around) : writeText(query, around));
    return 0;
  },
});

type Values = ValuesOf<typeof ASKED & typeof WRITTEN>;

function identityQuery(values: Values, service: QueryService): Query {
  const { table } = values;
  if (table !== undefined && service !== 'athena')
    throw new UsageError('--table is for Athena: take --for athena, or leave --table out.');
  for (const name of ['from', 'to'] as const)
    if (/^\d+[smhd]$/u.test(values[name] ?? ''))
      throw new UsageError(
        `--${name} must be a time, such as 2026-01-02T03:04:05Z: no record is read from which a duration could be counted back.`,
      );
  return withFlags(() => queryFor(readIdentity(values), service, table === undefined ? {} : { table }));
}

function patternQuery(pattern: string, values: Values, service: QueryService): PatternQuery {
  const [other] = [...Object.keys(readIdentity(values)), ...(values.table === undefined ? [] : ['table'])];
  if (other !== undefined) throw new UsageError(`A pattern is written alone: leave --${flagOf(other)} out.`);
  const chosen = PATTERN_SERVICES.find((one) => one === service);
  if (chosen === undefined)
    throw new UsageError(
      `A pattern is written for ${PATTERN_SERVICES.join(' and ')}. CloudWatch Logs takes it as it is, as a metric filter.`,
    );
  return withFlags(() => withCaret(pattern, (text) => queryForPattern(text, chosen)));
}

function readService(name: string | undefined): QueryService {
  const service = SERVICES.find((one) => one === name);
  if (service !== undefined) return service;
  const advice = name === undefined ? '' : didYouMean(name, SERVICES);
  throw new UsageError(`--for must be one of ${SERVICES.join(', ')}.${advice}`);
}

async function writeJson(service: QueryService, query: Query, { stdout }: Surroundings): Promise<void> {
  await streamOutput(stdout).write(`${JSON.stringify({ service, ...query })}\n`);
}

async function writeText(query: Query | PatternQuery, around: Surroundings): Promise<void> {
  const { text, notes } = query;
  await streamOutput(around.stdout).write(`${text}\n`);
  const marks = 'parts' in query ? marksOf(query.parts) : [];
  const lines = [...marks, ...notes.map((note) => `note: ${note}`)];
  await messageOutput(around).write(lines.map((line) => `${printable(line)}\n`).join(''));
}

/** Marks each part of a pattern; those that are exact are only counted. */
function marksOf(parts: readonly QueryPart[]): readonly string[] {
  const others = parts.filter(({ fit }) => fit !== 'exact');
  const exact = parts.length - others.length;
  const word = { exact: 'exact', wider: 'wider', none: 'not asked' };
  return [
    `exact: ${exact} of ${parts.length} ${parts.length === 1 ? 'part' : 'parts'}`,
    ...others.map(({ fit, pattern, why }) => `${word[fit]}: ${pattern} (${why.join(' ')})`),
  ];
}
