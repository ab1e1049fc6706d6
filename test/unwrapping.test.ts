import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameText } from '../src/log/text-name.ts';
import { mapAnswer, mapStream } from '../src/stream.ts';
import { doubledKeys } from '../src/text/doubled-key.ts';
import { jsonFault } from '../src/text/json-fault.ts';

const collectedAt = '2026-01-02T03:04:05Z';
const ARN = 'arn:aws:iam::111122223333:user/ana';
const GROUP = 'arn:aws:iam::111122223333:group/ops';
const user = { Path: '/', UserName: 'ana', UserId: 'AIDAEXAMPLEANA001', Arn: ARN, CreateDate: collectedAt };
const configured = {
  path: '/',
  userName: 'ana',
  userId: 'AIDAEXAMPLEANA001',
  arn: ARN,
  createDate: collectedAt,
};
const item = { resourceType: 'AWS::IAM::User', configuration: configured };

/** What came of a document: types of items, with entities' keys and the first code of the others. */
function outcomeOf(document: unknown): string[] {
  return mapAnswer(document, { collectedAt }).flatMap((given) => {
    if (given.type === 'end') return [];
    if (given.type === 'entity') return [`${given.kind} ${given.entity.entity.resource?.name}`];
    return [`${given.type} ${given.issues[0]?.code}`];
  });
}

async function read(bytes: Uint8Array, window: number): Promise<string[]> {
  const blocks = Array.from({ length: Math.ceil(bytes.length / window) }, (_, index) =>
    bytes.subarray(index * window, (index + 1) * window),
  );
  const codes: string[] = [];
  for await (const given of mapStream(blocks, { collectedAt })) {
    if (given.type === 'entity') codes.push(given.kind);
    else if (given.type === 'refused') codes.push(given.issues[0]!.code);
  }
  return codes;
}

