import { type Query, queryFor } from '../../find/query/query.ts';
import { type QueryService, SERVICES } from '../../find/query/service.ts';
import { withFlags } from '../command/arguments.ts';
import { type Surroundings, UsageError } from '../command/command.ts';
import { defineCommand } from '../command/define-command.ts';
import { IDENTITY_OPTIONS, readIdentity } from '../command/identity-options.ts';
import type { Options } from '../command/option.ts';
import { didYouMean } from '../command/suggest.ts';
import { messageOutput, streamOutput } from '../files/output.ts';

const ASKED = {
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
    'Values are quoted as the language of the service has it. Where its answer differs from what find finds, and what is set elsewhere, stands in notes.',
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
  ],
  exitCodes: { 0: 'the text was written', 2: 'bad usage, or a question that the service cannot be asked' },
  async run({ values, positionals }, around) {
    if (positionals.length > 0) throw new UsageError('query reads no files. See --help.');
    const { table, format } = values;
    const service = readService(values.for);
    if (table !== undefined && service !== 'athena')
      throw new UsageError('--table is for Athena: take --for athena, or leave --table out.');
    for (const name of ['from', 'to'] as const)
      if (/^\d+[smhd]$/u.test(values[name] ?? ''))
        throw new UsageError(
          `--${name} must be a time, such as 2026-01-02T03:04:05Z: no record is read from which a duration could be counted back.`,
        );
    const options = table === undefined ? {} : { table };
    const query = withFlags(() => queryFor(readIdentity(values), service, options));
    await (format === 'json' ? writeJson(service, query, around) : writeText(query, around));
    return 0;
  },
});

function readService(name: string | undefined): QueryService {
  const service = SERVICES.find((one) => one === name);
  if (service !== undefined) return service;
  const advice = name === undefined ? '' : didYouMean(name, SERVICES);
  throw new UsageError(`--for must be one of ${SERVICES.join(', ')}.${advice}`);
}

async function writeJson(service: QueryService, query: Query, { stdout }: Surroundings): Promise<void> {
  await streamOutput(stdout).write(`${JSON.stringify({ service, ...query })}\n`);
}

async function writeText({ text, notes }: Query, around: Surroundings): Promise<void> {
  await streamOutput(around.stdout).write(`${text}\n`);
  await messageOutput(around).write(notes.map((note) => `note: ${note}\n`).join(''));
}
