import { describe, expect, it } from 'vitest';
import { Circumstance, circumstancesOf } from '../src/table/cloudtrail/circumstance.ts';
import * as activity from '../src/table/cloudtrail/logic.ts';
import { event } from '../src/table/cloudtrail/row.ts';
import { unknownType } from '../src/table/cloudtrail/unknown-operation.ts';
import { onOperations, onServices, VARIANT_NAMES, VARIANTS } from '../src/table/cloudtrail/variant.ts';
import { accountId, defaultDocument, otherDocument, principalSubtype } from '../src/table/extended/logic.ts';
import { describeLogic } from '../src/table/mapping-table.ts';
import { tableOf } from '../src/table/profile.ts';
import { profileOf, recordTypeOf } from '../src/table/record-type.ts';

/** What a logic makes of a value, and what it says of it. */
function made(logic: { readonly apply: (...all: never[]) => unknown }, value: string) {
  const said: string[] = [];
  const apply = logic.apply as (value: string, context: object, report: (code: string) => void) => unknown;
  return [apply(value, {}, (code) => said.push(code)), ...said];
}

const { consoleLoginType, sessionInArn, roleInArn, nameOfPrincipal, typeOfArn, subtypeOfArn, destination } =
  activity;
const LOGICS = {
  consoleLoginType,
  sessionInArn,
  roleInArn,
  nameOfPrincipal,
  typeOfArn,
  subtypeOfArn,
  destination,
};

const SESSION = 'arn:aws:sts::111122223333:assumed-role/Deploy/ci-run';
const PATHED_SESSION = SESSION.replace('Deploy', 'ops/eu/Deploy');

