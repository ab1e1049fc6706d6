import { countOf, createIssue, type Finding, type Issue, type RecordIssueCode } from '../issue.ts';
import { RECORD_ISSUES } from './record.ts';

/** So many issues of one code are listed of a record; one more stands for the rest. */
const MOST_OF_A_CODE = 1000;

/** An issue that stands for a growing number. */
type Rest = Issue & { more: number };

/** Gathers the issues of one record after the other. A hostile record may have millions. */
export class IssueList {
  issues: Issue[] = [];
  /** Whether one of them refuses the record. */
  isRefused = false;
  /** How many of each code and severity are listed, once some may be too many, and what stands for the rest. */
  private listed: Map<string, { count: number; rest?: Rest }> | undefined;

  /**
   * @param isStrict whether a warning counts as an error
   * @param most how many issues of a code are listed
   */
  constructor(
    private readonly isStrict: boolean,
    private readonly most = MOST_OF_A_CODE,
  ) {}

  /** Begins the list of the next record; the one before stays as it is. */
  start(): void {
    this.issues = [];
    this.isRefused = false;
    this.listed = undefined;
  }

  /** Adds the issue for a finding. */
  report(finding: Finding<RecordIssueCode>, includeValue: boolean): void {
    const made = createIssue(RECORD_ISSUES, finding, includeValue);
    const issue: Issue = this.isStrict && made.severity === 'warning' ? { ...made, severity: 'error' } : made;
    if (issue.severity === 'error') this.isRefused = true;
    if (this.issues.length < this.most) this.issues.push(issue);
    else this.addToMany(issue);
  }

  private addToMany(issue: Issue): void {
    this.listed ??= this.countListed();
    const name = nameOf(issue);
    const listed = this.listed.get(name) ?? { count: 0 };
    this.listed.set(name, listed);
    listed.count += 1;
    if (listed.count <= this.most) this.issues.push(issue);
    else if (listed.rest !== undefined) listed.rest.more += countOf(issue);
    else {
      const { code, severity, message } = issue;
      listed.rest = { code, severity, path: [], message, more: countOf(issue) };
      this.issues.push(listed.rest);
    }
  }

  private countListed(): Map<string, { count: number; rest?: Rest }> {
    const listed = new Map<string, { count: number; rest?: Rest }>();
    for (const issue of this.issues) {
      const name = nameOf(issue);
      listed.set(name, { count: (listed.get(name)?.count ?? 0) + 1 });
    }
    return listed;
  }
}

function nameOf({ code, severity }: Issue): string {
  return `${severity} ${code}`;
}
