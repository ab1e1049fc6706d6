import { describe, expectTypeOf, it } from 'vitest';
import {
  type AnyMapper,
  createEntityMapper,
  createEventMapper,
  createMapper,
  type EventMapper,
  type EventResult,
  type MappedEntity,
  type MappedEvent,
  type Mapper,
  type MapperOptions,
  mapRecord,
  type Result,
  type UdmEntity,
  type UdmEntityExtended,
  type UdmEntityExtendedSnakeCase,
  type UdmEntitySnakeCase,
  type UdmEvent,
  type UdmEventSnakeCase,
} from '../src/index.ts';
import { type MapItem, mapAnswer } from '../src/stream.ts';
import { asIs, principalType } from '../src/table/extended/logic.ts';
import type { POLICY_EXTENSIONS } from '../src/table/extended/policy.ts';
import type { REASONS } from '../src/table/extended/reasons.ts';
import type { USER_EXTENSIONS } from '../src/table/extended/user.ts';
import { constant, direct } from '../src/table/logic.ts';
import { policyExtension, roleExtension, user, userExtension } from '../src/table/row.ts';

const collectedAt = '2026-01-02T03:04:05Z';

describe('an extension', () => {
  it('compiles where log field, UDM field and logic fit', () => {
    userExtension('E1', 'GroupList[]', 'entity.user.group_identifiers[]', direct);
    userExtension('E1', 'GroupList[]', 'relations[].entity_type', constant('GROUP'));
    roleExtension('E1', 'MaxSessionDuration', 'additional.MaxSessionDuration', asIs);
    roleExtension(
      'E1',
      'AssumeRolePolicyDocument.@principals[].Kind',
      'relations[].entity_type',
      principalType,
    );
    policyExtension('E1', 'IsAttachable', 'additional.IsAttachable', asIs);
  });

  it('does not compile without an id of its own', () => {
    // @ts-expect-error a number is the number of a documented row
    userExtension(1, 'UserName', 'entity.user.userid', direct);
    // @ts-expect-error the documented table has numbers
    user('E1', 'UserName', 'entity.user.userid', direct);
  });

  it('has a reason, and no reason is without one', () => {
    type Extended = (typeof USER_EXTENSIONS | typeof POLICY_EXTENSIONS)[number]['row'];
    expectTypeOf<Extended>().toExtend<keyof typeof REASONS>();
    expectTypeOf<'E100'>().not.toExtend<keyof typeof REASONS>();
  });

  it('does not compile where a field does not exist', () => {
    // @ts-expect-error no such log field
    userExtension('E1', 'GroupLists[]', 'entity.user.group_identifiers[]', direct);
    // @ts-expect-error no such UDM field
    userExtension('E1', 'GroupList[]', 'entity.user.group_ids[]', direct);
    // @ts-expect-error only what a policy document names has principals
    userExtension('E1', 'UserName.@principals[].Name', 'relations[].entity.resource.name', direct);
    // @ts-expect-error no such reader
    roleExtension('E1', 'AssumeRolePolicyDocument.@x[].Name', 'entity.resource.name', direct);
  });

  it('does not compile where the types do not fit', () => {
    // @ts-expect-error a whole list is no text
    userExtension('E1', 'GroupList', 'entity.user.userid', direct);
    // @ts-expect-error a number is no text
    roleExtension('E1', 'MaxSessionDuration', 'entity.user.userid', direct);
    // @ts-expect-error no such member of the enum
    userExtension('E1', 'GroupList[]', 'relations[].relationship', constant('OWNS'));
    // @ts-expect-error a constant reads no scalar
    userExtension('E1', 'UserName', 'entity.user.userid', constant('x'));
  });
});

