import type { OcsfVersion } from './row.ts';

/**
 * The fields of CloudTrail of which each version of OCSF keeps less than CloudTrail said: fields that share one field of
 * OCSF, of which the type of the identity or the operation decides; words that became truth values; and what stands under
 * dotted names, where lists became one text, empty objects nothing and numbers texts, in no order.
 */
export const KEPT_LESS: { readonly [Version in OcsfVersion]: readonly string[] } = {
  '1.0.0-rc.2': [
    'userIdentity.identityProvider',
    'userIdentity.sessionContext.webIdFederationData',
    'requestParameters',
    'responseElements',
    'additionalEventData',
    'additionalEventData.MFAUsed',
    'resources',
    'serviceEventDetails',
  ],
  '1.1.0': [
    'userIdentity.principalId',
    'userIdentity.onBehalfOf.userId',
    'userIdentity.accessKeyId',
    'userIdentity.credentialId',
    'userIdentity.userName',
    'userIdentity.identityProvider',
    'userIdentity.sessionContext.webIdFederationData',
    'additionalEventData',
    'additionalEventData.MFAUsed',
    'resources',
    'serviceEventDetails',
  ],
};
