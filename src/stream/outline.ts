import { define, isAbsent, type JsonObject, parseJson } from '../json.ts';
import { isSurelyActivity } from '../log/cloudtrail/judge.ts';
import { kindsOf } from '../log/iam/kind.ts';
import { Byte } from '../text/byte.ts';
import type { Means } from './means.ts';
import { ScanStop, type StructureScan } from './structure.ts';
import { MORE, type Reading } from './unit.ts';
import type { ByteWindow } from './window.ts';

/** What a document is judged by before its values are read. */
export interface Outline {
  /** Its fields and theirs, as far as they were seen; lists are empty, and so are objects that lie deeper. */
  readonly fields: JsonObject;
  /** `End`, or `Fault`, or `Edge` where it is longer than the limit. */
  readonly found: ScanStop;
}

/**
 * Looks at the keys of the object to which the scan has come, up to its end, its fault or the limit. As soon as it is
 * sure to be a record, no more of it is noted.
 *
 * @param isEnough whether what was seen tells all, so that no more is looked at; undefined until that is known, since
 * whoever looks through the fields for each of them takes time in the square of their number
 */
export function* readOutline(
  { window, limit, scan }: Means,
  isEnough?: (fields: JsonObject) => boolean | undefined,
): Reading<Outline> {
  const notes = new Notes(window);
  const start = scan.at;
  let enough: boolean | undefined;
  for (;;) {
    // Never further than just beyond the limit, so that what comes of it does not depend on how the bytes are cut.
    const found = scan.next(window, notes.depth, start + limit + 1);
    const length = scan.at - start;
    const isOver = found === ScanStop.Fault || (found === ScanStop.End && scan.depth === 0);
    if (length > limit) return { fields: notes.fields, found: ScanStop.Edge };
    if (isOver) return { fields: notes.fields, found };
    if (found !== ScanStop.Edge) {
      notes.take(found, scan);
      enough ??= isEnough?.(notes.fields);
      if (enough) return { fields: notes.fields, found };
    } else if (window.ended) return { fields: notes.fields, found: ScanStop.Fault };
    else yield MORE;
  }
}

/** Notes what fields there are. */
class Notes {
  readonly fields: Record<string, unknown> = {};
  /** How deep lies what is still to be noted. */
  depth = 1;
  private inner: Record<string, unknown> = {};
  private readonly names: (string | undefined)[] = [];

  constructor(private readonly window: ByteWindow) {}

  /** Takes what the scan has found. */
  take(found: ScanStop, { depth, token, key, at, ended }: StructureScan): void {
    if (found === ScanStop.Key) this.names[depth] = this.valueAt(key, at) as string | undefined;
    else if (found === ScanStop.Value) this.takeStart(depth, this.window.at(at - this.window.offset)!);
    else {
      const first = this.window.at(token - this.window.offset)!;
      if (first !== Byte.CloseObject && first !== Byte.CloseList)
        this.note(depth, this.valueAt(token, ended));
      if (depth === 1 && (kindsOf(this.fields).length > 0 || isSurelyActivity(this.fields))) this.depth = 0;
    }
  }

  private takeStart(depth: number, first: number): void {
    const isObject = first === Byte.OpenObject;
    if (depth === 1) this.depth = isObject ? 2 : 1;
    if (!isObject && first !== Byte.OpenList) return;
    const value = isObject ? {} : [];
    this.note(depth, value);
    if (depth === 1 && isObject) this.inner = value as Record<string, unknown>;
  }

  /** Of a field that stands twice, what says more is kept, or what comes last. */
  private note(depth: number, value: unknown): void {
    const fields = depth === 1 ? this.fields : this.inner;
    const name = this.names[depth];
    if (name === undefined || (Object.hasOwn(fields, name) && weightOf(fields[name]) > weightOf(value)))
      return;
    define(fields, name, value);
  }

  private valueAt(from: number, to: number): unknown {
    const { offset } = this.window;
    return parseJson(this.window.text(from - offset, to - offset))?.value;
  }
}

function weightOf(value: unknown): number {
  if (isAbsent(value)) return 0;
  return typeof value === 'object' ? 2 : 1;
}
