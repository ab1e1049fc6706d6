import type { AskedIdentity } from '../identity/options.ts';
import { type Comparison, writeEach } from './condition.ts';
import { doubleQuoted } from './quote.ts';
import { udmCondition } from './udm-condition.ts';

/** The search over UDM events of Google SecOps. */
export function udmSearch(identity: AskedIdentity): string {
  return writeEach(udmCondition(identity), { and: ' AND ', or: ' OR ', write }).join(' AND ');
}

/** The rule in YARA-L with the condition of the search. */
export function yaraRule(identity: AskedIdentity): string {
  const style = { and: ' and ', or: ' or ', write: (comparison: Comparison) => `$e.${write(comparison)}` };
  return [
    'rule aws_identity_activity {',
    '  meta:',
    '    author = "aws-iam-udm"',
    '    description = "Activity of one AWS identity"',
    '    severity = "INFORMATIONAL"',
    '',
    '  events:',
    ...writeEach(udmCondition(identity), style).map((line) => `    ${line}`),
    '',
    '  condition:',
    '    $e',
    '}',
  ].join('\n');
}

function write({ field, value, as }: Comparison): string {
  return `${field} = ${doubleQuoted(value)}${as === 'any-case' ? ' nocase' : ''}`;
}
