import type { Reader, Readers } from '../../engine/schema.ts';
import { ANSWER, REQUEST } from '../../log/cloudtrail/call.ts';
import { USER_IDENTITY } from '../../log/cloudtrail/identity.ts';
import { type LeafRules, leavesOf, pathsOfLeaves, type Taken } from '../../log/cloudtrail/leaves.ts';
import { CLOUDTRAIL_RECORD } from '../../log/cloudtrail/record.ts';
import { serviceOf } from '../../log/cloudtrail/service.ts';
import type { ObjectSchema } from '../../log/schema.ts';
import { FAILURE } from './circumstance.ts';

type Log = { readonly [key: string]: unknown };

/** Makes the reader of a part of a record: its leaves, without those that rows of their own take. */
function leavesReader(
  name: string,
  schema: ObjectSchema,
  takenOf: (record: Log, part: Log) => Taken,
): Reader {
  const rulesOf = (part: object, record: object): LeafRules => ({
    name,
    schema,
    taken: takenOf(record as Log, part as Log),
    isSignin: serviceOf((record as Log).eventSource) === 'signin',
  });
  return Object.assign(
    (part: object, record: object, report: Parameters<Reader>[2]) =>
      leavesOf(part, rulesOf(part, record), report),
    { pathsOf: (part: object, record: object) => pathsOfLeaves(part, rulesOf(part, record)) },
  );
}

interface Places {
  readonly [name: string]: 'scalar' | 'all' | Places;
}

function taken(places: Places): Taken {
  return new Map(
    Object.entries(places).map(([name, place]) => [name, typeof place === 'string' ? place : taken(place)]),
  );
}

const NOTHING: Taken = /* @__PURE__ */ new Map();

/** Policy documents are permissions, and no labels. */
const IN_REQUEST = /* @__PURE__ */ taken({ policyDocument: 'all', assumeRolePolicyDocument: 'all' });
const IN_ANSWER = /* @__PURE__ */ taken({ role: { assumeRolePolicyDocument: 'all' } });

const IN_IDENTITY = /* @__PURE__ */ taken({
  type: 'scalar',
  principalId: 'scalar',
  arn: 'scalar',
  accountId: 'scalar',
  accessKeyId: 'scalar',
  userName: 'scalar',
  invokedBy: 'scalar',
  identityProvider: 'scalar',
  sessionContext: {
    sessionIssuer: { arn: 'scalar', userName: 'scalar' },
    attributes: { mfaAuthenticated: 'scalar', creationDate: 'scalar' },
    webIdFederationData: { federatedProvider: 'scalar' },
    sourceIdentity: 'scalar',
  },
  onBehalfOf: { userId: 'scalar' },
});

const IN_DATA = /* @__PURE__ */ taken({ MFAUsed: 'scalar', LoginTo: 'scalar' });
const IN_SIGNIN_DATA = /* @__PURE__ */ taken({
  MFAUsed: 'scalar',
  LoginTo: 'scalar',
  SwitchFrom: 'scalar',
  SwitchTo: 'scalar',
});

/** A failure says that the call was refused; any other outcome stays. */
function outcomeOf(record: Log, part: Log): Taken {
  const name = String(record.eventName);
  return Object.hasOwn(part, name) && part[name] === FAILURE ? new Map([[name, 'scalar']]) : NOTHING;
}

const { additionalEventData, serviceEventDetails, addendum, edgeDeviceDetails, eventContext } =
  CLOUDTRAIL_RECORD.fields;

/** What rows of the table for CloudTrail may have made of a part of a record: its leaves. */
export const EVENT_READERS = {
  '@request': /* @__PURE__ */ leavesReader('requestParameters', REQUEST, () => IN_REQUEST),
  '@answer': /* @__PURE__ */ leavesReader('responseElements', ANSWER, () => IN_ANSWER),
  '@identity': /* @__PURE__ */ leavesReader('userIdentity', USER_IDENTITY, () => IN_IDENTITY),
  '@data': /* @__PURE__ */ leavesReader('additionalEventData', additionalEventData.optional, (record) =>
    serviceOf(record.eventSource) === 'signin' ? IN_SIGNIN_DATA : IN_DATA,
  ),
  '@details': /* @__PURE__ */ leavesReader('serviceEventDetails', serviceEventDetails.optional, outcomeOf),
  '@addendum': /* @__PURE__ */ leavesReader('addendum', addendum.optional, () => NOTHING),
  '@edge': /* @__PURE__ */ leavesReader('edgeDeviceDetails', edgeDeviceDetails.optional, () => NOTHING),
  '@context': /* @__PURE__ */ leavesReader('eventContext', eventContext.optional, () => NOTHING),
} as const satisfies Readers;
