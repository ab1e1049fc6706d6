import { formatFailure, headline } from '../../check/failure.ts';
import type { CaseResult } from '../../testing/run.ts';
import { escapeHtml } from '../../text/html.ts';

/** The result of a case, and how long it took. */
export interface TimedResult extends CaseResult {
  readonly seconds: number;
}

/** Writes the results of a suite as JUnit XML. */
export function junitXml(suite: string, results: readonly TimedResult[]): string {
  const failed = results.filter(({ failures }) => failures.length > 0).length;
  const seconds = results.reduce((sum, one) => sum + one.seconds, 0);
  const counts = `tests="${results.length}" failures="${failed}" errors="0" skipped="0" ${timeOf(seconds)}`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="aws-iam-udm check" ${counts}>`,
    `<testsuite name="${escapeXml(suite)}" ${counts}>`,
    ...results.map(caseXml),
    '</testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function timeOf(seconds: number): string {
  return `time="${seconds.toFixed(3)}"`;
}

function caseXml({ name, failures, seconds }: TimedResult): string {
  const start = `<testcase classname="${escapeXml(classOf(name))}" name="${escapeXml(name)}" ${timeOf(seconds)}`;
  const [first, ...others] = failures;
  if (first === undefined) return `${start}/>`;
  const message = `${headline(first)}${others.length === 0 ? '' : ` and ${others.length} more`}`;
  const text = escapeXml(failures.map(formatFailure).join('\n'));
  return `${start}><failure type="difference" message="${escapeXml(message)}">${text}</failure></testcase>`;
}

function classOf(name: string): string {
  return name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : 'aws-iam-udm';
}

/** What XML 1.0 cannot hold at all, even escaped, is replaced. */
function escapeXml(text: string): string {
  return escapeHtml(text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd'));
}
