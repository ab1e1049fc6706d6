import { describe, expect, it } from 'vitest';
import { ISSUE_CODES, mapRecord, unpackAnswer } from '../src/index.ts';
import { fieldsNotOf } from '../src/log/iam/answer/not-returned.ts';
import { isNeverReturned, NEVER_LISTED, NOT_RETURNED } from '../src/log/iam/never-returned.ts';
import { otherSpellings } from '../src/log/iam/spelling.ts';
import { mapAnswer } from '../src/stream.ts';
import { run } from './program.ts';
import { collectedAt, mapAll } from './stream-inputs.ts';
import { emptySuite } from './suite.ts';

const user = (name: string, more: object = {}) => ({
  UserName: name,
  UserId: `AIDA${name}`,
  Path: '/',
  Arn: `arn:aws:iam::111122223333:user/${name}`,
  CreateDate: '2020-01-01T00:00:00Z',
  ...more,
});
const role = {
  RoleName: 'r',
  RoleId: 'AROAR',
  Path: '/',
  Arn: 'arn:aws:iam::111122223333:role/r',
  CreateDate: 1.5e9,
};
const group = {
  GroupName: 'g',
  GroupId: 'AGPAG',
  Path: '/',
  Arn: 'arn:aws:iam::111122223333:group/g',
  CreateDate: 0,
};
const policy = { PolicyName: 'p', PolicyId: 'ANPAP', Arn: 'arn:aws:iam::111122223333:policy/p' };

function unpack(document: unknown) {
  const parts = [...unpackAnswer(document)];
  return {
    units: parts.flatMap((part) =>
      part.type === 'unit' ? [[part.holds, part.call, part.path.join('.')]] : [],
    ),
    notices: parts.flatMap((part) =>
      part.type === 'notice' ? [[part.finding.code, part.finding.call, part.finding.path.join('.')]] : [],
    ),
  };
}

