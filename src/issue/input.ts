import { error, info, type Meaning, warning } from './meaning.ts';

/** What may be said of an input: of its lines, documents and answers, and of how records in them belong together. */
export const INPUT_ISSUES = /* @__PURE__ */ (() => ({
  pages_not_joined: warning(
    'The next page of the group is in the input, but pages become one entity only when they are joined.',
  ),
  error_answer: warning('AWS answered with an error, so there is nothing in the answer to map.'),
  field_not_returned: info(
    'This call never returns these fields, so their absence does not mean that there is nothing in them.',
  ),
  unmapped_record: info(
    'The answer is known, but what it holds is no user, role or group: the mapping table has no row for it.',
  ),
  control_message: info('This only says that a destination of activity is there.'),
  foreign_form: error('The record is in a form that is known and not read.'),
  group_not_in_input: warning(
    'The user names a group that its document, or the whole input where pages are joined, does not hold, so no relation could be made.',
  ),
  invalid_json: error('The text is not JSON.'),
  too_deep: error(
    'The JSON has more than 512 lists and objects in each other, so it was not read any further.',
  ),
  binary_data: error('The bytes are neither text, Parquet nor gzip packed once.'),
  wide_encoding: error('This is UTF-32, which is not read.'),
  unknown_encoding: error('The text is neither UTF-8 nor UTF-16, but some code page that it does not name.'),
  looks_like_xml: error('This looks like XML.'),
  looks_like_yaml: error('This looks like YAML.'),
  looks_like_table: error('This looks like the text or the table output of the AWS CLI.'),
  looks_like_credential_report: error(
    'This looks like the CSV of a credential report, which has no unique ids to map users by.',
  ),
  looks_like_program_output: error(
    'This looks like what a programming language prints of an object, which is no JSON.',
  ),
  looks_like_cli_error: error('This looks like an error message of the AWS CLI.'),
  looks_like_terraform: error(
    'This looks like state of Terraform, which is what was asked for and not what AWS returns.',
  ),
  looks_like_cloud_control: error(
    'This looks like an answer of Cloud Control, which has fields of CloudFormation and not of IAM.',
  ),
  looks_like_pulumi: error(
    'This looks like state of Pulumi, which is what was asked for and not what AWS returns.',
  ),
  looks_like_search_hits: error('This looks like the hits of a search.'),
  looks_like_keyed_records: error(
    'This looks like records that are the values of an object, and their keys have no meaning here.',
  ),
  invalid_gzip: error(
    'The gzip data is broken, ends early or goes on with something else; only what came before was read.',
  ),
  invalid_parquet: error('The Parquet file is broken; only the rows before that were read.'),
  unread_parquet: error(
    'The Parquet file is written in a way that is not read; only the rows before that were.',
  ),
  looks_like_parquet: error(
    'This is Parquet, which has its table of contents at its end: it is read from files, and not from a pipe.',
  ),
  too_long: error('The line or record is longer than the limit, so it was not read.'),
  outside_time: info('The record is not of the time that was asked for.'),
  equal_entity: info('The same entity or event came before; it was merged into that one.'),
}))() satisfies Readonly<Record<string, Meaning>>;
