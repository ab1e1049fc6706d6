import type { Constant, Logic } from '../../engine/row.ts';
import { readAddress } from '../../log/cloudtrail/address.ts';
import { MASK } from '../../log/cloudtrail/form.ts';
import {
  accountOf,
  federatedNameOf,
  lastPartOf,
  roleSessionOf,
  sessionNameOf,
  uniqueIdOf,
} from '../../log/cloudtrail/identity.ts';
import { readEventTime } from '../../log/cloudtrail/judge.ts';
import type { Leaf } from '../../log/cloudtrail/leaves.ts';
import type { CloudTrailRecord } from '../../log/cloudtrail/record.ts';
import { type NamedTarget, namedTarget } from '../../log/cloudtrail/refusal.ts';
import { shownMessage, shownText } from '../../log/cloudtrail/shown.ts';
import type { PolicyDocument } from '../../log/form.ts';
import type { EventType } from '../../udm/event/type.ts';
import type { Label, Timestamp, UdmTypes } from '../../udm/field.ts';
import { constant, policyTextOf } from '../logic.ts';
import { isNameOf } from './circumstance.ts';
import type { EventContext } from './row.ts';
import { variantNamed } from './variant.ts';

type Texts = Logic<string, string, EventContext>;

/** A text is copied. */
export const copied: Texts = { sentence: 'copied', isDirect: true, apply: (value) => value };

/** A text is shown, or the part of it that is taken. */
function showing(sentence: string, take: (value: string) => string | undefined = (value) => value): Texts {
  return {
    sentence: `${sentence}; a web address without its query and fragment; a user before a host and secrets in JSON are ***`,
    apply: (value) => {
      const part = take(value);
      return part ? shownText(part) : undefined;
    },
  };
}

/** A text is copied, and makes no noun by itself. */
export const beside: Texts = /* @__PURE__ */ (() => ({
  ...showing('copied, beside the ARN or the type'),
  isBeside: true,
}))();

/** A name that joins nobody with anyone else. */
export const unmasked: Texts = /* @__PURE__ */ (() => ({
  sentence: `copied, unless it is ${MASK}`,
  apply: (value) => (isNameOf(value) ? value : undefined),
}))();

/** A leaf goes over as a label, with its dotted path as the key. */
export const leaf: Logic<Leaf, Label, EventContext> = {
  sentence: 'every leaf that is no secret, with its dotted path as the key',
  isDirect: true,
  apply: (value) => value,
};

/** One value for every record, for which a list has an element. */
export function standing<const Value extends string>(value: Value): Constant<Value, EventContext> {
  return { ...constant(value), stands: true };
}

export const eventTime: Logic<string, Timestamp, EventContext> = {
  sentence:
    'RFC 3339 in UTC; a space for the T and an offset without its colon are read, a missing zone is UTC',
  apply: (value, _, report) => {
    const read = readEventTime(value);
    if (read?.zoned === false) report('timestamp_without_zone');
    return read?.text as Timestamp | undefined;
  },
};

export const eventType: Constant<EventType, EventContext> = {
  sentence: 'the type of the operation, or a plainer one where the record names too little for it',
  constant: true,
  apply: (_, __, variant) => variantNamed(variant).type,
};

export const ipAddress: Texts = {
  sentence: 'where it is an address, with or without a port',
  apply: (value) => readAddress(value).ip,
};

export const hostname: Texts = {
  sentence: 'where it is no address',
  apply: (value) => readAddress(value).hostname,
};

export const port: Logic<string, number, EventContext> = {
  sentence: 'the port beside the address, 1 to 65535',
  apply: (value) => readAddress(value).port,
};

export const withoutSecrets: Texts = {
  sentence: 'copied; secrets in JSON, before a host or in quotes are ***',
  apply: shownMessage,
};

export const reason: Texts = {
  sentence: '"Reason: " and the message; secrets in JSON, before a host or in quotes are ***',
  apply: (value) => `Reason: ${shownMessage(value)}`,
};

export const webAddress = /* @__PURE__ */ showing('copied');

