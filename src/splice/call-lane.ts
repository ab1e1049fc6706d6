import { ActivityTextMapper } from '../activity-text.ts';
import { type ByteSink, JsonSink } from '../engine/json-sink.ts';
import type { Issue } from '../issue.ts';
import type { Settings } from '../options.ts';
import { Byte } from '../text/byte.ts';
import { LEFT } from './bytes.ts';
import { CallScan } from './call-scan.ts';

/** How records of activity are taken. */
export interface CallLaneSettings extends Settings {
  /** Whether infos are only counted; otherwise a record with infos is left to the mapper. */
  readonly isSilent: boolean;
}

/** Decodes a range of UTF-8; undefined where it is none. */
export type Decode = (bytes: Uint8Array, from: number, to: number) => string | undefined;

const OUTSIDE = [{ code: 'not_iam_activity' }] as const;

/**
 * Takes records of activity from bytes of JSON: those of other services are passed over without parsing them, the others
 * are written as the text of their events at once. It takes a record only where it knows it by its bytes and the mapper
 * has nothing to say but infos.
 */
export class CallLane {
  /** What is to be said of the record that was taken last. */
  issues: readonly Pick<Issue, 'code'>[] = [];
  private readonly scan: CallScan;
  private readonly mapper: ActivityTextMapper;
  private readonly sink: JsonSink;

  constructor(
    private readonly settings: CallLaneSettings,
    sink: ByteSink,
    private readonly decode: Decode,
  ) {
    this.scan = new CallScan(settings.allServices);
    this.mapper = new ActivityTextMapper(settings);
    this.sink = new JsonSink(sink);
  }

  /** Whether the record that was taken last is outside the table, and became no event. */
  get isOutside(): boolean {
    return this.scan.isOutside;
  }

  /**
   * Takes the record that starts at a place, or leaves it.
   *
   * @param bytes where it stands; behind those that are there stand BEHIND bytes more
   * @param from its opening bracket
   * @param to where the bytes end that are there
   * @returns where it ends; 0 where it is left
   */
  take(bytes: Uint8Array, from: number, to: number): number {
    const end = this.scan.find(bytes, from, to);
    return end > 0 && this.map(bytes, from, end) ? end : 0;
  }

  /** {@link CallLane.take}, of a line that is one record; gives whether it was taken. */
  takeLine(bytes: Uint8Array, from: number, to: number): boolean {
    const start = this.scan.findLine(bytes, from, to);
    return start !== LEFT && this.map(bytes, start, to);
  }

  private map(bytes: Uint8Array, from: number, to: number): boolean {
    if (this.scan.isOutside) {
      this.issues = OUTSIDE;
      return true;
    }
    const { sink } = this;
    sink.open();
    const { ok, issues } = this.mapper.mapText(JSON.parse(this.decode(bytes, from, to)!), sink);
    if (!ok || !this.isCounted(issues)) return false;
    this.issues = issues;
    sink.byte(Byte.LineFeed);
    sink.close();
    return true;
  }

  /** Whether what is to be said of a record is nothing but counted. */
  private isCounted(issues: readonly Issue[]): boolean {
    return (
      issues.length === 0 || (this.settings.isSilent && issues.every(({ severity }) => severity === 'info'))
    );
  }
}
