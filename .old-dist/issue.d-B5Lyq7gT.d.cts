/** How much an issue weighs: an error refuses the record, a warning drops a field, an info tells. */
type Severity = 'error' | 'warning' | 'info';
/** Where in the log an issue was found: keys and list indices, outermost first. */
type Path = readonly (string | number)[];
/**
 * The id of a row: its number in the documented table; `G` and a number where it is of Google's parser source; `C` and
 * a number where it is of the table for CloudTrail; `E` and a number where it is an extension.
 */
type RowId = number | `G${number}` | `C${number}` | `E${number}`;
/** What every issue code means: its severity, its one fixed sentence and what to do about it. */
declare const ISSUE_CODES: {
    readonly not_an_object: {
        readonly severity: 'error';
        readonly message: 'The record is not a JSON object.';
        readonly remedy: 'Hand in one IAM user, role or group, or an answer that holds them.';
    };
    readonly unknown_record: {
        readonly severity: 'error';
        readonly message: 'The record has no UserId, no RoleId and no Group.GroupName, so it is no user, role or group.';
        readonly remedy: 'Hand in the record as AWS returns it, with its unique id.';
    };
    readonly foreign_record: {
        readonly severity: 'error';
        readonly message: 'The record only looks like one of IAM: it is of GetCallerIdentity or of another service.';
        readonly remedy: 'Hand in what IAM itself returns: GetUser, ListUsers or GetAccountAuthorizationDetails.';
    };
    readonly other_spelling: {
        readonly severity: 'info';
        readonly message: 'The keys are spelled as an SDK or an export spells them (userId, user_id); they were read as AWS spells them.';
        readonly remedy: 'Nothing to do; the paths of issues have the spelling of AWS.';
    };
    readonly ambiguous_record: {
        readonly severity: 'warning';
        readonly message: 'The record has more than one identity; the documented order USER, RESOURCE, GROUP decided.';
        readonly remedy: 'Split the record into one for each identity.';
    };
    readonly missing_log_field: {
        readonly severity: 'warning';
        readonly message: 'A log field that AWS always returns is absent.';
        readonly remedy: 'Fetch the record again, or ignore this where the source is known to leave the field out.';
    };
    readonly invalid_log_field: {
        readonly severity: 'warning';
        readonly message: 'The log field has a type that its schema does not allow; it was left out.';
        readonly remedy: 'Compare the field with the AWS API reference and mend the source that wrote it.';
    };
    readonly invalid_timestamp: {
        readonly severity: 'warning';
        readonly message: 'The log field is no date that exists, in no form that can be read without guessing; it was left out.';
        readonly remedy: 'Write dates as RFC 3339, such as 2026-01-02T03:04:05Z, or as epoch seconds.';
    };
    readonly zero_date: {
        readonly severity: 'info';
        readonly message: 'The log field is the zero date of .NET or Go, which stands for never; it was left out.';
        readonly remedy: 'Nothing to do; leave the field out where there is no date.';
    };
    readonly timestamp_without_zone: {
        readonly severity: 'warning';
        readonly message: 'The date names no time zone; it was read as UTC.';
        readonly remedy: 'Write the zone: Z for UTC.';
    };
    readonly invalid_policy_document: {
        readonly severity: 'warning';
        readonly message: 'The policy document cannot be read as JSON exactly; its text was kept as it is, or left out if it is not text.';
        readonly remedy: 'Hand in the document as an object, as JSON text or percent-encoded once.';
    };
    readonly conflicting_spelling: {
        readonly severity: 'warning';
        readonly message: 'The field is there in two spellings with different values; the documented spelling won.';
        readonly remedy: 'Keep one of the two spellings.';
    };
    readonly duplicate_label_key: {
        readonly severity: 'info';
        readonly message: 'Two labels have the same key; both were kept.';
        readonly remedy: 'Nothing is lost; rename the tag if rules look for one value.';
    };
    readonly duplicate_key: {
        readonly severity: 'warning';
        readonly message: 'A key stands twice in one object.';
        readonly remedy: 'Mend the source that wrote it: most readers of JSON keep only the last value.';
    };
    readonly label_without_value: {
        readonly severity: 'info';
        readonly message: 'The tag has no value, and Google’s parser leaves such tags out.';
        readonly remedy: 'Nothing to do; the profile documented keeps its key.';
    };
    readonly arn_with_white_space: {
        readonly severity: 'warning';
        readonly message: 'The ARN has white space in it, which no ARN can have; it was removed.';
        readonly remedy: 'Mend the source that wrapped the ARN.';
    };
    readonly arn_is_unique_id: {
        readonly severity: 'warning';
        readonly message: 'The field holds a unique id where an ARN is due; it was left out.';
        readonly remedy: 'Hand in the ARN as AWS returns it. Where AWS shows an id, the user or role was deleted.';
    };
    readonly incomplete_answer: {
        readonly severity: 'warning';
        readonly message: 'AWS says that the answer goes on: this is not the whole list.';
        readonly remedy: 'Fetch the remaining pages with the Marker or the NextToken.';
    };
    readonly pages_not_joined: {
        readonly severity: 'warning';
        readonly message: 'The next page of the group is in the input, but pages become one entity only when they are joined.';
        readonly remedy: 'Join the pages: --join, or the option join.';
    };
    readonly error_answer: {
        readonly severity: 'warning';
        readonly message: 'AWS answered with an error, so there is nothing in the answer to map.';
        readonly remedy: 'Make the call again, with the permission that it needs.';
    };
    readonly field_not_returned: {
        readonly severity: 'info';
        readonly message: 'This call never returns these fields, so their absence does not mean that there is nothing in them.';
        readonly remedy: 'Ask GetUser, GetRole, GetGroup or GetAccountAuthorizationDetails where they matter.';
    };
    readonly unmapped_record: {
        readonly severity: 'info';
        readonly message: 'The answer is known, but what it holds is no user, role or group: the mapping table has no row for it.';
        readonly remedy: 'Nothing to do; it is counted as recognised.';
    };
    readonly ocsf_record: {
        readonly severity: 'info';
        readonly message: 'The record is of OCSF, as Security Lake keeps it; it was read back to CloudTrail’s form, which lacks what OCSF does not keep.';
        readonly remedy: 'Nothing to do; hand in the files of the trail where these fields matter.';
    };
    readonly control_message: {
        readonly severity: 'info';
        readonly message: 'This only says that a destination of activity is there.';
        readonly remedy: 'Nothing to do; it is counted as outside the table.';
    };
    readonly foreign_form: {
        readonly severity: 'error';
        readonly message: 'The record is in a form that is known and not read.';
        readonly remedy: 'Do what stands behind the sentence.';
    };
    readonly group_not_in_input: {
        readonly severity: 'warning';
        readonly message: 'The user names a group that the input does not hold, so no relation could be made.';
        readonly remedy: 'Add the missing pages to the input, or join all pages at once.';
    };
    readonly invalid_json: {
        readonly severity: 'error';
        readonly message: 'The text is not JSON.';
        readonly remedy: 'Mend the line, or the document that begins on it.';
    };
    readonly unknown_encoding: {
        readonly severity: 'error';
        readonly message: 'The text is neither UTF-8 nor UTF-16, but some code page that it does not name.';
        readonly remedy: 'Save it as UTF-8.';
    };
    readonly looks_like_xml: {
        readonly severity: 'error';
        readonly message: 'This looks like XML.';
        readonly remedy: 'Print JSON: --output json with the AWS CLI.';
    };
    readonly looks_like_yaml: {
        readonly severity: 'error';
        readonly message: 'This looks like YAML.';
        readonly remedy: 'Print JSON: --output json with the AWS CLI.';
    };
    readonly looks_like_table: {
        readonly severity: 'error';
        readonly message: 'This looks like the text or the table output of the AWS CLI.';
        readonly remedy: 'Print JSON: --output json with the AWS CLI.';
    };
    readonly looks_like_credential_report: {
        readonly severity: 'error';
        readonly message: 'This looks like the CSV of a credential report, which has no unique ids to map users by.';
        readonly remedy: 'Hand in the answer of GetAccountAuthorizationDetails or ListUsers.';
    };
    readonly looks_like_program_output: {
        readonly severity: 'error';
        readonly message: 'This looks like what a programming language prints of an object, which is no JSON.';
        readonly remedy: 'Write it with json.dumps, JSON.stringify or the like.';
    };
    readonly looks_like_cli_error: {
        readonly severity: 'error';
        readonly message: 'This looks like an error message of the AWS CLI.';
        readonly remedy: 'Make the call again, with the permission that it needs.';
    };
    readonly looks_like_terraform: {
        readonly severity: 'error';
        readonly message: 'This looks like state of Terraform, which is what was asked for and not what AWS returns.';
        readonly remedy: 'Hand in the answer of GetAccountAuthorizationDetails.';
    };
    readonly looks_like_cloud_control: {
        readonly severity: 'error';
        readonly message: 'This looks like an answer of Cloud Control, which has fields of CloudFormation and not of IAM.';
        readonly remedy: 'Hand in the answer of GetAccountAuthorizationDetails.';
    };
    readonly looks_like_pulumi: {
        readonly severity: 'error';
        readonly message: 'This looks like state of Pulumi, which is what was asked for and not what AWS returns.';
        readonly remedy: 'Hand in the answer of GetAccountAuthorizationDetails.';
    };
    readonly looks_like_search_hits: {
        readonly severity: 'error';
        readonly message: 'This looks like the hits of a search.';
        readonly remedy: 'Hand in what each hit has in _source, one a line.';
    };
    readonly looks_like_keyed_records: {
        readonly severity: 'error';
        readonly message: 'This looks like records that are the values of an object, and their keys have no meaning here.';
        readonly remedy: 'Hand in a list of the values; only accounts may be keyed, by their twelve digits.';
    };
    readonly invalid_gzip: {
        readonly severity: 'error';
        readonly message: 'The gzip data is broken, ends early or goes on with something else; only what came before was read.';
        readonly remedy: 'Fetch or compress the file again.';
    };
    readonly invalid_parquet: {
        readonly severity: 'error';
        readonly message: 'The Parquet file is broken; only the rows before that were read.';
        readonly remedy: 'Fetch the file again.';
    };
    readonly unread_parquet: {
        readonly severity: 'error';
        readonly message: 'The Parquet file is written in a way that is not read; only the rows before that were.';
        readonly remedy: 'Write it as Security Lake does: smaller groups of rows, pages packed by gzip, zstd or snappy.';
    };
    readonly looks_like_parquet: {
        readonly severity: 'error';
        readonly message: 'This is Parquet, which has its table of contents at its end: it is read from files, and not from a pipe.';
        readonly remedy: 'Name the file to the program; to the library, hand in its rows as objects.';
    };
    readonly too_long: {
        readonly severity: 'error';
        readonly message: 'The line or record is longer than the limit, so it was not read.';
        readonly remedy: 'Raise the limit, or split the record.';
    };
    readonly unmapped_log_field: {
        readonly severity: 'info';
        readonly message: 'The log field is known, but the mapping table has no row for it.';
        readonly remedy: 'Nothing to do.';
    };
    readonly unknown_log_field: {
        readonly severity: 'info';
        readonly message: 'The log field is not in the AWS API reference; it was left out.';
        readonly remedy: 'Check its spelling, or ignore this where the source adds fields of its own.';
    };
    readonly no_merge_key: {
        readonly severity: 'error';
        readonly message: 'The entity has no merge key, so Google SecOps could join it with nothing.';
        readonly remedy: 'Hand in the unique id, or turn groupNameAsEmail on.';
    };
    readonly invalid_entity: {
        readonly severity: 'error';
        readonly message: 'The entity is not what Google SecOps takes; one such entity would refuse its whole request.';
        readonly remedy: 'Hand in entities as the mapper makes them.';
    };
    readonly entity_too_large: {
        readonly severity: 'error';
        readonly message: 'The entity alone is larger than one request may be.';
        readonly remedy: 'Raise maxBytes (--max-request-bytes), or split the group.';
    };
    readonly unreadable_text: {
        readonly severity: 'warning';
        readonly message: 'The text stands where an object or a list is due, and is no JSON of one; it counts as absent.';
        readonly remedy: 'Export the field as JSON. A masked field cannot be read.';
    };
    readonly duplicate_member: {
        readonly severity: 'info';
        readonly message: 'Two log fields would have the same key among the additional fields; the first was kept.';
        readonly remedy: 'Look the other value up in the log.';
    };
    readonly too_many_labels: {
        readonly severity: 'warning';
        readonly message: 'The request and the answer have more than 1,000 values; the rest has no label.';
        readonly remedy: 'Look the other values up in the log.';
    };
    readonly path_too_long: {
        readonly severity: 'warning';
        readonly message: 'The way to the value has more than 100 steps or more than 1,000 characters; the value was left out.';
        readonly remedy: 'Look the value up in the log.';
    };
    readonly event_type_stepped_down: {
        readonly severity: 'info';
        readonly message: 'The record names too little for the event type of its operation, so a plainer type was given.';
        readonly remedy: 'Nothing to do; the operation stands in product_event_type.';
    };
    readonly digest_record: {
        readonly severity: 'info';
        readonly message: 'This is a digest of log files, and no record of activity.';
        readonly remedy: 'Nothing to do; it is counted as outside the table.';
    };
    readonly insight_record: {
        readonly severity: 'info';
        readonly message: 'This is an insight about many records, and none of activity: the mapping table has no row for it.';
        readonly remedy: 'Nothing to do; it is counted as outside the table.';
    };
    readonly aggregated_record: {
        readonly severity: 'info';
        readonly message: 'This record counts many calls, and tells of none: the mapping table has no row for it.';
        readonly remedy: 'Nothing to do; it is counted as outside the table.';
    };
    readonly not_iam_activity: {
        readonly severity: 'info';
        readonly message: 'The record tells of another service than IAM, STS and sign-in.';
        readonly remedy: 'Nothing to do; the option allServices maps it by the general rows.';
    };
    readonly outside_time: {
        readonly severity: 'info';
        readonly message: 'The record is not of the time that was asked for.';
        readonly remedy: 'Nothing to do; it is counted as outside the table.';
    };
    readonly event_name_missing: {
        readonly severity: 'error';
        readonly message: 'The record has no eventName, so it says of no operation.';
        readonly remedy: 'Hand in the record as CloudTrail wrote it.';
    };
    readonly event_time_missing: {
        readonly severity: 'error';
        readonly message: 'The record has no eventTime, and an event cannot be without one.';
        readonly remedy: 'Hand in the record as CloudTrail wrote it.';
    };
    readonly event_time_invalid: {
        readonly severity: 'error';
        readonly message: 'The eventTime is no RFC 3339 timestamp that exists.';
        readonly remedy: 'Write it as CloudTrail does, such as 2026-01-02T03:04:05Z.';
    };
    readonly invalid_event: {
        readonly severity: 'error';
        readonly message: 'The event is not what Google SecOps takes; one such event would refuse its whole request.';
        readonly remedy: 'Hand in events as the mapper makes them.';
    };
    readonly event_too_large: {
        readonly severity: 'error';
        readonly message: 'The event alone is larger than one request may be.';
        readonly remedy: 'Raise maxBytes (--max-request-bytes).';
    };
    readonly equal_entity: {
        readonly severity: 'info';
        readonly message: 'The same entity came before in this input; it was merged into that one.';
        readonly remedy: 'Nothing is lost.';
    };
};
/** The closed set of issue codes. Codes are stable: a code never changes its meaning. */
type IssueCode = keyof typeof ISSUE_CODES;
/** A place in a text: the first line is 1, and so is the first byte of a line. */
interface TextPlace {
    readonly line: number;
    /** Absent where the line is so long that it is not known. */
    readonly column?: number;
}
/** Something worth saying about one record. It never holds a value of the log unless asked to. */
interface Issue {
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
interface Finding {
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
/** Writes a path as people write it: `Users[3].CreateDate`. */
declare function formatPath(path: Path): string;
/**
 * Writes an issue as one line for people.
 *
 * @param issue the issue
 * @returns severity, code, place, sentence, what was found and the row
 * @example
 * formatIssue(issue);
 * // 'warning invalid_timestamp at CreateDate: The log field is no date … (string(20), row 3)'
 */
declare function formatIssue(issue: Issue): string;

export { type Finding as F, type IssueCode as I, type Path as P, type RowId as R, type Severity as S, type TextPlace as T, type Issue as a, ISSUE_CODES as b, formatPath as c, formatIssue as f };
