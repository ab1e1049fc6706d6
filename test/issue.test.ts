import { describe, expect, it } from 'vitest';
import { formatIssue, ISSUE_CODES, type Issue, unwrap } from '../src/index.ts';
import { ALL_ISSUES } from '../src/issue/all.ts';
import { createIssue, describeValue, formatPath } from '../src/issue.ts';

describe('the issue codes', () => {
  it('are these, with these severities and sentences', () => {
    const lines = Object.entries(ISSUE_CODES).map(
      ([code, { severity, message }]) => `${severity} ${code}: ${message}`,
    );
    expect(`\n${lines.join('\n')}\n`).toMatchInlineSnapshot(`
      "
      error not_an_object: The record is not a JSON object.
      error unknown_record: The record has no UserId, no RoleId and no Group.GroupName, so it is no user, role or group, and it was not taken for activity.
      error foreign_record: The record only looks like one of IAM: it is of GetCallerIdentity or of another service.
      info other_spelling: The keys are spelled as an SDK or an export spells them (userId, user_id); they were read as AWS spells them.
      warning ambiguous_record: The record has more than one identity; the documented order USER, RESOURCE, GROUP decided.
      warning missing_log_field: A log field that AWS always returns is absent.
      warning invalid_log_field: The log field has a type that its schema does not allow; it was left out.
      warning lone_surrogate: The text has half of a character, a lone surrogate, which UTF-8 cannot carry; it was left out.
      warning number_too_large: The number is larger than any that can be kept, such as 1e400; it was left out.
      warning invalid_timestamp: The log field is no date that exists, in no form that can be read without guessing; it was left out.
      warning ambiguous_timestamp: The log field may be two dates: some write the day first and some the month, as in 03/04/2024. It was not guessed, but left out.
      info zero_date: The log field is the zero date of .NET or Go, which stands for never; it was left out.
      warning timestamp_without_zone: The date names no time zone; it was read as UTC.
      warning invalid_policy_document: The policy document cannot be read as JSON exactly; its text was kept as it is, or left out if it is not text.
      warning conflicting_spelling: The field is there in two spellings with different values; the documented spelling won.
      info duplicate_label_key: Two labels have the same key; both were kept.
      warning duplicate_key: A key stands twice in one object.
      info label_without_value: The tag has no value, and Google’s parser leaves such tags out.
      warning arn_with_white_space: The ARN has white space in it, which no ARN can have; it was removed.
      warning arn_is_unique_id: The field holds a unique id where an ARN is due; it was left out.
      warning incomplete_answer: AWS says that the answer goes on: this is not the whole list.
      info ocsf_record: The record is of OCSF, as Security Lake keeps it; it was read back to CloudTrail’s form, which lacks what OCSF does not keep.
      info unmapped_log_field: The log field is known, but the mapping table has no row for it.
      info unknown_log_field: The log field is not in the AWS API reference; it was left out.
      error no_merge_key: The entity has no merge key, so Google SecOps could join it with nothing.
      warning unreadable_text: The text stands where an object or a list is due, and is no JSON of one; it counts as absent.
      info duplicate_member: Two values have one place, as two versions in force have; the first was kept.
      warning too_many_labels: The request and the answer have more than 1,000 values; the rest has no label.
      warning path_too_long: The way to the value has more than 100 steps or more than 1,000 characters; the value was left out.
      info event_type_stepped_down: The record names too little for the event type of its operation, so a plainer type was given.
      info digest_record: This is a digest of log files, and no record of activity.
      info insight_record: This is an insight about many records, and none of activity: the mapping table has no row for it.
      info aggregated_record: This record counts many calls, and tells of none: the mapping table has no row for it.
      info not_iam_activity: The record tells of another service than IAM, STS and sign-in.
      error event_name_missing: The record has no eventName, so it says of no operation.
      error event_time_missing: The record has no eventTime, and an event cannot be without one.
      error event_time_invalid: The eventTime is no RFC 3339 timestamp that exists.
      warning pages_not_joined: The next page of the group is in the input, but pages become one entity only when they are joined.
      warning error_answer: AWS answered with an error, so there is nothing in the answer to map.
      info field_not_returned: This call never returns these fields, so their absence does not mean that there is nothing in them.
      info unmapped_record: The answer is known, but what it holds is no user, role or group: the mapping table has no row for it.
      info control_message: This only says that a destination of activity is there.
      error foreign_form: The record is in a form that is known and not read.
      warning group_not_in_input: The user names a group that its document, or the whole input where pages are joined, does not hold, so no relation could be made.
      error invalid_json: The text is not JSON.
      error too_deep: The JSON has more than 512 lists and objects in each other, so it was not read any further.
      error binary_data: The bytes are neither text, Parquet nor gzip packed once.
      error wide_encoding: This is UTF-32, which is not read.
      error unknown_encoding: The text is neither UTF-8 nor UTF-16, but some code page that it does not name.
      error looks_like_xml: This looks like XML.
      error looks_like_yaml: This looks like YAML.
      error looks_like_table: This looks like the text or the table output of the AWS CLI.
      error looks_like_credential_report: This looks like the CSV of a credential report, which has no unique ids to map users by.
      error looks_like_program_output: This looks like what a programming language prints of an object, which is no JSON.
      error looks_like_cli_error: This looks like an error message of the AWS CLI.
      error looks_like_terraform: This looks like state of Terraform, which is what was asked for and not what AWS returns.
      error looks_like_cloud_control: This looks like an answer of Cloud Control, which has fields of CloudFormation and not of IAM.
      error looks_like_pulumi: This looks like state of Pulumi, which is what was asked for and not what AWS returns.
      error looks_like_search_hits: This looks like the hits of a search.
      error looks_like_keyed_records: This looks like records that are the values of an object, and their keys have no meaning here.
      error invalid_gzip: The gzip data is broken, ends early or goes on with something else; only what came before was read.
      error invalid_parquet: The Parquet file is broken; only the rows before that were read.
      error unread_parquet: The Parquet file is written in a way that is not read; only the rows before that were.
      error looks_like_parquet: This is Parquet, which has its table of contents at its end: it is read from files, and not from a pipe.
      error too_long: The line or record is longer than the limit, so it was not read.
      info outside_time: The record is not of the time that was asked for.
      info equal_entity: The same entity or event came before; it was merged into that one.
      error invalid_entity: The entity is not what Google SecOps takes; one such entity would refuse its whole request.
      error entity_too_large: The entity alone is larger than one request may be.
      error invalid_event: The event is not what Google SecOps takes; one such event would refuse its whole request.
      error event_too_large: The event alone is larger than one request may be.
      "
    `);
  });

  it.each(Object.entries(ISSUE_CODES))('%s has a stable name, one sentence and a remedy', (code, fixed) => {
    expect(code).toMatch(/^[a-z]+(?:_[a-z]+)*$/u);
    expect(fixed.message).toMatch(/^[A-Z].*[^.]\.$/u);
    expect(fixed.remedy).toMatch(/^[A-Z].*[^.]\.$/u);
  });

  it('have no sentence twice', () => {
    const messages = Object.values(ISSUE_CODES).map(({ message }) => message);
    expect(new Set(messages).size).toBe(messages.length);
  });
});

