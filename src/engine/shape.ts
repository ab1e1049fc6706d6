import type { FieldSchema, Form, ObjectSchema, Spellings } from './schema.ts';

/** What is done with a value of the log. An enumeration, since the bundler writes its members as plain numbers. */
export enum Kind {
  /** Its form judges it. */
  Leaf,
  Object,
  List,
}

/** How many slots a list takes: the list itself, where its elements' frames begin, and how many there are. */
export const LIST_SLOTS = 3;

/** A field of the log, or the element of a list: what it must be, and in which slot of a frame its value is kept. */
export class Field {
  /** The field that came behind it last time: records of one source have one order of keys. */
  next: Field | undefined;
  /** Whether a row takes its value as a whole. */
  isWhole = false;
  /** Whether a row reads it or something below it; a field below one that no row reads counts as read. */
  isRead = true;

  constructor(
    readonly name: string,
    readonly slot: number,
    readonly kind: Kind,
    readonly isRequired: boolean,
    /** What judges the value of a leaf. */
    readonly form: Form | undefined,
    /** What is in an object; of a list, a shape whose one field is the element. */
    readonly below: Shape | undefined,
    /** Reads a text that stands for the object or the list, where one may. */
    readonly ofText?: (text: string) => object | null | undefined,
  ) {}

  /** The same field in another shape: what comes behind it there is another matter. */
  copy(): Field {
    const { name, slot, kind, isRequired, form, below } = this;
    return Object.assign(new Field(name, slot, kind, isRequired, form, below), this, { next: undefined });
  }

  get element(): Field {
    return this.below!.fields[0]!;
  }
}

/** An object's fields. Those of an object within share its frame; an element of a list has a frame of its own. */
export class Shape {
  /** Stands before the first field, for what comes first. */
  readonly first = new Field('', 0, Kind.Leaf, false, undefined, undefined);
  readonly byName: Map<string, Field>;
  /** The two spellings of a field, the documented one first. */
  readonly pairs: readonly (readonly [Field, Field])[];
  /** How long its frame is; the first slot of an element's frame holds the element. */
  size = 1;

  constructor(
    readonly fields: Field[],
    readonly spellings: Spellings,
    readonly isOpen = false,
    /** How many of the fields belong to the object itself, what is not known of it being told behind them. */
    readonly own = fields.length,
  ) {
    this.byName = new Map(fields.map((field) => [field.name, field]));
    this.pairs = Object.keys(spellings)
      .map((name) => this.named(name))
      .filter((pair): pair is [Field, Field] => pair.length === 2);
  }

  /** Adds a field behind those there are, which takes so many slots. */
  add(field: Field, slots: number): void {
    this.fields.push(field);
    this.byName.set(field.name, field);
    this.size += slots;
  }

  /** The fields by which a name of a row goes, best first. */
  named(name: string): Field[] {
    const names = this.spellings[name] ?? [name];
    return names.flatMap((spelling) => this.byName.get(spelling) ?? []);
  }
}

/** Lays a schema out in slots. */
export function layOut(schema: ObjectSchema, spellings: Spellings): Shape {
  return new Layout(spellings, 1).object(schema);
}

/** The fields of one frame. */
class Layout {
  constructor(
    private readonly spellings: Spellings,
    /** How many slots are given out. */
    private size: number,
  ) {}

  object({ fields, isOpen }: ObjectSchema): Shape {
    const made = Object.entries(fields).map(([name, field]) => this.field(name, field));
    return this.shape(made, isOpen);
  }

  private shape(fields: Field[], isOpen?: boolean): Shape {
    const shape = new Shape(fields, this.spellings, isOpen);
    shape.size = this.size;
    return shape;
  }

  private field(name: string, field: FieldSchema): Field {
    const isOptional = 'optional' in field;
    const schema = isOptional ? field.optional : field;
    const slot = this.size;
    this.size += 'element' in schema ? LIST_SLOTS : 1;
    if ('fields' in schema)
      return new Field(name, slot, Kind.Object, !isOptional, undefined, this.object(schema), schema.ofText);
    if (!('element' in schema)) return new Field(name, slot, Kind.Leaf, !isOptional, schema, undefined);
    if ('element' in schema.element) throw new Error('A list of lists has no form here.');
    // The element is the one field of a shape of its own, in the first slot of its frame.
    const inside = new Layout(this.spellings, 0);
    const below = inside.shape([inside.field('', schema.element)]);
    return new Field(name, slot, Kind.List, !isOptional, undefined, below, schema.ofText);
  }
}

/** A record without the object around it, in the same slots; made when it is known which fields rows read. */
export function unwrapped(shape: Shape, around: Field): Shape {
  const own = around.below!.fields;
  const names = new Set(own.map(({ name }) => name));
  const beside = shape.fields.filter((field) => field !== around && !names.has(field.name));
  const fields = [...own, ...beside].map((field) => field.copy());
  const made = new Shape(fields, shape.spellings, false, own.length);
  made.size = shape.size;
  return made;
}

/** The slot of a field of the record, by its dotted path. */
export function slotOf(shape: Shape, path: string): number {
  let field: Field | undefined;
  for (const name of path.split('.')) field = (field === undefined ? shape : field.below!).byName.get(name)!;
  return field!.slot;
}
