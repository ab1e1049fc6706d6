import type { EventMapper } from '../event-mapper.ts';
import type { Finding, Issue } from '../issue.ts';
import { createMapper } from '../mapper.ts';
import { isActivity } from '../table/sources.ts';
import type { equalEntities } from '../udm/equal.ts';
import type { UdmEvent } from '../udm/event/event.ts';
import type { Place } from './item.ts';
import { type StreamSettings, sortableTime } from './options.ts';
import type { Outbox } from './outbox.ts';

/** Says where a record lies that has some issues: its line is looked up where there are any. */
export type PlaceOf = (issues: readonly Issue[]) => Place;

/** What is said of an entity or event that is merged into one before. */
export const EQUAL: Finding = { code: 'equal_entity', path: [] };

/** Maps records of activity, and gives what came of them: an event, or a count of what is outside the table. */
export class ActivityPart {
  private readonly mapper: EventMapper<unknown>;

  constructor(
    private readonly settings: StreamSettings,
    mapper: EventMapper<unknown> | undefined,
    private readonly outbox: Outbox,
    private readonly isRepeated: ReturnType<typeof equalEntities> | undefined,
  ) {
    this.mapper = mapper ?? createMapper({ ...settings.mapper, source: 'cloudtrail' });
  }

  /** Whether a record is one of activity, or to be taken for one. */
  takes(log: unknown): boolean {
    const { source } = this.settings;
    return source === 'detect' ? isActivity(log) : source === 'cloudtrail';
  }

  /**
   * Maps a record.
   *
   * @param placeOf where a record with these issues lies
   * @returns why it was refused; undefined where it was not
   */
  map(log: unknown, placeOf: PlaceOf): readonly Issue[] | undefined {
    const result = this.mapper.map(log);
    if (!result.ok && !result.outside) return result.issues;
    if (!result.ok) this.outbox.countOutside(result.issues);
    else if (this.isInTime(result.event as UdmEvent)) this.give(placeOf, result.event, result.issues);
    else this.outbox.countOutside([this.outbox.issue({ code: 'outside_time', path: ['eventTime'] })]);
    return undefined;
  }

  private isInTime(event: UdmEvent): boolean {
    const { from, to } = this.settings;
    if (from === undefined && to === undefined) return true;
    const time = sortableTime(metadataOf(event, 'eventTimestamp', 'event_timestamp')!);
    return (from === undefined || from <= time) && (to === undefined || time < to);
  }

  private give(placeOf: PlaceOf, event: unknown, found: readonly Issue[]): void {
    const isMerged =
      this.isRepeated !== undefined && hasId(event as UdmEvent) && this.isRepeated(event as UdmEvent);
    const issues = isMerged ? [...found, this.outbox.issue(EQUAL)] : found;
    const place = placeOf(issues);
    this.outbox.give(
      isMerged ? { type: 'merged', ...place, issues } : { type: 'event', ...place, event, issues },
    );
  }
}

/** Records of version 1.0 have no id: two that are equal may be two. */
function hasId(event: UdmEvent): boolean {
  return metadataOf(event, 'productLogId', 'product_log_id') !== undefined;
}

/** A text of an event's metadata, in either style of keys. */
function metadataOf({ metadata }: UdmEvent, camel: string, snake: string): string | undefined {
  const texts = metadata as unknown as Readonly<Record<string, string | undefined>>;
  return texts[camel] ?? texts[snake];
}
