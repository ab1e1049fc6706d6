import type { Severity } from '../../issue.ts';
import type { Counts } from '../../stream/item.ts';

/** What a run of `map` came to. */
export interface Outcome {
  readonly counts: Counts;
  /** Entities that the request format could not hold. */
  readonly unsendable: number;
  readonly severities: Readonly<Record<Severity, number>>;
  readonly interrupted: boolean;
}

/** The summary as one line for people. */
export function summaryText({ counts, unsendable, severities, interrupted }: Outcome): string {
  const { USER, RESOURCE, GROUP } = counts.entities;
  const total = USER + RESOURCE + GROUP;
  const parts = [
    `${plural(total, 'entity', 'entities')} (${USER} USER, ${RESOURCE} RESOURCE, ${GROUP} GROUP)`,
    `${counts.refused} refused`,
    `${counts.unmapped} without rows`,
    ...(counts.merged === 0 ? [] : [`${counts.merged} merged`]),
    ...(unsendable === 0 ? [] : [`${plural(unsendable, 'entity', 'entities')} not sent`]),
  ];
  const found = [
    ...(severities.warning === 0 ? [] : [plural(severities.warning, 'warning', 'warnings')]),
    ...(severities.info === 0 ? [] : [plural(severities.info, 'info', 'infos')]),
  ];
  const head =
    counts.records === 0 ? 'The input holds no records' : plural(counts.records, 'record', 'records');
  const tail = found.length === 0 ? '' : `; ${found.join(', ')}`;
  return `${interrupted ? 'Interrupted after ' : ''}${head}: ${parts.join(', ')}${tail}\n`;
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/**
 * The summary under the names of Google SecOps's own validation report. Every log entry was normalized, failed or
 * was dropped under a tag.
 */
export function summaryJson({ counts, unsendable, interrupted }: Outcome): string {
  const { USER, RESOURCE, GROUP } = counts.entities;
  const events = USER + RESOURCE + GROUP - unsendable;
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
