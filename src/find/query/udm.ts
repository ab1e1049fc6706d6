import type { ConditionStyle, QueryCondition } from './condition.ts';
import { writeEach } from './condition.ts';

/** How tests of UDM fields are written; the name of the event stands before each field. */
export type WriteUdm<Test> = (test: Test, event: string) => string;

/** The search over UDM events of Google SecOps. */
export function udmSearch<Test extends object>(
  condition: QueryCondition<Test>,
  write: WriteUdm<Test>,
): string {
  const style = { and: ' AND ', or: ' OR ', write: (test: Test) => write(test, '') };
  return writeEach(condition, style).join(' AND ');
}

/** The rule in YARA-L with the condition of the search. */
export function yaraRule<Test extends object>(
  name: string,
  description: string,
  condition: QueryCondition<Test>,
  write: WriteUdm<Test>,
): string {
  const style: ConditionStyle<Test> = { and: ' and ', or: ' or ', write: (test) => write(test, '$e.') };
  return [
    `rule ${name} {`,
    '  meta:',
    '    author = "aws-iam-udm"',
    `    description = "${description}"`,
    '    severity = "INFORMATIONAL"',
    '',
    '  events:',
    ...writeEach(condition, style).map((line) => `    ${line}`),
    '',
    '  condition:',
    '    $e',
    '}',
  ].join('\n');
}
