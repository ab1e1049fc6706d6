import { type JsonObject, ownField } from '../../json.ts';
import type { LogField } from '../field.ts';
import { type LogOf, optionalFields } from '../schema.ts';
import { ANSWER, REQUEST } from './call.ts';
import { ERROR, FLAG, NAME, SCALAR } from './form.ts';
import { USER_IDENTITY } from './identity.ts';
import { open, readPart } from './json-text.ts';

/** A record of activity, of the versions 1.0 to 1.11. */
export const CLOUDTRAIL_RECORD = /* @__PURE__ */ (() =>
  ({
    fields: optionalFields({
      eventVersion: SCALAR,
      userIdentity: USER_IDENTITY,
      eventTime: SCALAR,
      eventSource: SCALAR,
      eventName: SCALAR,
      awsRegion: SCALAR,
      sourceIPAddress: SCALAR,
      userAgent: SCALAR,
      errorCode: ERROR,
      errorMessage: ERROR,
      requestParameters: REQUEST,
      responseElements: ANSWER,
      additionalEventData: open({
        MFAUsed: SCALAR,
        LoginTo: SCALAR,
        SwitchFrom: SCALAR,
        SwitchTo: SCALAR,
        UserName: SCALAR,
      }),
      requestID: SCALAR,
      eventID: SCALAR,
      readOnly: FLAG,
      resources: {
        element: {
          fields: optionalFields({ ARN: NAME, arn: NAME, type: SCALAR, accountId: SCALAR }),
          ofText: readPart,
        },
        ofText: readPart,
      },
      eventType: SCALAR,
      apiVersion: SCALAR,
      managementEvent: FLAG,
      recipientAccountId: SCALAR,
      sharedEventID: SCALAR,
      serviceEventDetails: open({}),
      vpcEndpointId: SCALAR,
      vpcEndpointAccountId: SCALAR,
      eventCategory: SCALAR,
      addendum: open({}),
      sessionCredentialFromConsole: SCALAR,
      edgeDeviceDetails: open({}),
      tlsDetails: {
        fields: optionalFields({
          tlsVersion: SCALAR,
          cipherSuite: SCALAR,
          clientProvidedHostHeader: SCALAR,
        }),
        ofText: readPart,
      },
      eventContext: open({}),
    }),
  }) as const)();

/**
 * A CloudTrail record, as far as rows read it. Requests and answers have more: each service has its own.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export interface CloudTrailRecord extends LogOf<typeof CLOUDTRAIL_RECORD> {}

/** A field of a record as a dotted path. */
export type RecordField = LogField<CloudTrailRecord>;

/**
 * A record whose fields are objects where an export of a table wrote them as their JSON text; the record itself where
 * none is.
 */
export function withObjects(record: JsonObject): JsonObject {
  const read: [string, object | null][] = [];
  for (const name of OBJECT_FIELDS) {
    const value = ownField(record, name);
    const object = typeof value === 'string' ? readPart(value) : undefined;
    if (object !== undefined) read.push([name, object]);
  }
  return read.length === 0 ? record : { ...record, ...Object.fromEntries(read) };
}

/** Whether a field that is an object or a list is text of neither, as the print of a struct or a mask is. */
export function hasUnreadable(record: JsonObject): boolean {
  return OBJECT_FIELDS.some((name) => {
    const value = ownField(record, name);
    return typeof value === 'string' && readPart(value) === undefined;
  });
}

/** The fields that are objects or lists. */
const OBJECT_FIELDS = /* @__PURE__ */ (() =>
  Object.entries(CLOUDTRAIL_RECORD.fields).flatMap(([name, { optional }]) =>
    'ofText' in optional ? [name] : [],
  ))();
