import { A as AlarmOptions } from './well-known.d-CGL9Hg3x.cjs';
export { a as AlarmComparison, b as AlarmRule, c as AlarmStatistic, F as FILTER_PATTERNS, d as FilterPatternName, M as MissingData, W as WellKnownPattern, p as parseAlarm } from './well-known.d-CGL9Hg3x.cjs';

/** What an alarm can say. */
type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
/** A change of an alarm's state. */
interface AlarmChange {
    /** When it changed, RFC 3339 in UTC: the end of the period that decided. */
    readonly time: string;
    readonly from: AlarmState;
    readonly to: AlarmState;
    /** The statistic of that period; undefined where it has no data. */
    readonly value: number | undefined;
    /** The records behind it: those that matched within the periods looked at, in the order of their minutes. */
    readonly records: readonly unknown[];
}

/** An alarm that is shown records. */
interface Alarm {
    /** Shows it a record, in any order of time. */
    add(record: unknown): void;
    /** How its state changed over the records shown so far, in the order of time. */
    changes(): readonly AlarmChange[];
    /** How many records had no `eventTime` that can be read, and are in no period. */
    untimed(): number;
}
/**
 * Makes an alarm over a metric filter, as CloudWatch has them, and plays both over records.
 *
 * The filter adds its value for each record that matches and reports its default value for a minute in which records
 * came and none matched. The alarm looks at the statistic of each period (aligned to the epoch, by `eventTime`) from
 * the first record's to the last one's: it is in ALARM where M of the last N periods are due. It starts in
 * INSUFFICIENT_DATA. A period without data counts as due (`breaching`), as not due (`notBreaching`), as nothing
 * (`missing`: INSUFFICIENT_DATA once all N are so), or keeps the state wherever it could decide (`ignore`).
 * CloudWatch looks further back than N periods where data is missing, how far it does not say; this does not.
 *
 * @param matches the metric filter, such as `compileFilterPattern(…).matches`
 * @param options the alarm; `parseAlarm` reads the first four of a text
 * @returns the alarm; it keeps the records that match and counts the others
 * @throws {TypeError} where an option is none or its value not allowed
 * @example
 * const alarm = createAlarm(compileFilterPattern(FILTER_PATTERNS['root-key-usage'].pattern).matches, {
 *   ...parseAlarm('sum>=1/5m'),
 *   missingData: 'notBreaching',
 * });
 * for (const record of records) alarm.add(record);
 * for (const { time, from, to, records } of alarm.changes()) console.log(time, from, to, records.length);
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
 */
declare function createAlarm(matches: (record: unknown) => boolean, options: AlarmOptions): Alarm;

/** Whose activity is looked up. What is given must all hold. */
interface IdentityOptions {
    /** An IAM user by name, ARN or unique id (`AIDA…`). A federated user's and the root user's ARN are taken, too. */
    readonly user?: string;
    /** A role by name, ARN or unique id (`AROA…`): what its sessions did and the calls that began them. */
    readonly role?: string;
    /** A session of a role by name or by the ARN of the assumed role. */
    readonly session?: string;
    /** An access key by its id: what was done with it, what made it and what was done to it. */
    readonly accessKey?: string;
    /** The account that the caller belongs to, by its twelve digits. */
    readonly account?: string;
    /** Whether `account` may also be the account that the record was delivered to. */
    readonly recipient?: boolean;
    /** The root user of any account. */
    readonly root?: boolean;
    /** What something was done to, by name, ARN or unique id: a user, role, group, policy or other resource of IAM. */
    readonly target?: string;
    /** The first time that counts: RFC 3339 with a zone, or back from `newest` as `90s`, `30m`, `24h` or `7d`. */
    readonly from?: string;
    /** The first time that does not count any more, written as `from` is. */
    readonly to?: string;
    /** The time of the newest record: what durations are counted back from. */
    readonly newest?: string;
}
/** What can name an identity or what it acted on. */
type IdentityOption = 'user' | 'role' | 'session' | 'accessKey' | 'account' | 'root' | 'target';

/** How a record has to do with what was asked for. */
type IdentityPart = 'actor' | 'maker' | 'target' | 'recipient';

