import { describe, expectTypeOf, it } from 'vitest';
import type * as z from 'zod';
import type {
  IamAttachedPolicy,
  IamGroup,
  IamGroupDetail,
  IamInlinePolicy,
  IamInstanceProfile,
  IamPermissionsBoundary,
  IamRole,
  IamRoleLastUsed,
  IamRoleSummary,
  IamTag,
  IamUser,
  Issue,
  Mapper,
  Result,
  UdmEntity,
  UdmEntitySnakeCase,
} from '../src/index.ts';
import { createEntityMapper, mapRecord, parseRecord } from '../src/index.ts';
import type * as schemas from '../src/schemas.ts';
import {
  booleanAsText,
  collectedAt,
  constant,
  dateAsText,
  direct,
  labelKey,
  policyText,
  timestamp,
} from '../src/table/logic.ts';
import { group, role, user } from '../src/table/row.ts';
import type { UdmValue } from '../src/udm/field.ts';

describe('a row that fits compiles', () => {
  it('for users, roles and groups', () => {
    user(25, 'UserName', 'entity.user.userid', direct);
    user(24, 'UserID', 'entity.user.product_object_id', direct);
    user(24, 'UserId', 'entity.user.product_object_id', direct);
    user(3, 'CreateDate', 'entity.user.attribute.creation_time', timestamp);
    user(14, 'Path', 'entity.user.attribute.labels[path]', direct);
    user(22, 'Tags[].Key', 'entity.user.attribute.labels[].key', labelKey);
    user(35, null, 'metadata.vendor_name', constant('AWS'));
    user(34, null, 'metadata.collected_timestamp', collectedAt);
    role(2, 'AssumeRolePolicyDocument', 'entity.resource.attribute.permissions[].name', policyText);
    role(19, 'RoleLastUsed.LastUsedDate', 'entity.resource.attribute.labels[used]', dateAsText);
    group(9, 'Group.GroupName', 'entity.group.email_addresses[]', direct, 'groupNameAsEmail');
    group(11, 'IsTruncated', 'entity.group.attribute.labels[is_truncated]', booleanAsText);
    group(27, 'Users[].CreateDate', 'relations[].entity.user.attribute.creation_time', timestamp);
    group(43, null, 'relations[].direction', constant('UNIDIRECTIONAL'));
  });
});

