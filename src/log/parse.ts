import { createIssue, type Issue, type Report } from '../issue.ts';
import { type IamRecord, readRecord } from './record.ts';

/** What came of reading a record, before any mapping. */
export type ParseResult =
  | { readonly ok: true; readonly record: IamRecord; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Reads one record by its schema, without mapping it: unknown → record.
 *
 * @param log one IAM user, role or group, or a GetGroup answer, of any type
 * @param options `includeValues`: whether issues may hold values of the log; off by default
 * @returns the record's kind and the fields that fit the schema, with the issues found; or the issues alone where it
 * is no record (`not_an_object`, `unknown_record`) or its identity is bad (`invalid_log_field`)
 * @example
 * const parsed = parseRecord(JSON.parse(line));
 * if (parsed.ok && parsed.record.kind === 'USER') console.log(parsed.record.log.UserName);
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_User.html
 */
export function parseRecord(log: unknown, options: { readonly includeValues?: boolean } = {}): ParseResult {
  const issues: Issue[] = [];
  const report: Report = (finding) => issues.push(createIssue(finding, options.includeValues));
  try {
    const record = readRecord(log, report);
    return record === undefined ? { ok: false, issues } : { ok: true, record, issues };
  } catch {
    // No JSON value comes here: only an object that throws when its members are read.
    report({ code: 'not_an_object', path: [] });
    return { ok: false, issues };
  }
}
