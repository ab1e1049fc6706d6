import { describe, expect, it } from 'vitest';
import type { Row } from '../src/engine/row.ts';
import { DOCUMENTED } from '../src/table/documented.ts';
import { GOOGLE_ROWS } from '../src/table/google/rows.ts';
import type { MappingContext } from '../src/table/logic.ts';
import { NAMESPACE_ROWS } from '../src/table/namespace.ts';
import { EXTENSIONS } from '../src/table/profile.ts';
import { UDM_FIELDS } from '../src/udm/field.ts';
import { MERGE_KEYS } from '../src/udm/key.ts';
import { styleName } from '../src/udm/style.ts';
import FACTS from './facts/udm-schema.json' with { type: 'json' };

interface FieldFact {
  readonly type: string;
  readonly json: string;
  readonly repeated?: boolean;
  readonly deprecated?: boolean;
}

const MESSAGES: Readonly<Record<string, Readonly<Record<string, FieldFact>>>> = FACTS.messages;
const ENUMS: Readonly<Record<string, Readonly<Record<string, number>>>> = FACTS.enums;
const FIELDS = Object.entries(UDM_FIELDS);
const ROWS: readonly Row<MappingContext>[] = [
  DOCUMENTED,
  EXTENSIONS,
  NAMESPACE_ROWS,
  { GOOGLE_ROWS },
].flatMap((tables) => Object.values(tables).flat());
const WELL_KNOWN: Readonly<Record<string, string>> = {
  timestamp: 'google.protobuf.Timestamp',
  struct: 'google.protobuf.Struct',
};

/** What the platform or the API fills in, and nobody else. */
const NEVER_EMITTED = [
  /^metadata\.interval\b/u,
  /^metadata\.source_type$/u,
  /^relations\[\]\.uid$/u,
  /^name$/u,
];

interface Step {
  readonly name: string;
  /** Undefined for a single field, '' for an element of a list, else the key of a label. */
  readonly index: string | undefined;
  readonly fact: FieldFact;
}

/** Walks a UDM field through the messages, from `Entity` down. */
function walk(path: string): Step[] {
  let message = 'Entity';
  return path.split('.').map((segment) => {
    const [, name, index] = /^(\w+)(?:\[(.*)\])?$/u.exec(segment)!;
    const fact = MESSAGES[message]?.[name!];
    if (fact === undefined) throw new Error(`${path}: ${message} has no field ${name}.`);
    message = fact.type;
    return { name: name!, index, fact };
  });
}

/** The type of what is written: for a label, that of its value. */
function typeOf(path: string): string {
  const { index, fact } = walk(path).at(-1)!;
  return index === '*' ? MESSAGES[fact.type]!.value!.type : fact.type;
}

describe('the registry of UDM fields', () => {
  it.each(FIELDS)('names a field that exists, lists and all: %s', (path) => {
    for (const { fact, index } of walk(path)) expect(fact.repeated ?? false).toBe(index !== undefined);
  });

  it.each(FIELDS)('gives the type of the protocol buffer: %s is %s', (path, type) => {
    expect(typeOf(path)).toBe(WELL_KNOWN[type] ?? type);
    expect(type in WELL_KNOWN || type === 'string' || type in ENUMS).toBe(true);
  });

  it.each(FIELDS)('names no deprecated field: %s', (path) => {
    expect(walk(path).filter(({ fact }) => fact.deprecated)).toEqual([]);
  });

  it.each(FIELDS)('becomes the JSON name of the protocol buffer in camelCase: %s', (path) => {
    for (const { name, fact } of walk(path)) expect(styleName(name, 'camel')).toBe(fact.json);
  });

  it('writes [*] for labels alone', () => {
    const starred = FIELDS.map(([path]) => path).filter((path) => path.endsWith('[*]'));
    for (const path of starred) expect(walk(path).at(-1)!.fact.type).toBe('Label');
  });

  it('names the fields that rows write and no others', () => {
    const written = new Set(
      ROWS.map(({ udm }) => udm.replace(/\[[^\]]+\]$/u, '[*]').replace(/^additional\..+/u, 'additional')),
    );
    expect([...written].sort()).toEqual(Object.keys(UDM_FIELDS).sort());
  });
});

describe('the rows', () => {
  it('write nothing that is never to be emitted', () => {
    const fields = ROWS.map(({ udm }) => udm);
    expect(fields.filter((field) => NEVER_EMITTED.some((never) => never.test(field)))).toEqual([]);
  });

  it('write members of the enum where the field is one', () => {
    const constants = ROWS.filter(
      ({ udm, logic }) => logic.constant && udm in UDM_FIELDS && typeOf(udm) in ENUMS,
    );
    expect(constants.length).toBeGreaterThan(0);
    for (const { udm, logic } of constants) {
      expect(Object.keys(ENUMS[typeOf(udm)]!)).toContain(logic.apply(null, undefined as never, () => {}));
    }
  });
});

describe('the merge keys', () => {
  it('are fields of the noun that exist and are not deprecated', () => {
    for (const [facet, name] of Object.values(MERGE_KEYS).flat()) {
      const message = MESSAGES.Noun![facet]!.type;
      expect(MESSAGES[message]![name]).toMatchObject({ type: 'string' });
      expect(MESSAGES[message]![name]!.deprecated).toBeUndefined();
    }
  });
});