describe('unpackAnswer', () => {
  it.each<[string, unknown, unknown[]]>([
    ['GetUser', { User: user('ana') }, [['record', 'GetUser', 'User']]],
    ['GetRole', { Role: role, $metadata: { httpStatusCode: 200 } }, [['record', 'GetRole', 'Role']]],
    ['ListRoles', { Roles: [role] }, [['record', 'ListRoles', 'Roles.0']]],
    ['GetGroup', { Group: group, Users: [user('ana')] }, [['record', 'GetGroup', '']]],
    [
      'ListGroups',
      { Groups: [group, group] },
      [
        ['record', 'ListGroups', 'Groups.0'],
        ['record', 'ListGroups', 'Groups.1'],
      ],
    ],
    ['GetPolicy', { Policy: policy }, [['policy', 'GetPolicy', 'Policy']]],
    ['ListPolicies', { Policies: [policy] }, [['policy', 'ListPolicies', 'Policies.0']]],
    [
      'attached policies',
      { AttachedPolicies: [{ PolicyArn: 'a' }] },
      [['other', 'ListAttachedPolicies', 'AttachedPolicies.0']],
    ],
    ['GetAccountSummary', { SummaryMap: { Users: 27 } }, [['other', 'GetAccountSummary', 'SummaryMap']]],
    ['a bare policy', policy, [['policy', undefined, '']]],
    [
      'authorization details as the SDK for Java spells them, with their policies',
      { userDetailList: [], policies: [{ policyName: 'p', policyId: 'ANPAP', arn: policy.Arn }] },
      [['policy', 'ListPolicies', 'policies.0']],
    ],
    ['policies of something else', { policies: [{ name: 'p' }] }, [['record', undefined, '']]],
    [
      'GetRolePolicy',
      { RoleName: 'r', PolicyName: 'p', PolicyDocument: {} },
      [['other', 'GetRolePolicy', '']],
    ],
    [
      'GetGroupPolicy',
      { GroupName: 'g', PolicyName: 'p', PolicyDocument: {} },
      [['other', 'GetGroupPolicy', '']],
    ],
    [
      'a name of a policy without its document',
      { RoleName: 'r', PolicyName: 'p' },
      [['record', undefined, '']],
    ],
    [
      'GenerateCredentialReport',
      { State: 'STARTED', Description: 'x' },
      [['other', 'GenerateCredentialReport', '']],
    ],
    [
      'rows of a table in another spelling',
      { rows: [{ user_name: 'ana', user_id: 'AIDAANA', arn: policy.Arn, path: '/' }] },
      [['record', undefined, 'rows.0']],
    ],
    ['an empty answer', { Users: [] }, []],
    ['an empty list', [], []],
    ['what it does not know', { Nothing: 1 }, [['record', undefined, '']]],
    [
      'a record of another export, with lists named as in answers',
      { Arn: 'arn:aws:iam::111122223333:user/ana', Id: 'x', Groups: [group] },
      [['record', undefined, '']],
    ],
    ['no object', 7, [['record', undefined, '']]],
    ['a list in a list', [[user('ana')]], [['record', undefined, '0.0']]],
    [
      'the query API’s own JSON',
      { GetUserResponse: { GetUserResult: { User: user('ana') }, ResponseMetadata: { RequestId: 'x' } } },
      [['record', 'GetUser', 'GetUserResponse.GetUserResult.User']],
    ],
    [
      'a list of answers and records, mixed',
      [{ User: user('ana') }, user('bo'), { Roles: [role] }],
      [
        ['record', 'GetUser', '0.User'],
        ['record', undefined, '1'],
        ['record', 'ListRoles', '2.Roles.0'],
      ],
    ],
  ])('unpacks %s', (_, document, units) => {
    expect(unpack(document).units).toEqual(units);
  });

  const text = JSON.stringify(user('ana'));
  const configured = { policyName: 'p', policyId: 'ANPAP', arn: policy.Arn };
  const hub = (Details: object) => ({ SchemaVersion: '2018-10-08', Resources: [{ Id: 'arn', Details }] });
  it.each<[string, object, unknown[]]>([
    ['a message of SQS', { body: text, eventSource: 'aws:sqs' }, ['record', undefined, 'body']],
    ['a message of SNS', { Sns: { Message: text } }, ['record', undefined, 'Sns.Message']],
    ['a message with its topic', { TopicArn: 'arn', Message: text }, ['record', undefined, 'Message']],
    [
      'a row of CloudTrail Lake',
      { QueryResultRows: [[{ n: '1' }, { eventJson: text }]] },
      ['record', undefined, 'QueryResultRows.0.1.eventJson'],
    ],
    [
      'a row of Logs Insights',
      { status: 'Complete', results: [[{ field: '@message', value: text }]] },
      ['record', undefined, 'results.0.0.value'],
    ],
    [
      'a policy of AWS Config',
      { resourceType: 'AWS::IAM::Policy', configuration: configured },
      ['policy', undefined, 'configuration'],
    ],
    [
      'another resource of AWS Config',
      { resourceType: 'AWS::S3::Bucket', configuration: {} },
      ['other', 'config:GetResourceConfigHistory', ''],
    ],
    [
      'a result of select, as an object',
      { QueryInfo: {}, Results: [{ resourceType: 'a policy', configuration: configured }] },
      ['policy', undefined, 'Results.0.configuration'],
    ],
    [
      'a result of select that is cut off',
      { QueryInfo: {}, Results: ['arn'] },
      ['text', undefined, 'Results.0'],
    ],
    [
      'a policy of Security Hub',
      hub({ AwsIamPolicy: policy }),
      ['policy', undefined, 'Resources.0.Details.AwsIamPolicy'],
    ],
    [
      'a bucket of Security Hub',
      hub({ AwsS3Bucket: {} }),
      ['other', 'securityhub:GetFindings', 'Resources.0'],
    ],
    [
      'an event of CloudWatch Logs',
      { events: [{ message: text, timestamp: 1 }] },
      ['record', undefined, 'events.0.message'],
    ],
    [
      'OCSF of another source',
      { class_uid: 4001, category_uid: 4, metadata: { product: {} } },
      ['named', undefined, ''],
    ],
    ['a dead letter', { index: 0, issues: [], raw: text }, ['record', undefined, 'raw']],
    [
      'a dead letter without its text',
      { index: 0, issues: [{ severity: 'error', code: 'too_deep' }] },
      ['named', undefined, ''],
    ],
  ])('says what lies within %s, and where', (_, document, unit) => {
    expect(unpack(document).units).toEqual([unit]);
  });

  it('goes into nine lists that lie in each other, and no more', () => {
    const within = (lists: number) => JSON.parse(`${'['.repeat(lists)}${text}${']'.repeat(lists)}`);
    expect(unpack(within(9)).units).toEqual([['record', undefined, Array(9).fill(0).join('.')]]);
    expect(unpack(within(10)).units).toEqual([['record', undefined, Array(9).fill(0).join('.')]]);
    expect([...unpackAnswer(within(10))]).toMatchObject([{ log: [user('ana')] }]);
  });

  it('unpacks authorization details in the order of the document', () => {
    const { units } = unpack({
      UserDetailList: [user('ana')],
      GroupDetailList: [group],
      RoleDetailList: [role],
      Policies: [policy],
    });
    expect(units.map(([holds, , path]) => `${holds} ${path}`)).toEqual([
      'record UserDetailList.0',
      'record GroupDetailList.0',
      'record RoleDetailList.0',
      'policy Policies.0',
    ]);
  });

  it.each<[string, unknown, unknown[]]>([
    [
      'IsTruncated',
      { Roles: [{ ...role, Tags: [] }], IsTruncated: true },
      [['incomplete_answer', 'ListRoles', 'IsTruncated']],
    ],
    [
      'IsTruncated as text',
      { Roles: [{ ...role, Tags: [] }], IsTruncated: 'True' },
      [['incomplete_answer', 'ListRoles', 'IsTruncated']],
    ],
    [
      'Marker',
      { Groups: [{ ...group, Users: [] }], Marker: 'm' },
      [['incomplete_answer', 'ListGroups', 'Marker']],
    ],
    [
      'NextToken',
      { Policies: [policy], NextToken: 't' },
      [['incomplete_answer', 'ListPolicies', 'NextToken']],
    ],
    [
      'authorization details',
      { Policies: [], UserDetailList: [], IsTruncated: true },
      [['incomplete_answer', 'GetAccountAuthorizationDetails', 'IsTruncated']],
    ],
    [
      'isTruncated, as the SDK for Java spells it',
      { users: [{ ...user('ana'), Tags: [] }], isTruncated: true },
      [['incomplete_answer', 'ListUsers', 'isTruncated']],
    ],
    [
      'next_token',
      { role_detail_list: [], next_token: 't' },
      [['incomplete_answer', 'GetAccountAuthorizationDetails', 'next_token']],
    ],
    [
      'the nextToken of AWS Config',
      { configurationItems: [], nextToken: 't' },
      [['incomplete_answer', 'config:GetResourceConfigHistory', 'nextToken']],
    ],
    [
      'the NextToken of a query of AWS Config',
      { Results: [], QueryInfo: {}, NextToken: 't' },
      [['incomplete_answer', 'config:SelectResourceConfig', 'NextToken']],
    ],
    [
      'the NextToken of CloudTrail Lake',
      { QueryStatus: 'FINISHED', QueryResultRows: [], NextToken: 't' },
      [['incomplete_answer', 'cloudtrail:GetQueryResults', 'NextToken']],
    ],
    [
      'the nextToken of CloudWatch Logs',
      { events: [], searchedLogStreams: [], nextToken: 't' },
      [['incomplete_answer', 'logs:FilterLogEvents', 'nextToken']],
    ],
    ['the tokens of a log stream, which stand there always', { events: [], nextForwardToken: 'f' }, []],
    ['a whole list as the SDK for Java spells it', { users: [], isTruncated: false, marker: null }, []],
    ['a whole list', { Groups: [], IsTruncated: false, ResponseMetadata: {} }, []],
    ['a whole list as text', { Groups: [], IsTruncated: 'false' }, []],
  ])('says that an answer goes on by %s', (_, document, notices) => {
    expect(unpack(document).notices).toEqual(notices);
  });

  it('gives policies the spelling of AWS', () => {
    const parts = [
      ...unpackAnswer({
        user_detail_list: [],
        policies: [{ policy_name: 'p', policy_id: 'ANPAP', arn: 'a' }],
      }),
    ];
    expect(parts).toMatchObject([
      { log: { PolicyName: 'p', PolicyId: 'ANPAP', Arn: 'a' }, isRespelled: true },
      { type: 'last', call: 'GetAccountAuthorizationDetails' },
    ]);
  });

  it('says what ListUsers, ListRoles and GetGroup never return', () => {
    expect(unpack({ Users: [user('ana')] }).notices).toEqual([['field_not_returned', 'ListUsers', 'Users']]);
    expect(unpack({ Roles: [role] }).notices).toEqual([['field_not_returned', 'ListRoles', 'Roles']]);
    expect(unpack({ Group: group, Users: [user('ana')] }).notices).toEqual([
      ['field_not_returned', 'GetGroup', 'Users'],
    ]);
    expect(unpack({ Users: [user('ana', { Tags: [] })] }).notices).toEqual([]);
  });

  it('says which field of an answer it does not know', () => {
    for (const Extra of [1, [{ a: 1 }, 2]])
      expect(unpack({ User: user('ana'), Extra }).notices).toEqual([
        ['unknown_log_field', undefined, 'Extra'],
      ]);
  });

  it('takes raw-log fixtures with their collection times', () => {
    const entry = (data: unknown, collection_time?: string) => ({
      data: JSON.stringify(data),
      collection_time,
    });
    const document = {
      raw_logs: {
        entries: [entry(user('ana'), '2026-01-02T03:04:05Z'), entry({ Users: [user('bo')] }), { data: '{' }],
      },
    };
    const units = [...unpackAnswer(document)].filter((part) => part.type === 'unit');
    expect(units.map((unit) => [unit.path.join('.'), unit.collectedAt])).toEqual([
      ['raw_logs.entries.0.data', '2026-01-02T03:04:05Z'],
      ['raw_logs.entries.1.data.Users.0', undefined],
      ['raw_logs.entries.2.data', undefined],
    ]);
  });

  it('is not led astray by names of Object.prototype or by wrappers without end', () => {
    expect(unpack(JSON.parse('{"__proto__": {"User": {}}, "constructor": [1]}')).units).toEqual([
      ['record', undefined, ''],
    ]);
    let deep: unknown = user('ana');
    for (let depth = 0; depth < 10_000; depth += 1) deep = { AResponse: { AResult: deep } };
    expect(unpack(deep).units).toHaveLength(1);
  });

  it('gives objects of an SDK to the mapper as they are', () => {
    const answer = {
      $metadata: { attempts: 1 },
      User: user('ana', { CreateDate: new Date('2020-01-01T00:00:00.5Z') }),
    };
    const [unit] = unpackAnswer(answer);
    const result = mapRecord(unit?.type === 'unit' && unit.log, { source: 'iam', collectedAt: 0 });
    expect(result.ok && result.entity.entity.user?.attribute?.creationTime).toBe('2020-01-01T00:00:00.500Z');
  });
});