/** Why a record was found: a field that names what an option asked for. */
interface IdentityMatch {
    readonly option: IdentityOption;
    /**
     * What the one asked for has to do with the record: it acted (`actor`), the record made its session or key
     * (`maker`), the record was done to it (`target`) or delivered to it (`recipient`).
     */
    readonly as: IdentityPart;
    /** The log field, such as `userIdentity.userName`. */
    readonly field: string;
}
/** Finds the records of one identity. */
interface IdentitySelector {
    /** Whether a CloudTrail record is one of those asked for; what is no object is none. */
    matches(record: unknown): boolean;
    /** Why a record is one of those asked for, each field that says so; undefined where it is none. */
    explain(record: unknown): readonly IdentityMatch[] | undefined;
}
/**
 * Makes a selector of CloudTrail records by whose activity they are, of whatever service. Names compare without
 * regard to case, ARNs and unique ids exactly; a name is never looked for within another. All options given must hold.
 *
 * | asked for | found where |
 * |---|---|
 * | `user` | `userIdentity.userName` of an IAM user, `.arn`, `.principalId` |
 * | `role` | the session's issuer, where it is a role; `.principalId` before the `:`; the role part of `.arn`; the call that began the session |
 * | `session` | `.principalId` behind the `:` of a role's id, the last part of an assumed role's `.arn` |
 * | `accessKey` | `.accessKeyId`; the call that made it (of a session: who assumed the role) and those on it |
 * | `account` | `.accountId`, with `recipient` also `recipientAccountId` |
 * | `root` | `.type` |
 * | `target` | the parameters, answer, resources or refusal of a call of IAM or STS; `resources` of other services |
 *
 * @param options the identity, and from when on and before when (a record without a time is in no range)
 * @returns the selector
 * @throws {TypeError} where an option is none, has another form, or nothing is asked for
 * @example
 * const { explain } = identitySelector({ user: 'alice', from: '2026-01-01T00:00:00Z' });
 * explain(record); // [{ option: 'user', as: 'actor', field: 'userIdentity.userName' }]
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 */
declare function identitySelector(options: IdentityOptions): IdentitySelector;

/** A filter pattern, ready to be asked about records. */
interface FilterPattern {
    /**
     * Whether a record fulfils the pattern.
     *
     * @param record the record as JSON has it; what is no object fulfils no pattern
     */
    matches(record: unknown): boolean;
    /** The log fields that the pattern asks for, as it names them without `$.`, in its order, each once. */
    readonly fields: readonly string[];
}
/**
 * Reads a filter pattern for JSON events as CloudWatch Logs has them: all of that language, with its quotas (1,024
 * characters, three wildcard selectors, two regular expressions). Records are judged in time proportional to their
 * size; regular expressions are RE2's, of at most 1,000 steps.
 *
 * A field that is missing fulfils no comparison, `!=` included; `null` fulfils `IS NULL` alone, a truth value
 * `IS TRUE` or `IS FALSE` alone; an object or a list fulfils nothing without `[*]`. With a wildcard in the selector
 * one member that fulfils the condition is enough; `NOT EXISTS` holds where the selector leads to nothing.
 *
 * @param pattern the pattern, such as `{ $.eventName = "Create*" && $.errorCode NOT EXISTS }`
 * @returns the pattern, compiled
 * @throws {PatternSyntaxError} a `SyntaxError` with `position` (UTF-16 units from 0) and `remedy`, where the pattern
 *   is none
 * @throws {TypeError} where it is no text
 * @example
 * const pattern = compileFilterPattern('{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS }');
 * pattern.fields; // ['userIdentity.type', 'userIdentity.invokedBy']
 * records.filter(pattern.matches);
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
declare function compileFilterPattern(pattern: string): FilterPattern;

/** What is wrong in the text of a filter pattern: the message says what, where and what to do. */
declare class PatternSyntaxError extends SyntaxError {
    readonly position: number;
    readonly remedy: string;
    /**
     * @param mistake what is wrong, a sentence without its full stop
     * @param position where in the pattern, in UTF-16 units from 0
     * @param remedy what to do about it
     */
    constructor(mistake: string, position: number, remedy: string);
}

/** The services that the same question can be put to. */
declare const SERVICES: readonly ['cloudtrail', 'insights', 'athena', 'udm-search', 'yara-l'];
/** A service that a question can be put to. */
type QueryService = (typeof SERVICES)[number];