describe('the logic of a row of activity', () => {
  it('reads the time of a record, and says where it has no zone', () => {
    expect(made(activity.eventTime, '2026-03-04T05:06:07Z')).toEqual(['2026-03-04T05:06:07Z']);
    const [time, ...said] = made(activity.eventTime, '2026-03-04 05:06:07');
    expect([time, said]).toEqual(['2026-03-04T05:06:07Z', ['timestamp_without_zone']]);
    expect(made(activity.eventTime, 'yesterday')).toEqual([undefined]);
  });

  it.each([
    ['consoleLoginType', 'IAMUser', 'MACHINE'],
    ['consoleLoginType', 'Root', 'MACHINE'],
    ['consoleLoginType', 'AssumedRole', undefined],
    ['sessionInArn', SESSION, 'ci-run'],
    ['sessionInArn', 'arn:aws:iam::111122223333:user/ana', undefined],
    ['roleInArn', SESSION, 'Deploy'],
    ['roleInArn', 'arn:aws:iam::111122223333:user/ana', undefined],
    // A role's ARN has its path, which is of neither.
    ['sessionInArn', PATHED_SESSION, 'ci-run'],
    ['roleInArn', PATHED_SESSION, 'Deploy'],
    // Nothing is made of a part that is empty.
    ['sessionInArn', 'arn:aws:sts::111122223333:assumed-role/Deploy/', undefined],
    ['roleInArn', 'arn:aws:sts::111122223333:assumed-role//ci-run', undefined],
    ['destination', '?code=1', undefined],
    ['nameOfPrincipal', SESSION, 'Deploy'],
    ['nameOfPrincipal', 'arn:aws:sts::111122223333:federated-user/bob', 'bob'],
    ['nameOfPrincipal', 'arn:aws:iam::111122223333:role/ops/Deploy', 'Deploy'],
    ['subtypeOfArn', 'arn:aws:iam::111122223333:policy/p', 'AWS::IAM::Policy'],
    ['subtypeOfArn', 'arn:aws:s3:::bucket', undefined],
    ['typeOfArn', 'arn:aws:iam::111122223333:constructor/p', undefined],
  ] as const)('%s makes of %s %s', (name, value, expected) => {
    expect(made(LOGICS[name], value)).toEqual([expected]);
  });

  it('names a setting by its operation without the verb in front', () => {
    const settingOf = (operation: string) => {
      const variant = VARIANT_NAMES.find((name) => name.endsWith(` ${operation}`))!;
      return activity.setting.apply(null, {} as never, variant);
    };
    expect(settingOf('UpdateAccountPasswordPolicy')).toBe('AccountPasswordPolicy');
    expect(settingOf('SetSecurityTokenServicePreferences')).toBe('SecurityTokenServicePreferences');
    expect(settingOf('CreateUser')).toBe('CreateUser');
    expect(settingOf('ListAttachedUserPolicies')).toBe('ListAttachedUserPolicies');
  });

  it.each([
    ['signin', 'ListThings', 'USER_UNCATEGORIZED'],
    ['sts', 'AssumeSomething', 'USER_LOGIN'],
    ['sts', 'TakeSomething', 'USER_RESOURCE_ACCESS'],
    ['sts', 'GetSomething', 'RESOURCE_READ'],
    ['iam', 'MoveGroupUser', 'GROUP_MODIFICATION'],
    ['iam', 'MoveUserPolicy', 'USER_CHANGE_PERMISSIONS'],
    ['iam', 'MoveUserPassword', 'USER_CHANGE_PASSWORD'],
    ['iam', 'MoveUserLoginProfile', 'USER_CHANGE_PASSWORD'],
    ['iam', 'MoveUser', 'USER_UNCATEGORIZED'],
    ['iam', 'CreateThing', 'RESOURCE_CREATION'],
    ['iam', 'RecreateThing', 'RESOURCE_WRITTEN'],
    ['iam', 'ApproveCreateThing', 'RESOURCE_WRITTEN'],
    ['iam', 'ApproveDeleteThing', 'RESOURCE_WRITTEN'],
    [undefined, 'MoveGroupUser', 'RESOURCE_WRITTEN'],
    [undefined, 'UploadThing', 'RESOURCE_CREATION'],
    [undefined, 'GetawayThing', 'RESOURCE_WRITTEN'],
    [undefined, 'ListenToThing', 'RESOURCE_WRITTEN'],
    [undefined, 'CreatedThing', 'RESOURCE_WRITTEN'],
    [undefined, 'DeletedThing', 'RESOURCE_WRITTEN'],
    [undefined, 'AttachmentThing', 'RESOURCE_WRITTEN'],
    [undefined, 'DeregisterThing', 'RESOURCE_DELETION'],
    [undefined, 'UndeleteThing', 'RESOURCE_WRITTEN'],
    [undefined, 'AttachThing', 'RESOURCE_PERMISSIONS_CHANGE'],
    [undefined, 'ReattachThing', 'RESOURCE_WRITTEN'],
    [undefined, 'SetAttachment', 'RESOURCE_WRITTEN'],
    [undefined, 'SetDetachment', 'RESOURCE_WRITTEN'],
    [undefined, 'PutBucketAcl', 'RESOURCE_PERMISSIONS_CHANGE'],
    [undefined, 'AddPermission', 'RESOURCE_PERMISSIONS_CHANGE'],
    [undefined, 'RevokeGrant', 'RESOURCE_PERMISSIONS_CHANGE'],
  ] as const)('an unknown operation of %s named %s is of the type %s', (service, name, type) => {
    expect(unknownType(service, name, undefined)).toBe(type);
    expect(unknownType(service, name, 'true')).toBe(service === 'signin' ? type : 'RESOURCE_READ');
  });

  it('holds for the operations of no service and of no known name only where it says so', () => {
    for (const [index, { service, name }] of VARIANTS.entries()) {
      const variant = VARIANT_NAMES[index]!;
      expect(onServices('iam', 'sts')(variant)).toBe(service === 'iam' || service === 'sts');
      expect(onOperations('CreateUser')(variant)).toBe(name === 'CreateUser');
      const row = event(
        'C5',
        'eventName',
        'metadata.product_event_type',
        activity.copied,
        'ours',
        onServices('sts'),
        onOperations('AssumeRole', 'CreateUser'),
      );
      expect(row.on!(variant)).toBe(name === 'AssumeRole');
    }
  });
});

describe('what holds of a record of activity', () => {
  const holding = (record: Readonly<Record<string, unknown>>) => {
    const variant = VARIANTS.find(({ name }) => name === 'CreateUser')!;
    const member = (part: string, name: string) =>
      (record[part] as Record<string, unknown> | undefined)?.[name];
    const reading = {
      field: (field: string) => record[field],
      member,
      hasMembers: () => false,
      isReadable: () => true,
    };
    const bits = circumstancesOf(reading, variant);
    return (circumstance: Circumstance) => (bits & circumstance) !== 0;
  };

  it('is a refusal by a code that is none of success, or by a message', () => {
    expect(holding({ errorCode: 'AccessDenied' })(Circumstance.RefusedByError)).toBe(true);
    expect(holding({ errorCode: 'Success' })(Circumstance.Refused)).toBe(false);
    expect(holding({ errorCode: 'Success' })(Circumstance.Allowed)).toBe(true);
    expect(holding({ errorMessage: 'no' })(Circumstance.RefusedByError)).toBe(true);
  });

  it('is that it acts on behalf of a user only where it names one', () => {
    const principal = { 'userIdentity.type': 'IAMUser', 'userIdentity.principalId': 'AIDAEXAMPLE' };
    expect(holding(principal)(Circumstance.HasBehalf)).toBe(false);
    expect(holding({ ...principal, 'userIdentity.onBehalfOf.userId': 'u' })(Circumstance.HasBehalf)).toBe(
      true,
    );
    expect(holding({ 'userIdentity.type': 'IdentityCenterUser' })(Circumstance.IdOfBehalf)).toBe(false);
    expect(holding({})(Circumstance.IdOfBehalf)).toBe(false);
  });
});

