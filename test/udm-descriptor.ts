import { create, createFileRegistry, type DescMessage, type FileRegistry } from '@bufbuild/protobuf';
import {
  type DescriptorProto,
  DescriptorProtoSchema,
  EnumDescriptorProtoSchema,
  FieldDescriptorProtoSchema,
  FileDescriptorProtoSchema,
  file_google_protobuf_duration,
  file_google_protobuf_struct,
  file_google_protobuf_timestamp,
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
} from '@bufbuild/protobuf/wkt';
import facts from './facts/udm-schema.json' with { type: 'json' };

/** A field as the facts describe it; its type is a scalar, a message, an enum or `map<key,value>`. */
export interface UdmFieldFact {
  readonly type: string;
  readonly json: string;
  readonly number: number;
  readonly repeated?: boolean;
  readonly deprecated?: boolean;
}

type NewField = { name: string; jsonName?: string; number: number; label: Label };

/** The fields of each UDM message, by message name and proto field name. */
export const UDM_MESSAGES: Readonly<Record<string, Readonly<Record<string, UdmFieldFact>>>> = facts.messages;

const UDM_ENUMS: Readonly<Record<string, Readonly<Record<string, number>>>> = facts.enums;

const PACKAGE = 'udm';

const SCALARS: Readonly<Record<string, Type>> = {
  bool: Type.BOOL,
  bytes: Type.BYTES,
  double: Type.DOUBLE,
  float: Type.FLOAT,
  int32: Type.INT32,
  int64: Type.INT64,
  string: Type.STRING,
  uint32: Type.UINT32,
  uint64: Type.UINT64,
};

const WELL_KNOWN = [
  file_google_protobuf_duration,
  file_google_protobuf_struct,
  file_google_protobuf_timestamp,
];

/** The facts write nested types with a dot; one flat name each is enough, since JSON never shows it. */
function flatName(name: string): string {
  return name.replaceAll('.', '_');
}

function messageOf(name: string): DescriptorProto {
  const fields = Object.entries(UDM_MESSAGES[name]!);
  const entries = fields.flatMap(([field, { type }]) => mapEntry(field, type) ?? []);
  return create(DescriptorProtoSchema, {
    name: flatName(name),
    field: fields.map(([field, fact]) => fieldOf(name, field, fact)),
    nestedType: entries,
  });
}

function fieldOf(message: string, name: string, fact: UdmFieldFact) {
  const entry = mapEntry(name, fact.type);
  const label = fact.repeated || entry ? Label.REPEATED : Label.OPTIONAL;
  const field = { name, jsonName: fact.json, number: fact.number, label };
  if (entry === undefined) return typedField(field, fact.type);
  const typeName = `.${PACKAGE}.${flatName(message)}.${entry.name}`;
  return create(FieldDescriptorProtoSchema, { ...field, type: Type.MESSAGE, typeName });
}

function typedField(field: NewField, type: string) {
  const scalar = SCALARS[type];
  if (scalar !== undefined) return create(FieldDescriptorProtoSchema, { ...field, type: scalar });
  const isOurs = type in UDM_MESSAGES || type in UDM_ENUMS;
  const typeName = isOurs ? `.${PACKAGE}.${flatName(type)}` : `.${type}`;
  return create(FieldDescriptorProtoSchema, {
    ...field,
    type: type in UDM_ENUMS ? Type.ENUM : Type.MESSAGE,
    typeName,
  });
}

/** The message that stands behind a field `map<key,value>`: a repeated pair, as protoc makes it. */
function mapEntry(field: string, type: string): DescriptorProto | undefined {
  const [, key, value] = /^map<(\w+),\s*(.+)>$/u.exec(type) ?? [];
  if (key === undefined || value === undefined) return undefined;
  return create(DescriptorProtoSchema, {
    name: `${field}_entry`,
    field: [
      typedField({ name: 'key', number: 1, label: Label.OPTIONAL }, key),
      typedField({ name: 'value', number: 2, label: Label.OPTIONAL }, value),
    ],
    options: { mapEntry: true },
  });
}

function enumOf(name: string) {
  return create(EnumDescriptorProtoSchema, {
    name: flatName(name),
    value: Object.entries(UDM_ENUMS[name]!).map(([member, number]) => ({ name: member, number })),
    options: { allowAlias: true },
  });
}

function registryOf(): FileRegistry {
  const file = create(FileDescriptorProtoSchema, {
    name: 'udm.proto',
    syntax: 'proto3',
    package: PACKAGE,
    dependency: WELL_KNOWN.map((known) => known.proto.name),
    messageType: Object.keys(UDM_MESSAGES).map(messageOf),
    enumType: Object.keys(UDM_ENUMS).map(enumOf),
  });
  return createFileRegistry(file, (name) => WELL_KNOWN.find((known) => known.proto.name === name));
}

const REGISTRY = registryOf();

/** The descriptor of the message `google.backstory.Entity`, built from the facts and nothing else. */
export const UDM_ENTITY: DescMessage = REGISTRY.getMessage(`${PACKAGE}.Entity`)!;

/** The descriptor of the message `google.backstory.UDM`, which is an event. */
export const UDM_EVENT: DescMessage = REGISTRY.getMessage(`${PACKAGE}.UDM`)!;