describe('a row does not compile', () => {
  it('where the log field is misspelt', () => {
    // @ts-expect-error there is no such field
    user(25, 'Username', 'entity.user.userid', direct);
    // @ts-expect-error there is no such field below
    user(16, 'PermissionsBoundary.Arn', 'entity.resource.name', direct);
    // @ts-expect-error there is no such field in an element
    group(33, 'Users[].Username', 'relations[].entity.user.userid', direct);
    // @ts-expect-error the list lacks its brackets
    group(33, 'Users.UserName', 'relations[].entity.user.userid', direct);
    // @ts-expect-error the field is no list
    role(19, 'RoleLastUsed[].Region', 'entity.location.name', direct);
    // @ts-expect-error the path ends in an object
    role(19, 'RoleLastUsed', 'entity.location.name', direct);
  });

  it("where the log field is another kind's", () => {
    // @ts-expect-error a user has no role name
    user(21, 'RoleName', 'entity.user.userid', direct);
    // @ts-expect-error a role has no user name
    role(25, 'UserName', 'entity.resource.name', direct);
    // @ts-expect-error a group has its ARN below Group
    group(5, 'Arn', 'entity.resource.name', direct);
    // @ts-expect-error a user has no group around it
    user(5, 'Group.Arn', 'entity.resource.name', direct);
  });

  it('where the UDM field is misspelt', () => {
    // @ts-expect-error it is userid
    user(25, 'UserName', 'entity.user.user_id', direct);
    // @ts-expect-error the noun is missing
    user(25, 'UserName', 'user.userid', direct);
    // @ts-expect-error camelCase is no proto name
    user(24, 'UserID', 'entity.user.productObjectId', direct);
    // @ts-expect-error the list lacks its brackets
    group(9, 'Group.GroupName', 'entity.group.email_addresses', direct);
    // @ts-expect-error a role's name lies in its element
    role(21, 'RoleName', 'entity.resource.attribute.roles[]', direct);
  });

  it('where the label is of a noun that has none', () => {
    // @ts-expect-error a location has no labels here
    role(20, 'RoleLastUsed.Region', 'entity.location.attribute.labels[region]', direct);
    // @ts-expect-error labels of a noun itself are deprecated
    user(14, 'Path', 'entity.labels[path]', direct);
    // @ts-expect-error there is no noun principal
    user(14, 'Path', 'entity.principal.attribute.labels[path]', direct);
  });

  it('where text goes into a timestamp or a timestamp into text', () => {
    // @ts-expect-error text is no timestamp
    user(3, 'UserName', 'entity.user.attribute.creation_time', direct);
    // @ts-expect-error a date must become a timestamp
    user(3, 'CreateDate', 'entity.user.attribute.creation_time', direct);
    // @ts-expect-error a date as text is no timestamp
    user(3, 'CreateDate', 'entity.user.attribute.creation_time', dateAsText);
    // @ts-expect-error a timestamp is no plain text
    user(3, 'CreateDate', 'entity.user.userid', timestamp);
    // @ts-expect-error a timestamp is no label value
    user(3, 'CreateDate', 'entity.user.attribute.labels[created]', timestamp);
    // @ts-expect-error nor is a constant a timestamp
    user(34, null, 'metadata.collected_timestamp', constant('2026-01-02T03:04:05Z'));
  });

  it('where the logic does not take the type of the log field', () => {
    // @ts-expect-error a truth value is no text
    group(11, 'IsTruncated', 'entity.group.attribute.labels[is_truncated]', direct);
    // @ts-expect-error text is no truth value
    group(12, 'Marker', 'entity.group.attribute.labels[marker]', booleanAsText);
    // @ts-expect-error a policy document may be an object
    role(2, 'AssumeRolePolicyDocument', 'entity.resource.attribute.permissions[].name', direct);
    // @ts-expect-error a number is no text
    role(2, 'MaxSessionDuration', 'entity.resource.attribute.labels[duration]', direct);
    // @ts-expect-error a date may be a number or a Date
    user(3, 'CreateDate', 'entity.user.userid', direct);
  });

  it('where a constant is not in the enum', () => {
    // @ts-expect-error it is AMAZON_WEB_SERVICES
    user(40, null, 'entity.resource.attribute.cloud.environment', constant('AWS'));
    // @ts-expect-error enum members are upper-case
    group(42, null, 'relations[].relationship', constant('member'));
    // @ts-expect-error it is another enum's member
    group(43, null, 'relations[].direction', constant('MEMBER'));
    // @ts-expect-error there is no such resource type among those that rows write
    role(39, null, 'entity.resource.resource_type', constant('ROLE'));
  });

  it('where a constant and a log field do not belong together', () => {
    // @ts-expect-error a row without log field cannot copy one
    user(25, null, 'entity.user.userid', direct);
    // @ts-expect-error there is no such setting
    group(9, 'Group.GroupName', 'entity.group.email_addresses[]', direct, 'groupNameAsMail');
  });
});

describe('the value of a UDM field', () => {
  it('is never for a field that is not there', () => {
    expectTypeOf<UdmValue<'entity.user.userid'>>().toEqualTypeOf<string>();
    expectTypeOf<UdmValue<'relations[].direction'>>().toEqualTypeOf<'UNIDIRECTIONAL'>();
    expectTypeOf<UdmValue<'entity.user.attribute.labels[any key]'>>().toEqualTypeOf<string>();
    expectTypeOf<UdmValue<'entity.user.user_id'>>().toBeNever();
  });
});

/** A type without `readonly`, which a schema cannot say of a policy document. */
type Mutable<T> = T extends Date ? T : T extends object ? { -readonly [Key in keyof T]: Mutable<T[Key]> } : T;

type Inferred<Schema extends z.ZodType> = Mutable<z.infer<Schema>>;

