import type { Path } from '../../issue.ts';
import { isObject, type JsonObject, valueAt } from '../../json.ts';
import type { Content } from '../iam/answer/part.ts';
import { fromText, named } from './content.ts';
import { isOfCloudTrail } from './judge.ts';

/** Where collectors and searches keep the record that they were given. */
const CARRIED: readonly Path[] = [
  // Logs Insights, as its console exports rows.
  ['@message'],
  // Splunk, in exports of a search and in rows of its page.
  ['result', '_raw'],
  ['_raw'],
  // Filebeat, Logstash and Vector, and CloudWatch Logs in an event by itself.
  ['message'],
  // Fluent Bit and Docker.
  ['log'],
  // The HTTP Event Collector of Splunk.
  ['event'],
];

/** Whether a value is text that begins as the JSON of an object does. */
export function isObjectText(value: unknown): value is string {
  return typeof value === 'string' && /^\s*\{/u.test(value);
}

/** What carries one record, as text or as an object, among fields of its own. */
export function unwrapCarried(document: JsonObject): readonly Content[] | undefined {
  for (const at of CARRIED) {
    if (document[at[0]!] === undefined) continue;
    const value = valueAt(document, at);
    if (isObjectText(value)) return [fromText(value, at)];
    if (isObject(value) && isOfCloudTrail(value)) return [{ is: 'document', at, value }];
  }
  return undefined;
}

/**
 * A document of the Elastic Common Schema: the record that it was made of, where that was kept.
 *
 * @see https://www.elastic.co/guide/en/ecs/current/ecs-event.html#field-event-original
 */
export function unwrapElastic(document: JsonObject): readonly Content[] | undefined {
  const { event, aws } = document;
  if (!isObject(event)) return undefined;
  const { original } = event;
  if (isObjectText(original)) return [fromText(original, ['event', 'original'])];
  return isObject(aws) && isObject(aws.cloudtrail) ? [named([], document, TAKEN_APART)] : undefined;
}

const TAKEN_APART =
  'a document of Elastic whose record was taken apart; keep it with the tag preserve_original_event, or hand in the files of the trail';

/** A hit of a search in Elasticsearch, where it holds a record of activity; the page of Kibana shows lists of fields. */
export function unwrapHit({ _source: value, fields }: JsonObject): readonly Content[] | undefined {
  const original = isObject(fields) ? valueAt(fields, ['event.original', 0]) : undefined;
  if (isObjectText(original)) return [fromText(original, ['fields', 'event.original', 0])];
  return isObject(value) && holdsActivity(value) ? [{ is: 'document', at: ['_source'], value }] : undefined;
}

function holdsActivity(source: JsonObject): boolean {
  return isOfCloudTrail(source) || (unwrapElastic(source) ?? unwrapCarried(source)) !== undefined;
}

/** What a search in Elasticsearch found. */
export function unwrapHits({ hits: found }: JsonObject): readonly Content[] | undefined {
  const hits = isObject(found) ? found.hits : undefined;
  if (!Array.isArray(hits) || !hits.some((hit) => isObject(hit) && unwrapHit(hit) !== undefined))
    return undefined;
  return hits.map((value: unknown, index) => ({ is: 'document', at: ['hits', 'hits', index], value }));
}

/** What a search in Splunk found, as one answer. */
export function unwrapSearch({ results }: JsonObject): readonly Content[] | undefined {
  if (!Array.isArray(results) || !results.some((row) => isObject(row) && typeof row._raw === 'string'))
    return undefined;
  return results.map((value: unknown, index) => ({ is: 'document', at: ['results', index], value }));
}