describe('the remedy where a call never returns a field', () => {
  /** The call that the remedy names for what a list or a group holds. */
  const ASKED = {
    ListUsers: ['GetUser', 'USER'],
    ListRoles: ['GetRole', 'RESOURCE'],
    ListGroups: ['GetGroup', 'GROUP'],
    GetGroup: ['GetUser', 'USER'],
    UserDetailList: ['GetUser', 'USER'],
    RoleDetailList: ['GetRole', 'RESOURCE'],
  } as const;

  it.each(['GetGroup', 'GetAccountAuthorizationDetails', 'no call'])(
    'are one list for all times: %s',
    (call) => {
      // Slots are remembered by it, and it is asked for each element of a list.
      expect(fieldsNotOf(call)).toBe(fieldsNotOf(call));
    },
  );

  it('names a call that returns it, for each list and each field', () => {
    const lists: Record<string, readonly string[]> = { ...NOT_RETURNED, ...NEVER_LISTED };
    expect(Object.keys(lists).sort()).toEqual(Object.keys(ASKED).sort());
    for (const [list, fields] of Object.entries(lists)) {
      const [call, type] = ASKED[list as keyof typeof ASKED];
      expect(ISSUE_CODES.field_not_returned.remedy).toContain(`${call} for each`);
      for (const field of fields) expect(isNeverReturned(call, type, field), `${call} ${field}`).toBe(false);
    }
    expect(ISSUE_CODES.field_not_returned.remedy).not.toContain('GetAccountAuthorizationDetails');
  });
});

