import { ActivityMapper } from '../../activity.ts';
import type { Issue } from '../../issue.ts';
import type { Settings } from '../../options.ts';
import { BEHIND, wordsOf } from '../../text/byte.ts';
import { LEFT, skipBlanks } from '../bytes.ts';
import type { TextSink } from '../write.ts';
import { RecordForms } from './forms.ts';
import { learnForm } from './learn.ts';
import { ByteMapper, type Decode } from './mapper.ts';
import { CallScan } from './scan.ts';

/** How records of activity are taken. */
export interface CallLaneSettings extends Settings {
  /** Whether infos are only counted; otherwise a record with infos is left to the mapper. */
  readonly isSilent: boolean;
}

const NOTHING: readonly Pick<Issue, 'code'>[] = [];
const STEPPED_DOWN = [{ code: 'event_type_stepped_down' }] as const;
const OUTSIDE = [{ code: 'not_iam_activity' }] as const;

/**
 * Takes records of activity from bytes of JSON. Most are mapped from their bytes; those of other services are passed over
 * without parsing them; what is left is parsed and mapped. It takes a record only where it knows it by its bytes and the
 * mapper has nothing to say but infos.
 */
export class CallLane {
  /** What is to be said of the record that was taken last. */
  issues: readonly Pick<Issue, 'code'>[] = [];
  /** Whether the record that was taken last is outside the table, and became no event. */
  isOutside = false;
  private readonly scan: CallScan;
  /** Made for the first record that may have a form to be learned. */
  private forms: RecordForms | undefined;
  private readonly mapper: ActivityMapper;
  /** Made for the first record of activity: most sessions that may meet it never do. */
  private byBytes: ByteMapper | undefined;
  private bytes: Uint8Array | undefined;
  private text: DataView = wordsOf(new Uint8Array());

  constructor(
    private readonly settings: CallLaneSettings,
    private readonly sink: TextSink,
    private readonly decode: Decode,
  ) {
    this.scan = new CallScan(settings.allServices);
    this.mapper = new ActivityMapper(settings);
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
    return to + BEHIND > bytes.length ? 0 : this.takeRecord(bytes, from, to, false);
  }

  /** {@link CallLane.take}, of a line that is one record; gives whether it was taken. */
  takeLine(bytes: Uint8Array, from: number, to: number): boolean {
    if (to + BEHIND > bytes.length) return false;
    this.open(bytes);
    return this.takeRecord(bytes, skipBlanks(this.text, from), to, true) > 0;
  }

  private open(bytes: Uint8Array): void {
    if (bytes === this.bytes) return;
    this.bytes = bytes;
    this.text = wordsOf(bytes);
  }

  private takeRecord(bytes: Uint8Array, from: number, to: number, isLine: boolean): number {
    this.open(bytes);
    const { text, settings } = this;
    const known = this.forms?.find(text, from, to) ?? 0;
    if (known > 0) return isLine && !this.endsLine(known, to) ? 0 : this.passOver(known);
    const isTried = settings.allServices || this.forms?.isMapped === true;
    const quick = isTried ? this.takeByBytes(bytes, from, to, isLine) : 0;
    if (quick > 0) return quick;
    const end = this.scan.find(text, from, to);
    if (end === 0 || (isLine && !this.endsLine(end, to))) return 0;
    if (!isTried) this.learn(from, end);
    if (this.scan.isOutside) return this.passOver(end);
    return (!isTried && this.takeByBytes(bytes, from, end, isLine)) || this.map(bytes, from, end);
  }

  private learn(from: number, end: number): void {
    this.forms ??= new RecordForms();
    learnForm(this.forms, this.text, from, end);
  }

  private passOver(end: number): number {
    this.isOutside = true;
    this.issues = OUTSIDE;
    return end;
  }

  /** Whether nothing but blanks stands behind a record on its line; they may run into the next one. */
  private endsLine(end: number, to: number): boolean {
    return skipBlanks(this.text, end) >= to;
  }

  private takeByBytes(bytes: Uint8Array, from: number, to: number, isLine: boolean): number {
    const { settings, sink, decode, text } = this;
    this.byBytes ??= new ByteMapper(settings, sink, decode, settings.isSilent);
    const { byBytes } = this;
    const end = byBytes.read(bytes, text, from, to);
    if (byBytes.isFull) this.byBytes = undefined;
    if (end === LEFT || (isLine && !this.endsLine(end, to)) || !byBytes.write(text, from, end)) return 0;
    this.isOutside = false;
    this.issues = byBytes.isSteppedDown ? STEPPED_DOWN : NOTHING;
    return end;
  }

  private map(bytes: Uint8Array, from: number, end: number): number {
    const result = this.mapper.map(JSON.parse(this.decode(bytes, from, end)!));
    if (!result.ok || !this.isCounted(result.issues)) return 0;
    this.isOutside = false;
    this.issues = result.issues;
    this.sink.add(`${JSON.stringify(result.event)}\n`);
    return end;
  }

  /** Whether what is to be said of a record is nothing but counted. */
  private isCounted(issues: readonly Issue[]): boolean {
    return (
      issues.length === 0 || (this.settings.isSilent && issues.every(({ severity }) => severity === 'info'))
    );
  }
}
