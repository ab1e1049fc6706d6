import { formatTable, TABLE_FORMATS } from '../../table/format.ts';
import { formatActivityTable } from '../../table/format-activity.ts';
import { PROFILES } from '../../table/profile.ts';
import { SOURCES } from '../../table/sources.ts';
import { choose, readArguments } from '../command/arguments.ts';
import { type Command, UsageError } from '../command/command.ts';
import { streamOutput } from '../files/output.ts';

const HELP = `Prints the mapping table: which log field becomes which UDM field, for which kinds of records, and how.

Usage: aws-iam-udm table [--format md|csv|json|html] [--profile documented|google|extended] [--source iam|cloudtrail]

  --format md|csv|json|html  Markdown (so, unless said), lines as RFC 4180 has them, JSON, or one HTML table element
  --profile documented|google|extended
                             the documented rows (so, unless said), those of Google's own parser source, or the
                             documented ones and the extensions with their reasons
  --source iam|cloudtrail    the rows for users, roles and groups (so, unless said), or those for activity, which say what
                             is known of each: Google publishes no field table for records of CloudTrail

Exit code: 0, or 2 bad usage.
`;

/** `aws-iam-udm table`: the mapping table for other documents. */
export const tableCommand: Command = {
  help: HELP,
  async run(argv, around) {
    const { values, positionals } = readArguments(argv, {
      format: { type: 'string' },
      profile: { type: 'string' },
      source: { type: 'string' },
    });
    if (positionals.length > 0) throw new UsageError('table reads no files. See --help.');
    const format = choose('format', values.format, TABLE_FORMATS);
    const profile = choose('profile', values.profile, PROFILES);
    const source = choose('source', values.source, SOURCES);
    if (source === 'cloudtrail' && values.profile !== undefined)
      throw new UsageError('--profile does not concern activity: leave it out.');
    const text = source === 'cloudtrail' ? formatActivityTable(format) : formatTable(format, profile);
    await streamOutput(around.stdout).write(text);
    return 0;
  },
};
