import { Frame } from '../engine/frame.ts';
import type { PlanNode } from '../engine/plan.ts';
import { logFieldsOf, type Row } from '../engine/row.ts';
import { LIST_SLOTS, Shape } from '../engine/shape.ts';
import { compileTable } from '../engine/table.ts';
import { Writer } from '../engine/write.ts';
import { isEmpty } from '../json.ts';
import { POLICY, type PolicyDocument } from '../log/form.ts';
import type { NamedGroup, UserMember } from '../log/iam/join.ts';
import type { RecordKind } from '../log/iam/kind.ts';
import { NOT_RETURNED } from '../log/iam/never-returned.ts';
import { GROUP_AROUND } from '../log/iam/record.ts';
import { SPELLINGS } from '../log/iam/spelling.ts';
import type { Settings } from '../options.ts';
import { tableFor } from '../record.ts';
import { type MappingContext, policyTextOf } from '../table/logic.ts';
import { detectionOf } from '../table/profile.ts';
import { READERS } from '../table/readers.ts';
import { BEHIND, wordsOf } from '../text/byte.ts';
import { MERGE_KEYS } from '../udm/key.ts';
import { styleName } from '../udm/style.ts';
import { decode, LEFT, skipBlanks } from './bytes.ts';
import { type EntityCode, planEntityCode } from './entity-code.ts';
import { type FieldLayout, isSpliceable, layOutRecord, type ObjectLayout } from './layout.ts';
import { AccountReader, fieldOf, MemberReader } from './member.ts';
import { type PolicyLogic, PolicyWriter, type ValueLogic } from './policy.ts';
import { type FieldLogics, NOTHING, RecordScan } from './scan.ts';
import type { ByteSink } from './sink.ts';
import { RecordWriter } from './write.ts';

/** How records are mapped, and when they were collected. */
export type LaneContext = Settings & MappingContext;

/** One of the forms that records have. */
interface RecordForm {
  readonly kind: RecordKind;
  readonly layout: ObjectLayout;
  readonly program: EntityCode;
  /** Where the members of a group are, if it has any, and in each the slots of what the call does not return. */
  readonly members: { readonly slot: number; readonly details: readonly number[] } | undefined;
  /** The slots of fields by whose names the record was asked, list by list. */
  readonly asked: Map<readonly string[], readonly number[]>;
  /** The slots of what would make it another record, too. */
  readonly others: readonly number[];
  /** The groups that a user names, if it may. */
  readonly groups: FieldLayout | undefined;
}

/** The field that makes a record what it is. */
function identityOf(type: LaneType, { profile }: LaneContext): string {
  if (type === 'GROUP') return GROUP_AROUND;
  return type === 'USER' ? 'UserID' : detectionOf(profile).roleIdentity;
}

const LANE_TYPES = ['USER', 'RESOURCE', 'GROUP'] as const;
type LaneType = (typeof LANE_TYPES)[number];

/**
 * Maps records from bytes of JSON to lines of JSON without parsing them: values are copied from the one to the other. It
 * takes a record only where it understands all of it and the mapper would have nothing to say but infos; whatever it
 * takes, it writes as the mapper does.
 */
export class ByteLane {
  /** What kind of record was taken last. */
  kind: RecordKind = 'USER';
  /** How many fields without a row it had. */
  unmapped = 0;
  /** Whether it was a group whose members came without their tags. */
  lacksMemberTags = false;
  /** Whether it was an answer of GetGroup. */
  isGetGroup = false;
  /** Whether it names groups. */
  hasGroups = false;
  /** Where the record ends that was read last. */
  end = 0;
  /** Planned for the first record that may have one of them: activity has none. */
  private planned: readonly RecordForm[] | undefined;
  /** The form of the record that was taken last. */
  private form: RecordForm | undefined;
  /** The form of the last record: those of a kind often come together. */
  private last = 0;
  private bytes: Uint8Array | undefined;
  private text: DataView = wordsOf(new Uint8Array());
  private readonly scan: RecordScan;
  private readonly writer: RecordWriter;
  private readonly accounts = new AccountReader();
  private readonly logics: FieldLogics = { ofPolicy: new Map(), ofWhole: new Map() };
  private members: MemberReader | undefined;