describe('an answer in another spelling', () => {
  /** With its keys in another spelling, as deep as they are of AWS. */
  const respelled = (value: unknown, style: 0 | 1): unknown => {
    if (Array.isArray(value)) return value.map((one) => respelled(one, style));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [otherSpellings(key)[style], respelled(one, style)]),
    );
  };
  const member = user('ana', { Tags: [{ Key: 'team', Value: 'blue' }], GroupList: ['g'] });

  it.each<[string, object]>([
    ['GetUser', { User: member }],
    ['GetRole', { Role: role }],
    ['ListRoles', { Roles: [role], IsTruncated: false }],
    ['GetGroup', { Group: group, Users: [user('ana'), user('bo')], IsTruncated: true, Marker: 'm' }],
    ['GetGroup without members', { Group: group, Users: [] }],
    [
      'authorization details',
      { UserDetailList: [member], GroupDetailList: [group], RoleDetailList: [role], Policies: [policy] },
    ],
  ])('gives the same entities: %s', (_, answer) => {
    const entitiesOf = (document: unknown) =>
      mapAnswer(document, { collectedAt, profile: 'extended' }).filter(({ type }) => type === 'entity');
    const due = entitiesOf(answer).map((item) => 'entity' in item && item.entity);
    expect(due.length).toBeGreaterThan(0);
    for (const style of [0, 1] as const)
      expect(entitiesOf(respelled(answer, style)).map((item) => 'entity' in item && item.entity)).toEqual(
        due,
      );
  });
});

