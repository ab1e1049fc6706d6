import type { AskedIdentity } from '../identity/options.ts';
import { type Comparison, writeEach } from './condition.ts';
import { logCondition } from './log-condition.ts';
import { doubleQuoted, expressionFor } from './quote.ts';

/** The query of CloudWatch Logs Insights. */
export function insightsQuery(identity: AskedIdentity): string {
  const conditions = writeEach(logCondition(identity), { and: ' and ', or: ' or ', write });
  return [
    'fields eventTime, eventSource, eventName, userIdentity.arn, sourceIPAddress, errorCode',
    `| filter ${conditions.join(' and ')}`,
    '| sort eventTime desc',
  ].join('\n');
}

function write({ field, value, as }: Comparison): string {
  if (as === 'behind-colon') return `${field} like /^[^:]+:${expressionFor(value)}$/`;
  if (/["\\]/u.test(value))
    throw new TypeError('Logs Insights documents no way to write " or \\ in a text. Take another service.');
  return `${field} = ${doubleQuoted(value)}`;
}
