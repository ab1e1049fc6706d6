import { ActivityMapper, type Log } from './activity.ts';
import type { JsonSink } from './engine/json-sink.ts';
import { TextWriter } from './engine/write-text.ts';
import type { EventResult } from './result.ts';
import { VARIANTS } from './table/cloudtrail/variant.ts';

/** Maps records of CloudTrail to the text of their events, without making these. */
export class ActivityTextMapper extends ActivityMapper {
  private readonly texts = new TextWriter(this.frame, this.say);

  /**
   * {@link ActivityMapper.map}, with the event as the text that `JSON.stringify` makes of it.
   *
   * @param sink takes the text; where there is no event, what was written is nothing
   */
  mapText(log: unknown, sink: JsonSink): EventResult<true> {
    return this.judge(log, (record) => this.writeText(record, sink));
  }

  private writeText(log: Log, sink: JsonSink): true {
    const occasion = this.read(log);
    const { names, program } = this.table;
    const { at: start } = sink;
    this.texts.writeText(program, this.base, this.context, occasion, sink);
    const type = VARIANTS[occasion.variant]!.type;
    const standing = this.standing(type, this.texts.marks);
    if (standing === type) return true;
    // Within a text each quote has a backslash before it, so these are keys.
    const text = sink.takeBack(start);
    const key = text.indexOf(`"${names.type}":`, text.indexOf(`"${names.metadata}":{`));
    const at = key + `"${names.type}":`.length;
    sink.json(`${text.slice(0, at)}"${standing}"${text.slice(at + `"${type}"`.length)}`);
    return true;
  }
}
