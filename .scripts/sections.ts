import { execFileSync } from 'node:child_process';
import { ISSUE_CODES } from '../src/issue/codes.ts';
import { setupDocuments } from '../src/setup.ts';
import { CLOUDTRAIL_SOURCE } from '../src/table/cloudtrail-table.ts';
import { EXTENDED_TABLE } from '../src/table/extended-table.ts';
import { formatTable } from '../src/table/format.ts';
import { formatActivityTable } from '../src/table/format-activity.ts';
import { code, escapeMarkdown, markdownTable } from '../src/text/markdown.ts';
import { formatCommands, formatExitCodes } from './command-pages.ts';
import { formatPageList } from './page-list.ts';

/** The account that the examples are about. */
const ACCOUNT = 'golden/mixed/a-small-account.log.json';

/** What stands between the markers of each name: made of the sources, or printed by the program itself. */
export const SECTIONS: Readonly<Record<string, () => string>> = {
  map: () => transcript(`map ${ACCOUNT} --collected-at 2026-01-02T03:04:05Z --output entities.ndjson`),
  explain: () => transcript(`explain ${ACCOUNT} --id chiyo.mori --collected-at 2026-01-02T03:04:05Z`),
  diff: () =>
    transcript(
      `diff golden/mixed/an-account-before-a-change.log.json golden/mixed/an-account-after-a-change.log.json`,
    ),
  table: () => formatTable('md'),
  activity: formatActivity,
  extensions: formatExtensions,
  issues: formatIssues,
  setup: formatSetup,
  pages: formatPageList,
  'exit-codes': formatExitCodes,
  commands: formatCommands,
};

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

function formatActivity(): string {
  const evidence = Object.entries(CLOUDTRAIL_SOURCE.evidence).map(([name, meaning]) => [
    code(name),
    escapeMarkdown(meaning),
  ]);
  return `${markdownTable(['Evidence', 'What it means'], evidence)}\n${formatActivityTable('md')}`;
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
