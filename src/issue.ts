/** How much an issue weighs: an error refuses the record, a warning drops a field, an info tells. */
export type Severity = 'error' | 'warning' | 'info';

/** Where in the log an issue was found: keys and list indices, outermost first. */
export type Path = readonly (string | number)[];

/**
 * The id of a row: its number in the documented table; `G` and a number where it is of Google's parser source; `C` and
 * a number where it is of the table for CloudTrail; `E` and a number where it is an extension.
 */
export type RowId = number | `G${number}` | `C${number}` | `E${number}`;

/** What every issue code means: its severity, its one fixed sentence and what to do about it. */
export const ISSUE_CODES = {
  not_an_object: {
    severity: 'error',
    message: 'The record is not a JSON object.',
    remedy: 'Hand in one IAM user, role or group, or an answer that holds them.',
  },
  unknown_record: {
    severity: 'error',
    message: 'The record has no UserId, no RoleId and no Group.GroupName, so it is no user, role or group.',
    remedy: 'Hand in the record as AWS returns it, with its unique id.',
  },
  foreign_record: {
    severity: 'error',
    message: 'The record only looks like one of IAM: it is of GetCallerIdentity or of another service.',
    remedy: 'Hand in what IAM itself returns: GetUser, ListUsers or GetAccountAuthorizationDetails.',
  },
  other_spelling: {
    severity: 'info',
    message:
      'The keys are spelled as an SDK or an export spells them (userId, user_id); they were read as AWS spells them.',
    remedy: 'Nothing to do; the paths of issues have the spelling of AWS.',
  },
  ambiguous_record: {
    severity: 'warning',
    message: 'The record has more than one identity; the documented order USER, RESOURCE, GROUP decided.',
    remedy: 'Split the record into one for each identity.',
  },
  missing_log_field: {
    severity: 'warning',
    message: 'A log field that AWS always returns is absent.',
    remedy: 'Fetch the record again, or ignore this where the source is known to leave the field out.',
  },
  invalid_log_field: {
    severity: 'warning',
    message: 'The log field has a type that its schema does not allow; it was left out.',
    remedy: 'Compare the field with the AWS API reference and mend the source that wrote it.',
  },
  invalid_timestamp: {
    severity: 'warning',
    message:
      'The log field is no date that exists, in no form that can be read without guessing; it was left out.',
    remedy: 'Write dates as RFC 3339, such as 2026-01-02T03:04:05Z, or as epoch seconds.',
  },
  zero_date: {
    severity: 'info',
    message: 'The log field is the zero date of .NET or Go, which stands for never; it was left out.',
    remedy: 'Nothing to do; leave the field out where there is no date.',
  },
  timestamp_without_zone: {
    severity: 'warning',
    message: 'The date names no time zone; it was read as UTC.',
    remedy: 'Write the zone: Z for UTC.',
  },
  invalid_policy_document: {
    severity: 'warning',
    message:
      'The policy document cannot be read as JSON exactly; its text was kept as it is, or left out if it is not text.',
    remedy: 'Hand in the document as an object, as JSON text or percent-encoded once.',
  },
  conflicting_spelling: {
    severity: 'warning',
    message: 'The field is there in two spellings with different values; the documented spelling won.',
    remedy: 'Keep one of the two spellings.',
  },
  duplicate_label_key: {
    severity: 'info',
    message: 'Two labels have the same key; both were kept.',
    remedy: 'Nothing is lost; rename the tag if rules look for one value.',
  },
  duplicate_key: {
    severity: 'warning',
    message: 'A key stands twice in one object.',
    remedy: 'Mend the source that wrote it: most readers of JSON keep only the last value.',
  },
  label_without_value: {
    severity: 'info',
    message: 'The tag has no value, and Google’s parser leaves such tags out.',
    remedy: 'Nothing to do; the profile documented keeps its key.',
  },
  arn_with_white_space: {
    severity: 'warning',
    message: 'The ARN has white space in it, which no ARN can have; it was removed.',
    remedy: 'Mend the source that wrapped the ARN.',
  },
  arn_is_unique_id: {
    severity: 'warning',
    message: 'The field holds a unique id where an ARN is due; it was left out.',
    remedy: 'Hand in the ARN as AWS returns it. Where AWS shows an id, the user or role was deleted.',
  },
  incomplete_answer: {
    severity: 'warning',
    message: 'AWS says that the answer goes on: this is not the whole list.',
    remedy: 'Fetch the remaining pages with the Marker or the NextToken.',
  },
  pages_not_joined: {
    severity: 'warning',
    message:
      'The next page of the group is in the input, but pages become one entity only when they are joined.',
    remedy: 'Join the pages: --join, or the option join.',
  },
  error_answer: {
    severity: 'warning',
    message: 'AWS answered with an error, so there is nothing in the answer to map.',
    remedy: 'Make the call again, with the permission that it needs.',
  },
  field_not_returned: {
    severity: 'info',
    message:
      'This call never returns these fields, so their absence does not mean that there is nothing in them.',
    remedy: 'Ask GetUser, GetRole, GetGroup or GetAccountAuthorizationDetails where they matter.',
  },
  unmapped_record: {
    severity: 'info',
    message:
      'The answer is known, but what it holds is no user, role or group: the mapping table has no row for it.',
    remedy: 'Nothing to do; it is counted as recognised.',
  },
  ocsf_record: {
    severity: 'info',
    message:
      'The record is of OCSF, as Security Lake keeps it; it was read back to CloudTrail’s form, which lacks what OCSF does not keep.',
    remedy: 'Nothing to do; hand in the files of the trail where these fields matter.',
  },
  control_message: {
    severity: 'info',
    message: 'This only says that a destination of activity is there.',
    remedy: 'Nothing to do; it is counted as outside the table.',
  },
  foreign_form: {
    severity: 'error',
    message: 'The record is in a form that is known and not read.',
    remedy: 'Do what stands behind the sentence.',
  },
  group_not_in_input: {
    severity: 'warning',
    message: 'The user names a group that the input does not hold, so no relation could be made.',
    remedy: 'Add the missing pages to the input, or join all pages at once.',
  },
  invalid_json: {
    severity: 'error',
    message: 'The text is not JSON.',
    remedy: 'Mend the line, or the document that begins on it.',
  },
  unknown_encoding: {
    severity: 'error',
    message: 'The text is neither UTF-8 nor UTF-16, but some code page that it does not name.',
    remedy: 'Save it as UTF-8.',
  },
  looks_like_xml: {
    severity: 'error',
    message: 'This looks like XML.',
    remedy: 'Print JSON: --output json with the AWS CLI.',
  },
  looks_like_yaml: {
    severity: 'error',
    message: 'This looks like YAML.',
    remedy: 'Print JSON: --output json with the AWS CLI.',
  },
  looks_like_table: {
    severity: 'error',
    message: 'This looks like the text or the table output of the AWS CLI.',
    remedy: 'Print JSON: --output json with the AWS CLI.',
  },
  looks_like_credential_report: {
    severity: 'error',
    message: 'This looks like the CSV of a credential report, which has no unique ids to map users by.',
    remedy: 'Hand in the answer of GetAccountAuthorizationDetails or ListUsers.',
  },
  looks_like_program_output: {
    severity: 'error',
    message: 'This looks like what a programming language prints of an object, which is no JSON.',
    remedy: 'Write it with json.dumps, JSON.stringify or the like.',
  },
  looks_like_cli_error: {
    severity: 'error',
    message: 'This looks like an error message of the AWS CLI.',
    remedy: 'Make the call again, with the permission that it needs.',
  },
  looks_like_terraform: {
    severity: 'error',
    message: 'This looks like state of Terraform, which is what was asked for and not what AWS returns.',
    remedy: 'Hand in the answer of GetAccountAuthorizationDetails.',
  },
  looks_like_cloud_control: {
    severity: 'error',
    message: 'This looks like an answer of Cloud Control, which has fields of CloudFormation and not of IAM.',
    remedy: 'Hand in the answer of GetAccountAuthorizationDetails.',
  },
  looks_like_pulumi: {
    severity: 'error',
    message: 'This looks like state of Pulumi, which is what was asked for and not what AWS returns.',
    remedy: 'Hand in the answer of GetAccountAuthorizationDetails.',
  },
  looks_like_search_hits: {
    severity: 'error',
    message: 'This looks like the hits of a search.',
    remedy: 'Hand in what each hit has in _source, one a line.',
  },
  looks_like_keyed_records: {
    severity: 'error',
    message: 'This looks like records that are the values of an object, and their keys have no meaning here.',
    remedy: 'Hand in a list of the values; only accounts may be keyed, by their twelve digits.',
  },
  invalid_gzip: {
    severity: 'error',
    message:
      'The gzip data is broken, ends early or goes on with something else; only what came before was read.',
    remedy: 'Fetch or compress the file again.',
  },
  invalid_parquet: {
    severity: 'error',
    message: 'The Parquet file is broken; only the rows before that were read.',
    remedy: 'Fetch the file again.',
  },
  unread_parquet: {
    severity: 'error',
    message: 'The Parquet file is written in a way that is not read; only the rows before that were.',
    remedy: 'Write it as Security Lake does: smaller groups of rows, pages packed by gzip, zstd or snappy.',
  },
  looks_like_parquet: {
    severity: 'error',
    message:
      'This is Parquet, which has its table of contents at its end: it is read from files, and not from a pipe.',
    remedy: 'Name the file to the program; to the library, hand in its rows as objects.',
  },
  too_long: {
    severity: 'error',
    message: 'The line or record is longer than the limit, so it was not read.',
    remedy: 'Raise the limit, or split the record.',
  },
  unmapped_log_field: {
    severity: 'info',
    message: 'The log field is known, but the mapping table has no row for it.',
    remedy: 'Nothing to do.',
  },
  unknown_log_field: {
    severity: 'info',
    message: 'The log field is not in the AWS API reference; it was left out.',
    remedy: 'Check its spelling, or ignore this where the source adds fields of its own.',
  },
  no_merge_key: {
    severity: 'error',
    message: 'The entity has no merge key, so Google SecOps could join it with nothing.',
    remedy: 'Hand in the unique id, or turn groupNameAsEmail on.',
  },
  invalid_entity: {
    severity: 'error',
    message: 'The entity is not what Google SecOps takes; one such entity would refuse its whole request.',
    remedy: 'Hand in entities as the mapper makes them.',
  },
  entity_too_large: {
    severity: 'error',
    message: 'The entity alone is larger than one request may be.',
    remedy: 'Raise maxBytes (--max-request-bytes), or split the group.',
  },
  unreadable_text: {
    severity: 'warning',
    message: 'The text stands where an object or a list is due, and is no JSON of one; it counts as absent.',
    remedy: 'Export the field as JSON. A masked field cannot be read.',
  },
  duplicate_member: {
    severity: 'info',
    message: 'Two log fields would have the same key among the additional fields; the first was kept.',
    remedy: 'Look the other value up in the log.',
  },
  too_many_labels: {
    severity: 'warning',
    message: 'The request and the answer have more than 1,000 values; the rest has no label.',
    remedy: 'Look the other values up in the log.',
  },
  path_too_long: {
    severity: 'warning',
    message:
      'The way to the value has more than 100 steps or more than 1,000 characters; the value was left out.',
    remedy: 'Look the value up in the log.',
  },
  event_type_stepped_down: {
    severity: 'info',
    message: 'The record names too little for the event type of its operation, so a plainer type was given.',
    remedy: 'Nothing to do; the operation stands in product_event_type.',
  },
  digest_record: {
    severity: 'info',
    message: 'This is a digest of log files, and no record of activity.',
    remedy: 'Nothing to do; it is counted as outside the table.',
  },
  insight_record: {
    severity: 'info',
    message:
      'This is an insight about many records, and none of activity: the mapping table has no row for it.',
    remedy: 'Nothing to do; it is counted as outside the table.',
  },
  aggregated_record: {
    severity: 'info',
    message: 'This record counts many calls, and tells of none: the mapping table has no row for it.',
    remedy: 'Nothing to do; it is counted as outside the table.',
  },
  not_iam_activity: {
    severity: 'info',
    message: 'The record tells of another service than IAM, STS and sign-in.',
    remedy: 'Nothing to do; the option allServices maps it by the general rows.',
  },
  outside_time: {
    severity: 'info',
    message: 'The record is not of the time that was asked for.',
    remedy: 'Nothing to do; it is counted as outside the table.',
  },
  event_name_missing: {
    severity: 'error',
    message: 'The record has no eventName, so it says of no operation.',
    remedy: 'Hand in the record as CloudTrail wrote it.',
  },
  event_time_missing: {
    severity: 'error',
    message: 'The record has no eventTime, and an event cannot be without one.',
    remedy: 'Hand in the record as CloudTrail wrote it.',
  },
  event_time_invalid: {
    severity: 'error',
    message: 'The eventTime is no RFC 3339 timestamp that exists.',
    remedy: 'Write it as CloudTrail does, such as 2026-01-02T03:04:05Z.',
  },
  invalid_event: {
    severity: 'error',
    message: 'The event is not what Google SecOps takes; one such event would refuse its whole request.',
    remedy: 'Hand in events as the mapper makes them.',
  },
  event_too_large: {
    severity: 'error',
    message: 'The event alone is larger than one request may be.',
    remedy: 'Raise maxBytes (--max-request-bytes).',
  },
  equal_entity: {
    severity: 'info',
    message: 'The same entity came before in this input; it was merged into that one.',
    remedy: 'Nothing is lost.',
  },
} as const satisfies Record<string, { severity: Severity; message: string; remedy: string }>;

