import type { IssueCode } from '../issue.ts';

/** So much of a text is looked at. */
const BEGINNING = 2000;

/** What texts that are no JSON begin with, and what they look like then. The first that fits says so. */
const FORMS: readonly (readonly [code: IssueCode, begins: RegExp])[] = [
  // Three bytes of four are zero in a letter of UTF-32; a text has no zeros.
  ['wide_encoding', /^(?:[^\0]\0{3}|\0{3}[^\0])/u],
  ['binary_data', /^\0/u],
  ['looks_like_xml', /^<(?:[?!A-Za-z])/u],
  ['looks_like_credential_report', /^"?user"?,"?arn"?,"?user_creation_time/u],
  ['looks_like_cli_error', /^(?:aws: error|usage: aws|An error occurred \()/u],
  ['looks_like_table', /^(?:-{5,}|\+-{3,}|\|)|^[A-Z]{4,40}\t/u],
  // Python prints quotes of the other kind, JavaScript keys without any.
  ['looks_like_program_output', /^[[{(]\s{0,99}[[{(]?\s{0,99}(?:'|u'|[A-Za-z_$][\w$]{0,99}\s?[:=]\s)/u],
  [
    'looks_like_yaml',
    /^(?:---(?:\s|$)|- [\w"']{1,99}:\s|[A-Za-z_][\w-]{0,99}:(?:\s{0,9}[\n|>]|\s[^\n]{0,999}\n[\w -]{1,99}:))/u,
  ],
];

/** What a text looks like that is no JSON; undefined where nothing is known of it. */
export function nameText(text: string): IssueCode | undefined {
  const beginning = text.slice(0, BEGINNING).trimStart();
  return FORMS.find(([, begins]) => begins.test(beginning))?.[0];
}
