import { compileTable } from '../engine/compile.ts';
import { planTable } from '../engine/plan.ts';
import type { Row } from '../engine/row.ts';
import type { Report } from '../issue.ts';
import { MEMBER_DETAILS } from '../log/answer.ts';
import type { PolicyDocument } from '../log/field.ts';
import { isPolicy } from '../log/fit.ts';
import type { RecordKind } from '../log/kind.ts';
import { READERS } from '../log/reader.ts';
import { IDENTITY } from '../log/record.ts';
import { RECORD_SCHEMAS } from '../log/schema/record.ts';
import { isAbsent, SPELLINGS } from '../log/spelling.ts';
import type { Settings } from '../options.ts';
import { settledRows } from '../reference.ts';
import { type MappingContext, policyTextOf } from '../table/logic.ts';
import { MERGE_KEYS } from '../udm/key.ts';
import { styleName } from '../udm/style.ts';
import { BEHIND, constantOf } from './bytes.ts';
import { type FieldLayout, layOutRecord, type ObjectLayout } from './layout.ts';
import { type MadePolicy, PolicyCache } from './policies.ts';
import { type Program, planProgram } from './program.ts';
import { LineScan, NOTHING } from './scan.ts';
import { type ByteSink, LineWriter } from './write.ts';

type AnyRow = Row<MappingContext>;
type Context = Settings & MappingContext;

/** One of the forms that records have. */
interface RecordForm {
  readonly kind: RecordKind;
  readonly layout: ObjectLayout;
  readonly program: Program;
  /** Where the members of a group are, if it has any. */
  readonly members: FieldLayout | undefined;
}

/**
 * Maps lines of JSON to lines of JSON without parsing them: values are copied from the one to the other, byte for byte.
 * It takes a line only where it understands all of it and the mapper would have nothing to say but infos; whatever it
 * takes, it writes as the mapper does.
 */
export class LineMapper {
  /** What kind of record the last line was that was taken. */
  kind: RecordKind = 'USER';
  /** How many fields without a row it had. */
  unmapped = 0;
  /** Whether it was a group whose members came without their tags. */
  lacksMemberTags = false;
  private readonly forms: readonly RecordForm[];
  /** The form of the last line: records of a kind often come together. */
  private last = 0;
  /** Where the last line stood. */
  private bytes: Uint8Array | undefined;
  private readonly scan = new LineScan();
  private readonly writer: LineWriter;
  private readonly isSilent: boolean;

  /**
   * @param context how to map, and when the records were collected
   * @param sink takes the lines
   * @param isSilent whether infos are only counted; otherwise a record with infos is left to the mapper
   */
  constructor(context: Context, sink: ByteSink, isSilent: boolean) {
    const kinds = Object.keys(RECORD_SCHEMAS) as RecordKind[];
    this.forms = kinds.flatMap((kind) => recordForms(kind, context));
    this.writer = new LineWriter(this.scan, sink);
    this.isSilent = isSilent;
  }

  /**
   * Maps one line.
   *
   * @param bytes where it stands; behind it stands a line feed
   * @param from its start
   * @param to its end
   * @returns what is to be counted of it, until the next line; undefined where it is left to the mapper
   */
  map(bytes: Uint8Array, from: number, to: number): this | undefined {
    if (bytes !== this.bytes) {
      this.bytes = bytes;
      this.scan.open(bytes);
      this.writer.open(bytes);
    }
    // Words are read beyond the end of a line.
    if (to + BEHIND > bytes.length) return undefined;
    const { forms, scan } = this;
    for (let tried = 0; tried < forms.length; tried += 1) {
      const form = forms[this.last]!;
      if (scan.read(from, to, form.layout)) return this.take(form, from, to);
      this.last = (this.last + 1) % forms.length;
    }
    return undefined;
  }