describe('what is wrapped around records', () => {
  it.each<[string, unknown, string[]]>([
    [
      'a history of AWS Config, with text',
      { configurationItems: [{ ...item, configuration: JSON.stringify(configured) }] },
      [`USER ${ARN}`],
    ],
    [
      'items of a batch of an aggregator',
      { BaseConfigurationItems: [item], UnprocessedResourceIdentifiers: [] },
      [`USER ${ARN}`],
    ],
    ['an item of an aggregator', { ConfigurationItem: item }, [`USER ${ARN}`]],
    [
      'GetGroup as the SDK for Java spells it',
      { group: { groupName: 'ops', groupId: 'AGPAEXAMPLEOPS001', arn: GROUP }, users: [configured] },
      ['notice other_spelling', `GROUP ${GROUP}`],
    ],
    [
      'GetGroup of which only what lies within is spelled so',
      { Group: { groupName: 'ops', groupId: 'AGPAEXAMPLEOPS001', arn: GROUP }, Users: [configured] },
      ['notice other_spelling', `GROUP ${GROUP}`],
    ],
    [
      'GetGroup in snake case, without members',
      { group: { group_name: 'ops', arn: GROUP }, users: [], is_truncated: false },
      ['notice other_spelling', `GROUP ${GROUP}`],
    ],
    [
      'users beside a group that is none',
      { group: { name: 'ops' }, users: [configured] },
      ['notice unknown_log_field', 'notice other_spelling', `USER ${ARN}`],
    ],
    ['items of a batch', { baseConfigurationItems: [item], unprocessedResourceKeys: [] }, [`USER ${ARN}`]],
    [
      'results of select',
      { Results: [JSON.stringify(item)], QueryInfo: { SelectFields: [] } },
      [`USER ${ARN}`],
    ],
    [
      'an item that says its ARN itself',
      { ...item, ARN, configuration: { userId: 'AIDAEXAMPLEANA001', userName: 'ana' } },
      [`USER ${ARN}`],
    ],
    [
      'another resource type',
      { configurationItems: [{ resourceType: 'AWS::EC2::Instance', configuration: {} }] },
      ['unmapped unmapped_record'],
    ],
    [
      'a resource that was deleted',
      { resourceType: 'AWS::IAM::User', configurationItemStatus: 'ResourceDeleted', configuration: null },
      ['unmapped unmapped_record'],
    ],
    [
      'a notification of a change in SNS',
      { Type: 'Notification', Message: JSON.stringify({ configurationItem: item }) },
      [`USER ${ARN}`],
    ],
    [
      'a notification of Security Lake',
      { source: 'aws.s3', detail: { bucket: { name: 'b' }, object: { key: 'k' } } },
      ['refused foreign_form'],
    ],
    [
      'an answer of Athena',
      { UpdateCount: 0, ResultSet: { Rows: [{ Data: [{ VarCharValue: 'eventname' }] }] } },
      ['refused foreign_form'],
    ],
    [
      'a finding about a bucket',
      { Findings: [{ SchemaVersion: '2018-10-08', Resources: [{ Type: 'AwsS3Bucket', Id: 'x' }] }] },
      ['unmapped unmapped_record'],
    ],
    [
      'a finding about a group',
      {
        detail: {
          findings: [
            {
              AwsAccountId: '111122223333',
              Resources: [
                {
                  Id: 'arn:aws:iam::111122223333:group/ops',
                  Details: {
                    AwsIamGroup: {
                      GroupName: 'ops',
                      GroupId: 'AGPAEXAMPLEOPS001',
                      Path: '/',
                      CreateDate: collectedAt,
                    },
                  },
                },
              ],
            },
          ],
        },
        'detail-type': 'Security Hub Findings - Imported',
      },
      ['GROUP arn:aws:iam::111122223333:group/ops'],
    ],
    [
      'one member in XML',
      {
        ListUsersResponse: {
          ListUsersResult: { Users: { member: { ...user, Tags: [{ Key: 'a', Value: 'b' }] } } },
        },
      },
      [`USER ${ARN}`],
    ],
    [
      'lists of members in XML',
      {
        ListUsersResponse: {
          ListUsersResult: { Users: { member: [{ ...user, Tags: { member: { Key: 'a', Value: 'b' } } }] } },
        },
      },
      [`USER ${ARN}`],
    ],
    ['an answer of metadata alone', { ResponseMetadata: { RequestId: 'x' } }, ['unmapped unmapped_record']],
    [
      'an error whose code is no code',
      { Error: { Code: 'no code at all', Message: '' } },
      ['unmapped error_answer'],
    ],
    ['a dead letter', { index: 3, path: [], issues: [], raw: JSON.stringify(user) }, [`USER ${ARN}`]],
    ['an error of JSON', { __type: 'com.amazon#AccessDenied', message: 'x' }, ['unmapped error_answer']],
    ['the type of an error alone', { __type: 'com.amazon#AccessDenied' }, ['refused unknown_record']],
    ['a message that is no error', { message: 'x' }, ['refused unknown_record']],
    ['a list of no events', { events: [] }, ['refused unknown_record']],
    ['events of something else', { events: [{ id: 1 }, { id: 2 }] }, ['refused unknown_record']],
    ['an event that is none', { events: [null] }, ['refused unknown_record']],
    ['a record that is none', { records: [null] }, ['refused unknown_record']],
    [
      'records of Firehose, one without data',
      { records: [{ data: Buffer.from(JSON.stringify(user)).toString('base64') }, { recordId: 'x' }] },
      [`USER ${ARN}`, 'refused foreign_form'],
    ],
    ['results of something else', { results: [[{ a: 1 }]] }, ['refused unknown_record']],
    ['results of something else, as texts', { Results: [JSON.stringify(item)] }, ['refused unknown_record']],
    ['a user who is not there', { User: null }, ['refused unknown_record']],
    ['users who are text', { Users: 'ana' }, ['refused unknown_record']],
    ['findings that are no list', { findings: { total: 1 } }, ['refused unknown_record']],
    ['a policy of nobody', { PolicyName: 'p', PolicyDocument: {} }, ['refused unknown_record']],
    ['an error without its code', { Error: {} }, ['refused unknown_record']],
    ['a detail of something else', { detail: user }, ['refused looks_like_keyed_records']],
    ['an account of no number', { account_id: 'prod', iam: user }, ['refused looks_like_keyed_records']],
    ['an item whose configuration has another ARN', { ...item, ARN: GROUP }, [`USER ${ARN}`]],
    ['a field that is not there', { User: user, Extra: null }, [`USER ${ARN}`]],
    [
      'answers keyed by their accounts, with what says that they are whole',
      { prod: { Users: [user], IsTruncated: false }, dev: { Users: [], IsTruncated: false } },
      ['refused looks_like_keyed_records'],
    ],
    ['the body of something else', { body: 'plain words' }, ['refused unknown_record']],
    ['a message of something else', { Message: JSON.stringify(user) }, ['refused unknown_record']],
    ['a row without cells', { QueryResultRows: [[]] }, ['refused not_an_object']],
    [
      'a type of AWS Config alone',
      { resourceType: 'AWS::IAM::User', resourceId: 'AIDAEXAMPLEANA001' },
      ['refused unknown_record'],
    ],
    ['resources in a list', { Resources: [{ Id: ARN }] }, ['refused unknown_record']],
    ['a type of Cloud Control alone', { TypeName: 'AWS::IAM::User' }, ['refused unknown_record']],
    ['issues and a text', { issues: [], raw: JSON.stringify(user) }, ['refused unknown_record']],
    [
      'a dead letter of bytes',
      { index: 3, path: [], issues: [], rawBase64: 'AAAA' },
      ['refused unknown_encoding'],
    ],
    ['a dead letter of XML', { index: 3, path: [], issues: [], raw: '<a/>' }, ['refused looks_like_xml']],
    [
      'the call of a function by a rule of AWS Config',
      { invokingEvent: JSON.stringify({ configurationItem: item }), accountId: '111122223333' },
      [`USER ${ARN}`],
    ],
    [
      'a template of CloudFormation',
      { Resources: { App: { Type: 'AWS::IAM::Role', Properties: {} } } },
      ['refused foreign_form'],
    ],
    ['a template without resources', { AWSTemplateFormatVersion: '2010-09-09' }, ['refused foreign_form']],
    ['resources of something else', { Resources: { App: { Type: 1 } } }, ['refused unknown_record']],
    [
      'a resource of Terraform',
      { mode: 'managed', type: 'aws_iam_user', name: 'ana', values: {} },
      ['refused looks_like_terraform'],
    ],
    [
      'a resource of Terraform without its mode',
      { type: 'aws_iam_role', values: {} },
      ['refused looks_like_terraform'],
    ],
    ['a plan of Terraform', { format_version: '1.2', planned_values: {} }, ['refused looks_like_terraform']],
    ['the version of a format', { format_version: '1.2' }, ['refused unknown_record']],
    ['a resource of another kind', { mode: 'managed', type: 'user' }, ['refused unknown_record']],
    [
      'the attributes of a resource of Terraform',
      { arn: ARN, name: 'ana', unique_id: 'AIDAEXAMPLEANA001' },
      ['refused looks_like_terraform'],
    ],
    [
      'a line of a credential report, as JSON',
      { user: 'ana', arn: ARN, user_creation_time: collectedAt },
      ['refused looks_like_credential_report'],
    ],
    [
      'accounts keyed by their names',
      { prod: { UserDetailList: [user] }, dev: { UserDetailList: [] } },
      ['refused looks_like_keyed_records'],
    ],
    [
      'an answer beside what is said of it',
      { collected: 'today', details: { UserDetailList: [user], GroupDetailList: [] } },
      ['refused looks_like_keyed_records'],
    ],
    [
      'many users keyed by their names, before something else',
      { ...Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`u${index}`, user])), x: {} },
      ['refused looks_like_keyed_records'],
    ],
    ['a user beside something else', { ana: user, x: {} }, ['refused unknown_record']],
    [
      'something else with groups among its fields',
      { interface: { id: 'x', Groups: [] } },
      ['refused unknown_record'],
    ],
    [
      'a user of lower camel case beside activity',
      { userId: 'x', action: 'login' },
      ['refused unknown_record'],
    ],
  ])('is taken off: %s', (_, document, outcome) => {
    expect(outcomeOf(document).filter((line) => !line.endsWith('field_not_returned'))).toEqual(outcome);
  });

  it('says what a template is, and what to hand in', () => {
    const [given] = mapAnswer({ AWSTemplateFormatVersion: '2010-09-09' }, { collectedAt });
    expect(given).toMatchObject({
      issues: [{ form: expect.stringContaining('GetAccountAuthorizationDetails') }],
    });
  });

  it('never repeats a text that is no code of an error', () => {
    const [given] = mapAnswer({ Error: { Code: 'user ana said no' } }, { collectedAt });
    expect(JSON.stringify(given)).not.toContain('ana');
  });

  it('does not go on without end', () => {
    let deep: unknown = user;
    for (let depth = 0; depth < 5000; depth += 1) deep = { 'detail-type': 'x', detail: deep };
    expect(outcomeOf(deep)).toEqual(['refused unknown_record']);
  });

  it('is the same in dead letters of a stream that are mapped again', async () => {
    const bad = '{"UserName": "ana"';
    const first: string[] = [];
    for await (const given of mapStream(`${bad}\n{"UserName":"bo"}\n`, { collectedAt })) {
      if (given.type === 'refused') first.push(JSON.stringify(given));
    }
    const again = await read(new TextEncoder().encode(`${first.join('\n')}\n`), 1000);
    expect(again).toEqual(['invalid_json', 'unknown_record']);
  });
});