/** The closed set of issue codes. Codes are stable: a code never changes its meaning. */
export type IssueCode = keyof typeof ISSUE_CODES;

/** A place in a text: the first line is 1, and so is the first byte of a line. */
export interface TextPlace {
  readonly line: number;
  /** Absent where the line is so long that it is not known. */
  readonly column?: number;
}

/** Something worth saying about one record. It never holds a value of the log unless asked to. */
export interface Issue {
  /** What it is, for programs. */
  readonly code: IssueCode;
  /** How much it weighs. */
  readonly severity: Severity;
  /** Where in the log, as the log spells it. */
  readonly path: Path;
  /** The row that was being applied, where one was: a number of the documented table, or an extension such as `E101`. */
  readonly row?: RowId;
  /** What it is, for people: one fixed sentence for each code. */
  readonly message: string;
  /** The AWS call whose answer it is about, or the other service whose it is, where that was recognised. */
  readonly call?: string;
  /** The fields of which it speaks, where it speaks of several. */
  readonly fields?: readonly string[];
  /** The code of the error with which AWS answered. */
  readonly errorCode?: string;
  /** Where in the input the text breaks. */
  readonly place?: TextPlace;
  /** What the record looks like and what to do about that, where its form is known and not read. */
  readonly form?: string;
  /** Type and size of what was found, such as `string(11)` or `array(3)`. */
  readonly received?: string;
  /** What was found, only when `includeValues` is on. */
  readonly value?: unknown;
}

