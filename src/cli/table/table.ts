import { formatTable, TABLE_FORMATS } from '../../table/format.ts';
import { formatActivityTable } from '../../table/format-activity.ts';
import { PROFILES } from '../../table/profile.ts';
import { SOURCES } from '../../table/sources.ts';
import { UsageError } from '../command/command.ts';
import { defineCommand } from '../command/define-command.ts';
import type { Options } from '../command/option.ts';
import { streamOutput } from '../files/output.ts';

const PRINTED = {
  format: {
    type: 'string',
    choices: TABLE_FORMATS,
    help: 'Markdown, lines as RFC 4180 has them, JSON, or one HTML table element',
  },
  profile: {
    type: 'string',
    choices: PROFILES,
    help: 'the documented rows, those of Google’s own parser source, or the documented ones and the extensions with their reasons',
  },
  source: {
    type: 'string',
    choices: SOURCES,
    help: 'the rows for users, roles and groups, or those for activity, which say what is known of each: Google publishes no field table for records of CloudTrail',
  },
} as const satisfies Options;

/** `aws-iam-udm table`: the mapping table for other documents. */
export const tableCommand = defineCommand({
  usage: '[OPTION…]',
  text: [
    'Prints the mapping table: which log field becomes which UDM field, for which kinds of records, and how.',
  ],
  sections: [{ options: PRINTED }],
  examples: [
    { command: 'table --profile extended --format csv', gives: 'Prints every row, for a spreadsheet.' },
  ],
  exitCodes: { 0: 'the table was printed', 2: 'bad usage' },
  async run({ values, positionals }, around) {
    if (positionals.length > 0) throw new UsageError('table reads no files. See --help.');
    const { format = 'md', profile = 'documented', source = 'iam' } = values;
    if (source === 'cloudtrail' && values.profile !== undefined)
      throw new UsageError('--profile does not concern activity: leave it out.');
    const text = source === 'cloudtrail' ? formatActivityTable(format) : formatTable(format, profile);
    await streamOutput(around.stdout).write(text);
    return 0;
  },
});