  private take({ kind, program, members }: RecordForm, from: number, to: number): this | undefined {
    const { tape, unmapped } = this.scan;
    if (program.keys !== undefined && !program.keys.some((slot) => tape[slot]! > 0)) return undefined;
    this.kind = kind;
    this.unmapped = unmapped;
    this.lacksMemberTags = members !== undefined && lacksDetails(members, tape);
    if (!this.isSilent && (unmapped > 0 || this.lacksMemberTags)) return undefined;
    this.writer.write(program.code, from, to);
    return this;
  }
}

/** The forms of a kind: a group may stand without the `Group` around it. */
function recordForms(kind: RecordKind, context: Context): RecordForm[] {
  const rows = settledRows(kind, context);
  const layout = layOutRecord(RECORD_SCHEMAS[kind], rows, kind === 'GROUP' ? undefined : IDENTITY[kind]);
  rememberPolicies(layout, rows, context);
  const program = planProgram(planTable(rows), layout, context, context.case, MERGE_KEYS[kind]);
  const members = layout.fields.find(({ name }) => name === 'Users');
  const whole: RecordForm = { kind, layout, program, members };
  const group = layout.fields.find(({ name }) => name === 'Group')?.below;
  if (group === undefined) return [whole];
  const id = group.fields.find(({ name }) => name === 'GroupID')!.slot;
  const bare = { ...group, size: layout.size, required: [...group.required, id] };
  return [whole, { kind, layout: bare, program, members: undefined }];
}

function lacksDetails({ slot, below }: FieldLayout, tape: Int32Array): boolean {
  const first = tape[slot]!;
  if (first <= 0) return false;
  for (const { slot: own, name } of below!.fields) {
    if (!MEMBER_DETAILS.some((detail) => detail === name)) continue;
    for (let base = first; base !== 0; base = tape[base]!) {
      const state = tape[base + own]!;
      if (state !== 0 && state !== NOTHING) return false;
    }
  }
  return true;
}

/** Gives each field that holds policies a memory of what is written of them. */
function rememberPolicies({ fields }: ObjectLayout, rows: readonly AnyRow[], context: Context): void {
  for (const field of fields) {
    if (field.isUnmapped) continue;
    if (field.form === 'policy') field.policies = new PolicyCache(policyMaker(field, rows, context));
    if (field.below !== undefined) rememberPolicies(field.below, rows, context);
  }
}

function policyMaker(
  { name, elements: slot }: FieldLayout,
  rows: readonly AnyRow[],
  context: Context,
): (document: unknown) => MadePolicy | undefined {
  const elements = slot === 0 ? undefined : elementMaker(name, rows, context);
  return (document) => {
    let isClean = isPolicy(document);
    const report: Report = () => {
      isClean = false;
    };
    if (!isClean) return undefined;
    const text = policyTextOf(document as PolicyDocument, context, (code) => report({ code, path: [] }));
    const made = elements?.(document, report) ?? '';
    return isClean && !isAbsent(text)
      ? { text: constantOf(JSON.stringify(text)), elements: constantOf(made) }
      : undefined;
  };
}

/** Makes the elements of the list that rows fill with what a reader makes of a policy, as the reference does. */
function elementMaker(
  name: string,
  rows: readonly AnyRow[],
  context: Context,
): (document: unknown, report: Report) => string {
  const own = rows.filter(({ log }) => log?.startsWith(`${name}.@`));
  const list = own[0]!.udm.slice(0, own[0]!.udm.indexOf('[]'));
  const beside = rows.filter(({ log, udm }) => log === null && udm.startsWith(`${list}[]`));
  const rename = (field: string) => styleName(field, context.case);
  const table = compileTable([...own, ...beside], { spellings: SPELLINGS, readers: READERS, rename });
  return (document, report) => {
    const made = table({ [name]: document }, { context, report }) as Record<string, unknown> | undefined;
    const elements = list
      .split('.')
      .reduce<unknown>((value, key) => (value as typeof made)?.[rename(key)], made);
    return elements === undefined ? '' : JSON.stringify(elements).slice(1, -1);
  };
}
