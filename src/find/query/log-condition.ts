import type { Asked, AskedIdentity } from '../identity/options.ts';
import { IDENTITY_SERVICES, NAME_PARAMETERS } from '../identity/target.ts';
import { allOf, anyOf, type QueryCondition, whole } from './condition.ts';

const ISSUER = 'userIdentity.sessionContext.sessionIssuer';

/** An identity as a condition on the fields of CloudTrail records. */
export function logCondition({ asked, recipient }: AskedIdentity): QueryCondition {
  return allOf(...asked.map((one) => conditionOf(one, recipient)));
}

function conditionOf({ option, form, text }: Asked, recipient: boolean): QueryCondition {
  switch (option) {
    case 'user':
      if (form !== 'name')
        return whole(form === 'arn' ? 'userIdentity.arn' : 'userIdentity.principalId', text);
      return allOf(whole('userIdentity.type', 'IAMUser'), whole('userIdentity.userName', text));
    case 'role': {
      const field = { name: 'userName', arn: 'arn', id: 'principalId' }[form];
      return allOf(whole(`${ISSUER}.type`, 'Role'), whole(`${ISSUER}.${field}`, text));
    }
    case 'session':
      if (form === 'arn') return whole('userIdentity.arn', text);
      return allOf(whole('userIdentity.type', 'AssumedRole'), {
        field: 'userIdentity.principalId',
        value: text,
        as: 'behind-colon',
      });
    case 'accessKey':
      return whole('userIdentity.accessKeyId', text);
    case 'account': {
      const caller = whole('userIdentity.accountId', text);
      return recipient ? anyOf(caller, whole('recipientAccountId', text)) : caller;
    }
    case 'root':
      return whole('userIdentity.type', text);
    case 'target':
      return allOf(
        anyOf(...IDENTITY_SERVICES.map((service) => whole('eventSource', service))),
        anyOf(...Object.keys(NAME_PARAMETERS).map((key) => whole(`requestParameters.${key}`, text))),
      );
  }
}
