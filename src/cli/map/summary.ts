import { ISSUE_CODES } from '../../issue/codes.ts';
import type { IssueCode } from '../../issue.ts';
import { OUTSIDE } from '../../log/cloudtrail/judge.ts';
import { noCounts } from '../../stream/counts.ts';
import type { Counts } from '../../stream/item.ts';
import { plural } from '../../text/plural.ts';
import { recordsRead } from '../items/records-read.ts';
import type { WrittenBatch } from './input-mapper.ts';

/** What a run of `map` came to. */
export interface Outcome {
  readonly counts: Counts;
  /** Entities that the request format could not hold. */
  readonly unsendable: number;
  readonly warnings: number;
  readonly infos: number;
  readonly interrupted: boolean;
}

/** Counts what a run comes to. */
export class OutcomeCounter {
  private counts: Counts = noCounts();
  private unsendable = 0;
  private warnings = 0;

  count({ counts, unsendable, warnings }: WrittenBatch): void {
    this.counts = counts;
    this.unsendable += unsendable;
    this.warnings += warnings;
  }

  outcome(interrupted: boolean): Outcome {
    const { counts, unsendable, warnings } = this;
    return { counts, unsendable, warnings, infos: infosOf(counts), interrupted };
  }
}

/** Why activity is outside the table: it is counted as that, and never printed. */
const COUNTED: readonly IssueCode[] = [...OUTSIDE, 'outside_time'];

/** Infos are infos with every option, so that they need not be counted one by one. */
function infosOf({ issues }: Counts): number {
  const codes = Object.keys(issues) as IssueCode[];
  const infos = codes.filter((code) => ISSUE_CODES[code].severity === 'info' && !COUNTED.includes(code));
  return infos.reduce((sum, code) => sum + (issues[code] ?? 0), 0);
}

/**
 * The summary as one line for people.
 *
 * @param verbose whether infos were printed
 */
export function summaryText(
  { counts, unsendable, warnings, infos, interrupted }: Outcome,
  verbose: boolean,
): string {
  const { USER, RESOURCE, GROUP } = counts.entities;
  const total = USER + RESOURCE + GROUP;
  const parts = [
    ...(total === 0 && counts.events > 0
      ? []
      : [`${plural(total, 'entity', 'entities')} (${USER} USER, ${RESOURCE} RESOURCE, ${GROUP} GROUP)`]),
    ...(counts.events === 0 ? [] : [plural(counts.events, 'event')]),
    `${counts.refused} refused`,
    `${counts.unmapped} outside the table`,
    ...(counts.merged === 0 ? [] : [`${counts.merged} merged`]),
    ...(unsendable === 0 ? [] : [`${unsendable} not sent`]),
  ];
  const found = [
    ...(warnings === 0 ? [] : [plural(warnings, 'warning')]),
    ...(infos === 0 ? [] : [`${plural(infos, 'info')}${verbose ? '' : ' (--verbose prints them)'}`]),
  ];
  const tail = found.length === 0 ? '' : `; ${found.join(', ')}`;
  return `${recordsRead(counts.records, interrupted)}: ${parts.join(', ')}${tail}\n`;
}

/**
 * The summary under the names of Google SecOps's own validation report. Every log entry was normalized, failed or
 * was dropped under a tag.
 */
export function summaryJson({ counts, unsendable, interrupted }: Outcome): string {
  const { USER, RESOURCE, GROUP } = counts.entities;
  const events = USER + RESOURCE + GROUP + counts.events - unsendable;
  const normalized = events + counts.merged;
  const failed = counts.refused + unsendable;
  const summary = {
    log_entry_count: counts.records,
    successfully_normalized_log_count: normalized,
    failed_log_count: failed,
    event_count: events,
    drop_tag_counts: { ...(counts.unmapped === 0 ? {} : { unmapped_record: counts.unmapped }) },
    normalization_percentage:
      counts.records === 0 ? 100 : Math.round((normalized / counts.records) * 10_000) / 100,
    ...(interrupted ? { interrupted } : {}),
  };
  return `${JSON.stringify(summary)}\n`;
}
