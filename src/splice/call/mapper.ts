import {
  type ActivityTable,
  activityTable,
  eventContextOf,
  occasionOf,
  standingOf,
} from '../../activity-table.ts';
import { judge } from '../../log/cloudtrail/judge.ts';
import type { Settings } from '../../options.ts';
import { FAILURE } from '../../table/cloudtrail/circumstance.ts';
import { VARIANTS } from '../../table/cloudtrail/variant.ts';
import { LEFT } from '../bytes.ts';
import type { ByteSink } from '../write.ts';
import { LabelChooser } from './label.ts';
import { CallOutput } from './output.ts';
import { TextPool } from './pool.ts';
import { callCode } from './program.ts';
import { CallReader } from './read.ts';
import { CallValues } from './values.ts';
import { VariantTable } from './variants.ts';
import { CallWriter } from './write.ts';

/** Longer records are left to the mapper: room is made for all that may be copied of one. */
const MOST_BYTES = 1 << 16;

/** Decodes a range of UTF-8; undefined where it is none. */
export type Decode = (bytes: Uint8Array, from: number, to: number) => string | undefined;

/** Maps records of activity from their bytes, by the same rows as the mapper; what more is to be said of is left to it. */
export class ByteMapper {
  /** Whether the event that was written last is of a plainer type than its operation. */
  isSteppedDown = false;
  private readonly table: ActivityTable;
  private readonly variants: VariantTable;
  private readonly reader: CallReader;
  private readonly values: CallValues;
  private readonly output: CallOutput;
  private readonly writer: CallWriter;

  /** @param isSilent whether infos are only counted; otherwise a record with infos is left to the mapper */
  constructor(
    private readonly settings: Settings,
    sink: ByteSink,
    private readonly decode: Decode,
    private readonly isSilent: boolean,
  ) {
    const context = eventContextOf(settings);
    this.table = activityTable(settings.case);
    const pool = new TextPool();
    this.variants = new VariantTable(this.table.program, context, pool);
    this.reader = new CallReader(this.table.shape, pool);
    this.values = new CallValues(this.table, this.reader);
    this.output = new CallOutput(pool, sink);
    const chooser = new LabelChooser(this.reader, this.values, pool);
    const code = callCode(this.table, pool);
    this.writer = new CallWriter(code, this.reader, this.values, chooser, context, this.output);
  }

  /** Whether so many different names have come that it must be made anew to know others. */
  get isFull(): boolean {
    return this.reader.tree.isFull;
  }

  /**
   * Reads the record that starts at a place.
   *
   * @param text the same bytes, as words
   * @param to where the bytes end that are there
   * @returns where it ends; -1 where it gives no event, or something is to be said of it
   */
  read(bytes: Uint8Array, text: DataView, from: number, to: number): number {
    const { values, reader } = this;
    const end = reader.read(text, from);
    if (end === LEFT || end > to || end - from > MOST_BYTES) return LEFT;
    const json = this.decode(bytes, from, end)!;
    // Other characters take more bytes than one.
    if (json.length < end - from) return LEFT;
    values.open(from, json);
    return this.judges() && !values.isLeft ? end : LEFT;
  }

  private judges(): boolean {
    const { field, member } = this.values;
    const fields = {
      eventName: field('eventName'),
      eventSource: field('eventSource'),
      eventTime: field('eventTime'),
      eventType: field('eventType'),
      eventCategory: field('eventCategory'),
    };
    // Which of the details a row of its own takes depends on what they say.
    return (
      judge(fields, this.settings.allServices) === undefined &&
      member('serviceEventDetails', fields.eventName as string) !== FAILURE
    );
  }

  /**
   * Writes the event of the record that was read last, and a line feed, into the sink.
   *
   * @param text the bytes among which it stands
   * @returns whether it did; otherwise something is to be said of it
   */
  write(text: DataView, from: number, to: number): boolean {
    const { values, writer } = this;
    const { variant, circumstances } = occasionOf(this.table, values);
    const { type } = VARIANTS[variant]!;
    writer.write({ rows: this.variants.rowsOf(variant), circumstances, type }, text, from, to);
    // Only what was written tells which type stands.
    const standing = standingOf(variant, writer.marks, values.field);
    this.isSteppedDown = standing !== type;
    if (values.isLeft || (this.isSteppedDown && !this.isSilent)) return false;
    if (this.isSteppedDown) writer.retype(standing);
    this.output.finish();
    return true;
  }
}
