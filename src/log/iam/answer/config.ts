import { isObject, type JsonObject, parseJson } from '../../../json.ts';
import { fromText, unit, within } from '../../cloudtrail/content.ts';
import { respellRecord } from '../respelled.ts';
import type { Content } from './part.ts';

const IAM_TYPE = /^AWS::IAM::(?:User|Role|Group|Policy)$/u;

/**
 * Takes an item of AWS Config apart, which has lowerCamelCase keys always: the record in its `configuration`, as an
 * object or as text. Other resource types, and resources that were deleted, are known and hold no record.
 *
 * @see https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigurationItem.html
 */
export function unwrapConfigItem(item: JsonObject): readonly Content[] | undefined {
  const { resourceType, configuration, configurationItemStatus } = item;
  const isTyped = typeof resourceType === 'string' && /^AWS::\w+::\w+$/u.test(resourceType);
  // What was asked for with `select` may have no more than the configuration.
  const isItem = isTyped
    ? 'configuration' in item || configurationItemStatus !== undefined
    : isObject(configuration);
  if (!isItem) return undefined;
  const log = isTyped && !IAM_TYPE.test(resourceType) ? undefined : recordOf(configuration);
  if (log === undefined) {
    return isTyped
      ? [unit([], item, { holds: 'other', call: 'config:GetResourceConfigHistory' })]
      : undefined;
  }
  const holds = log.PolicyId === undefined ? 'record' : 'policy';
  const text = typeof configuration === 'string' && { text: configuration };
  return [unit(['configuration'], withArn(log, item), { holds, ...text })];
}

function recordOf(configuration: unknown): JsonObject | undefined {
  const value = typeof configuration === 'string' ? parseJson(configuration)?.value : configuration;
  return isObject(value) ? respellRecord(value) : undefined;
}

/** An item says its ARN beside the configuration, too. */
function withArn(log: JsonObject, { ARN, arn = ARN }: JsonObject): JsonObject {
  return log.Arn === undefined && arn !== undefined ? { ...log, Arn: arn } : log;
}

/** The message of a change, or of a snapshot that was delivered; undefined for everything else. */
export function unwrapConfigMessage(message: JsonObject): readonly Content[] | undefined {
  // As GetAggregateResourceConfig answers.
  const at = 'ConfigurationItem' in message ? 'ConfigurationItem' : 'configurationItem';
  const value = message[at];
  return isObject(value) ? [within(value, [at])] : undefined;
}

/** The answer of an advanced query: each of its results is the text of a row. */
export function unwrapSelect({ Results, QueryInfo }: JsonObject): readonly Content[] | undefined {
  if (!Array.isArray(Results) || !isObject(QueryInfo)) return undefined;
  return Results.map((row: unknown, index) => {
    const at = ['Results', index];
    return typeof row === 'string' ? fromText(row, at) : within(row, at);
  });
}
