import { constant, direct } from '../logic.ts';
import { userExtension as user } from '../row.ts';
import { accountId, documentText, emailAddress, sameTimestamp, unreadableDate } from './logic.ts';

/** What the documented table leaves behind of users. */
// biome-ignore format: one row a line, as in the documented table
export const USER_EXTENSIONS = /* @__PURE__ */ (() => [
  user('E101', 'UserID', 'metadata.product_entity_id', direct, "UDM keeps the vendor's unique id of an entity here."),
  user('E102', 'CreateDate', 'metadata.creation_timestamp', sameTimestamp, 'UDM keeps here when the entity was created at its source.'),
  user('E103', 'Arn', 'entity.resource_ancestors[].product_object_id', accountId, 'The cloud account is the parent of everything in it; names are unique only within one.'),
  user('E104', null, 'entity.resource_ancestors[].resource_type', constant('CLOUD_PROJECT'), "CLOUD_PROJECT is UDM's type for a cloud account."),
  user('E105', null, 'entity.resource_ancestors[].resource_subtype', constant('Account'), "The subtype says it in AWS's own word."),
  user('E106', 'UserName', 'entity.user.email_addresses[]', emailAddress, 'Google SecOps joins users by e-mail address, and many accounts name users so.'),
  user('E107', 'GroupList[]', 'entity.user.group_identifiers[]', direct, 'UDM keeps here which groups a user is in.'),
  user('E108', 'GroupList[]', 'relations[].entity.group.group_display_name', direct, 'The group that the user is a member of.'),
  user('E109', 'GroupList[]', 'relations[].entity.group.email_addresses[]', direct, 'The merge key that row 9 gives the group itself.', 'groupNameAsEmail'),
  user('E110', 'GroupList[]', 'relations[].entity_type', constant('GROUP'), 'What the user is related to is a group.'),
  user('E111', 'GroupList[]', 'relations[].relationship', constant('MEMBER'), 'UDM defines MEMBER from the member to what it is a member of.'),
  user('E112', 'GroupList[]', 'relations[].direction', constant('UNIDIRECTIONAL'), 'The group is no member of the user.'),
  user('E113', 'AttachedManagedPolicies[].PolicyArn', 'entity.user.attribute.permissions[].name', direct, 'An attached policy is a permission of the user; its ARN names it in every account.'),
  user('E114', 'AttachedManagedPolicies[].PolicyName', 'entity.user.attribute.permissions[].description', direct, "The policy's name describes the permission to people."),
  user('E115', 'UserPolicyList[].PolicyName', 'entity.user.attribute.permissions[].name', direct, 'An inline policy is a permission of the user; it has no ARN, only a name.'),
  user('E116', 'UserPolicyList[].PolicyDocument', 'entity.user.attribute.permissions[].description', documentText, 'An inline policy is nowhere else: its text says what it permits.'),
  user('E117', 'CreateDate', 'additional.CreateDate', unreadableDate, 'A date that no timestamp can hold is kept as the log has it.'),
  user('E118', 'PasswordLastUsed', 'additional.PasswordLastUsed', unreadableDate, 'A date that no timestamp can hold is kept as the log has it.'),
])();