/** What is known where an issue is found. */
export interface Finding {
  readonly code: IssueCode;
  readonly path: Path;
  readonly row?: RowId | undefined;
  readonly call?: string | undefined;
  readonly fields?: readonly string[] | undefined;
  readonly errorCode?: string | undefined;
  readonly place?: TextPlace | undefined;
  readonly form?: string | undefined;
  readonly severity?: Severity | undefined;
  readonly value?: unknown;
}

/** Receives what is found while a record is read. */
export type Report = (finding: Finding) => void;

/** Type and size of a value, without the value. */
export function describeValue(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `string(${value.length})`;
  if (Array.isArray(value)) return `array(${value.length})`;
  if (value instanceof Date) return 'date';
  return typeof value;
}

/**
 * Makes the issue for a finding.
 *
 * @param finding what was found and where
 * @param includeValues whether the issue may hold the value itself
 */
export function createIssue(finding: Finding, includeValues = false): Issue {
  const { code, path, row, call, value } = finding;
  const { severity, message } = ISSUE_CODES[code];
  const issue: { -readonly [Member in keyof Issue]: Issue[Member] } =
    row === undefined
      ? { code, severity: finding.severity ?? severity, path, message }
      : { code, severity: finding.severity ?? severity, path, row, message };
  if (call !== undefined) issue.call = call;
  if (finding.fields !== undefined) issue.fields = finding.fields;
  if (finding.errorCode !== undefined) issue.errorCode = finding.errorCode;
  if (finding.place !== undefined) issue.place = finding.place;
  if (finding.form !== undefined) issue.form = finding.form;
  if (value === undefined) return issue;
  issue.received = describeValue(value);
  if (includeValues) issue.value = value;
  return issue;
}

