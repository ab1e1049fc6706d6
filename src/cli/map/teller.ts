import { ISSUE_CODES, type IssueCode, type Severity } from '../../issue.ts';
import type { Counts } from '../../stream/item.ts';
import { diagnosticLine, type ItemWithIssues, issueLine, rejectLine } from '../items/diagnostics.ts';
import type { MapArguments } from './arguments.ts';
import type { Told } from './sorter.ts';

/** What is told of records, for each place to which it is written. */
export interface Texts {
  rejects: string;
  issues: string;
  messages: string;
}

/** Puts into words what is to be told, and counts what only the command knows. */
export class Teller {
  /** Entities that the form of the output could not hold. */
  unsendable = 0;
  private readonly told: MapArguments;
  private readonly counted: Record<Severity, number> = { error: 0, warning: 0, info: 0 };

  constructor(told: MapArguments) {
    this.told = told;
  }

  tell(list: readonly Told[]): Texts {
    const texts: Texts = { rejects: '', issues: '', messages: '' };
    for (const { item, isRejected } of list) {
      if (isRejected) texts.rejects += rejectLine(item);
      if (isRejected && item.type !== 'refused') this.unsendable += 1;
      this.tellIssues(item, texts);
    }
    return texts;
  }

  /** How many issues of each severity there were; infos, which are not told of each item, as they were counted. */
  severities({ issues }: Counts): Record<Severity, number> {
    const codes = Object.keys(issues) as IssueCode[];
    const infos = codes.filter((code) => ISSUE_CODES[code].severity === 'info');
    return { ...this.counted, info: infos.reduce((sum, code) => sum + (issues[code] ?? 0), 0) };
  }

  private tellIssues(item: ItemWithIssues, texts: Texts): void {
    for (const issue of item.issues) {
      this.counted[issue.severity] += 1;
      if (this.told.issues !== undefined) texts.issues += issueLine(item, issue);
      if (issue.severity !== 'info' || this.told.verbose) texts.messages += diagnosticLine(item, issue);
    }
  }
}