describe('the logic of a row of configuration', () => {
  it('takes the account of an ARN where it is one of twelve digits and no more', () => {
    const accountOf = (account: string) => made(accountId, `arn:aws:iam::${account}:policy/p`)[0];
    expect(['111122223333', '1111222233334', '11112222333', 'aws', ''].map(accountOf)).toEqual([
      '111122223333',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('takes the document of the version in force, where one is, and the sort of a principal, where it is known', () => {
    const context = { policyText: 'compact' } as never;
    const versions = [{ Document: '{"a":1}' }, { Document: '{"b":2}', IsDefaultVersion: true }] as never[];
    expect(defaultDocument.apply(versions, context, () => {})).toBe('{"b":2}');
    expect(defaultDocument.apply(versions.slice(0, 1), context, () => {})).toBeUndefined();
    expect(defaultDocument.apply([], context, () => {})).toBeUndefined();
    expect(defaultDocument.apply([null, ...versions] as never[], context, () => {})).toBe('{"b":2}');
    const said: string[] = [];
    const report = (code: string) => said.push(code);
    expect(defaultDocument.apply([{ IsDefaultVersion: true }] as never[], context, report)).toBeUndefined();
    expect(otherDocument.apply({ IsDefaultVersion: false }, context, report)).toBeUndefined();
    expect(said).toEqual([]);
    // Of two in force the first is taken, and that is told.
    const other = { Document: '{}', IsDefaultVersion: true };
    const two = [{ IsDefaultVersion: true }, versions[1], other] as never[];
    expect(defaultDocument.apply(two, context, report)).toBe('{"b":2}');
    expect(said).toEqual(['duplicate_member']);
    expect([made(principalSubtype, 'Role'), made(principalSubtype, 'Unknown')]).toEqual([
      ['Role'],
      [undefined],
    ]);
  });

  it.each([
    [{ metadata: { entity_type: 'USER', product_entity_id: 'AIDA' } }, 'extended'],
    [{ metadata: { entity_type: 'USER' } }, undefined],
    [{ metadata: { entity_type: 'USER' }, entity: { group: {} } }, 'google'],
    [{ metadata: { entity_type: 'USER' }, entity: { resource: { product_object_id: 'AIDA' } } }, 'google'],
    [{ metadata: { entity_type: 'RESOURCE' } }, 'google'],
    [
      { metadata: { entity_type: 'RESOURCE' }, entity: { resource: { resource_subtype: 'Role' } } },
      'documented',
    ],
    [
      {
        metadata: { entity_type: 'RESOURCE' },
        entity: { resource: { resource_subtype: 'Role', product_object_id: 'AROA' } },
      },
      'documented',
    ],
    [{ metadata: { entity_type: 'GROUP' }, entity: { resource: null } }, 'documented'],
    [{ metadata: { entity_type: 'GROUP' }, entity: { group: {} } }, 'documented'],
    [{ metadata: { entity_type: 'GROUP' }, entity: { resource: { resource_subtype: 'Group' } } }, 'google'],
    [{ metadata: null, entity: null }, undefined],
    [undefined, undefined],
  ])('is told by what an entity has that other profiles do not write: %j', (made, profile) => {
    expect(profileOf(made)).toBe(profile);
  });

  it.each([
    ['RESOURCE', 'Policy', 'POLICY'],
    ['RESOURCE', 'Role', 'RESOURCE'],
    ['USER', 'Policy', 'USER'],
    ['ASSET', undefined, undefined],
  ])(
    'is that of a policy where a resource says so: %s of the subtype %s',
    (entity_type, resource_subtype, type) => {
      expect(recordTypeOf({ metadata: { entity_type }, entity: { resource: { resource_subtype } } })).toBe(
        type,
      );
    },
  );

  it('is described with the key of the label that it fixes, where it fixes one', () => {
    const sentences = tableOf('USER', 'documented').rows.map((row) => [row.udm, describeLogic(row)] as const);
    for (const [udm, sentence] of sentences) {
      const key = /\[([^\]]+)\]$/u.exec(udm)?.[1];
      expect(sentence.includes('label key fixed to')).toBe(key !== undefined);
      if (key !== undefined) expect(sentence.endsWith(`; label key fixed to ${key}`)).toBe(true);
    }
  });
});
