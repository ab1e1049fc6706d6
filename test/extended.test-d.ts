import { describe, expectTypeOf, it } from 'vitest';
import {
  createMapper,
  type MappedEntity,
  type Mapper,
  type MapperOptions,
  mapRecord,
  type Result,
  type UdmEntity,
  type UdmEntityExtended,
  type UdmEntityExtendedSnakeCase,
  type UdmEntitySnakeCase,
} from '../src/index.ts';
import { asIs, principalType } from '../src/table/extended/logic.ts';
import { constant, direct } from '../src/table/logic.ts';
import { policyExtension, roleExtension, user, userExtension } from '../src/table/row.ts';

const collectedAt = '2026-01-02T03:04:05Z';
const why = 'It belongs there.';

describe('an extension', () => {
  it('compiles where log field, UDM field and logic fit', () => {
    userExtension('E1', 'GroupList[]', 'entity.user.group_identifiers[]', direct, why);
    userExtension('E1', 'GroupList[]', 'relations[].entity_type', constant('GROUP'), why);
    roleExtension('E1', 'MaxSessionDuration', 'additional.MaxSessionDuration', asIs, why);
    roleExtension(
      'E1',
      'AssumeRolePolicyDocument.@principals[].Kind',
      'relations[].entity_type',
      principalType,
      why,
    );
    policyExtension('E1', 'IsAttachable', 'additional.IsAttachable', asIs, why);
  });

  it('does not compile without an id of its own or without a reason', () => {
    // @ts-expect-error a number is the number of a documented row
    userExtension(1, 'UserName', 'entity.user.userid', direct, why);
    // @ts-expect-error the reason is missing
    userExtension('E1', 'UserName', 'entity.user.userid', direct);
    // @ts-expect-error the documented table has numbers
    user('E1', 'UserName', 'entity.user.userid', direct);
  });

  it('does not compile where a field does not exist', () => {
    // @ts-expect-error no such log field
    userExtension('E1', 'GroupLists[]', 'entity.user.group_identifiers[]', direct, why);
    // @ts-expect-error no such UDM field
    userExtension('E1', 'GroupList[]', 'entity.user.group_ids[]', direct, why);
    // @ts-expect-error only what a policy document names has principals
    userExtension('E1', 'UserName.@principals[].Name', 'relations[].entity.resource.name', direct, why);
    // @ts-expect-error no such reader
    roleExtension('E1', 'AssumeRolePolicyDocument.@x[].Name', 'entity.resource.name', direct, why);
  });

  it('does not compile where the types do not fit', () => {
    // @ts-expect-error a whole list is no text
    userExtension('E1', 'GroupList', 'entity.user.userid', direct, why);
    // @ts-expect-error a number is no text
    roleExtension('E1', 'MaxSessionDuration', 'entity.user.userid', direct, why);
    // @ts-expect-error no such member of the enum
    userExtension('E1', 'GroupList[]', 'relations[].relationship', constant('OWNS'), why);
    // @ts-expect-error a constant reads no scalar
    userExtension('E1', 'UserName', 'entity.user.userid', constant('x'), why);
  });
});

describe('the profile', () => {
  it('decides the type of the entity', () => {
    expectTypeOf(createMapper()).toEqualTypeOf<Mapper<UdmEntity>>();
    expectTypeOf(createMapper({ profile: 'documented' })).toEqualTypeOf<Mapper<UdmEntity>>();
    expectTypeOf(createMapper({ case: 'snake' })).toEqualTypeOf<Mapper<UdmEntitySnakeCase>>();
    expectTypeOf(createMapper({ profile: 'extended' })).toEqualTypeOf<Mapper<UdmEntityExtended>>();
    expectTypeOf(createMapper({ profile: 'extended', case: 'snake' })).toEqualTypeOf<
      Mapper<UdmEntityExtendedSnakeCase>
    >();
    expectTypeOf(createMapper({} as MapperOptions)).toEqualTypeOf<Mapper<MappedEntity>>();
    expectTypeOf(mapRecord({}, { collectedAt, profile: 'extended' })).toEqualTypeOf<
      Result<UdmEntityExtended>
    >();
  });

  it('extended holds whatever documented does', () => {
    expectTypeOf<UdmEntity>().toExtend<UdmEntityExtended>();
    expectTypeOf<UdmEntitySnakeCase>().toExtend<UdmEntityExtendedSnakeCase>();
    expectTypeOf<UdmEntityExtended>().not.toExtend<UdmEntity>();
  });
});
