import { isObject, type JsonObject } from '../../../json.ts';

/**
 * Answers that have no field of their own around them: the fields by which each is known, all of which it has, and its
 * call.
 */
const WHOLE_ANSWERS: readonly (readonly [call: string, ...fields: string[]])[] = [
  ['GetCredentialReport', 'Content', 'ReportFormat'],
  ['GetOpenIDConnectProvider', 'ClientIDList'],
  ['GetSAMLProvider', 'SAMLMetadataDocument'],
  ['CreateOpenIDConnectProvider', 'OpenIDConnectProviderArn'],
  ['CreateSAMLProvider', 'SAMLProviderArn'],
  ['GetMFADevice', 'SerialNumber', 'EnableDate'],
  ['GetServiceLastAccessedDetails', 'JobStatus', 'ServicesLastAccessed'],
  ['GetServiceLastAccessedDetailsWithEntities', 'JobStatus', 'EntityDetailsList'],
  ['GetOrganizationsAccessReport', 'JobStatus', 'NumberOfServicesAccessible'],
  ['ListOrganizationsFeatures', 'EnabledFeatures'],
  ['DeleteServiceLinkedRole', 'DeletionTaskId'],
];

/** Answers of so few fields that these alone, and nothing else, tell them. */
const SHORT_ANSWERS: readonly (readonly [call: string, ...fields: string[]])[] = [
  ['GenerateCredentialReport', 'State', 'Description'],
  ['GenerateServiceLastAccessedDetails', 'JobId'],
  ['GetServiceLinkedRoleDeletionStatus', 'Status', 'Reason'],
  ['ListTags', 'Tags'],
];

/** The call that answers with fields that have none around them; undefined where no call does. */
export function wholeAnswerCall(answer: JsonObject): string | undefined {
  const inline = inlinePolicyCall(answer);
  if (inline !== undefined) return inline;
  const whole = WHOLE_ANSWERS.find(([, ...fields]) => fields.every((field) => answer[field] !== undefined));
  return whole?.[0];
}

/** The call of an answer that has these fields and no others. */
export function shortAnswerCall(fields: readonly string[]): string | undefined {
  const found = SHORT_ANSWERS.find(
    ([, first, ...others]) =>
      fields.includes(first!) && fields.every((field) => field === first || others.includes(field)),
  );
  return found?.[0];
}

/** The call that answers with one inline policy, which has no field of its own around it. */
function inlinePolicyCall(document: JsonObject): string | undefined {
  if (document.PolicyName === undefined || document.PolicyDocument === undefined) return undefined;
  const owner = ['User', 'Role', 'Group'].find((kind) => typeof document[`${kind}Name`] === 'string');
  return owner === undefined ? undefined : `Get${owner}Policy`;
}

/** Whether an answer is an error, with the code of it where that has the form of one. */
export function errorOf(answer: JsonObject): { readonly errorCode: string | undefined } | undefined {
  const { Error: error, __type: type } = answer;
  const isError = isObject(error) && typeof error.Code === 'string';
  if (!isError && (typeof type !== 'string' || !('message' in answer || 'Message' in answer)))
    return undefined;
  const code = isError ? error.Code : String(type).slice(String(type).indexOf('#') + 1);
  return { errorCode: ERROR_CODE.test(code as string) ? (code as string) : undefined };
}

const ERROR_CODE = /^[A-Z][A-Za-z]{1,60}(?:\.[A-Z][A-Za-z]{1,60}){0,2}$/u;