describe('an answer in XML that was turned to JSON', () => {
  /** With an object of its members for each list, and one alone without a list of it, as readers of XML give it. */
  const asXml = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      const members = value.map(asXml);
      return members.length === 0 ? null : { member: members.length === 1 ? members[0] : members };
    }
    if (typeof value !== 'object' || value === null) return typeof value === 'string' ? value : String(value);
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asXml(one)]));
  };
  const tagged = {
    Tags: [
      { Key: 'team', Value: 'blue' },
      { Key: 'stage', Value: 'a' },
    ],
    GroupList: ['g'],
  };
  const dated = (log: object) => ({ ...log, CreateDate: collectedAt });
  const attached = { PolicyName: 'p', PolicyArn: policy.Arn };
  const version = { VersionId: 'v1', IsDefaultVersion: true, Document: '{}', CreateDate: collectedAt };

  it.each<[string, object]>([
    ['GetUser', { User: user('ana', tagged) }],
    ['GetRole', { Role: { ...dated(role), Tags: tagged.Tags } }],
    ['GetGroup', { Group: dated(group), Users: [user('ana', tagged), user('bo')], IsTruncated: false }],
    ['GetGroup with one member', { Group: dated(group), Users: [user('ana', tagged)], IsTruncated: false }],
    ['GetPolicy', { Policy: { ...policy, PolicyVersionList: [version] } }],
    [
      'GetAccountAuthorizationDetails',
      {
        UserDetailList: [user('ana', tagged)],
        GroupDetailList: [{ ...dated(group), AttachedManagedPolicies: [attached] }],
        RoleDetailList: [dated(role)],
        Policies: [{ ...policy, PolicyVersionList: [version] }],
      },
    ],
  ])('gives the same entities: %s', (call, answer) => {
    const entitiesOf = (document: unknown) =>
      mapAnswer(document, { collectedAt, profile: 'extended' }).flatMap((item) =>
        'entity' in item ? [item.entity] : [],
      );
    const name = call.split(' ')[0];
    const due = entitiesOf(answer);
    expect(due.length).toBeGreaterThan(0);
    expect(entitiesOf({ [`${name}Response`]: { [`${name}Result`]: asXml(answer) } })).toEqual(due);
  });
});

describe('a list that nothing else has', () => {
  const call = {
    eventName: 'GetUser',
    eventSource: 'iam.amazonaws.com',
    eventTime: collectedAt,
    eventID: 'e1',
  };
  const arn = 'arn:aws:cloudtrail:us-east-1:111122223333:trail/all';
  it.each<[string, object]>([
    ['before the ARN of its trail', { Records: [call], TrailARN: arn }],
    ['behind the ARN of its trail', { TrailARN: arn, Records: [call] }],
    ['before fields of a record', { Records: [call], eventName: 'x', eventSource: 'iam.amazonaws.com' }],
    ['before the id of a record', { UserDetailList: [user('ana')], UserId: 'AIDAX', Arn: arn }],
    ['before the ARN of an account', { UserDetailList: [user('ana')], Account: arn }],
    ['behind what stands beside', { $metadata: {}, IsTruncated: false, RoleDetailList: [role], Arn: arn }],
    ['behind the ARN of an account', { Account: arn, UserDetailList: [user('ana')] }],
  ])('tells an answer, however it is read: %s', async (_, document) => {
    const { units } = unpack(document);
    expect(units.map(([holds]) => holds)).toEqual(['record']);
    for (const text of [JSON.stringify(document), JSON.stringify(document, null, 4)]) {
      const { counts } = await mapAll([text]);
      expect(counts).toMatchObject({ records: 1, refused: 0 });
      const short = await mapAll([text], { maxLineBytes: 300 });
      expect(short.counts).toMatchObject({ records: 1, refused: 0 });
    }
  });
});