/** Where a sign-in leads to: a web address also without `https://`, before a code behind its path. */
export const destination = /* @__PURE__ */ showing('copied', (value) => shownText(value).split(/[?#]/u)[0]);

export const mfaUsed: Texts = {
  sentence: '"MFAUsed: " and the value',
  apply: (value) => `MFAUsed: ${value}`,
};

export const blocked: Constant<'BLOCK', EventContext> = /* @__PURE__ */ constant(
  'BLOCK',
  'BLOCK where either is a text that is no code of success',
);

export const consoleLoginType: Logic<string, UdmTypes['Authentication.AuthType'], EventContext> = {
  sentence: 'MACHINE for IAMUser and Root',
  apply: (value) => (value === 'IAMUser' || value === 'Root' ? 'MACHINE' : undefined),
};

/** What is no account, though it stands for one. */
export const NO_ACCOUNTS: readonly string[] = [MASK, 'ANONYMOUS_PRINCIPAL'];

export const account: Texts = {
  sentence: 'appended, unless it is masked or anonymous',
  apply: (value) => (NO_ACCOUNTS.includes(value) ? undefined : value),
};

export const uniqueId: Texts = {
  sentence: 'AIDA… or AROA… before the first colon, else the whole; none where it is masked',
  apply: uniqueIdOf,
};

export const sessionName = /* @__PURE__ */ showing('what follows AIDA… or AROA…', sessionNameOf);

export const sessionInArn = /* @__PURE__ */ showing(
  'the session in an assumed-role ARN',
  (value) => roleSessionOf(value)?.session,
);

export const roleInArn: Texts = {
  sentence: 'the role in an assumed-role ARN',
  apply: (value) => roleSessionOf(value)?.role,
};

export const federatedName: Texts = { sentence: 'the name in a federated-user ARN', apply: federatedNameOf };

export const lastPart: Texts = { sentence: 'what follows the last "/"', apply: lastPartOf };

export const nameOfPrincipal: Texts = {
  sentence: 'the role of a session, else what follows the last "/"',
  apply: (value) => roleSessionOf(value)?.role ?? federatedNameOf(value) ?? lastPartOf(value),
};

export const accountOfPrincipal: Texts = { sentence: 'its account: the id of the root', apply: accountOf };

export const rootName: Texts = {
  sentence: '"AWS Root User" for Root',
  apply: (value) => (value === 'Root' ? 'AWS Root User' : undefined),
};

export const document: Logic<PolicyDocument, string, EventContext> = {
  sentence: 'one text, as the setting for policies says',
  apply: policyTextOf,
};

type ListedResources = NonNullable<CloudTrailRecord['resources']>;

function firstListed(resources: ListedResources): ListedResources[number] | undefined {
  return resources.find((resource) => isNameOf(arnOf(resource)));
}

/** The ARN of a listed resource, in either spelling. */
export function arnOf(resource: ListedResources[number] | undefined): string | undefined {
  return resource?.ARN ?? resource?.arn ?? undefined;
}

export const firstArn: Logic<ListedResources, string, EventContext> = {
  sentence: 'the first entry with an ARN',
  apply: (value) => arnOf(firstListed(value)),
};

export const typeOfFirst: Logic<ListedResources, string, EventContext> = {
  sentence: 'the type of the first entry with an ARN',
  apply: (value) => firstListed(value)?.type ?? undefined,
};

/** What resources of IAM are in UDM, by the word with which their ARNs begin. */
const TYPES: Readonly<Record<string, readonly [subtype: string, type?: UdmTypes['Resource.ResourceType']]>> =
  {
    user: ['AWS::IAM::User'],
    group: ['AWS::IAM::Group'],
    role: ['AWS::IAM::Role', 'ACCESS_POLICY'],
    policy: ['AWS::IAM::Policy', 'ACCESS_POLICY'],
    mfa: ['AWS::IAM::MFADevice', 'CREDENTIAL'],
    'server-certificate': ['AWS::IAM::ServerCertificate', 'CREDENTIAL'],
    'instance-profile': ['AWS::IAM::InstanceProfile'],
    'saml-provider': ['AWS::IAM::SAMLProvider'],
    'oidc-provider': ['AWS::IAM::OIDCProvider'],
  };

const KIND_IN_ARN = /^arn:[\w-]+:iam::[^:]*:([\w-]+)\//u;

function typeInArn(arn: string) {
  const kind = KIND_IN_ARN.exec(arn)?.[1] ?? '';
  return Object.hasOwn(TYPES, kind) ? TYPES[kind] : undefined;
}

export const typeOfArn: Logic<string, UdmTypes['Resource.ResourceType'], EventContext> = {
  sentence: 'by what the ARN names',
  apply: (value) => typeInArn(value)?.[1],
};

export const subtypeOfArn: Texts = {
  sentence: 'by what the ARN names',
  apply: (value) => typeInArn(value)?.[0],
};

/** What a refusal's message names, where it is what the row asks for. */
function fromMessage<Out>(sentence: string, take: (target: NamedTarget) => Out | undefined) {
  const apply = (message: string) => {
    const target = namedTarget(message);
    return target && take(target);
  };
  return { sentence, apply } satisfies Logic<string, Out, EventContext>;
}

function nameInMessage(due: 'user' | 'group') {
  return fromMessage(`the ${due} that the message names`, ({ kind, name }) =>
    kind === due ? name : undefined,
  );
}

export const userInMessage = /* @__PURE__ */ nameInMessage('user');
export const groupInMessage = /* @__PURE__ */ nameInMessage('group');

/** A user or a group is no resource, but what its ARN names is. */
function resourceOf({ kind, name, arn }: NamedTarget): string | undefined {
  return arn ?? (kind === 'user' || kind === 'group' ? undefined : name);
}

export const resourceInMessage = /* @__PURE__ */ fromMessage(
  'the ARN in the message, or the name of what is no user and no group',
  resourceOf,
);

/** A federated user is of STS, and no user of IAM. */
function typesOf(target: NamedTarget) {
  if (target.arn) return typeInArn(target.arn);
  return resourceOf(target) ? TYPES[target.kind] : undefined;
}

export const typeInMessage = /* @__PURE__ */ fromMessage(
  'by what the message names',
  (target) => typesOf(target)?.[1],
);

export const subtypeInMessage = /* @__PURE__ */ fromMessage(
  'by what the message names',
  (target) => typesOf(target)?.[0],
);

/** The setting that an operation is about: its name without the verb. */
export const setting: Constant<string, EventContext> = {
  sentence: 'the operation without its verb',
  constant: true,
  apply: (_, __, variant) =>
    variantNamed(variant).name?.replace(/^(?:Update|Delete|Disable|Enable|Set)/u, ''),
};

export const namespace: Constant<string, EventContext> = {
  sentence: 'the namespace that the feed is given',
  constant: true,
  apply: (_, context) => context.namespace,
};

export const ingestionLabels: Constant<readonly Label[], EventContext> = {
  sentence: 'the ingestion labels that the feed is given',
  constant: true,
  apply: (_, context) => context.ingestionLabels,
};
