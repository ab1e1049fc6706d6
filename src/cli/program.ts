import { version } from '../../package.json';
import { type Surroundings, UsageError } from './command/command.ts';
import { COMMANDS, type NamedCommand } from './commands.ts';
import { isBrokenPipe, Sink } from './files/sink.ts';

/**
 * Runs `aws-iam-udm` with its arguments.
 *
 * @param argv what follows the program's name
 * @returns the exit code: 0 all well, 1 something was refused or differs, 2 bad usage or input, 130 interrupted
 */
export async function runProgram(argv: readonly string[], around: Surroundings): Promise<number> {
  const stderr = new Sink(around.stderr);
  try {
    return await dispatch(argv, around);
  } catch (error) {
    if (isBrokenPipe(error)) return 0;
    await stderr.write(`aws-iam-udm: ${sentenceOf(error)}\n`).catch(() => {});
    return 2;
  }
}

async function dispatch(argv: readonly string[], around: Surroundings): Promise<number> {
  const [name, ...rest] = argv;
  const stdout = new Sink(around.stdout);
  if (name === '--version' || name === '-V') return tell(stdout, `${version}\n`);
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const about = name === 'help' ? await commandNamed(rest[0])?.load() : undefined;
    return tell(stdout, about?.help ?? overview());
  }
  const named = commandNamed(name);
  if (named === undefined) throw new UsageError(`There is no command ${name}. See aws-iam-udm --help.`);
  const command = await named.load();
  const end = rest.indexOf('--');
  const options = end < 0 ? rest : rest.slice(0, end);
  if (options.includes('--help') || options.includes('-h')) return tell(stdout, command.help);
  return command.run(rest, around);
}

async function tell(stdout: Sink, text: string): Promise<number> {
  await stdout.write(text);
  return 0;
}

function commandNamed(name: string | undefined): NamedCommand | undefined {
  return COMMANDS.find((command) => command.name === name);
}

function overview(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length));
  const list = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}\n`).join('');
  return `Turns AWS IAM users, roles and groups into Google SecOps UDM entities.

Usage: aws-iam-udm COMMAND [OPTION…] [FILE…]

Commands:
${list}
  aws-iam-udm COMMAND --help   what a command does
  aws-iam-udm --version        the version
`;
}

/** Errors of the system say which file; what nobody expected says at least what it is. */
function sentenceOf(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  const message = error instanceof Error ? error.message : String(error);
  const isSystem = error instanceof Error && 'syscall' in error;
  return isSystem ? `${message}.` : `An unexpected error ended the command: ${message}`;
}
