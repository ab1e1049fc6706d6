import { Circumstance } from './circumstance.ts';
import * as logic from './logic.ts';
import { account, copied, uniqueId, unmasked } from './logic.ts';
import { type EventRow, event, identity } from './row.ts';
import { onServices } from './variant.ts';

const onSignin = /* @__PURE__ */ onServices('signin');

/** The rows of who acts, and of who signs in. */
// biome-ignore format: one row a line, as in the published table
export const IDENTITY_ROWS: readonly EventRow[] = /* @__PURE__ */ (() => [
  event('C78', 'additionalEventData.SwitchFrom', 'principal.user.userid', unmasked, 'ours', onSignin),
  event('C78', 'userIdentity.userName', 'principal.user.userid', unmasked, 'ours', Circumstance.Switches),
  event('C78', 'userIdentity.arn', 'principal.user.userid', unmasked, 'ours', Circumstance.Switches),
  event('C78', 'userIdentity.onBehalfOf.userId', 'principal.user.userid', unmasked, 'ours', Circumstance.Switches),
  event('C26', 'userIdentity.arn', 'principal.user.userid', unmasked, 'observed', Circumstance.Acts),
  event('C26', 'userIdentity.userName', 'principal.user.userid', unmasked, 'observed', Circumstance.Acts),
  event('C26', 'userIdentity.onBehalfOf.userId', 'principal.user.userid', unmasked, 'observed', Circumstance.Acts),
  ...identity('C27', 'userIdentity.arn', 'attribute.roles[].name', logic.roleInArn, 'documented'),
  ...identity('C28', 'userIdentity.principalId', 'product_object_id', uniqueId, 'ours', Circumstance.IdOfPrincipal),
  ...identity('C28', 'userIdentity.sessionContext.sessionIssuer.principalId', 'product_object_id', unmasked, 'ours', Circumstance.IdOfIssuer),
  ...identity('C28', 'userIdentity.onBehalfOf.userId', 'product_object_id', unmasked, 'ours', Circumstance.IdOfBehalf),
  event('C29', 'userIdentity.accountId', 'principal.user.group_identifiers[]', account, 'observed'),
  event('C29', 'userIdentity.accountId', 'target.user.group_identifiers[]', account, 'observed', Circumstance.SignsIn),
  ...identity('C31', 'userIdentity.userName', 'user_display_name', copied, 'observed'),
  ...identity('C33', 'userIdentity.sessionContext.sessionIssuer.userName', 'user_display_name', copied, 'sibling', Circumstance.NameOfIssuer),
  ...identity('C31', 'userIdentity.arn', 'user_display_name', logic.roleInArn, 'observed'),
  ...identity('C31', 'userIdentity.arn', 'user_display_name', logic.federatedName, 'observed'),
  ...identity('C31', 'userIdentity.arn', 'user_display_name', logic.lastPart, 'observed', Circumstance.IsRole),
  ...identity('C31', 'userIdentity.type', 'user_display_name', logic.rootName, 'observed'),
  event('C79', 'additionalEventData.UserName', 'target.user.user_display_name', copied, 'ours', onSignin),
  event('C32', 'userIdentity.userName', 'target.user.userid', unmasked, 'observed', Circumstance.SignsIn),
  event('C32', 'userIdentity.arn', 'target.user.userid', unmasked, 'observed', Circumstance.SignsIn),
  event('C32', 'userIdentity.onBehalfOf.userId', 'target.user.userid', unmasked, 'observed', Circumstance.SignsIn),
  ...identity('C34', 'userIdentity.sessionContext.sessionIssuer.arn', 'attribute.labels[userIdentity.sessionContext.sessionIssuer.arn]', logic.webAddress, 'sibling'),
  ...identity('C35', 'userIdentity.sessionContext.attributes.mfaAuthenticated', 'attribute.labels[mfaAuthenticated]', logic.webAddress, 'observed'),
  ...identity('C36', 'userIdentity.sessionContext.attributes.creationDate', 'attribute.labels[creationDate]', logic.webAddress, 'ours'),
  ...identity('C37', 'userIdentity.sessionContext.sourceIdentity', 'attribute.labels[sourceIdentity]', logic.webAddress, 'ours'),
  ...identity('C38', 'userIdentity.invokedBy', 'attribute.labels[userIdentity.invokedBy]', logic.webAddress, 'sibling'),
  ...identity('C39', 'userIdentity.identityProvider', 'attribute.labels[userIdentity.identityProvider]', logic.webAddress, 'ours'),
  ...identity('C39', 'userIdentity.sessionContext.webIdFederationData.federatedProvider', 'attribute.labels[userIdentity.sessionContext.webIdFederationData.federatedProvider]', logic.webAddress, 'ours'),
  ...identity('C73', 'userIdentity.principalId', 'attribute.labels[session_name]', logic.sessionName, 'ours', Circumstance.IdOfPrincipal),
  ...identity('C73', 'userIdentity.arn', 'attribute.labels[session_name]', logic.sessionInArn, 'ours', Circumstance.SessionInArn),
  ...identity('C76', 'userIdentity.sessionContext.sessionIssuer.userName', 'attribute.labels[userIdentity.sessionContext.sessionIssuer.userName]', logic.webAddress, 'ours', Circumstance.HasIssuer),
  ...identity('C76', 'userIdentity.onBehalfOf.userId', 'attribute.labels[userIdentity.onBehalfOf.userId]', logic.webAddress, 'ours', Circumstance.HasBehalf),
  ...identity('C76', 'userIdentity.@identity[]', 'attribute.labels[]', logic.leaf, 'ours'),
])();
