import { existsSync } from 'node:fs';
import { version } from '../../package.json';
import { printable } from '../text/printable.ts';
import { hasOption } from './command/arguments.ts';
import { type Surroundings, UsageError } from './command/command.ts';
import { blocks, exitCodeLines, helpText, helpWidth, titled, twoColumns, wrapWords } from './command/help.ts';
import { didYouMean } from './command/suggest.ts';
import { COMMANDS, type NamedCommand } from './commands.ts';
import { messageOutput } from './files/output.ts';
import { systemSentence } from './files/reason.ts';
import { isBrokenPipe, Sink } from './files/sink.ts';

/** What the exit codes of all commands have in common. */
export const EXIT_CODES = {
  0: 'all is well, and every file asked for stands',
  1: 'a record was refused, a case fails, snapshots differ or nothing was found, as the command says',
  2: 'bad usage, an input that cannot be read or an output that cannot be written: a sentence says which',
  130: 'interrupted with Ctrl-C; 129 and 143 where it was SIGHUP or SIGTERM',
} as const;

/**
 * Runs `aws-iam-udm` with its arguments.
 *
 * @param argv what follows the program's name
 * @returns the exit code, one of {@link EXIT_CODES}
 */
export async function runProgram(argv: readonly string[], around: Surroundings): Promise<number> {
  const stderr = messageOutput(around);
  try {
    return await dispatch(argv, around);
  } catch (error) {
    if (isBrokenPipe(error)) return 0;
    const below = error instanceof UsageError ? error.below : [];
    const lines = [`aws-iam-udm: ${sentenceOf(error)}`, ...below].map(printable);
    await stderr.write(`${lines.join('\n')}\n`);
    if (error instanceof Error && isDebugged(around)) await stderr.write(`${error.stack}\n`);
    return 2;
  }
}

async function dispatch(argv: readonly string[], around: Surroundings): Promise<number> {
  const [name, ...rest] = argv;
  if (name === '--version' || name === '-V') return tell(`${version}\n`, around);
  if (name === undefined || name === '--help' || name === '-h') return tell(overview(around), around);
  const isHelp = name === 'help';
  if (isHelp && rest[0] === undefined) return tell(overview(around), around);
  const named = commandNamed(isHelp ? rest[0]! : name);
  const command = await named.load();
  return isHelp || hasOption(rest, command.sections, 'help')
    ? tell(helpText(named.name, command, helpWidth(around)), around)
    : command.run(rest, around);
}

async function tell(text: string, around: Surroundings): Promise<number> {
  await new Sink(around.stdout).write(text);
  return 0;
}

/** @throws {UsageError} where there is no such command */
function commandNamed(name: string): NamedCommand {
  const command = COMMANDS.find((one) => one.name === name);
  if (command !== undefined) return command;
  if (name.startsWith('-'))
    throw new UsageError(
      `The command comes first: aws-iam-udm COMMAND ${name}.${globalOption(name)} See aws-iam-udm --help.`,
    );
  if (existsSync(name))
    throw new UsageError(
      `There is no command ${name}, but a file of that name. Did you mean \`aws-iam-udm map ${name}\`?`,
    );
  const names = COMMANDS.map((one) => one.name);
  throw new UsageError(`There is no command ${name}.${didYouMean(name, names)} See aws-iam-udm --help.`);
}

function globalOption(name: string): string {
  return didYouMean(name, ['--help', '--version']);
}

function overview(around: Surroundings): string {
  const width = helpWidth(around);
  const column = Math.max(...COMMANDS.map(({ name }) => name.length)) + 4;
  const list = COMMANDS.map(({ name, summary }) => [name, summary] as const);
  return blocks(
    wrapWords(
      'Maps AWS IAM users, roles and groups to Google SecOps UDM entities, and CloudTrail records to events.',
      width,
    ),
    wrapWords('Usage: aws-iam-udm COMMAND [OPTION…] [FILE…]', width, 4),
    titled('Commands', width, twoColumns(list, width, column)),
    titled('Options', width, [
      ...twoColumns(
        [
          ['help COMMAND', 'what a command does; COMMAND --help says the same'],
          ['-h, --help', 'prints this'],
          ['-V, --version', 'prints the version'],
        ],
        width,
        column + 6,
      ),
    ]),
    titled('Exit code', width, twoColumns(exitCodeLines(EXIT_CODES), width, 8)),
  );
}

/** Whose message is not ours may say what no message says, such as values: it says at least what it is. */
function sentenceOf(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  const known = error instanceof Error ? systemSentence(error) : undefined;
  const name = error instanceof Error ? error.name : typeof error;
  return (
    known ??
    `An unexpected error ended the command (${name}). It is a fault of aws-iam-udm: NODE_DEBUG=aws-iam-udm shows where.`
  );
}

function isDebugged({ env }: Surroundings): boolean {
  return env.NODE_DEBUG?.split(',').includes('aws-iam-udm') === true;
}
