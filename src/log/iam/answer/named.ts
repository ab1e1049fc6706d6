import type { IssueCode } from '../../../issue.ts';
import { isObject, type JsonObject } from '../../../json.ts';
import { foreignTo, kindsOf } from '../kind.ts';
import { holdsAnswer, isBeside } from './call.ts';
import type { AnswerUnit } from './part.ts';
import { errorOf, shortAnswerCall, wholeAnswerCall } from './whole-answer.ts';

type NamedDocument = Pick<AnswerUnit, 'holds'> &
  Partial<Pick<AnswerUnit, 'call' | 'code' | 'errorCode' | 'form'>>;

/** What a document is that holds no record: another answer, an error, or something that cannot be read and is named. */
export function nameDocument(document: JsonObject): NamedDocument | undefined {
  const foreign = foreignTo(document);
  if (foreign !== undefined) return { holds: 'other', call: foreign };
  const error = errorOf(document);
  if (error !== undefined) return { holds: 'other', code: 'error_answer', ...error };
  const call = wholeAnswerCall(document);
  if (call !== undefined) return { holds: 'other', call };
  const [code, , form] = SHAPES.find(([, isSo]) => isSo(document)) ?? [];
  if (code !== undefined) return { holds: 'named', code, ...(form === undefined ? {} : { form }) };
  const own = Object.keys(document).filter((field) => !isBeside(field));
  if (own.length > 0) return shortAnswer(own);
  return Object.keys(document).length === 0 ? undefined : { holds: 'other' };
}

function shortAnswer(fields: readonly string[]): NamedDocument | undefined {
  const call = shortAnswerCall(fields);
  return call === undefined ? undefined : { holds: 'other', call };
}

/** What other tools write, by fields that nothing else has. */
const SHAPES: readonly (readonly [
  code: IssueCode,
  isSo: (document: JsonObject) => boolean,
  form?: string,
])[] = [
  ['looks_like_terraform', isTerraform],
  ['looks_like_credential_report', ({ user_creation_time: created }) => created !== undefined],
  [
    'foreign_form',
    isTemplate,
    'a template of CloudFormation; hand in the answer of GetAccountAuthorizationDetails',
  ],
  ['looks_like_cloud_control', isCloudControl],
  ['looks_like_pulumi', ({ deployment }) => isObject(deployment) && Array.isArray(deployment.resources)],
  ['looks_like_search_hits', isSearch],
  ['looks_like_keyed_records', isKeyed],
];

function isTerraform(document: JsonObject): boolean {
  const { terraform_version: version, format_version: format, type, unique_id: id } = document;
  // A resource of a state, and its attributes by themselves.
  if ((typeof type === 'string' && type.startsWith('aws_iam_')) || (id !== undefined && 'arn' in document))
    return true;
  return (
    version !== undefined || (format !== undefined && ('values' in document || 'planned_values' in document))
  );
}

function isTemplate({ Resources, AWSTemplateFormatVersion: version }: JsonObject): boolean {
  const [resource] = isObject(Resources) ? Object.values(Resources) : [];
  const type = isObject(resource) ? resource.Type : undefined;
  return version !== undefined || (typeof type === 'string' && type.startsWith('AWS::'));
}

function isCloudControl({ TypeName, ResourceDescription, ResourceDescriptions }: JsonObject): boolean {
  return (
    typeof TypeName === 'string' && (ResourceDescription !== undefined || ResourceDescriptions !== undefined)
  );
}

function isSearch({ hits, _source: source }: JsonObject): boolean {
  return isObject(source) || (isObject(hits) && Array.isArray(hits.hits));
}

/** So many values are looked at. */
const LOOKED_AT = 10;

function isKeyed(document: JsonObject): boolean {
  // Beside them there may be what is said of them all.
  const values = Object.values(document).filter(isObject).slice(0, LOOKED_AT);
  return values.length > 0 && values.every(isRecordOrAnswer);
}

/** Whether it is a record, or an answer with nothing beside: much else has lists of users or groups among its fields. */
function isRecordOrAnswer(value: JsonObject): boolean {
  const own = Object.keys(value).filter((field) => !isBeside(field));
  const hasList = own.some((field) => Array.isArray(value[field]));
  return (hasList && own.every((field) => holdsAnswer(field, value[field]))) || kindsOf(value).length > 0;
}
