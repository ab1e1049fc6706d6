import { formatFailure } from '../../check/failure.ts';
import type { CaseResult } from '../../testing/run.ts';
import { escapeHtml } from '../../text/html.ts';

/** Writes the results of a suite as JUnit XML. It holds no times, so that the same results give the same bytes. */
export function junitXml(suite: string, results: readonly CaseResult[]): string {
  const failed = results.filter(({ failures }) => failures.length > 0).length;
  const counts = `tests="${results.length}" failures="${failed}" errors="0" skipped="0"`;
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

function caseXml({ name, failures }: CaseResult): string {
  const start = `<testcase classname="${escapeXml(classOf(name))}" name="${escapeXml(name)}"`;
  if (failures.length === 0) return `${start}/>`;
  const message = failures.length === 1 ? '1 difference' : `${failures.length} differences`;
  const text = escapeXml(failures.map(formatFailure).join('\n'));
  return `${start}><failure type="difference" message="${message}">${text}</failure></testcase>`;
}

function classOf(name: string): string {
  return name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : 'aws-iam-udm';
}

/** What XML 1.0 cannot hold at all, even escaped, is replaced. */
function escapeXml(text: string): string {
  return escapeHtml(text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd'));
}
