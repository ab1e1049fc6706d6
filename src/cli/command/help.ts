import type { CommandPage, ExitCodes, Surroundings } from './command.ts';
import { type Option, type Section, valueName } from './option.ts';

/** Where neither the terminal nor the environment says how wide a line is. */
const USUAL_WIDTH = 80;
const NARROWEST = 40;
/** Longer lines are hard to read. */
const WIDEST = 110;

/** The column in which explanations begin. */
const SECOND_COLUMN = 29;
/** Explanations narrower than this stand below what they explain. */
const NARROWEST_COLUMN = 32;

/** How wide a line of the help may be: as `COLUMNS` says, or the terminal. */
export function helpWidth({ stdout, env }: Pick<Surroundings, 'stdout' | 'env'>): number {
  const said = /^\d+$/u.test(env.COLUMNS ?? '') ? Number(env.COLUMNS) : undefined;
  return Math.min(Math.max(said ?? stdout.columns ?? USUAL_WIDTH, NARROWEST), WIDEST);
}

/** The text of `--help` of a command. */
export function helpText(name: string, page: CommandPage, width: number): string {
  const { usage, text, terms, sections, examples, exitCodes } = page;
  return blocks(
    ...text.slice(0, 1).map((paragraph) => wrapWords(paragraph, width)),
    wrapWords(`Usage: aws-iam-udm ${name} ${usage}`, width, 4),
    ...text.slice(1).map((paragraph) => wrapWords(paragraph, width)),
    ...(terms === undefined ? [] : [titled(terms.title, width, twoColumns(terms.entries, width))]),
    ...sections.map((section) => titled(section.title, width, twoColumns(optionLines(section), width))),
    titled(examples.length === 1 ? 'Example' : 'Examples', width, exampleLines(page, width)),
    titled('Exit code', width, twoColumns(exitCodeLines(exitCodes), width, 8)),
  );
}

/** Blocks of lines with an empty line between them. */
export function blocks(...all: readonly (readonly string[])[]): string {
  return `${all.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** Lines under a title. */
export function titled(title: string | undefined, width: number, lines: readonly string[]): string[] {
  return title === undefined ? [...lines] : [...wrapWords(`${title}:`, width), ...lines];
}

/** An option as it is written: `-o, --output FILE`. */
export function optionName(name: string, option: Option): string {
  const value = option.type === 'boolean' ? '' : ` ${valueName(option)}`;
  return `${option.short === undefined ? '' : `-${option.short}, `}--${name}${value}`;
}

function optionLines({ options }: Section): [string, string][] {
  return Object.entries(options).map(([name, option]) => [optionName(name, option), helpOf(option)]);
}

/** What an option does, and which of its values is meant where it is not given. */
export function helpOf({ help, choices, unlessSaid = choices?.[0], multiple }: Option): string {
  const usual = unlessSaid === undefined ? '' : ` (default: ${unlessSaid})`;
  return `${help}${usual}${multiple ? '; may be repeated' : ''}`;
}

/** The exit codes of a command, in order. */
export function exitCodeLines(codes: ExitCodes): [string, string][] {
  return Object.entries(codes).map(([code, says]) => [code, says]);
}

function exampleLines({ examples }: CommandPage, width: number): string[] {
  return examples.flatMap(({ command, gives }) => [
    ...wrapCommand(`aws-iam-udm ${command}`, width - 2).map((line) => `  ${line}`),
    ...indent(wrapWords(gives, width - 6), 6),
  ]);
}

/** Names, and beside each what it says; below it, where a name is too long or the width too little for both. */
export function twoColumns(
  entries: readonly (readonly [string, string])[],
  width: number,
  column = SECOND_COLUMN,
): string[] {
  return entries.flatMap(([name, says]) => {
    const names = indent(wrapWords(name, width - 2), 2);
    if (width - column < NARROWEST_COLUMN) return [...names, ...indent(wrapWords(says, width - 6), 6)];
    const lines = indent(wrapWords(says, width - column), column);
    if (name.length + 4 > column) return [...names, ...lines];
    const [first = '', ...others] = lines;
    return [`  ${name}`.padEnd(column) + first.trimStart(), ...others];
  });
}

function indent(lines: readonly string[], by: number): string[] {
  return lines.map((line) => `${' '.repeat(by)}${line}`);
}

/** Breaks a text between words. @param hanging how far lines after the first are indented */
export function wrapWords(text: string, width: number, hanging = 0): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = `${' '.repeat(hanging)}${word}`;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** Breaks a command so that a shell still reads it as one. */
function wrapCommand(command: string, width: number): string[] {
  const lines = wrapWords(command, width - 2, 2);
  return lines.map((line, at) => (at === lines.length - 1 ? line : `${line} \\`));
}