describe('an issue', () => {
  it('has the severity and sentence of its code and no more than was found', () => {
    expect(createIssue(ALL_ISSUES, { code: 'unknown_record', path: [] })).toEqual({
      code: 'unknown_record',
      severity: 'error',
      path: [],
      message: ISSUE_CODES.unknown_record.message,
    });
  });

  it('tells type and size of what was found, and not the value', () => {
    const issue = createIssue(ALL_ISSUES, {
      code: 'invalid_timestamp',
      path: ['CreateDate'],
      row: 3,
      value: 'secret',
    });
    expect(issue).toEqual({
      code: 'invalid_timestamp',
      severity: 'warning',
      path: ['CreateDate'],
      row: 3,
      message: ISSUE_CODES.invalid_timestamp.message,
      received: 'string(6)',
    });
  });

  it('holds the value where it is asked for', () => {
    expect(
      createIssue(ALL_ISSUES, { code: 'unknown_log_field', path: ['a'], value: 'secret' }, true),
    ).toMatchObject({
      received: 'string(6)',
      value: 'secret',
    });
    expect(createIssue(ALL_ISSUES, { code: 'missing_log_field', path: ['a'] }, true)).not.toHaveProperty(
      'value',
    );
  });

  it('may weigh more than its code', () => {
    expect(
      createIssue(ALL_ISSUES, { code: 'invalid_log_field', path: ['UserId'], severity: 'error' }).severity,
    ).toBe('error');
  });

  it.each([
    [null, 'null'],
    ['', 'string(0)'],
    ['é€', 'string(2)'],
    [[], 'array(0)'],
    [[1, [2, 3]], 'array(2)'],
    [new Date(0), 'date'],
    [{ a: 1 }, 'object'],
    [7, 'number'],
    [true, 'boolean'],
    [1n, 'bigint'],
    [undefined, 'undefined'],
  ])('describes %o as %s', (value, description) => {
    expect(describeValue(value)).toBe(description);
  });
});

