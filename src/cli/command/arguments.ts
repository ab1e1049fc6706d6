import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './command.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<T extends Options> = ReturnType<
  typeof parseArgs<{ options: T; allowPositionals: true; strict: true }>
>;

/**
 * Reads the arguments of a command.
 *
 * @throws {UsageError} when one does not exist or lacks its value
 */
export function readArguments<const T extends Options>(argv: readonly string[], options: T): Parsed<T> {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    const message = error instanceof Error ? (error.message.split(/\. |\n/)[0] ?? '') : String(error);
    throw new UsageError(`${message.replace(/\.$/, '')}. See --help.`);
  }
}

/**
 * Holds the value of an option against its choices; the first is the default.
 *
 * @throws {UsageError} when it is none of them
 */
export function choose<const T extends string>(
  name: string,
  value: string | undefined,
  choices: readonly T[],
): T {
  const found = choices.find((choice) => choice === (value ?? choices[0]));
  if (found === undefined) throw new UsageError(`--${name} must be one of ${choices.join(', ')}.`);
  return found;
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
