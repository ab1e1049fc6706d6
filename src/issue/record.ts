import type { Meaning } from './meaning.ts';

/** What a mapper may say of one record. */
export const RECORD_ISSUES = {
  not_an_object: {
    severity: 'error',
    message: 'The record is not a JSON object.',
  },
  unknown_record: {
    severity: 'error',
    message:
      'The record has no UserId, no RoleId and no Group.GroupName, so it is no user, role or group, and it was not taken for activity.',
  },
  foreign_record: {
    severity: 'error',
    message: 'The record only looks like one of IAM: it is of GetCallerIdentity or of another service.',
  },
  other_spelling: {
    severity: 'info',
    message:
      'The keys are spelled as an SDK or an export spells them (userId, user_id); they were read as AWS spells them.',
  },
  ambiguous_record: {
    severity: 'warning',
    message: 'The record has more than one identity; the documented order USER, RESOURCE, GROUP decided.',
  },
  missing_log_field: {
    severity: 'warning',
    message: 'A log field that AWS always returns is absent.',
  },
  invalid_log_field: {
    severity: 'warning',
    message: 'The log field has a type that its schema does not allow; it was left out.',
  },
  lone_surrogate: {
    severity: 'warning',
    message: 'The text has half of a character, a lone surrogate, which UTF-8 cannot carry; it was left out.',
  },
  number_too_large: {
    severity: 'warning',
    message: 'The number is larger than any that can be kept, such as 1e400; it was left out.',
  },
  invalid_timestamp: {
    severity: 'warning',
    message:
      'The log field is no date that exists, in no form that can be read without guessing; it was left out.',
  },
  ambiguous_timestamp: {
    severity: 'warning',
    message:
      'The log field may be two dates: some write the day first and some the month, as in 03/04/2024. It was not guessed, but left out.',
  },
  zero_date: {
    severity: 'info',
    message: 'The log field is the zero date of .NET or Go, which stands for never; it was left out.',
  },
  timestamp_without_zone: {
    severity: 'warning',
    message: 'The date names no time zone; it was read as UTC.',
  },
  invalid_policy_document: {
    severity: 'warning',
    message:
      'The policy document cannot be read as JSON exactly; its text was kept as it is, or left out if it is not text.',
  },
  conflicting_spelling: {
    severity: 'warning',
    message: 'The field is there in two spellings with different values; the documented spelling won.',
  },
  duplicate_label_key: {
    severity: 'info',
    message: 'Two labels have the same key; both were kept.',
  },
  duplicate_key: {
    severity: 'warning',
    message: 'A key stands twice in one object.',
  },
  label_without_value: {
    severity: 'info',
    message: 'The tag has no value, and Google’s parser leaves such tags out.',
  },
  arn_with_white_space: {
    severity: 'warning',
    message: 'The ARN has white space in it, which no ARN can have; it was removed.',
  },
  arn_is_unique_id: {
    severity: 'warning',
    message: 'The field holds a unique id where an ARN is due; it was left out.',
  },
  incomplete_answer: {
    severity: 'warning',
    message: 'AWS says that the answer goes on: this is not the whole list.',
  },
  ocsf_record: {
    severity: 'info',
    message:
      'The record is of OCSF, as Security Lake keeps it; it was read back to CloudTrail’s form, which lacks what OCSF does not keep.',
  },
  unmapped_log_field: {
    severity: 'info',
    message: 'The log field is known, but the mapping table has no row for it.',
  },
  unknown_log_field: {
    severity: 'info',
    message: 'The log field is not in the AWS API reference; it was left out.',
  },
  no_merge_key: {
    severity: 'error',
    message: 'The entity has no merge key, so Google SecOps could join it with nothing.',
  },
  unreadable_text: {
    severity: 'warning',
    message: 'The text stands where an object or a list is due, and is no JSON of one; it counts as absent.',
  },
  duplicate_member: {
    severity: 'info',
    message: 'Two log fields would have the same key among the additional fields; the first was kept.',
  },
  too_many_labels: {
    severity: 'warning',
    message: 'The request and the answer have more than 1,000 values; the rest has no label.',
  },
  path_too_long: {
    severity: 'warning',
    message:
      'The way to the value has more than 100 steps or more than 1,000 characters; the value was left out.',
  },
  event_type_stepped_down: {
    severity: 'info',
    message: 'The record names too little for the event type of its operation, so a plainer type was given.',
  },
  digest_record: {
    severity: 'info',
    message: 'This is a digest of log files, and no record of activity.',
  },
  insight_record: {
    severity: 'info',
    message:
      'This is an insight about many records, and none of activity: the mapping table has no row for it.',
  },
  aggregated_record: {
    severity: 'info',
    message: 'This record counts many calls, and tells of none: the mapping table has no row for it.',
  },
  not_iam_activity: {
    severity: 'info',
    message: 'The record tells of another service than IAM, STS and sign-in.',
  },
  event_name_missing: {
    severity: 'error',
    message: 'The record has no eventName, so it says of no operation.',
  },
  event_time_missing: {
    severity: 'error',
    message: 'The record has no eventTime, and an event cannot be without one.',
  },
  event_time_invalid: {
    severity: 'error',
    message: 'The eventTime is no RFC 3339 timestamp that exists.',
  },
} satisfies Readonly<Record<string, Meaning>>;
