import { type JsonObject, ownField } from '../../json.ts';
import type { LogField } from '../field.ts';
import type { LogOf } from '../schema.ts';
import { ANSWER, REQUEST } from './call.ts';
import { ERROR, FLAG, NAME, SCALAR } from './form.ts';
import { USER_IDENTITY } from './identity.ts';
import { open, readJsonText } from './json-text.ts';

/** A record of activity, of the versions 1.0 to 1.11. */
export const CLOUDTRAIL_RECORD = /* @__PURE__ */ (() =>
  ({
    fields: {
      eventVersion: { optional: SCALAR },
      userIdentity: { optional: USER_IDENTITY },
      eventTime: { optional: SCALAR },
      eventSource: { optional: SCALAR },
      eventName: { optional: SCALAR },
      awsRegion: { optional: SCALAR },
      sourceIPAddress: { optional: SCALAR },
      userAgent: { optional: SCALAR },
      errorCode: { optional: ERROR },
      errorMessage: { optional: ERROR },
      requestParameters: { optional: REQUEST },
      responseElements: { optional: ANSWER },
      additionalEventData: {
        optional: open({
          MFAUsed: { optional: SCALAR },
          LoginTo: { optional: SCALAR },
          SwitchFrom: { optional: SCALAR },
          SwitchTo: { optional: SCALAR },
          UserName: { optional: SCALAR },
        }),
      },
      requestID: { optional: SCALAR },
      eventID: { optional: SCALAR },
      readOnly: { optional: FLAG },
      resources: {
        optional: {
          element: {
            fields: {
              ARN: { optional: NAME },
              arn: { optional: NAME },
              type: { optional: SCALAR },
              accountId: { optional: SCALAR },
            },
            ofText: readJsonText,
          },
          ofText: readJsonText,
        },
      },
      eventType: { optional: SCALAR },
      apiVersion: { optional: SCALAR },
      managementEvent: { optional: FLAG },
      recipientAccountId: { optional: SCALAR },
      sharedEventID: { optional: SCALAR },
      serviceEventDetails: { optional: open({}) },
      vpcEndpointId: { optional: SCALAR },
      vpcEndpointAccountId: { optional: SCALAR },
      eventCategory: { optional: SCALAR },
      addendum: { optional: open({}) },
      sessionCredentialFromConsole: { optional: SCALAR },
      edgeDeviceDetails: { optional: open({}) },
      tlsDetails: {
        optional: {
          fields: {
            tlsVersion: { optional: SCALAR },
            cipherSuite: { optional: SCALAR },
            clientProvidedHostHeader: { optional: SCALAR },
          },
          ofText: readJsonText,
        },
      },
      eventContext: { optional: open({}) },
    },
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
  const read: [string, object][] = [];
  for (const name of OBJECT_FIELDS) {
    const value = ownField(record, name);
    const object = typeof value === 'string' ? readJsonText(value) : undefined;
    if (object !== undefined) read.push([name, object]);
  }
  return read.length === 0 ? record : { ...record, ...Object.fromEntries(read) };
}

/** The fields that are objects or lists. */
const OBJECT_FIELDS = /* @__PURE__ */ (() =>
  Object.entries(CLOUDTRAIL_RECORD.fields).flatMap(([name, { optional }]) =>
    'ofText' in optional ? [name] : [],
  ))();
