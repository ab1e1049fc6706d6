import type { RecordField } from '../../log/cloudtrail/record.ts';
import type { Asked, AskedIdentity } from '../identity/options.ts';
import { IDENTITY_SERVICES, NAME_PARAMETERS } from '../identity/target.ts';
import { allOf, anyOf, type Comparison, type QueryCondition, whole } from './condition.ts';

const ISSUER = 'userIdentity.sessionContext.sessionIssuer';

const NAMES = /* @__PURE__ */ (() => Object.keys(NAME_PARAMETERS) as (keyof typeof NAME_PARAMETERS)[])();

/** A log field is just this text. */
function holds(field: RecordField, value: string): Comparison {
  return whole(field, value);
}

/** An identity as a condition on the fields of CloudTrail records. */
export function logCondition({ asked, recipient }: AskedIdentity): QueryCondition {
  return allOf(...asked.map((one) => conditionOf(one, recipient)));
}

function conditionOf({ option, form, text }: Asked, recipient: boolean): QueryCondition {
  switch (option) {
    case 'user':
      if (form !== 'name')
        return holds(form === 'arn' ? 'userIdentity.arn' : 'userIdentity.principalId', text);
      return allOf(holds('userIdentity.type', 'IAMUser'), holds('userIdentity.userName', text));
    case 'role': {
      const field = ({ name: 'userName', arn: 'arn', id: 'principalId' } as const)[form];
      return allOf(holds(`${ISSUER}.type`, 'Role'), holds(`${ISSUER}.${field}`, text));
    }
    case 'session':
      if (form === 'arn') return holds('userIdentity.arn', text);
      return allOf(holds('userIdentity.type', 'AssumedRole'), {
        field: 'userIdentity.principalId',
        value: text,
        as: 'behind-colon',
      });
    case 'accessKey':
      return holds('userIdentity.accessKeyId', text);
    case 'account': {
      const caller = holds('userIdentity.accountId', text);
      return recipient ? anyOf(caller, holds('recipientAccountId', text)) : caller;
    }
    case 'root':
      return holds('userIdentity.type', text);
    case 'target':
      return allOf(
        anyOf(...IDENTITY_SERVICES.map((service) => holds('eventSource', service))),
        anyOf(...NAMES.map((name) => holds(`requestParameters.${name}`, text))),
      );
  }
}