describe('text that is no UTF-8', () => {
  const text = JSON.stringify({ Users: [{ ...user, UserName: 'anà😀' }] });

  it.each<[string, string, boolean]>([
    ['UTF-16, little end first', `\ufeff${text}`, true],
    ['UTF-16, big end first', `\ufeff${text}`, false],
    ['UTF-16 without a mark, little end first', text, true],
    ['UTF-16 without a mark, big end first', text, false],
  ])('is read where it is %s, however it is cut', async (_, written, isLittle) => {
    const view = new DataView(new ArrayBuffer(2 * written.length));
    for (let at = 0; at < written.length; at += 1) view.setUint16(2 * at, written.charCodeAt(at), isLittle);
    const bytes = new Uint8Array(view.buffer);
    for (const window of [1, 3, 64, bytes.length]) expect(await read(bytes, window)).toEqual(['USER']);
    expect(await read(bytes.subarray(0, -1), 5)).not.toContain('looks_like_xml');
  });

  it.each([
    ['little', 0xff, 0xfe],
    ['big', 0xfe, 0xff],
  ])('is empty where there is nothing but the mark of UTF-16, %s end first', async (_, ...mark) => {
    for (const window of [1, 2]) expect(await read(Uint8Array.from(mark), window)).toEqual([]);
  });

  it('is read where separators of RFC 7464 stand, and one broken text costs no other', async () => {
    const bytes = new TextEncoder().encode(
      `\x1e${JSON.stringify(user)}\n\x1e{"a":\n\x1e${JSON.stringify(user)}\n`,
    );
    for (const window of [1, 7, bytes.length])
      expect(await read(bytes, window)).toEqual(['USER', 'invalid_json', 'USER']);
  });
});