/** Writes a path as people write it: `Users[3].CreateDate`. */
export function formatPath(path: Path): string {
  let text = '';
  for (const key of path) {
    if (typeof key === 'number') text += `[${key}]`;
    else if (/^[\w$:-]+$/u.test(key)) text += text === '' ? key : `.${key}`;
    else text += `[${JSON.stringify(key)}]`;
  }
  return text;
}

function formatPlace({ line, column }: TextPlace): string {
  return column === undefined ? `line ${line}` : `line ${line}, column ${column}`;
}

/**
 * Writes an issue as one line for people.
 *
 * @param issue the issue
 * @returns severity, code, place, sentence, what was found and the row
 * @example
 * formatIssue(issue);
 * // 'warning invalid_timestamp at CreateDate: The log field is no date … (string(20), row 3)'
 */
export function formatIssue(issue: Issue): string {
  const place = issue.path.length === 0 ? '' : ` at ${formatPath(issue.path)}`;
  return `${issue.severity} ${issue.code}${place}: ${issue.message}${formatNotes(issue)}`;
}

/** What is known of an issue beside its place and its sentence, in brackets; empty where that is nothing. */
export function formatNotes(issue: Issue): string {
  const notes = [
    issue.call,
    issue.fields?.join(', '),
    issue.errorCode,
    issue.place && formatPlace(issue.place),
    issue.form,
    issue.received,
    issue.row === undefined ? undefined : `row ${issue.row}`,
  ].filter(Boolean);
  return notes.length === 0 ? '' : ` (${notes.join(', ')})`;
}
