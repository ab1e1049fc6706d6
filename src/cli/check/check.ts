import { dirname } from 'node:path';
import { CASE_OPTION_NAMES } from '../../check/case.ts';
import { formatFailure, refusalSentence } from '../../check/failure.ts';
import { OPTION_NAMES } from '../../options.ts';
import { type CaseResult, directoryCases, type RunnableCase } from '../../testing/run.ts';
import { printable } from '../../text/printable.ts';
import { INTERRUPTED, type Surroundings, UsageError } from '../command/command.ts';
import { defineCommand } from '../command/define-command.ts';
import { interruptions } from '../command/interrupt.ts';
import type { Options } from '../command/option.ts';
import { MAPPER_OPTIONS, readMapperOptions, VALUES_OPTION } from '../command/stream-options.ts';
import { makeFolder } from '../files/make-folder.ts';
import { closableOutput, type Output, openOutput, withOutputs } from '../files/output.ts';
import { junitXml, type TimedResult } from './junit.ts';

const COMPARED = {
  exact: {
    type: 'boolean',
    help: 'the order of labels and of other lists counts, and so do the texts of policies',
  },
  update: {
    type: 'boolean',
    help: 'rewrites the expectations that do not hold, names them, and says where one expects a refusal now',
  },
  'ignore-ingestion-times': {
    type: 'boolean',
    help: 'collectedTimestamp, and the timestamp of an event, may differ',
  },
  junit: {
    type: 'string',
    value: 'FILE',
    help: 'writes the results as JUnit XML, too, and makes the folder for it',
  },
} as const satisfies Options;

/** `aws-iam-udm check`: a team's own regression suite. */
export const checkCommand = defineCommand({
  usage: '[OPTION…] DIRECTORY',
  text: [
    'Checks a directory of cases: maps their logs and compares what comes of it with what is expected.',
    'A case is <case>.log.json with <case>.udm.json and <case>.issues.json; or, as Google SecOps has it, raw_logs/<case>_log.json with expected_events/<case>_events.json. A log is one record, or an answer of a call, a list or a raw log with several, of which <case>.udm.json is the list of entities. A file that is missing, or that belongs to no case, is a failure.',
    'Meaning is compared, not spelling: timestamps as instants, policies as policies, labels by key and value, keys and the elements of lists in any order, keys in either style.',
  ],
  terms: {
    title:
      'Options of a case, a JSON object in <case>.options.json or options/<case>_options.json; they come before those below',
    entries: [
      [OPTION_NAMES.join(', '), 'as in the library'],
      [
        CASE_OPTION_NAMES.join(', '),
        'collectedAt is RFC 3339; exact and ignoreIngestionTimes are true or false; answer says whether the log is an answer (default: where it looks like one)',
      ],
    ],
  },
  sections: [
    { options: COMPARED },
    {
      title: 'How records are mapped, where a case has no options of its own',
      options: { ...MAPPER_OPTIONS, ...VALUES_OPTION },
    },
  ],
  examples: [
    {
      command: 'check golden --junit reports/golden.xml',
      gives: 'Checks every case in the folder golden, and writes a report for a build server.',
    },
    {
      command: 'check golden --update',
      gives: 'Rewrites what does not hold any more: read the difference before you commit it.',
    },
  ],
  exitCodes: {
    0: 'all cases pass',
    1: 'some cases fail',
    2: 'bad usage, a directory without cases, or results that cannot be written',
    130: INTERRUPTED,
  },
  async run({ values, positionals }, around) {
    const [directory, ...others] = positionals;
    if (directory === undefined || others.length > 0) {
      throw new UsageError('check needs one directory. See --help.');
    }
    const cases = findRunnable(directory, {
      ...readMapperOptions(values),
      exact: values.exact === true,
      update: values.update === true,
      ignoreIngestionTimes: values['ignore-ingestion-times'] === true,
    });
    const results = await runCases(cases, around);
    if (around.interrupt?.aborted) return 130;
    const code = await summarise(results, closableOutput(around.stdout));
    const { junit } = values;
    if (junit !== undefined) await writeReport(junit, junitXml(directory, results), around);
    return code;
  },
});

/** What was found is printed by now: a report that cannot be written takes nothing away. */
async function writeReport(file: string, xml: string, { stdout }: Surroundings): Promise<void> {
  if (file !== '-') await makeFolder(dirname(file));
  await withOutputs(async (open) => {
    const report = await open(() => openOutput(file, stdout));
    await report.write(xml);
  });
}

function findRunnable(directory: string, options: Parameters<typeof directoryCases>[1]): RunnableCase[] {
  const cases = readCases(directory, options);
  if (cases.length > 0) return cases;
  throw new UsageError(
    `There are no cases in ${directory}: neither <case>.log.json nor raw_logs/<case>_log.json.`,
  );
}

function readCases(directory: string, options: Parameters<typeof directoryCases>[1]): RunnableCase[] {
  try {
    return directoryCases(directory, options);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === 'ENOENT') throw new UsageError(`There is no directory ${directory}.`);
    if (code === 'ENOTDIR') throw new UsageError(`${directory} is not a directory.`);
    throw error;
  }
}

async function runCases(
  cases: readonly RunnableCase[],
  { stdout, interrupt }: Surroundings,
): Promise<TimedResult[]> {
  const isInterrupted = interruptions(interrupt);
  // Whether they pass is the answer, even where nobody reads on.
  const output = closableOutput(stdout);
  const results: TimedResult[] = [];
  for (const { run } of cases) {
    const started = performance.now();
    const result = run();
    results.push({ ...result, seconds: (performance.now() - started) / 1000 });
    await output.write(textOf(result));
    if (await isInterrupted()) break;
  }
  return results;
}

function textOf({ name, failures, updated, refusals }: CaseResult): string {
  const lines = failures.flatMap((failure) => formatFailure(failure).split('\n'));
  const warning = refusals.length === 0 ? [] : refusalSentence(refusals).split('\n');
  return [
    ...(failures.length === 0 ? [] : [`FAIL ${name}`, ...lines.map((line) => `  ${line}`), '']),
    ...updated.map((file) => `updated ${file}`),
    ...warning.map((line) => `  ${line}`),
  ]
    .map((line) => `${printable(line)}\n`)
    .join('');
}

async function summarise(results: readonly CaseResult[], stdout: Output): Promise<number> {
  const failed = results.filter(({ failures }) => failures.length > 0).length;
  const refused = results.filter(({ refusals }) => refusals.length > 0).length;
  const note = refused === 0 ? '' : `, ${refused} rewritten to expect a refusal`;
  await stdout.write(`${results.length - failed} passed, ${failed} failed${note}\n`);
  return failed === 0 ? 0 : 1;
}
