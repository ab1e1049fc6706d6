import type { Reader, Readers, ReportBelow } from '../../engine/schema.ts';
import type { Path } from '../../issue.ts';
import type { JsonObject } from '../../json.ts';
import { ANSWER, REQUEST } from '../../log/cloudtrail/call.ts';
import { USER_IDENTITY } from '../../log/cloudtrail/identity.ts';
import { open } from '../../log/cloudtrail/json-text.ts';
import { LeafRules, type Taken } from '../../log/cloudtrail/leaf-rules.ts';
import { leavesOf, pathsOfLeaves, pathsOfSecrets } from '../../log/cloudtrail/leaves.ts';
import { CLOUDTRAIL_RECORD } from '../../log/cloudtrail/record.ts';
import { type Service, serviceOf, sourceOf } from '../../log/cloudtrail/service.ts';
import type { ObjectSchema } from '../../log/schema.ts';
import { FAILURE } from './circumstance.ts';

/** A part of a record whose leaves rows read. */
interface RecordPart {
  readonly name: string;
  readonly rulesOf: (part: object, record: JsonObject) => LeafRules;
}

/** @param schemaOfOthers what the part is in records of services that the table does not know */
function partOf(
  name: string,
  schema: ObjectSchema,
  takenOf: (record: JsonObject, part: JsonObject, isSignin: boolean) => Taken,
  schemaOfOthers = schema,
): RecordPart {
  const known = new Map<Service | undefined, LeafRules>();
  return {
    name,
    rulesOf: (part, record) => {
      const service = serviceOf(record.eventSource);
      const isSignin = service === 'signin';
      const taken = takenOf(record, part as JsonObject, isSignin);
      const last = known.get(service);
      if (last?.taken === taken) return last;
      const rules = new LeafRules(name, service ? schema : schemaOfOthers, taken, isSignin);
      known.set(service, rules);
      return rules;
    },
  };
}

/** Makes the reader of a part: its leaves, without those that rows of their own take. */
function readerOf({ rulesOf }: RecordPart): Reader {
  return Object.assign(
    (part: object, record: object, report: ReportBelow) =>
      leavesOf(part, rulesOf(part, record as JsonObject), report),
    { pathsOf: (part: object, record: object) => pathsOfLeaves(part, rulesOf(part, record as JsonObject)) },
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

/** Other services answer with other things of the same names: a function's `role` is a text. */
const ANY = /* @__PURE__ */ open({});

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
function outcomeOf(record: JsonObject, part: JsonObject): Taken {
  const name = String(record.eventName);
  return Object.hasOwn(part, name) && part[name] === FAILURE ? new Map([[name, 'scalar']]) : NOTHING;
}

/** The parts, by the names of their readers. */
const PARTS = /* @__PURE__ */ (() => {
  const { additionalEventData, serviceEventDetails, addendum, edgeDeviceDetails, eventContext } =
    CLOUDTRAIL_RECORD.fields;
  return {
    '@request': partOf('requestParameters', REQUEST, () => IN_REQUEST),
    '@answer': partOf('responseElements', ANSWER, () => IN_ANSWER, ANY),
    '@identity': partOf('userIdentity', USER_IDENTITY, () => IN_IDENTITY),
    '@data': partOf('additionalEventData', additionalEventData.optional, (_, __, isSignin) =>
      isSignin ? IN_SIGNIN_DATA : IN_DATA,
    ),
    '@details': partOf('serviceEventDetails', serviceEventDetails.optional, outcomeOf),
    '@addendum': partOf('addendum', addendum.optional, () => NOTHING),
    '@edge': partOf('edgeDeviceDetails', edgeDeviceDetails.optional, () => NOTHING),
    '@context': partOf('eventContext', eventContext.optional, () => NOTHING),
  };
})();

/** What rows of the table for CloudTrail may have made of a part of a record: its leaves. */
export const EVENT_READERS: Readers = /* @__PURE__ */ (() =>
  Object.fromEntries(Object.entries(PARTS).map(([name, part]) => [name, readerOf(part)])))();

/**
 * The rules for the leaves of a part in records of a service.
 *
 * @param name the name of the part in the record
 */
export function leafRulesOf(name: string, service: Service | undefined): LeafRules {
  const part = Object.values(PARTS).find((one) => one.name === name)!;
  return part.rulesOf({}, { eventSource: service && sourceOf(service) });
}

/** Where a record holds secrets, which no row writes. */
export function secretsIn(record: JsonObject): Path[] {
  return Object.values(PARTS).flatMap(({ name, rulesOf }) => {
    const part = record[name];
    if (typeof part !== 'object' || part === null) return [];
    return pathsOfSecrets(part, rulesOf(part, record)).map((path) => [name, ...path]);
  });
}