describe('the interfaces of the records', () => {
  it('are what their schemas infer', () => {
    expectTypeOf<Inferred<typeof schemas.IamTag>>().toEqualTypeOf<Mutable<IamTag>>();
    expectTypeOf<Inferred<typeof schemas.IamPermissionsBoundary>>().toEqualTypeOf<
      Mutable<IamPermissionsBoundary>
    >();
    expectTypeOf<Inferred<typeof schemas.IamAttachedPolicy>>().toEqualTypeOf<Mutable<IamAttachedPolicy>>();
    expectTypeOf<Inferred<typeof schemas.IamInlinePolicy>>().toEqualTypeOf<Mutable<IamInlinePolicy>>();
    expectTypeOf<Inferred<typeof schemas.IamUser>>().toEqualTypeOf<Mutable<IamUser>>();
    expectTypeOf<Inferred<typeof schemas.IamRoleLastUsed>>().toEqualTypeOf<Mutable<IamRoleLastUsed>>();
    expectTypeOf<Inferred<typeof schemas.IamRoleSummary>>().toEqualTypeOf<Mutable<IamRoleSummary>>();
    expectTypeOf<Inferred<typeof schemas.IamInstanceProfile>>().toEqualTypeOf<Mutable<IamInstanceProfile>>();
    expectTypeOf<Inferred<typeof schemas.IamRole>>().toEqualTypeOf<Mutable<IamRole>>();
    expectTypeOf<Inferred<typeof schemas.IamGroupDetail>>().toEqualTypeOf<Mutable<IamGroupDetail>>();
    expectTypeOf<Inferred<typeof schemas.IamGroup>>().toEqualTypeOf<Mutable<IamGroup>>();
  });
});

describe('a result', () => {
  const result = mapRecord({}, { source: 'iam', collectedAt: 0 });

  it('has an entity only where it is ok', () => {
    expectTypeOf(result).toEqualTypeOf<Result<UdmEntity>>();
    expectTypeOf(result.issues).toEqualTypeOf<readonly Issue[]>();
    // @ts-expect-error nobody has asked whether it is ok
    result.entity;
    if (result.ok) expectTypeOf(result.entity).toEqualTypeOf<UdmEntity>();
    // @ts-expect-error a refused record has none
    else result.entity;
  });

  it('of parsing tells the record by its kind', () => {
    const parsed = parseRecord({});
    // @ts-expect-error nobody has asked whether it is ok
    parsed.record;
    if (!parsed.ok) return;
    if (parsed.record.kind === 'USER') expectTypeOf(parsed.record.log).toEqualTypeOf<Partial<IamUser>>();
    else if (parsed.record.kind === 'RESOURCE') {
      expectTypeOf(parsed.record.log).toEqualTypeOf<Partial<IamRole>>();
    } else expectTypeOf(parsed.record.log).toEqualTypeOf<Partial<IamGroup>>();
  });
});

describe('a mapper', () => {
  it('gives entities in the style that was asked for', () => {
    expectTypeOf(createEntityMapper()).toEqualTypeOf<Mapper<UdmEntity>>();
    expectTypeOf(createEntityMapper({})).toEqualTypeOf<Mapper<UdmEntity>>();
    expectTypeOf(createEntityMapper({ strict: true })).toEqualTypeOf<Mapper<UdmEntity>>();
    expectTypeOf(createEntityMapper({ case: 'camel' })).toEqualTypeOf<Mapper<UdmEntity>>();
    expectTypeOf(createEntityMapper({ case: 'snake' })).toEqualTypeOf<Mapper<UdmEntitySnakeCase>>();
    expectTypeOf(createEntityMapper({ case: 'snake' as 'camel' | 'snake' })).toEqualTypeOf<
      Mapper<UdmEntity | UdmEntitySnakeCase>
    >();
  });

  it('gives snake_case keys at every depth', () => {
    type Metadata = UdmEntitySnakeCase['metadata'];
    type User = NonNullable<UdmEntitySnakeCase['entity']['user']>;
    type Relation = NonNullable<UdmEntitySnakeCase['relations']>[number];
    expectTypeOf<keyof Metadata>().toEqualTypeOf<
      'collected_timestamp' | 'entity_type' | 'product_name' | 'vendor_name'
    >();
    expectTypeOf<keyof User>().toEqualTypeOf<
      'attribute' | 'last_login_time' | 'product_object_id' | 'userid'
    >();
    expectTypeOf<NonNullable<User['attribute']>['creation_time']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<Relation['entity_type']>().toEqualTypeOf<'USER'>();
  });

  it('is not made or called with what it does not know', () => {
    // @ts-expect-error there is no such style
    createMapper({ case: 'kebab' });
    // @ts-expect-error there is no such option
    createMapper({ lenient: true });
    // @ts-expect-error collectedAt is required
    createMapper().map({}, {});
    // @ts-expect-error collectedAt is required
    createMapper().map({});
    // @ts-expect-error collectedAt is no truth value
    mapRecord({}, { collectedAt: true });
  });
});
