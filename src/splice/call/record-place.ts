import type { Form } from '../../engine/schema.ts';
import { type Field, Kind, type Shape } from '../../engine/shape.ts';
import { LONGEST_PATH } from '../../log/cloudtrail/leaf-rules.ts';
import { isPairKey, isPairValue } from '../../log/cloudtrail/secret.ts';
import { DEEPEST_VALUE } from '../../text/depth.ts';
import type { PlaceLabel } from './place-label.ts';
import type { PoolText, TextPool } from './pool.ts';

/** So many places are known at most. */
const MOST_PLACES = 4096;

/** An object has names of digits first, and this one not at all. */
const UNORDERLY = /^(?:\d+|__proto__)$/u;

/** What every scalar is like. */
const SCALARS: readonly unknown[] = ['?', 0, true];

/** A place in records: a member of an object, or an element of a list. What came there last is noted in it. */
export class RecordPlace {
  /** The name as JSON has it, with its quotes. */
  readonly key: PoolText;
  readonly kind: Kind | undefined;
  /** What judges the value, where the schema knows one. */
  readonly form: Form | undefined;
  readonly slot: number;
  /** Whether it must be asked of each value whether it fits. */
  readonly isAsked: boolean;
  /** What is in it, where it is an object that the schema knows. */
  readonly shape: Shape | undefined;
  /** Whether it is the key of a pair, or its value, or lies in such a value. */
  readonly isPairKey: boolean;
  readonly isPairValue: boolean;
  readonly isInPair: boolean;
  /** The member that came behind it last, and the one that came first in it. */
  next: RecordPlace | undefined;
  first: RecordPlace | undefined;
  /** The number of the record in which it came last. */
  record = 0;
  /** In that record, the leaves below it: from which on, and up to which one. */
  from = 0;
  to = 0;
  /** In that record, how many members it had. */
  members = 0;
  /** How long its dotted path is, and how many names it has. */
  readonly length: number;
  readonly depth: number;
  readonly below = new Map<string | number, RecordPlace>();
  /** The members by the numbers of their names' bytes. */
  readonly byBytes = new Map<number, RecordPlace>();
  /** The members that are keys of pairs. */
  readonly pairKeys: RecordPlace[] = [];
  /** What its leaf is as a label, by the number of the service. */
  readonly labels: (PlaceLabel | undefined)[] = [];

  constructor(
    readonly name: string | number,
    readonly above: RecordPlace | undefined,
    /** What the schema has there. */
    readonly field: Field | undefined,
    pool: TextPool,
    shape = field?.kind === Kind.Object ? field.below : undefined,
  ) {
    this.key = pool.add(JSON.stringify(name));
    this.kind = field?.kind;
    this.form = field?.form;
    this.slot = field?.slot ?? 0;
    this.shape = shape;
    const { form } = this;
    this.isAsked = form !== undefined && !SCALARS.every((value) => form.fits(value));
    this.depth = above === undefined ? 0 : above.depth + 1;
    this.length = (above?.length ?? 0) + 1 + String(name).length;
    this.isPairKey = typeof name === 'string' && isPairKey(name);
    this.isPairValue = typeof name === 'string' && isPairValue(name);
    this.isInPair = above?.isInPair === true || this.isPairValue;
  }
}

/** The places that have come. */
export class PlaceTree {
  readonly root: RecordPlace;
  /** Whether no more places are kept. */
  isFull = false;
  private count = 0;

  /** @param shape of records */
  constructor(
    shape: Shape,
    private readonly pool: TextPool,
  ) {
    this.root = new RecordPlace('', undefined, undefined, pool, shape);
  }

  /** Adds a member to a place; undefined where the mapper has something to say of it, or no more places are kept. */
  addMember(above: RecordPlace, name: string): RecordPlace | undefined {
    const { shape } = above;
    const field = shape?.byName.get(name);
    if (field === undefined && shape !== undefined && !shape.isOpen) return undefined;
    if (UNORDERLY.test(name)) return undefined;
    return this.add(new RecordPlace(name, above, field, this.pool));
  }

  /** The place of an element of a list; undefined where no more places are kept. */
  element(above: RecordPlace, index: number): RecordPlace | undefined {
    const found = above.below.get(index);
    if (found !== undefined) return found;
    return this.add(
      new RecordPlace(index, above, above.kind === Kind.List ? above.field!.element : undefined, this.pool),
    );
  }

  private add(place: RecordPlace): RecordPlace | undefined {
    if (place.length > LONGEST_PATH || place.depth > DEEPEST_VALUE) return undefined;
    this.isFull = this.count === MOST_PLACES;
    if (this.isFull) return undefined;
    this.count += 1;
    const above = place.above!;
    above.below.set(place.name, place);
    if (place.isPairKey) above.pairKeys.push(place);
    return place;
  }
}