  /**
   * @param context how to map, and when the records were collected
   * @param sink takes the lines
   * @param isSilent whether infos are only counted; otherwise a record with infos is left to the mapper
   */
  constructor(
    private readonly context: LaneContext,
    sink: ByteSink,
    private readonly isSilent: boolean,
  ) {
    this.scan = new RecordScan(new PolicyWriter(context.policyText), this.logics);
    this.writer = new RecordWriter(this.scan, sink);
  }

  private get forms(): readonly RecordForm[] {
    this.planned ??= LANE_TYPES.flatMap((type) => recordForms(type, this.context, this.logics));
    return this.planned;
  }

  /**
   * Maps the record that starts at a place, or leaves it.
   *
   * @param bytes where it stands; behind those that are there stand BEHIND bytes more
   * @param from its opening bracket
   * @param to where the bytes end that are there
   * @param mayBeGroup whether a group is mapped at once
   * @returns where it ends; 0 where it is left
   */
  take(bytes: Uint8Array, from: number, to: number, mayBeGroup = true): number {
    const form = this.opens(bytes, to) ? this.read(from, to) : undefined;
    if (form === undefined || (form.kind === 'GROUP' && !mayBeGroup)) return 0;
    return this.accepts(form, from) ? this.end : 0;
  }

  /** Maps a line that is one record; gives whether it was taken. */
  takeLine(bytes: Uint8Array, from: number, to: number): boolean {
    if (!this.opens(bytes, to)) return false;
    const start = skipBlanks(this.text, from);
    const form = this.read(start, to);
    // Blanks behind it may run into the next line.
    return form !== undefined && skipBlanks(this.text, this.end) >= to && this.accepts(form, start);
  }

  /** Reads a record by its form; undefined where it has none. */
  private read(from: number, to: number): RecordForm | undefined {
    const { forms, scan } = this;
    for (let tried = 0; tried < forms.length; tried += 1) {
      const form = forms[this.last]!;
      this.end = scan.read(from, to, form.layout);
      if (this.end !== LEFT) return this.end <= to ? form : undefined;
      this.last = (this.last + 1) % forms.length;
    }
    return undefined;
  }

  /** Whether the record that was taken last has one of some fields. Their slots are remembered by the list of their names. */
  hasOneOf(names: readonly string[]): boolean {
    const { form, scan } = this;
    if (form === undefined || names.length === 0) return false;
    const { tape } = scan;
    for (const slot of slotsAsked(form, names)) if (holds(tape, slot)) return true;
    return false;
  }

  /** What the user that was taken last, in a range, is to its groups; undefined where its value must be asked. */
  readMember(from: number, to: number): UserMember | undefined {
    this.members ??= this.makeMembers();
    return this.members.take(from, to);
  }

  private makeMembers(): MemberReader {
    const { layout, groups } = this.form!;
    const members = new MemberReader(this.scan, layout, groups!, this.accounts);
    members.open(this.text);
    return members;
  }

  /** Reads the group by itself that starts at a place, as {@link ByteLane.take}, but writes nothing. */
  readGroup(bytes: Uint8Array, from: number, to: number): NamedGroup | undefined {
    const form = this.forms.find(({ kind, members }) => kind === 'GROUP' && members === undefined);
    if (form === undefined || !this.opens(bytes, to)) return undefined;
    this.end = this.scan.read(from, to, form.layout);
    if (this.end === LEFT || this.end > to || !this.judges(form)) return undefined;
    const { scan, text, accounts } = this;
    const account = accounts.at(fieldOf(form.layout, 'Arn').slot, scan, text);
    const name = scan.textAt(fieldOf(form.layout, 'GroupName').slot)!;
    return { account, name, text: decode(text, from, this.end) };
  }

