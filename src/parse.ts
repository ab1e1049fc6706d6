import { GROUP_AROUND, type IamRecord } from './log/iam/record.ts';
import { settleOptions } from './options.ts';
import { RecordMapper } from './record.ts';
import type { ParseResult } from './result.ts';

/**
 * Reads one record by its schema, without mapping it: unknown → record.
 *
 * @param log one IAM user, role or group, or a GetGroup answer, of any type
 * @param options `includeValues`: whether issues may hold values of the log; off by default
 * @returns the record's kind and the fields that fit the schema, with the issues found; or the issues alone where it
 * is no record (`not_an_object`, `unknown_record`) or its identity is bad (`invalid_log_field`)
 * @example
 * const parsed = parseRecord(JSON.parse(line));
 * if (parsed.ok && parsed.record.kind === 'USER') console.log(parsed.record.log.UserName);
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_User.html
 */
export function parseRecord(log: unknown, options: { readonly includeValues?: boolean } = {}): ParseResult {
  return new RecordParser(settleOptions({ includeValues: options.includeValues === true })).parse(log);
}

class RecordParser extends RecordMapper {
  parse(log: unknown): ParseResult {
    this.begin();
    let record: IamRecord | undefined;
    try {
      if (this.read(log)) record = this.recordRead();
    } catch {
      this.refuseThrowing();
    }
    const { issues } = this.found;
    return record === undefined ? { ok: false, issues } : { ok: true, record, issues };
  }

  private recordRead(): IamRecord {
    const { type, isBare } = this.record!;
    const { shape } = this.tableOf(type);
    // A group by itself has come without what is around it.
    if (isBare) this.frame.slots[shape.byName.get(GROUP_AROUND)!.slot] = this.log;
    return { kind: type, log: this.frame.recordOf(shape, 0), bare: isBare } as IamRecord;
  }
}