describe('a path', () => {
  it.each([
    [[], ''],
    [['CreateDate'], 'CreateDate'],
    [['Group', 'GroupName'], 'Group.GroupName'],
    [['Users', 3, 'CreateDate'], 'Users[3].CreateDate'],
    [[0], '[0]'],
    [[0, 'UserId'], '[0].UserId'],
    [['Tags', 0], 'Tags[0]'],
    [['$metadata', 'requestId'], '$metadata.requestId'],
    [['aws:Key-1'], 'aws:Key-1'],
    [['a key', 'b'], '["a key"].b'],
    [['a', 'b.c'], 'a["b.c"]'],
    [['a', ''], 'a[""]'],
    [['a', 'say "b"'], 'a["say \\"b\\""]'],
    [['a', 'line\nbreak'], 'a["line\\nbreak"]'],
    [['a', 'مرحبا'], 'a["مرحبا"]'],
    [['0'], '0'],
  ] as const)('%j is written %s', (path, text) => {
    expect(formatPath(path)).toBe(text);
  });
});

describe('an issue as one line', () => {
  const base = { code: 'invalid_timestamp', severity: 'warning', path: [], message: 'It is so.' } as const;

  it.each<[Issue, string]>([
    [base, 'warning invalid_timestamp: It is so.'],
    [{ ...base, severity: 'error' }, 'error invalid_timestamp: It is so.'],
    [
      { ...base, path: ['Users', 0, 'CreateDate'] },
      'warning invalid_timestamp at Users[0].CreateDate: It is so.',
    ],
    [{ ...base, path: ['a'], row: 3 }, 'warning invalid_timestamp at a: It is so. (row 3)'],
    [{ ...base, path: ['a'], received: 'null' }, 'warning invalid_timestamp at a: It is so. (null)'],
    [
      { ...base, path: ['a'], received: 'string(3)', row: 3 },
      'warning invalid_timestamp at a: It is so. (string(3), row 3)',
    ],
    [{ ...base, received: 'string(6)', value: 'secret' }, 'warning invalid_timestamp: It is so. (string(6))'],
  ])('%o is written %s', (issue, line) => {
    expect(formatIssue(issue)).toBe(line);
  });
});

describe('unwrap', () => {
  const issues = [
    createIssue(ALL_ISSUES, { code: 'missing_log_field', path: ['Arn'] }),
    createIssue(
      ALL_ISSUES,
      { code: 'invalid_log_field', path: ['UserId'], value: { secret: 's3cr3t' }, severity: 'error' },
      true,
    ),
  ];

  it('gives the entity of a result that is ok', () => {
    const entity = { a: 1 };
    expect(unwrap({ ok: true, entity, issues })).toBe(entity);
  });

  it('throws an error that lists the issues, without values', () => {
    expect(() => unwrap({ ok: false, issues })).toThrow(
      new Error(
        [
          'The record was refused.',
          'warning missing_log_field at Arn: A log field that AWS always returns is absent.',
          'error invalid_log_field at UserId: The log field has a type that its schema does not allow; it was left out. (object)',
        ].join('\n'),
      ),
    );
  });
});
