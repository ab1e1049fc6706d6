import { lastPartOf } from '../../log/cloudtrail/identity.ts';
import { sourceOf } from '../../log/cloudtrail/service.ts';
import type { Asked, AskedIdentity } from '../identity/options.ts';
import { IDENTITY_SERVICES } from '../identity/target.ts';
import { allOf, anyCase, anyOf, type Comparison, type QueryCondition, whole } from './condition.ts';
import { doubleQuoted, expressionFor } from './quote.ts';

const SIGN_IN = /* @__PURE__ */ whole('target.application', /* @__PURE__ */ sourceOf('signin'));
const IDENTITY_TYPE = 'principal.resource.resource_subtype';
const ISSUER_LABEL = 'attribute.labels["userIdentity.sessionContext.sessionIssuer.arn"]';

/** An identity as a condition on the UDM events that CloudTrail records become. */
export function udmCondition({ asked, recipient }: AskedIdentity): QueryCondition {
  return allOf(
    whole('metadata.log_type', 'AWS_CLOUDTRAIL'),
    ...asked.map((one) => conditionOf(one, recipient)),
  );
}

function conditionOf(asked: Asked, recipient: boolean): QueryCondition {
  const { option, form, text } = asked;
  switch (option) {
    case 'user':
      return userCondition(asked);
    case 'role':
      if (form === 'id') return whoActed((noun) => whole(`${noun}.product_object_id`, text));
      if (form === 'arn') return whoActed((noun) => whole(`${noun}.${ISSUER_LABEL}`, text));
      return whoActed((noun) => anyCase(`${noun}.attribute.roles.name`, text));
    case 'session':
      if (form === 'arn') return whoActed((noun) => whole(`${noun}.userid`, text));
      return whoActed((noun) => anyCase(`${noun}.attribute.labels["session_name"]`, text));
    case 'accessKey':
      return whole('additional.fields["accessKeyId"]', text);
    case 'account': {
      const caller = whole('principal.user.group_identifiers', text);
      return recipient ? anyOf(caller, whole('additional.fields["recipientAccountId"]', text)) : caller;
    }
    case 'root':
      return whole(IDENTITY_TYPE, text);
    case 'target':
      return allOf(
        anyOf(...IDENTITY_SERVICES.map((service) => whole('target.application', service))),
        anyOf(
          anyCase('target.user.user_display_name', text),
          anyCase('target.group.group_display_name', text),
          anyCase('target.resource.name', text),
          { field: 'target.resource.name', value: text, as: 'in-arn' },
          anyCase('target.resource_ancestors.name', text),
        ),
      );
  }
}

function userCondition({ form, text, arn }: Asked): QueryCondition {
  if (form === 'id') return whoActed((noun) => whole(`${noun}.product_object_id`, text));
  if (form === 'name') {
    const named = whoActed((noun) => anyCase(`${noun}.user_display_name`, text));
    return allOf(whole(IDENTITY_TYPE, 'IAMUser'), named);
  }
  if (!arn?.resource.startsWith('user/')) return whoActed((noun) => whole(`${noun}.userid`, text));
  // The user id of a sign-in is the name, which is unique in its account.
  const signedIn = allOf(
    SIGN_IN,
    whole(IDENTITY_TYPE, 'IAMUser'),
    whole('target.user.userid', lastPartOf(arn.resource) ?? arn.resource),
    whole('target.user.group_identifiers', arn.account),
  );
  return anyOf(whole('principal.user.userid', text), signedIn);
}

/** Who acted is the principal; who signs in is the target of the sign-in. */
function whoActed(write: (noun: string) => Comparison): QueryCondition {
  return anyOf(write('principal.user'), allOf(SIGN_IN, write('target.user')));
}

/** Writes a comparison as Google SecOps has it. */
export function writeComparison({ field, value, as }: Comparison, event: string): string {
  if (as === 'in-arn') return `${event}${field} = /(?i)^arn:.*\\/${expressionFor(value)}$/`;
  return `${event}${field} = ${doubleQuoted(value)}${as === 'any-case' ? ' nocase' : ''}`;
}