  /** Passes over an object of which an info is all that is to be said; gives where it ends, or 0 where it is no JSON. */
  pass(bytes: Uint8Array, from: number, to: number): number {
    if (!this.isSilent || !this.opens(bytes, to)) return 0;
    const end = this.scan.pass(from);
    return end === LEFT || end > to ? 0 : end;
  }

  /** Takes bytes; gives whether enough of them stand behind those that are there. */
  private opens(bytes: Uint8Array, to: number): boolean {
    if (bytes !== this.bytes) {
      this.bytes = bytes;
      this.text = wordsOf(bytes);
      this.scan.open(this.text);
      this.writer.open(this.text);
      this.members?.open(this.text);
    }
    return to + BEHIND <= bytes.length;
  }

  private accepts(form: RecordForm, from: number): boolean {
    if (!this.judges(form)) return false;
    this.writer.write(form.program.code, from, this.end);
    return true;
  }

  /** Whether there is nothing to be said of the record that was read but infos; notes what may be asked of it. */
  private judges(form: RecordForm): boolean {
    const { tape, unread } = this.scan;
    const { program, members, others, groups } = form;
    if (others.some((slot) => tape[slot]! > 0)) return false;
    if (program.keys !== undefined && !program.keys.some((slot) => tape[slot]! > 0)) return false;
    const lacksMemberTags = members !== undefined && lacksDetails(members, tape);
    if (!this.isSilent && (unread > 0 || lacksMemberTags)) return false;
    this.kind = form.kind;
    this.unmapped = unread;
    this.lacksMemberTags = lacksMemberTags;
    this.isGetGroup = members !== undefined;
    this.form = form;
    this.hasGroups = groups !== undefined && tape[groups.slot]! > 0;
    return true;
  }
}

/** Whether a slot has what is neither absent nor null. */
function holds(tape: Int32Array, slot: number): boolean {
  const state = tape[slot]!;
  return state !== 0 && state !== NOTHING;
}

/** The forms of a type of record: a group may stand without the `Group` around it. None where the lane has no way. */
function recordForms(type: LaneType, context: LaneContext, logics: FieldLogics): RecordForm[] {
  const { parts, plan, shape } = tableFor(type, context);
  if (!parts.rows.every(isSpliceable) || sharesFields(plan)) return [];
  const layout = layOutRecord(shape, parts.rows, identityOf(type, context));
  learnLogics(layout, parts.rows, context, logics);
  const keys = MERGE_KEYS[type].map((path) => ['entity', ...path]);
  const program = planEntityCode(plan, layout, { context, spellings: SPELLINGS, rename: parts.rename }, keys);
  const users = layout.fields.find(({ name }) => name === 'Users');
  const members = users && { slot: users.slot, details: slotsOf(users.below!, NOT_RETURNED.GetGroup) };
  const groups = layout.fields.find(({ name }) => type === 'USER' && name === 'GroupList');
  const identities = LANE_TYPES.filter((other) => other !== type).map((other) => identityOf(other, context));
  const others = layout.fields.filter(({ name }) => identities.includes(name)).map(({ slot }) => slot);
  const whole: RecordForm = { kind: type, layout, program, members, asked: new Map(), others, groups };
  const group = layout.fields.find(({ name }) => name === GROUP_AROUND)?.below;
  if (type !== 'GROUP' || group === undefined) return [whole];
  const id = group.fields.find(({ name }) => name === 'GroupID')!.slot;
  const bare = { ...group, size: layout.size, required: [...group.required, id] };
  return [whole, { ...whole, layout: bare, members: undefined, asked: new Map() }];
}

/** Whether several rows write one field: which of them does is for the engine to say. */
function sharesFields(node: PlanNode): boolean {
  if (node.type === 'leaf') return node.ways.length > 1;
  if (node.type === 'object') return [...node.members.values()].some(sharesFields);
  return node.items.some((item) => item.type === 'element' && sharesFields(item.node));
}

function slotsAsked({ asked, layout }: RecordForm, names: readonly string[]): readonly number[] {
  const known = asked.get(names);
  if (known !== undefined) return known;
  const slots = slotsOf(layout, names);
  asked.set(names, slots);
  return slots;
}

