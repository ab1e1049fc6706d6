import { parseArgs } from 'node:util';
import { UsageError } from './command.ts';
import {
  type Option,
  type Options,
  type OptionsOf,
  optionsOf,
  type Section,
  type ValuesOf,
  valueName,
} from './option.ts';
import { didYouMean } from './suggest.ts';

/** What was written behind the name of a command. */
export interface Arguments<Values> {
  readonly values: Values;
  readonly positionals: readonly string[];
}

/** An option as it was written. */
interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

/** Node.js's own parser, which refuses nothing: its sentences are not ours. */
function parse(argv: readonly string[], options: Options) {
  const known = Object.entries(options).map(([name, { type, short, multiple }]) => [
    name,
    { type, ...(short === undefined ? {} : { short }), ...(multiple === undefined ? {} : { multiple }) },
  ]);
  return parseArgs({
    args: [...argv],
    options: Object.fromEntries(known) as Record<string, { type: 'string' | 'boolean' }>,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
}

/**
 * Reads the arguments of a command.
 *
 * @param sections the options that there are
 * @throws {UsageError} when one does not exist, is empty, lacks its value, has one too many or one that it cannot have
 */
export function readArguments<const Sections extends readonly Section[]>(
  argv: readonly string[],
  sections: Sections,
): Arguments<ValuesOf<OptionsOf<Sections>>> {
  const options = optionsOf(sections);
  const { values, positionals, tokens } = parse(argv, options);
  const given = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    checkOption(token, argv[token.index] ?? '', options);
    const { type, multiple } = options[token.name]!;
    if (type === 'string' && multiple !== true && given.has(token.name))
      throw new UsageError(`${token.rawName} was given twice, and takes one value.`);
    given.add(token.name);
  }
  // The current directory would stand for a variable of the shell that is empty.
  if (positionals.includes(''))
    throw new UsageError('An argument is empty: give it a value, or leave it out.');
  return { values: values as ValuesOf<OptionsOf<Sections>>, positionals };
}

/** Whether an option was given, whatever else is wrong. */
export function hasOption(argv: readonly string[], sections: readonly Section[], name: string): boolean {
  return parse(argv, optionsOf(sections)).tokens.some(
    (token) => token.kind === 'option' && token.name === name,
  );
}

/** @param word what was written; several letters may stand behind one dash */
function checkOption(
  { name, rawName, value, inlineValue }: OptionToken,
  word: string,
  options: Options,
): void {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (option === undefined || isLongName(word, options)) throw unknownOption(name, rawName, word, options);
  if (option.type === 'boolean') {
    if (value !== undefined) throw new UsageError(`${rawName} takes no value: leave \`=${value}\` out.`);
    return;
  }
  const wanted = valueName(option);
  if (value === undefined || value === '')
    throw new UsageError(`${rawName} needs a value: ${rawName} ${wanted}.`);
  if (!inlineValue && value.startsWith('-') && value !== '-')
    throw new UsageError(
      `${rawName} needs a value, and ${value} looks like an option. Where it is the value, write --${name}=${value}.`,
    );
  checkChoice(rawName, value, option);
}

function checkChoice(rawName: string, value: string, { choices }: Option): void {
  if (choices === undefined || choices.includes(value)) return;
  throw new UsageError(`${rawName} must be one of ${choices.join(', ')}.${didYouMean(value, choices)}`);
}

/** Whether a long name was written behind a single dash, where each letter would be an option. */
function isLongName(word: string, options: Options): boolean {
  return /^-[^-]/u.test(word) && Object.hasOwn(options, word.slice(1));
}

function unknownOption(name: string, rawName: string, word: string, options: Options): UsageError {
  const isShort = !rawName.startsWith('--');
  const names = Object.keys(options);
  const advice = didYouMean(isShort ? word.slice(1) : name, names, (near) => `--${near}`);
  return new UsageError(`There is no option ${isShort && advice ? word : rawName}.${advice} See --help.`);
}

/**
 * Reads a positive whole number.
 *
 * @throws {UsageError} when it is none
 */
export function readCount(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const count = Number(value);
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(count) || count < 1) {
    throw new UsageError(`--${name} must be a positive whole number.`);
  }
  return count;
}

/** An option as it is written at the terminal: `kmsKey` is `kms-key`. */
export function flagOf(option: string): string {
  return option.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}

/**
 * Calls the library with what stands at the terminal.
 *
 * @throws {UsageError} where the library takes an option for a mistake: what it says, with the option's name as it is
 * written at the terminal
 */
export function withFlags<Result>(call: () => Result): Result {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(
      error.message.replace(/(?:The|the) option ([A-Za-z]+)/gu, (_, name: string) => `--${flagOf(name)}`),
    );
  }
}
