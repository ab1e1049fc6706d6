import { constant, direct } from '../logic.ts';
import { userExtension as user } from '../row.ts';
import { accountId, documentText, emailAddress, sameTimestamp, unreadableDate } from './logic.ts';

/** What the documented table leaves behind of users. */
// biome-ignore format: one row a line, as in the documented table
export const USER_EXTENSIONS = /* @__PURE__ */ (() => [
  user('E101', 'UserID', 'metadata.product_entity_id', direct),
  user('E102', 'CreateDate', 'metadata.creation_timestamp', sameTimestamp),
  user('E103', 'Arn', 'entity.resource_ancestors[].product_object_id', accountId),
  user('E104', null, 'entity.resource_ancestors[].resource_type', constant('CLOUD_PROJECT')),
  user('E105', null, 'entity.resource_ancestors[].resource_subtype', constant('Account')),
  user('E106', 'UserName', 'entity.user.email_addresses[]', emailAddress),
  user('E107', 'GroupList[]', 'entity.user.group_identifiers[]', direct),
  user('E108', 'GroupList[]', 'relations[].entity.group.group_display_name', direct),
  user('E109', 'GroupList[]', 'relations[].entity.group.email_addresses[]', direct, 'groupNameAsEmail'),
  user('E110', 'GroupList[]', 'relations[].entity_type', constant('GROUP')),
  user('E111', 'GroupList[]', 'relations[].relationship', constant('MEMBER')),
  user('E112', 'GroupList[]', 'relations[].direction', constant('UNIDIRECTIONAL')),
  user('E113', 'AttachedManagedPolicies[].PolicyArn', 'entity.user.attribute.permissions[].name', direct),
  user('E114', 'AttachedManagedPolicies[].PolicyName', 'entity.user.attribute.permissions[].description', direct),
  user('E115', 'UserPolicyList[].PolicyName', 'entity.user.attribute.permissions[].name', direct),
  user('E116', 'UserPolicyList[].PolicyDocument', 'entity.user.attribute.permissions[].description', documentText),
  user('E117', 'CreateDate', 'additional.CreateDate', unreadableDate),
  user('E118', 'PasswordLastUsed', 'additional.PasswordLastUsed', unreadableDate),
])();