describe('the profile', () => {
  it('decides the type of the entity', () => {
    expectTypeOf(createEntityMapper()).toEqualTypeOf<Mapper<UdmEntity>>();
    expectTypeOf(createEntityMapper({ profile: 'documented' })).toEqualTypeOf<Mapper<UdmEntity>>();
    expectTypeOf(createEntityMapper({ case: 'snake' })).toEqualTypeOf<Mapper<UdmEntitySnakeCase>>();
    expectTypeOf(createEntityMapper({ profile: 'extended' })).toEqualTypeOf<Mapper<UdmEntityExtended>>();
    expectTypeOf(createEntityMapper({ profile: 'extended', case: 'snake' })).toEqualTypeOf<
      Mapper<UdmEntityExtendedSnakeCase>
    >();
    expectTypeOf(createEntityMapper({} as MapperOptions)).toEqualTypeOf<Mapper<MappedEntity>>();
    expectTypeOf(mapRecord({}, { source: 'iam', collectedAt, profile: 'extended' })).toEqualTypeOf<
      Result<UdmEntityExtended>
    >();
  });

  it('decides it with source and case for one record and one answer, too', () => {
    const source = 'cloudtrail';
    const snake = { collectedAt, case: 'snake' } as const;
    const any = { collectedAt, case: 'snake' as 'camel' | 'snake' };
    const named = 'cloudtrail' as 'iam' | 'cloudtrail' | 'detect';
    expectTypeOf(mapRecord({}, { source })).toEqualTypeOf<EventResult<UdmEvent>>();
    expectTypeOf(mapRecord({}, { source, ...snake })).toEqualTypeOf<EventResult<UdmEventSnakeCase>>();
    expectTypeOf(mapRecord({}, { source, ...any })).toEqualTypeOf<EventResult<MappedEvent>>();
    expectTypeOf(mapRecord({}, { collectedAt })).toEqualTypeOf<Result<UdmEntity> | EventResult<UdmEvent>>();
    expectTypeOf(mapRecord({}, { source: 'iam', collectedAt })).toEqualTypeOf<Result<UdmEntity>>();
    expectTypeOf(mapRecord({}, { source: 'iam', ...snake })).toEqualTypeOf<Result<UdmEntitySnakeCase>>();
    expectTypeOf(mapRecord({}, { source: 'iam', ...any })).toEqualTypeOf<
      Result<UdmEntity | UdmEntitySnakeCase>
    >();
    expectTypeOf(mapRecord({}, { source: 'iam', ...snake, profile: 'extended' })).toEqualTypeOf<
      Result<UdmEntityExtendedSnakeCase>
    >();
    expectTypeOf(mapRecord({}, { source: named, collectedAt })).toEqualTypeOf<
      Result<UdmEntity> | EventResult<UdmEvent>
    >();
    expectTypeOf(createMapper()).toEqualTypeOf<AnyMapper<UdmEntity, UdmEvent>>();
    expectTypeOf(createMapper({} as MapperOptions)).toEqualTypeOf<AnyMapper>();
    expectTypeOf(createMapper({ profile: 'extended', ...{ case: 'snake' as const } })).toEqualTypeOf<
      AnyMapper<UdmEntityExtendedSnakeCase, UdmEventSnakeCase>
    >();
    expectTypeOf(createMapper({ source: named })).toEqualTypeOf<AnyMapper<UdmEntity, UdmEvent>>();
    expectTypeOf(createMapper({ source: 'iam' })).toEqualTypeOf<Mapper<UdmEntity>>();
    // @ts-expect-error entities say when they were collected
    mapRecord({}, { source: named });
    // @ts-expect-error so does whatever a record turns out to be
    mapRecord({}, {});
    expectTypeOf(mapAnswer({}, { collectedAt })).toEqualTypeOf<MapItem[]>();
    expectTypeOf(mapAnswer({}, { source, case: 'snake' })).toEqualTypeOf<
      MapItem<never, UdmEventSnakeCase>[]
    >();
    expectTypeOf(mapAnswer({}, snake)).toEqualTypeOf<MapItem<UdmEntitySnakeCase, UdmEventSnakeCase>[]>();
    expectTypeOf(mapAnswer({}, { collectedAt, profile: 'extended' })).toEqualTypeOf<
      MapItem<UdmEntityExtended>[]
    >();
    expectTypeOf(mapAnswer({}, any)).toEqualTypeOf<MapItem<UdmEntity | UdmEntitySnakeCase, MappedEvent>[]>();
    // @ts-expect-error an answer is held already
    mapAnswer({}, { collectedAt, maxLineBytes: 1 });
  });

  it('decides it for a mapper of configuration alone, too', () => {
    expectTypeOf(createEntityMapper()).toEqualTypeOf<Mapper<UdmEntity>>();
    expectTypeOf(createEntityMapper({ profile: 'extended' })).toEqualTypeOf<Mapper<UdmEntityExtended>>();
    expectTypeOf(createEntityMapper({} as MapperOptions)).toEqualTypeOf<Mapper<MappedEntity>>();
    expectTypeOf(createEventMapper()).toEqualTypeOf<EventMapper<UdmEvent>>();
    expectTypeOf(createEventMapper({ case: 'snake' })).toEqualTypeOf<EventMapper<UdmEventSnakeCase>>();
    expectTypeOf(createEventMapper({} as MapperOptions)).toEqualTypeOf<EventMapper<MappedEvent>>();
    // @ts-expect-error only events have services
    createEntityMapper({ allServices: true });
    // @ts-expect-error only events have ingestion labels
    createEntityMapper({ profile: 'extended', ingestionLabels: { team: 'iam' } });
    // @ts-expect-error only groups have names
    createEventMapper({ groupNameAsEmail: false });
  });

  it('extended holds whatever documented does', () => {
    expectTypeOf<UdmEntity>().toExtend<UdmEntityExtended>();
    expectTypeOf<UdmEntitySnakeCase>().toExtend<UdmEntityExtendedSnakeCase>();
    expectTypeOf<UdmEntityExtended>().not.toExtend<UdmEntity>();
  });
});
