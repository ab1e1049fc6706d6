import { hasUnseen } from '../../text/printable.ts';
import { type AskedIdentity, type IdentityOptions, settleIdentity } from '../identity/options.ts';
import { athenaQuery } from './athena.ts';
import { cloudtrailCommand } from './cloudtrail.ts';
import { insightsQuery } from './insights.ts';
import { notesOn } from './note.ts';
import { type QueryService, SERVICES } from './service.ts';
import { udmSearch, yaraRule } from './udm.ts';
import { udmCondition, writeComparison } from './udm-condition.ts';

/** A question as a service takes it. */
export interface Query {
  /** The text, ready to be pasted. */
  readonly text: string;
  /** Where the service's answer differs from what `identitySelector` finds, and what is set elsewhere. */
  readonly notes: readonly string[];
}

/** What else a query needs to know. */
export interface QueryOptions {
  /** Athena's table; `cloudtrail_logs` unless said. */
  readonly table?: string;
}

/**
 * Writes the question of `identitySelector` as the text that a service takes.
 *
 * | service | text |
 * |---|---|
 * | `cloudtrail` | a command of the AWS CLI on CloudTrail's Event history, for a POSIX shell |
 * | `insights` | a query of CloudWatch Logs Insights |
 * | `athena` | SQL on a table with the columns that AWS publishes for CloudTrail |
 * | `udm-search` | a search of Google SecOps over the events that CloudTrail records become |
 * | `yara-l` | a rule of Google SecOps with the same condition |
 *
 * Values are quoted as each language has it, so that nothing in them is read as a part of the query.
 *
 * @param identity who is looked up; a target by its name alone
 * @param service the service
 * @param options what else the query needs to know
 * @returns the text and what to know about it
 * @throws {TypeError} where the service cannot ask that, or an option has another form
 * @example
 * queryFor({ user: 'alice' }, 'athena').text;
 * // SELECT … FROM "cloudtrail_logs"
 * // WHERE useridentity.type = 'IAMUser' AND useridentity.username = 'alice' …
 * @see https://docs.aws.amazon.com/athena/latest/ug/cloudtrail-logs.html
 * @see https://docs.cloud.google.com/chronicle/docs/investigation/search-syntax-reference
 */
export function queryFor(
  identity: IdentityOptions,
  service: QueryService,
  options: QueryOptions = {},
): Query {
  if (!SERVICES.includes(service)) throw new TypeError(`The service must be one of ${SERVICES.join(', ')}.`);
  const settled = settleIdentity(identity);
  if (settled.asked.length === 0) throw new TypeError('A query asks for an identity: a time alone is none.');
  if (settled.asked.some(({ option, form }) => option === 'target' && form !== 'name'))
    throw new TypeError('A query asks for a target by its name.');
  return { text: textFor(settled, service, options), notes: notesOn(settled, service) };
}

function textFor(identity: AskedIdentity, service: QueryService, { table }: QueryOptions): string {
  switch (service) {
    case 'cloudtrail':
      return cloudtrailCommand(identity);
    case 'insights':
      return insightsQuery(identity);
    case 'athena':
      return athenaQuery(identity, tableName(table ?? 'cloudtrail_logs'));
    case 'udm-search':
      return udmSearch(udmCondition(identity), writeComparison);
    case 'yara-l':
      return yaraRule(
        'aws_identity_activity',
        'Activity of one AWS identity',
        udmCondition(identity),
        writeComparison,
      );
  }
}

function tableName(table: string): string {
  if (typeof table === 'string' && table !== '' && !hasUnseen(table)) return table;
  throw new TypeError('The option table takes the name of a table.');
}
