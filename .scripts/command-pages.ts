import { exitCodeLines, helpOf, optionName } from '../src/cli/command/help.ts';
import { COMMANDS } from '../src/cli/commands.ts';
import { EXIT_CODES } from '../src/cli/program.ts';
import { code, escapeMarkdown, markdownTable } from '../src/text/markdown.ts';

const LOADED = await Promise.all(
  COMMANDS.map(async ({ name, summary, load }) => ({ name, summary, page: await load() })),
);

/** The exit codes: a line for each, and what it says of each command. */
export function formatExitCodes(): string {
  const general = exitCodeLines(EXIT_CODES).map(([number, says]) => [number, escapeMarkdown(says)]);
  const rows = LOADED.map(({ name, page }) => [
    code(name),
    ...(['0', '1', '2'] as const).map((number) => escapeMarkdown(page.exitCodes[number] ?? '–')),
  ]);
  const all = markdownTable(['Exit code', 'What it says'], general);
  return `${all}\n${markdownTable(['Command', '0', '1', '2'], rows)}`;
}

/** Each command: what it does, its options and its examples. */
export function formatCommands(): string {
  return LOADED.map(({ name, summary, page }) => {
    const options = page.sections.flatMap((section) =>
      Object.entries(section.options).map(([option, about]) => [
        code(optionName(option, about)),
        escapeMarkdown(helpOf(about)),
      ]),
    );
    const examples = page.examples.map(
      ({ command, gives }) => `${gives}\n\n\`\`\`sh\naws-iam-udm ${command}\n\`\`\`\n`,
    );
    return [
      `### ${name}`,
      `\`aws-iam-udm ${name} ${page.usage}\` ${escapeMarkdown(summary)}.`,
      examples.join('\n').trimEnd(),
      markdownTable(['Option', 'What it does'], options),
    ].join('\n\n');
  }).join('\n');
}
