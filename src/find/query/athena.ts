import type { AskedIdentity } from '../identity/options.ts';
import { type Comparison, writeEach } from './condition.ts';
import { logCondition } from './log-condition.ts';
import { sqlName, sqlText } from './quote.ts';
import { timesOf } from './time.ts';

/** The SQL of Athena over a table with the columns that AWS publishes for CloudTrail. */
export function athenaQuery(identity: AskedIdentity, table: string): string {
  const { from, to } = timesOf(identity);
  const conditions = [
    ...writeEach(logCondition(identity), { and: ' AND ', or: ' OR ', write }),
    ...(from === undefined ? [] : [`eventtime >= ${sqlText(from)}`]),
    ...(to === undefined ? [] : [`eventtime <= ${sqlText(to)}`]),
  ];
  return [
    'SELECT eventtime, eventsource, eventname, useridentity.arn, sourceipaddress, errorcode',
    `FROM ${tableName(table)}`,
    `WHERE ${conditions.join(' AND ')}`,
    'ORDER BY eventtime DESC',
  ].join('\n');
}

const PARAMETERS = 'requestParameters.';

function write({ field, value, as }: Comparison): string {
  if (field.startsWith(PARAMETERS)) {
    const path = sqlText(`$.${field.slice(PARAMETERS.length)}`);
    return `json_extract_scalar(requestparameters, ${path}) = ${sqlText(value)}`;
  }
  const column = field.toLowerCase();
  if (as === 'behind-colon') return `split_part(${column}, ':', 2) = ${sqlText(value)}`;
  return `${column} = ${sqlText(value)}`;
}

/** A name may stand behind those of its database and its catalogue; any other text is one name. */
function tableName(table: string): string {
  return /^\w+(?:\.\w+){1,2}$/u.test(table) ? table.split('.').map(sqlName).join('.') : sqlName(table);
}