describe('a fault in JSON', () => {
  it('is found in what is no JSON, and in nothing else', () => {
    const mutated = fc
      .tuple(
        fc.json(),
        fc.nat(),
        fc.constantFrom('', '"', '\\', '{', '}', '[', ']', ',', ':', '0', 'e', '\n', 'nul', '\u0001'),
      )
      .map(
        ([json, at, piece]) =>
          json.slice(0, at % (json.length + 1)) + piece + json.slice((at % (json.length + 1)) + (at % 2)),
      );
    fc.assert(
      fc.property(mutated, (text) => {
        // What begins with these is what is left of a document.
        if (/^\s*[,:]/u.test(text)) return;
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        const fault = jsonFault(text);
        expect(fault === undefined).toBe(isJson);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['{"a": NaN}', 6],
    ['[1,]', 3],
    ['{"a" 1}', 5],
    ['{"a":"\n"}', 6],
    ['{"a":"\\x"}', 6],
    ['{a:1}', 1],
    ['{:1}', 1],
    ['[1', 2],
    ['[}', 1],
    ['[1}', 2],
    ['[[], {}] 1', 9],
    ['[1,2', 4],
    [',]', 1],
    [', "a": nul', 7],
    [', "a", nul', 7],
    [': 1 2', 4],
  ])('is the first character that cannot stand: %j', (text, at) => {
    expect(jsonFault(text)).toBe(at);
  });

  it.each([', 1]', ', "a"] x', ', "a": 1} x', ': 1} x'])(
    'is not looked for behind the end of what was around a rest: %j',
    (text) => {
      expect(jsonFault(text)).toBeUndefined();
    },
  );
});

describe('keys that stand twice', () => {
  it('are told, wherever they stand', () => {
    const text = '{"a":[0,{"b":1,"c":"\\"b\\":","b":{"d":1,"d" :2}}],"\\u0061":3}';
    expect(doubledKeys(text)).toEqual({
      paths: [['a', 1, 'b'], ['a', 1, 'b', 'd'], ['a']],
      more: 0,
    });
  });

  it('are none in what a parser gives back whole', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(doubledKeys(text)).toEqual({ paths: [], more: 0 });
      }),
    );
  });
});

