import { formatFailure } from '../../check/failure.ts';
import { type CaseResult, directoryCases, type RunnableCase } from '../../testing/run.ts';
import { printable } from '../../text/printable.ts';
import { readArguments } from '../command/arguments.ts';
import { type Command, type Surroundings, UsageError } from '../command/command.ts';
import { MAPPER_HELP, MAPPER_OPTIONS, readMapperOptions } from '../command/stream-options.ts';
import { type Output, openOutput, streamOutput, withOutputs } from '../files/output.ts';
import { junitXml } from './junit.ts';

const HELP = `Checks a directory of cases: maps their logs and compares what comes of it with what is expected.

Usage: aws-iam-udm check [OPTION…] DIRECTORY

A case is <case>.log.json with <case>.udm.json, <case>.issues.json and, where it needs them, <case>.options.json; or,
as Google SecOps has it, raw_logs/<case>_log.json with expected_events/<case>_events.json. A file that is missing, or
that belongs to no case, is a failure. Meaning is compared, not spelling: timestamps as instants, keys in any order and
in either style.

  --update                   rewrites the expectations that do not hold, and says which
  --ignore-ingestion-times   collectedTimestamp, and the timestamp of an event, may differ
  --junit FILE               writes the results as JUnit XML, too

How records are mapped, where a case has no options of its own
${MAPPER_HELP}  --include-values           issues hold values of the records

Exit code: 0 all cases pass, 1 some fail, 2 bad usage or a directory without cases.
`;

const OPTIONS = {
  ...MAPPER_OPTIONS,
  update: { type: 'boolean' },
  'ignore-ingestion-times': { type: 'boolean' },
  junit: { type: 'string' },
} as const;

/** `aws-iam-udm check`: a team's own regression suite. */
export const checkCommand: Command = {
  name: 'check',
  summary: 'checks a directory of logs and expected entities',
  help: HELP,
  async run(argv, around) {
    const { values, positionals } = readArguments(argv, OPTIONS);
    const [directory, ...others] = positionals;
    if (directory === undefined || others.length > 0) {
      throw new UsageError('check needs one directory. See --help.');
    }
    const cases = findRunnable(directory, {
      ...readMapperOptions(values),
      update: values.update === true,
      ignoreIngestionTimes: values['ignore-ingestion-times'] === true,
    });
    return withOutputs(async (open) => {
      const { junit } = values;
      const report = junit === undefined ? undefined : await open(() => openOutput(junit, around.stdout));
      const results = await runCases(cases, around);
      await report?.write(junitXml(directory, results));
      return summarise(results, streamOutput(around.stdout));
    });
  },
};

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

async function runCases(cases: readonly RunnableCase[], { stdout }: Surroundings): Promise<CaseResult[]> {
  const output = streamOutput(stdout);
  const results: CaseResult[] = [];
  for (const { run } of cases) {
    const result = run();
    results.push(result);
    await output.write(textOf(result));
  }
  return results;
}

function textOf({ name, failures, updated }: CaseResult): string {
  const lines = failures.flatMap((failure) => formatFailure(failure).split('\n'));
  return [
    ...(failures.length === 0 ? [] : [`FAIL ${name}`, ...lines.map((line) => `  ${line}`), '']),
    ...updated.map((file) => `updated ${file}`),
  ]
    .map((line) => `${printable(line)}\n`)
    .join('');
}

async function summarise(results: readonly CaseResult[], stdout: Output): Promise<number> {
  const failed = results.filter(({ failures }) => failures.length > 0).length;
  await stdout.write(`${results.length - failed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}