describe('pages of activity and of AWS Config', () => {
  const text = JSON.stringify({
    eventName: 'GetUser',
    eventSource: 'iam.amazonaws.com',
    eventTime: collectedAt,
  });
  const item = {
    resourceType: 'AWS::IAM::User',
    configuration: { userId: 'AIDAEXAMPLEANA001', userName: 'ana' },
  };

  it.each<[string, object, object]>([
    ['lookup-events', { Events: [{ CloudTrailEvent: text }] }, { NextToken: 't' }],
    ['CloudTrail Lake', { QueryResultRows: [[{ eventJson: text }]] }, { NextToken: 't' }],
    ['CloudWatch Logs', { events: [{ message: text, timestamp: 1 }] }, { nextToken: 't' }],
    ['a history', { configurationItems: [item] }, { nextToken: 't' }],
    ['a query', { Results: [JSON.stringify(item)], QueryInfo: {} }, { NextToken: 't' }],
  ])('go on where the next one is not in the input, and not where it is: %s', async (_, page, next) => {
    const more = { ...page, ...next };
    for (const print of [JSON.stringify, (one: object) => JSON.stringify(one, null, 2)]) {
      const alone = await mapAll([print(page), print(more)]);
      expect(alone.counts.issues.incomplete_answer).toBe(1);
      const both = await mapAll([print(more), print(page)]);
      expect(both.counts).toMatchObject({ records: 2, refused: 0 });
      expect(both.counts.issues.incomplete_answer).toBeUndefined();
    }
  });

  const list = { Users: [user('ana')] };
  it.each<[string, object, object, object]>([
    ['ListUsers', list, { IsTruncated: true }, { Users: [], IsTruncated: false }],
    ['lookup-events', { Events: [{ CloudTrailEvent: text }] }, { NextToken: 't' }, { Events: [] }],
    [
      'CloudTrail Lake',
      { QueryResultRows: [[{ eventJson: text }]] },
      { NextToken: 't' },
      { QueryStatus: 'FINISHED', QueryResultRows: [] },
    ],
    [
      'CloudWatch Logs',
      { events: [{ message: text, timestamp: 1 }] },
      { nextToken: 't' },
      { events: [], searchedLogStreams: [] },
    ],
    ['a history', { configurationItems: [item] }, { nextToken: 't' }, { configurationItems: [] }],
    [
      'a query',
      { Results: [JSON.stringify(item)], QueryInfo: {} },
      { NextToken: 't' },
      { Results: [], QueryInfo: {} },
    ],
  ])('end with a page that may hold nothing: %s', async (_, page, next, empty) => {
    for (const print of [JSON.stringify, (one: object) => JSON.stringify(one, null, 2)]) {
      const goesOn = await mapAll([print({ ...page, ...next }), print({ ...empty, ...next })]);
      expect(goesOn.counts.issues.incomplete_answer).toBe(1);
      const whole = await mapAll([print({ ...page, ...next }), print(empty)]);
      expect(whole.counts).toMatchObject({ records: 1, refused: 0 });
      expect(whole.counts.issues.incomplete_answer).toBeUndefined();
    }
  });

  it('lack what AWS Config left unprocessed', async () => {
    const unprocessedResourceKeys = [{ resourceType: 'AWS::IAM::User', resourceId: 'AIDAEXAMPLEANA002' }];
    const batch = { baseConfigurationItems: [item], unprocessedResourceKeys };
    expect((await mapAll([JSON.stringify(batch)])).counts.issues.incomplete_answer).toBe(1);
    const whole = JSON.stringify({ ...batch, unprocessedResourceKeys: [] });
    expect((await mapAll([whole])).counts.issues.incomplete_answer).toBeUndefined();
  });
});

describe('a page of a group that the lane over bytes could take', () => {
  const page = (Group: object, more: object) => JSON.stringify({ Group, Users: [user('ana')], ...more });
  const first = page({}, { IsTruncated: true, Marker: 'm' });
  const found = async (...lines: string[]) => {
    const suite = emptySuite();
    suite.write('pages.ndjson', lines.join('\n'));
    return (await run(['map', `${suite.directory}/pages.ndjson`, '--verbose'])).stderr;
  };

  it('is the next page of the one before it', async () => {
    expect(await found(first, page(group, { IsTruncated: false }))).not.toContain('incomplete_answer');
    expect(await found(first, JSON.stringify(user('bo')))).toContain('incomplete_answer');
  });
});
