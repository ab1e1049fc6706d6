import { a as Issue } from './issue.d-B5Lyq7gT.cjs';
import { M as MapperOptions, b as SourceOptions } from './options.d-BTuJBkIA.cjs';
import { e as EntityDifference, D as DifferenceOptions } from './compare.d-B_tgUUIN.cjs';

/** One thing that is not as it was expected. */
interface CheckFailure {
    /** What it is about: an entity or event and a UDM field of it, or a whole sentence. */
    readonly what: string;
    /** What was expected there; undefined where nothing was. */
    readonly expected?: unknown;
    /** What is there; undefined where nothing is. */
    readonly actual?: unknown;
    /** The rows of the record's own table that are responsible; absent where `what` is a sentence. */
    readonly rows?: EntityDifference['rows'];
}
/**
 * Writes a failure for people: what it is about, the rows responsible, what was expected and what is there.
 *
 * @param failure the failure
 * @returns one line or several, without a line break at the end; what is not visible in values is escaped
 * @example
 * formatFailure(failure);
 * // USER ana (AIDAANA): entity.user.userid
 * //   expected  "ana"
 * //   actual    "anna"
 * //   row 25    UserName → entity.user.userid, direct
 */
declare function formatFailure(failure: CheckFailure): string;

/** What the files of one case say, undefined where there is no such file. */
type CaseTexts = {
    /** `<case>.log.json`, `<case>.udm.json`, `<case>.issues.json`: a record, or an answer with several. */
    readonly layout: 'golden';
    readonly log: string;
    /** What the record is mapped to; of an answer, the list of what its records are mapped to. */
    readonly udm?: string | undefined;
    readonly issues?: string | undefined;
    /** `<case>.options.json`, where a case needs it: {@link CaseOptions}. */
    readonly options?: string | undefined;
} | {
    /** `raw_logs/<case>_log.json` and `expected_events/<case>_events.json`. */
    readonly layout: 'secops';
    readonly log: string;
    readonly events?: string | undefined;
    /** `options/<case>_options.json`, where a case needs it: {@link CaseOptions}. */
    readonly options?: string | undefined;
};
/** How cases are checked: how they are mapped, and what counts as a difference. */
interface CheckOptions extends MapperOptions, DifferenceOptions {
}
/** What a case may say for itself; it comes before what is said for all cases. */
interface CaseOptions extends CheckOptions, SourceOptions {
    /** When its records were collected; `2026-01-02T03:04:05Z`, or what the raw log says, unless said. */
    readonly collectedAt?: string;
    /** Whether the log is an answer, which may hold several records; unless said, it is where it looks like one. */
    readonly answer?: boolean;
}
/** What came of a case: why it fails, and what its files would have to say instead. */
interface CheckOutcome {
    /** None where the case passes. */
    readonly failures: readonly CheckFailure[];
    /** The right text of each expectation, `null` where there is to be no such file. Empty where nothing can be mapped. */
    readonly rewritten: Readonly<Partial<Record<'udm' | 'issues' | 'events', string | null>>>;
    /** The issues that refused records, where the rewritten texts would expect a refusal that these do not. */
    readonly refusals: readonly Issue[];
}

/**
 * Checks one case of a regression suite: maps its log and compares what comes of it with what is expected,
 * by meaning and not by spelling.
 *
 * @param texts what the files of the case say
 * @param options how to map (a case's own options come before these), and whether times of ingestion may differ
 * @returns the failures, with the rows responsible, and what the expectations would have to say to pass
 * @throws {TypeError} when an option is bad
 * @example
 * const { failures } = checkCase({ layout: 'secops', log, events }, { ignoreIngestionTimes: true });
 * console.log(failures.map(formatFailure).join('\n'));
 */
declare function checkCase(texts: CaseTexts, options?: CheckOptions): CheckOutcome;

/** How a directory is checked. */
interface DirectoryOptions extends CheckOptions {
    /** Whether expectations that do not hold are rewritten. Off by default. */
    readonly update?: boolean;
}

/** The function of a test runner that registers one test: `test` or `it` of vitest, jest or node:test. */
type RegisterTest = (name: string, run: () => void) => unknown;
/** How the cases of a directory become tests. */
interface TestCasesOptions extends DirectoryOptions {
    /** The test runner's `test` or `it`. */
    readonly test: RegisterTest;
}
/**
 * Registers a test for each case below a directory, and a failing one for each file that belongs to no case.
 * A case is a pair in the golden layout (`<case>.log.json`, `<case>.udm.json`, `<case>.issues.json` and, where it needs
 * them, `<case>.options.json`) or in the SecOps layout (`raw_logs/<case>_log.json`,
 * `expected_events/<case>_events.json` and, where it needs them, `options/<case>_options.json`). Expectations that are
 * rewritten so that they expect a refusal fail once, and say so.
 *
 * @param directory the directory, as a path or a `file:` URL
 * @param options the runner's `test`; how to map; what counts as a difference; whether expectations that do not hold
 * are rewritten
 * @throws {TypeError} when an option is bad
 * @throws {Error} when the directory cannot be read or holds no case
 * @example
 * import { test } from 'vitest'; // or from 'node:test', or jest's global test
 * import { testCases } from 'aws-iam-udm/testing';
 *
 * testCases(new URL('./testdata', import.meta.url), { test, ignoreIngestionTimes: true });
 */
declare function testCases(directory: string | URL, options: TestCasesOptions): void;

export { type CaseOptions, type CaseTexts, type CheckFailure, type CheckOptions, type CheckOutcome, type DirectoryOptions, type RegisterTest, type TestCasesOptions, checkCase, formatFailure, testCases };
