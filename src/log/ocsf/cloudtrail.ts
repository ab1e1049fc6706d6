import { isAbsent, isObject, type JsonObject, valueAt } from '../../json.ts';
import { type MutableObject, place, stepsOf } from './place.ts';
import type { OcsfReader } from './reading.ts';
import { OCSF_VERSIONS, type OcsfClass, type OcsfContext, type OcsfRow, type OcsfVersion } from './row.ts';
import { OCSF_ROWS } from './rows.ts';
import { placeUnmapped } from './unmapped.ts';

type Steps = readonly string[];
/** A record of CloudTrail that was read back from OCSF. */
export interface ReadBack {
  readonly record: JsonObject;
  readonly version: OcsfVersion;
}

/** The classes of records of CloudTrail, by their numbers; API activity has another in each version. */
const CLASSES: { readonly [uid: string]: OcsfClass } = {
  3001: 'account change',
  3002: 'authentication',
  3005: 'API activity',
  6003: 'API activity',
};

/** Whether an object is of OCSF: of CloudTrail, or of anything else. */
export function isOcsf({ metadata, class_uid: uid, ...document }: JsonObject): boolean {
  return isObject(metadata) && isObject(metadata.product) && uid !== undefined && 'category_uid' in document;
}

/** Whether an object is of OCSF and of CloudTrail, in a version and a class that are read back. */
export function isCloudTrailOcsf(document: JsonObject): boolean {
  return contextOf(document) !== undefined;
}

/**
 * Reads a record of CloudTrail back from OCSF, in which Security Lake keeps it: as far as OCSF keeps it, with each value
 * in its own field.
 *
 * @param document an Account Change, an Authentication or an API Activity of CloudTrail, of version 1.0.0-rc.2 or 1.1.0,
 * of any type
 * @returns the record, and the version of OCSF; undefined for everything else
 * @example
 * cloudTrailOf({ metadata: { product: { name: 'CloudTrail' }, version: '1.1.0' }, class_uid: 3001, … })?.record.eventName;
 * @see https://docs.aws.amazon.com/security-lake/latest/userguide/open-cybersecurity-schema-framework.html
 */
export function cloudTrailOf(document: unknown): ReadBack | undefined {
  const context = isObject(document) ? contextOf(document) : undefined;
  if (context === undefined) return undefined;
  const record: MutableObject = {};
  for (const row of OCSF_ROWS) if (row.when(context)) readRow(record, row, document, context.version);
  placeUnmapped(record, (document as JsonObject).unmapped);
  return { record, version: context.version };
}

function contextOf(document: JsonObject): OcsfContext | undefined {
  if (!isObject(document.metadata)) return undefined;
  const version = OCSF_VERSIONS.find((one) => one === valueAt(document, ['metadata', 'version']));
  const kind = CLASSES[String(document.class_uid)];
  const product = valueAt(document, ['metadata', 'product', 'name']);
  if (version === undefined || kind === undefined || product !== 'CloudTrail') return undefined;
  return {
    version,
    class: kind,
    operation: String(valueAt(document, ['api', 'operation'])),
    identity: String(valueAt(document, ['actor', 'user', 'type'])),
    isMade: !isAbsent(valueAt(document, ['user', 'uid'])),
    isOnOther: valueAt(document, ['user', 'uuid']) !== valueAt(document, ['actor', 'user', 'uuid']),
  };
}

function readRow(
  record: MutableObject,
  { log, ocsf, read }: OcsfRow,
  document: unknown,
  version: OcsfVersion,
): void {
  const from = ocsf[version];
  if (from?.includes('[].')) readElements(record, log, from, read, document);
  else if (from !== undefined) place(record, stepsOf(log), read(valueAt(document, stepsOf(from))));
}

function readElements(
  record: MutableObject,
  log: string,
  from: string,
  read: OcsfReader,
  document: unknown,
): void {
  const [logList, logField] = log.split('[].').map(stepsOf) as [Steps, Steps];
  const [list, field] = from.split('[].').map(stepsOf) as [Steps, Steps];
  const elements = valueAt(document, list);
  if (!Array.isArray(elements) || elements.length === 0) return;
  const made = (valueAt(record, logList) ?? elements.map(() => ({}))) as MutableObject[];
  for (const [index, element] of elements.entries()) {
    place(made[index]!, logField, read(valueAt(element, field)));
  }
  place(record, logList, made);
}
