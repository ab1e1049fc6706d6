import { ActivityMapper } from '../activity.ts';
import type { Issue } from '../issue.ts';
import type { Settings } from '../options.ts';
import { LEFT } from './bytes.ts';
import { CallScan } from './call-scan.ts';
import type { TextSink } from './sink.ts';

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
 * are parsed, mapped and printed at once. It takes a record only where it knows it by its bytes and the mapper
 * has nothing to say but infos.
 */
export class CallLane {
  /** What is to be said of the record that was taken last. */
  issues: readonly Pick<Issue, 'code'>[] = [];
  private readonly scan: CallScan;
  private readonly mapper: ActivityMapper;

  constructor(
    private readonly settings: CallLaneSettings,
    private readonly sink: TextSink,
    private readonly decode: Decode,
  ) {
    this.scan = new CallScan(settings.allServices);
    this.mapper = new ActivityMapper(settings);
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
    const result = this.mapper.map(JSON.parse(this.decode(bytes, from, to)!));
    if (!result.ok || !this.isCounted(result.issues)) return false;
    this.issues = result.issues;
    this.sink.add(`${JSON.stringify(result.event)}\n`);
    return true;
  }

  /** Whether what is to be said of a record is nothing but counted. */
  private isCounted(issues: readonly Issue[]): boolean {
    return (
      issues.length === 0 || (this.settings.isSilent && issues.every(({ severity }) => severity === 'info'))
    );
  }
}