describe('the name of a text', () => {
  it.each([
    ['aws: [ERROR]: An error occurred (AccessDenied) when calling x', 'looks_like_cli_error'],
    ['"@timestamp","event.original"\n', 'foreign_form'],
    ['{"Users": [}', undefined],
    ['[{"a": 1},]', undefined],
    ['plain words', undefined],
    ['<html>', 'looks_like_xml'],
    ['- Arn: x\n', 'looks_like_yaml'],
    ['---\nUsers: []\n', 'looks_like_yaml'],
    ["{'Users': []}", 'looks_like_program_output'],
    ['ListUsersResponse(Users=[User(Path=/)])', 'looks_like_program_output'],
    ['ListUsersOutput { users: Some([]) }', 'looks_like_program_output'],
    ['&{Users:[{Path:/}]}', 'looks_like_program_output'],
    ['#<struct Aws::IAM::Types::User path="/">', 'looks_like_program_output'],
    ['{:users=>[]}', 'looks_like_program_output'],
    ["iam.User(name='ana')", 'looks_like_program_output'],
    ['%{users: []}', 'looks_like_program_output'],
    ['$VAR1 = {', 'looks_like_program_output'],
    ['Array\n(\n', 'looks_like_program_output'],
    ["array (\n  'Users' =>", 'looks_like_program_output'],
    ['\r\nArn        : arn:aws:iam::111122223333:user/ana\r\n', 'looks_like_program_output'],
    ['UserName,UserId,Arn\n', 'foreign_form'],
    ['"role_name","role_id"\n', 'foreign_form'],
    ['"UserId": "x", "Arn": [1]\n', undefined],
    ['Unable to locate credentials. You can', 'looks_like_cli_error'],
    ['resource "aws_iam_user" "ana" {', 'looks_like_terraform'],
    ['resource of a kind', undefined],
    ['Listing users (all of them)', undefined],
    ['{ Users: [] }', 'looks_like_program_output'],
    ['User name,AWS access key,Event name,Event source,AWS region,Event time\n', 'foreign_form'],
    ['"Event ID","Event time","User name","Event name","Event source"\r\n', 'foreign_form'],
    ['"eventversion","eventtime","eventsource","eventname"\n', 'foreign_form'],
    ['eventTime,eventName,eventSource\n', 'foreign_form'],
    ['@timestamp,@message\n', 'foreign_form'],
    ['"_raw","_time"\n', 'foreign_form'],
    ['eventJson', 'foreign_form'],
    ['timestamp,message\r\n', 'foreign_form'],
    ['name,message\n', undefined],
    ['{"eventName": "x", "eventSource", "y"}', undefined],
    [',{"eventName": "x", "eventSource": "y"}\n', undefined],
    [',{"UserName":"ana","UserId":"AIDA"}\n', undefined],
    [',UserName,UserId\n', 'foreign_form'],
  ])('says of %j: %s', (text, name) => {
    expect(nameText(text)?.code).toBe(name);
  });
});
