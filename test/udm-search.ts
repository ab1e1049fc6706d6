import { RE2JS } from 're2js';

/**
 * Evaluates a search over a UDM event with snake_case keys, by this project's own reading of Google's language: a field
 * that is absent is the empty text, a repeated field is tested by any of its values, texts compare with regard to case
 * unless `nocase` says otherwise, regular expressions are RE2's and match anywhere.
 */
export function matchesSearch(search: string, event: unknown): boolean {
  const reader = new SearchReader(search);
  const test = reader.readOr();
  if (!reader.atEnd) throw new Error(`The search goes on at ${reader.position}: ${search}`);
  return test(event);
}

type Test = (event: unknown) => boolean;

class SearchReader {
  position = 0;

  constructor(private readonly text: string) {}

  get atEnd(): boolean {
    return this.position === this.text.length;
  }

  readOr(): Test {
    const tests = [this.readAnd()];
    while (this.takes(/ OR /y) !== undefined) tests.push(this.readAnd());
    return (event) => tests.some((test) => test(event));
  }

  private readAnd(): Test {
    const tests = [this.readOne()];
    while (this.takes(/ AND /y) !== undefined) tests.push(this.readOne());
    return (event) => tests.every((test) => test(event));
  }

  private readOne(): Test {
    if (this.takes(/NOT /y) !== undefined) {
      const test = this.readOne();
      return (event) => !test(event);
    }
    if (this.takes(/\(/y) !== undefined) {
      const test = this.readOr();
      this.needs(/\)/y);
      return test;
    }
    const path = this.needs(/[a-z_.]+(?:\["(?:[^"\\]|\\.)*"\])?/y);
    const operator = this.needs(/ !?= /y).trim();
    const equals = this.readLiteral();
    return (event) => valuesAt(event, path).some((value) => equals(value) === (operator === '='));
  }

  private readLiteral(): (value: string) => boolean {
    const quoted = this.takes(/"(?:[^"\\]|\\.)*"/y);
    if (quoted === undefined) {
      const expression = RE2JS.compile(this.needs(/\/(?:[^/\\]|\\.)*\//y).slice(1, -1));
      return (value) => expression.test(value);
    }
    const text = unquoted(quoted);
    if (this.takes(/ nocase/y) === undefined) return (value) => value === text;
    return (value) => value.toLowerCase() === text.toLowerCase();
  }

  private takes(expression: RegExp): string | undefined {
    expression.lastIndex = this.position;
    const taken = expression.exec(this.text)?.[0];
    this.position += taken?.length ?? 0;
    return taken;
  }

  private needs(expression: RegExp): string {
    const taken = this.takes(expression);
    if (taken === undefined) throw new Error(`The search breaks at ${this.position}: ${this.text}`);
    return taken;
  }
}

function unquoted(quoted: string): string {
  return quoted.slice(1, -1).replace(/\\(.)/gsu, '$1');
}

/** Every value that a path leads to; the empty text where it leads to none. */
function valuesAt(event: unknown, path: string): string[] {
  const [, dotted, quoted] = /^([a-z_.]+)(?:\[(.+)\])?$/su.exec(path)!;
  const steps = dotted!.split('.').filter((step) => step !== 'fields');
  const held = steps.reduce<unknown[]>(
    (values, step) => values.flatMap((value) => membersOf(value, step)),
    [event],
  );
  const values = quoted === undefined ? held : held.flatMap((value) => entryOf(value, unquoted(quoted)));
  return values.length === 0 ? [''] : values.map(String);
}

function membersOf(value: unknown, name: string): unknown[] {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return [];
  const member: unknown = value[name as keyof typeof value];
  return Array.isArray(member) ? member : [member];
}

/** The value of a label with this key, or of a member of a struct. */
function entryOf(value: unknown, key: string): unknown[] {
  const entry = value as { readonly key?: unknown; readonly value?: unknown };
  if (typeof entry.key === 'string' && typeof entry.value === 'string')
    return entry.key === key ? [entry.value] : [];
  return membersOf(value, key);
}
