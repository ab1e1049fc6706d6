import { type DescMessage, fromJson, type JsonValue, toJson } from '@bufbuild/protobuf';
import stableStringify from 'fast-json-stable-stringify';
import { UDM_ENTITY, UDM_EVENT, UDM_MESSAGES } from './udm-descriptor.ts';

/** Fields that are the platform's to fill, though no decoder refuses them. */
const PLATFORM_FIELDS: Readonly<Record<string, readonly string[]>> = {
  EntityMetadata: ['interval', 'source_type'],
  Relation: ['uid'],
};

/** The deprecated fields that are written all the same, since published rules read them. */
const KEPT_FIELDS: readonly string[] = ['principal, resource, type'];

/**
 * Checks an entity against the protocol buffers of UDM, knowing nothing of how it was made.
 *
 * @param json the entity in proto3-JSON, with camelCase or snake_case keys
 * @returns one sentence for each problem; none where the entity is fine
 */
export function checkEntity(json: unknown): string[] {
  return [
    ...checkDecoding(UDM_ENTITY, json),
    ...checkEmptiness(json, 'the entity'),
    ...checkFields(json, 'Entity'),
  ];
}

/**
 * Checks an event likewise.
 *
 * @param json the event in proto3-JSON, with camelCase or snake_case keys
 * @returns one sentence for each problem; none where the event is fine
 */
export function checkEvent(json: unknown): string[] {
  return [
    ...checkDecoding(UDM_EVENT, json),
    ...checkEmptiness(json, 'the event'),
    ...checkFields(json, 'UDM'),
  ];
}

function checkDecoding(descriptor: DescMessage, json: unknown): string[] {
  let message: ReturnType<typeof fromJson>;
  try {
    message = fromJson(descriptor, json as JsonValue, { ignoreUnknownFields: false });
  } catch (error) {
    return [`A strict decoder refuses it: ${(error as Error).message}.`];
  }
  const styles = [false, true].map((useProtoFieldName) => toJson(descriptor, message, { useProtoFieldName }));
  if (styles.some((style) => stableStringify(style) === JSON.stringify(json))) return [];
  if (styles.some((style) => stableStringify(style) === stableStringify(json))) {
    return ['Its keys are not in sorted order.'];
  }
  return ['Decoded and encoded again it is not the same JSON in either style of keys.'];
}

function checkEmptiness(value: unknown, place: string): string[] {
  if (value === null) return [`${place} is null.`];
  if (value === '') return [`${place} is an empty string.`];
  if (typeof value !== 'object') return [];
  const members = Object.entries(value);
  if (members.length === 0) return [`${place} is an empty ${Array.isArray(value) ? 'list' : 'object'}.`];
  return members.flatMap(([key, member]) => checkEmptiness(member, `${place}, ${key}`));
}

/** Reports the fields that a decoder takes but an entity must not hold. */
function checkFields(value: unknown, message: string, around: readonly string[] = []): string[] {
  if (Array.isArray(value)) return value.flatMap((element) => checkFields(element, message, around));
  const facts = UDM_MESSAGES[message];
  if (facts === undefined || typeof value !== 'object' || value === null) return [];
  const fields = Object.entries(facts);
  return Object.entries(value).flatMap(([key, member]) => {
    const [name, fact] = fields.find(([proto, { json }]) => key === proto || key === json) ?? [];
    if (name === undefined || fact === undefined) return [];
    const place = [...around, name];
    const problems = checkFields(member, fact.type, place);
    if (fact.deprecated && !KEPT_FIELDS.includes(place.join(', ')))
      problems.push(`The field ${message}.${name} is deprecated.`);
    if (PLATFORM_FIELDS[message]?.includes(name))
      problems.push(`The field ${message}.${name} is the platform's to fill.`);
    return problems;
  });
}