function slotsOf({ fields }: ObjectLayout, names: readonly string[]): number[] {
  return fields.flatMap(({ name, slot }) => (names.includes(name) ? [slot] : []));
}

function lacksDetails({ slot, details }: NonNullable<RecordForm['members']>, tape: Int32Array): boolean {
  const first = tape[slot]!;
  if (first <= 0) return false;
  for (const own of details) {
    for (let base = first; base !== 0; base = tape[base]!) if (holds(tape, base + own)) return false;
  }
  return true;
}

/** Notes what the engine's own functions make of fields that hold policies, or that a row takes whole. */
function learnLogics(
  { fields }: ObjectLayout,
  rows: readonly Row[],
  context: LaneContext,
  logics: FieldLogics,
): void {
  for (const field of fields) {
    if (field.isUnread) continue;
    if (field.form === 'policy') logics.ofPolicy.set(field, policyLogic(field, rows, context));
    if (field.form === 'whole') logics.ofWhole.set(field, wholeLogic(field, context));
    if (field.below !== undefined) learnLogics(field.below, rows, context, logics);
  }
}

/** A logic that leaves a value to the engine where there is anything to say of it. */
function ofSilent(make: (say: () => void) => ValueLogic): ValueLogic {
  let isSaid = false;
  const logic = make(() => {
    isSaid = true;
  });
  return (value) => {
    isSaid = false;
    const made = logic(value);
    return isSaid ? undefined : made;
  };
}

/** Takes a value as the schema leaves it, and gives what the row makes of it as JSON, as the engine does. */
function wholeLogic({ field, row }: FieldLayout, context: LaneContext): ValueLogic {
  const shape = new Shape([field.copy()], SPELLINGS);
  shape.size = field.slot + LIST_SLOTS;
  return ofSilent((say) => {
    const frame = new Frame(say);
    return (value) => {
      const base = frame.read(shape, { [field.name]: value });
      const made = row!.logic.apply(frame.valueOf(field, base), context as never, say);
      return frame.unread.length > 0 || isEmpty(made) ? undefined : JSON.stringify(made);
    };
  });
}

function policyLogic(
  { name, elements }: FieldLayout,
  rows: readonly Row[],
  context: LaneContext,
): PolicyLogic {
  return {
    text: ofSilent((say) => (document) => {
      if (!POLICY.fits(document)) return undefined;
      return policyTextOf(document as PolicyDocument, context, say) || undefined;
    }),
    elements: elements === 0 ? undefined : elementMaker(name, rows, context),
  };
}

/** Makes the elements of the list that rows fill with what a reader makes of a policy, as the engine does. */
function elementMaker(name: string, rows: readonly Row[], context: LaneContext): ValueLogic {
  const own = rows.filter(
    (row) => logFieldsOf(row).some((log) => log.startsWith(`${name}.@`)) || isBeside(row, name),
  );
  const list = own[0]!.udm.slice(0, own[0]!.udm.indexOf('[]'));
  const beside = rows.filter(({ log, udm }) => log === null && udm.startsWith(`${list}[]`));
  const rename = (field: string) => styleName(field, context.case);
  const members = list.split('.').map(rename);
  const schema = { fields: { [name]: { optional: POLICY } } };
  const table = compileTable({ schema, rows: [...own, ...beside], spellings: {}, readers: READERS, rename });
  return ofSilent((say) => {
    const frame = new Frame(say);
    const writer = new Writer(frame, say);
    return (document) => {
      const base = frame.read(table.shape, { [name]: document });
      const made = writer.write(table.program, base, context, { variant: 0, circumstances: 0 }, undefined);
      const elements = members.reduce<unknown>((value, key) => (value as Made)?.[key], made);
      return elements === undefined ? '' : JSON.stringify(elements).slice(1, -1);
    };
  });
}

type Made = { readonly [key: string]: unknown } | undefined;

/** Whether a row gives a constant to each element that a reader makes of a field. */
function isBeside({ log, logic }: Row, name: string): boolean {
  return logic.constant === true && typeof log === 'string' && log.startsWith(`${name}.@`);
}
