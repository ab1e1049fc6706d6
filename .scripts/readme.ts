import { execFileSync } from 'node:child_process';
import { ISSUE_CODES } from '../src/issue.ts';
import { setupDocuments } from '../src/setup.ts';
import { EXTENDED_TABLE } from '../src/table/extended-table.ts';
import { formatTable } from '../src/table/format.ts';
import { code, escapeMarkdown, markdownTable } from '../src/text/markdown.ts';

/** The account that every example of the README is about. */
const ACCOUNT = 'golden/mixed/a-small-account.log.json';

/** What stands between the markers of each name: made of the sources, or printed by the program itself. */
const SECTIONS: Readonly<Record<string, () => string>> = {
  map: () => transcript(`map ${ACCOUNT} --collected-at 2026-01-02T03:04:05Z --output entities.ndjson`),
  explain: () => transcript(`explain ${ACCOUNT} --id chiyo.mori --collected-at 2026-01-02T03:04:05Z`),
  diff: () => transcript(`diff test/readme/before.json test/readme/after.json`),
  table: () => formatTable('md'),
  extensions: formatExtensions,
  issues: formatIssues,
  setup: formatSetup,
};

/** Makes the README anew: its text as it is, and between its markers what the sources say now. */
export function makeReadme(current: string): string {
  const text = current.replace(
    /(<!-- generated: ([\w-]+) -->\n)[\s\S]*?(<!-- \/generated -->)/gu,
    (whole: string, open: string, name: string, close: string) =>
      // The benchmark writes its own section.
      name === 'benchmark' ? whole : `${open}\n${sectionOf(name)}\n${close}`,
  );
  const missing = Object.keys(SECTIONS).filter((name) => !text.includes(`<!-- generated: ${name} -->`));
  if (missing.length > 0) throw new Error(`README.md has no place for ${missing.join(', ')}.`);
  return text;
}

function sectionOf(name: string): string {
  const make = SECTIONS[name];
  if (make === undefined) throw new Error(`README.md asks for a section ${name} that nobody makes.`);
  return make();
}

/** What a person sees who runs the command: standard error and standard output, without the terminal's colours. */
function transcript(command: string): string {
  const program = ['--import', 'tsx', 'src/cli/main.ts', ...command.split(' ')];
  const shell = `${[process.execPath, ...program].map((word) => JSON.stringify(word)).join(' ')} 2>&1`;
  const printed = execFileSync('sh', ['-c', `${shell}; rm -f entities.ndjson`], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', NODE_NO_WARNINGS: '1' },
  });
  const lines = printed.split('\n').map((line) => line.trimEnd());
  return `\`\`\`console\n$ npx aws-iam-udm ${command}\n${lines.join('\n').trimEnd()}\n\`\`\`\n`;
}

function formatIssues(): string {
  const rows = Object.entries(ISSUE_CODES).map(([name, { severity, message, remedy }]) => [
    code(name),
    severity,
    `${escapeMarkdown(message)} ${escapeMarkdown(remedy)}`,
  ]);
  return markdownTable(['Code', 'Severity', 'What it means, and what to do'], rows);
}

function formatExtensions(): string {
  const rows = EXTENDED_TABLE.map(({ row, record, logField, udmField, logic, reason }) => [
    row,
    record,
    logField === null ? '' : code(logField),
    code(udmField),
    escapeMarkdown(logic),
    escapeMarkdown(reason),
  ]);
  return markdownTable(['Row', 'Record', 'Log field', 'UDM field', 'Logic', 'Reason'], rows);
}

function formatSetup(): string {
  const documents = setupDocuments({ bucket: 'iam-logs', account: '111122223333', region: 'eu-central-1' });
  const rows = documents.map(({ name, title, use, differs }) => [
    code(name),
    escapeMarkdown(title),
    escapeMarkdown(use),
    escapeMarkdown(differs ?? 'Nothing.'),
  ]);
  const header = ['Document', 'What it is for', 'How it is used', 'What differs from Google’s page, and why'];
  return markdownTable(header, rows);
}
