import type { Finding, IssueCode } from '../issue.ts';

/** So much of a text is looked at. */
const BEGINNING = 2000;

/** What texts that are no JSON begin with, and what they look like then. The first that fits says so. */
const FORMS: readonly (readonly [code: IssueCode, begins: RegExp, form?: string])[] = [
  // Three bytes of four are zero in a letter of UTF-32; a text has no zeros.
  ['wide_encoding', /^(?:[^\0]\0{3}|\0{3}[^\0])/u],
  // Such as an archive of tar, which begins with a name.
  ['binary_data', /^[^{["]*\0/u],
  ['looks_like_xml', /^<(?:[?!A-Za-z])/u],
  ['looks_like_credential_report', /^"?user"?,"?arn"?,"?user_creation_time/u],
  [
    'foreign_form',
    /^(?=[^\n]*\bEvent name\b)(?=[^\n]*\bEvent time\b)(?=[^\n]*\bEvent source\b)[^\n{[]*,/u,
    'the CSV of Event history, which leaves the record out; download it as JSON, or call lookup-events',
  ],
  [
    'foreign_form',
    /^"?(?:timestamp"?,"?message|(?:[^\n{[]*,"?)?(?:@message|event\.original|_raw|eventjson))"?(?:,|\r?\n|$)/iu,
    'CSV with the record in one of its columns; export it as JSON',
  ],
  // The names of columns stand before the first brace; behind one they are the keys of a record.
  [
    'foreign_form',
    /^(?=[^\n{[]*\beventname\b)(?=[^\n{[]*\beventsource\b)[^\n{[]*,/iu,
    'CSV with a column for each field, as CloudTrail Lake and Athena write it; hand in the files of the trail, or select the records as JSON',
  ],
  [
    'foreign_form',
    /^(?=[^\n{[]*\b(?:user|role|group)_?id\b)[^\n{[:]*,/iu,
    'CSV with a column for each field; export it as JSON',
  ],
  ['looks_like_terraform', /^(?:resource|data|module|provider|terraform|variable) ["{]/u],
  [
    'looks_like_cli_error',
    /^(?:aws: \[?error|usage: aws|An error occurred \(|Unable to locate credentials)/iu,
  ],
  ['looks_like_table', /^(?:-{5,}|\+-{3,}|\|)|^[A-Z]{4,40}\t/u],
  // Java, Go, Ruby and Rust print a type before its fields, Python quotes of the other kind, JavaScript keys without any;
  // Elixir, Perl and PHP begin with a sign or a word of their own, and PowerShell has each field on a line.
  [
    'looks_like_program_output',
    /^(?:#<|%\{|\$\w{1,99} = |Array\s?\(|array ?\(|[A-Z]\w{0,99} {1,99}: |(?:&|[A-Za-z][\w.]{0,99} ?)[({]\s?\w{1,99}\s?[:=]|[[{(]\s{0,99}[[{(]?\s{0,99}(?:u?'|:\w|[A-Za-z_$][\w$]{0,99}\s?[:=]\s))/u,
  ],
  [
    'looks_like_yaml',
    /^(?:---(?:\s|$)|- [\w"']{1,99}:\s|[A-Za-z_][\w-]{0,99}:(?:\s{0,9}[\n|>]|\s[^\n]{0,999}\n[\w -]{1,99}:))/u,
  ],
];

/** What a text looks like that is no JSON, and what to do where its code does not say that; undefined where nothing is known of it. */
export function nameText(text: string): Pick<Finding, 'code' | 'form'> | undefined {
  const beginning = text.slice(0, BEGINNING).trimStart();
  const [code, , form] = FORMS.find(([, begins]) => begins.test(beginning)) ?? [];
  return code === undefined ? undefined : { code, form };
}
