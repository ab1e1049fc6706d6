import type { CoverageCounter } from '../../coverage.ts';
import type { Mapper } from '../../entity-mapper.ts';
import type { EventMapper } from '../../event-mapper.ts';
import { type Explanation, explain } from '../../explain.ts';
import { type ActivityExplanation, explainActivity } from '../../explain-activity.ts';
import type { Issue } from '../../issue.ts';
import { createMapper } from '../../mapper.ts';
import type { Batch } from '../../stream/item.ts';
import { mapBatches, type NamedInput } from '../../stream/map-stream.ts';
import { type StreamOptions, splitOptions } from '../../stream/options.ts';
import type { ItemWithIssues } from './item-text.ts';

/** An explanation of a record of any source. */
export type AnyExplanation = Explanation<unknown> | ActivityExplanation;

/** A record with its explanation. */
export interface ExplainedRecord {
  readonly log: unknown;
  readonly explanation: AnyExplanation;
}

/** Something read from an input, with its explanation where it is a record that was to be explained. */
export interface Explained {
  readonly item: ItemWithIssues;
  readonly record?: ExplainedRecord;
}

/** What came of one block of bytes. */
export interface ExplainedBatch {
  readonly explained: readonly Explained[];
  /** Records of activity that are known and outside the table, which are no items. */
  readonly outside: readonly ExplainedRecord[];
  readonly counts: Batch['counts'];
}

/**
 * Reads inputs as `map` does, and explains the records in them.
 *
 * @param isWanted says which records are to be explained; of the others nothing is said
 */
export async function* explainBatches(
  inputs: readonly NamedInput[],
  options: StreamOptions,
  isWanted: (log: unknown) => boolean = () => true,
): AsyncGenerator<ExplainedBatch> {
  const settings = splitOptions(options).mapper;
  const plain: Mapper<unknown> = createMapper({ ...settings, source: 'iam' });
  // An item hands on the issues of its record, by which the explanation is found again.
  const records = new WeakMap<readonly Issue[], ExplainedRecord>();
  const unwanted = new WeakSet<readonly Issue[]>();
  const passOver = <Mapped extends { readonly issues: readonly Issue[] }>(mapped: Mapped): Mapped => {
    unwanted.add(mapped.issues);
    return mapped;
  };
  let outside: ExplainedRecord[] = [];
  const mapper: Mapper<unknown> = {
    map(log, { collectedAt }) {
      if (!isWanted(log)) return passOver(plain.map(log, { collectedAt }));
      const explanation = explain(log, { ...settings, collectedAt });
      records.set(explanation.issues, { log, explanation });
      return explanation;
    },
  };
  const plainEvents: EventMapper<unknown> = createMapper({ ...settings, source: 'cloudtrail' });
  const events: EventMapper<unknown> = {
    map(log) {
      if (!isWanted(log)) return passOver(plainEvents.map(log));
      const explanation = explainActivity(log, settings);
      if (!explanation.ok && explanation.outside) outside.push({ log, explanation });
      else records.set(explanation.issues, { log, explanation });
      return explanation;
    },
  };
  for await (const { items, counts } of mapBatches(inputs, options, { entities: mapper, events })) {
    const explained: Explained[] = [];
    for (const item of items) {
      if (item.type === 'end' || unwanted.has(item.issues)) continue;
      const record = records.get(item.issues);
      explained.push(record === undefined ? { item } : { item, record });
    }
    yield { explained, outside, counts };
    outside = [];
  }
}

/** Counts in what was read from an input, and of what is outside the table that it was there. */
export function countBatch(counter: CoverageCounter, { explained, outside }: ExplainedBatch): void {
  for (const one of explained) countExplained(counter, one);
  for (const { explanation } of outside) explanation.issues.forEach(counter.addIssue);
}

function countExplained(counter: CoverageCounter, { item, record }: Explained): void {
  if (record !== undefined) {
    const { log, explanation } = record;
    if ('kind' in explanation) counter.add(explanation);
    else counter.addActivity(log, explanation);
  } else if (item.type === 'refused')
    counter.add({ ok: false, kind: undefined, issues: item.issues, udmLeaves: [] });
  else item.issues.forEach(counter.addIssue);
}