/** A question as a service takes it. */
interface Query {
    /** The text, ready to be pasted. */
    readonly text: string;
    /** Where the service's answer differs from what `identitySelector` finds, and what is set elsewhere. */
    readonly notes: readonly string[];
}
/** What else a query needs to know. */
interface QueryOptions {
    /** Athena's table; `cloudtrail_logs` unless said. */
    readonly table?: string;
}
/**
 * Writes the question of `identitySelector` as the text that a service takes.
 *
 * | service | text |
 * |---|---|
 * | `cloudtrail` | a command of the AWS CLI on CloudTrail's Event history, for a POSIX shell |
 * | `insights` | a query of CloudWatch Logs Insights |
 * | `athena` | SQL on a table with the columns that AWS publishes for CloudTrail |
 * | `udm-search` | a search of Google SecOps over the events that CloudTrail records become |
 * | `yara-l` | a rule of Google SecOps with the same condition |
 *
 * Values are quoted as each language has it, so that nothing in them is read as a part of the query.
 *
 * @param identity who is looked up; a target by its name alone
 * @param service the service
 * @param options what else the query needs to know
 * @returns the text and what to know about it
 * @throws {TypeError} where the service cannot ask that, or an option has another form
 * @example
 * queryFor({ user: 'alice' }, 'athena').text;
 * // SELECT … FROM "cloudtrail_logs"
 * // WHERE useridentity.type = 'IAMUser' AND useridentity.username = 'alice' …
 * @see https://docs.aws.amazon.com/athena/latest/ug/cloudtrail-logs.html
 * @see https://docs.cloud.google.com/chronicle/docs/investigation/search-syntax-reference
 */
declare function queryFor(identity: IdentityOptions, service: QueryService, options?: QueryOptions): Query;

/** How well a condition on events says what one on records says. */
type Fit = 'exact' | 'wider' | 'none';

/** The services for which a filter pattern is translated. */
declare const PATTERN_SERVICES: readonly ['udm-search', 'yara-l'];
/** A service for which a filter pattern is translated. */
type PatternService = (typeof PATTERN_SERVICES)[number];
/** What became of a part of a pattern that holds no others. */
interface QueryPart {
    /** The part, as a pattern has it. */
    readonly pattern: string;
    /** What is asked for it in the search; absent where nothing is. */
    readonly text?: string;
    /** `exact`: the events of just the records that it asks for. `wider`: those of others, too. `none`: it is not asked. */
    readonly fit: Fit;
    /** Why it is not exact. */
    readonly why: readonly string[];
}
/** A filter pattern as a service takes it. */
interface PatternQuery extends Query {
    /** Each part of the pattern, in its order. */
    readonly parts: readonly QueryPart[];
}
/**
 * Writes a filter pattern as a search over the UDM events that CloudTrail records become, or as a rule, by turning the
 * rows of the table for CloudTrail round. It finds the event of every record that the pattern asks for; where a row
 * loses something, also those of others, and says so: each part is marked.
 *
 * It goes by this project's own reading of Google's language: a field that is absent is the empty text, a repeated
 * field is tested by any of its values, texts compare with regard to case, regular expressions are RE2's and match
 * anywhere. Records are taken as CloudTrail writes them: names without dots, texts where texts are due, no text that is
 * JSON beside policies, no more than a thousand leaves in request and answer; a field that is empty or null counts as
 * missing.
 *
 * @param pattern the filter pattern, as `compileFilterPattern` takes it
 * @param service `udm-search` or `yara-l`
 * @returns the text, what to know about it, and what became of each part
 * @throws {PatternSyntaxError} where the pattern is none
 * @throws {TypeError} where nothing of it can be asked, or the service is another
 * @example
 * queryForPattern('{ $.eventName = CreateUser && $.errorCode NOT EXISTS }', 'udm-search').text;
 * // metadata.log_type = "AWS_CLOUDTRAIL" AND metadata.product_event_type = "CreateUser" AND security_result.rule_id = ""
 * @see https://docs.cloud.google.com/chronicle/docs/investigation/search-syntax-reference
 */
declare function queryForPattern(pattern: string, service: PatternService): PatternQuery;

export { type Alarm, type AlarmChange, AlarmOptions, type AlarmState, type FilterPattern, type IdentityMatch, type IdentityOption, type IdentityOptions, type IdentityPart, type IdentitySelector, type PatternQuery, type PatternService, PatternSyntaxError, type Query, type QueryOptions, type QueryPart, type QueryService, compileFilterPattern, createAlarm, identitySelector, queryFor, queryForPattern };
