import { error, info, type Meaning, warning } from './meaning.ts';

/** What a mapper may say of one record. */
export const RECORD_ISSUES = /* @__PURE__ */ (() => ({
  not_an_object: error('The record is not a JSON object.'),
  unknown_record: error(
    'The record has no UserId, no RoleId and no Group.GroupName, so it is no user, role or group, and it was not taken for activity.',
  ),
  foreign_record: error(
    'The record only looks like one of IAM: it is of GetCallerIdentity or of another service.',
  ),
  other_spelling: info(
    'The keys are spelled as an SDK or an export spells them (userId, user_id); they were read as AWS spells them.',
  ),
  ambiguous_record: warning(
    'The record has more than one identity; the documented order USER, RESOURCE, GROUP decided.',
  ),
  missing_log_field: warning('A log field that AWS always returns is absent.'),
  invalid_log_field: warning('The log field has a type that its schema does not allow; it was left out.'),
  lone_surrogate: warning(
    'The text has half of a character, a lone surrogate, which UTF-8 cannot carry; it was left out.',
  ),
  number_too_large: warning(
    'The number is larger than any that can be kept, such as 1e400; it was left out.',
  ),
  invalid_timestamp: warning(
    'The log field is no date that exists, in no form that can be read without guessing; it was left out.',
  ),
  ambiguous_timestamp: warning(
    'The log field may be two dates: some write the day first and some the month, as in 03/04/2024. It was not guessed, but left out.',
  ),
  zero_date: info('The log field is the zero date of .NET or Go, which stands for never; it was left out.'),
  timestamp_without_zone: warning('The date names no time zone; it was read as UTC.'),
  invalid_policy_document: warning(
    'The policy document cannot be read as JSON exactly; its text was kept as it is, or left out if it is not text.',
  ),
  conflicting_spelling: warning(
    'The field is there in two spellings with different values; the documented spelling won.',
  ),
  duplicate_label_key: info('Two labels have the same key; both were kept.'),
  duplicate_key: warning('A key stands twice in one object.'),
  label_without_value: info('The tag has no value, and Google’s parser leaves such tags out.'),
  arn_with_white_space: warning('The ARN has white space in it, which no ARN can have; it was removed.'),
  arn_is_unique_id: warning('The field holds a unique id where an ARN is due; it was left out.'),
  incomplete_answer: warning('AWS says that the answer goes on: this is not the whole list.'),
  ocsf_record: info(
    'The record is of OCSF, as Security Lake keeps it; it was read back to CloudTrail’s form, which lacks what OCSF does not keep.',
  ),
  unmapped_log_field: info('The log field is known, but the mapping table has no row for it.'),
  unknown_log_field: info('The log field is not in the AWS API reference; it was left out.'),
  no_merge_key: error('The entity has no merge key, so Google SecOps could join it with nothing.'),
  unreadable_text: warning(
    'The text stands where an object or a list is due, and is no JSON of one; it counts as absent.',
  ),
  duplicate_member: info('Two values have one place, as two versions in force have; the first was kept.'),
  too_many_labels: warning('The request and the answer have more than 1,000 values; the rest has no label.'),
  path_too_long: warning(
    'The way to the value has more than 100 steps or more than 1,000 characters; the value was left out.',
  ),
  event_type_stepped_down: info(
    'The record names too little for the event type of its operation, so a plainer type was given.',
  ),
  digest_record: info('This is a digest of log files, and no record of activity.'),
  insight_record: info(
    'This is an insight about many records, and none of activity: the mapping table has no row for it.',
  ),
  aggregated_record: info(
    'This record counts many calls, and tells of none: the mapping table has no row for it.',
  ),
  not_iam_activity: info('The record tells of another service than IAM, STS and sign-in.'),
  event_name_missing: error('The record has no eventName, so it says of no operation.'),
  event_time_missing: error('The record has no eventTime, and an event cannot be without one.'),
  event_time_invalid: error('The eventTime is no RFC 3339 timestamp that exists.'),
}))() satisfies Readonly<Record<string, Meaning>>;
