import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { TextBuffer } from '../src/cli/files/text-buffer.ts';
import { explain, formatIssue, formatPath, type Issue, mapRecord } from '../src/index.ts';
import { contextOf, settleOptions } from '../src/options.ts';
import { ByteLane } from '../src/splice/lane.ts';
import { BEHIND } from '../src/text/byte.ts';
import { doubledKeys } from '../src/text/doubled-key.ts';
import { collectedAt, mapAll, role } from './stream-inputs.ts';

const DOUBLED =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Effect":"Allow","Action":"sts:AssumeRole"}]}';
const AT = 'Statement[0].Effect';

/** A text as JSON text, and percent-encoded as AWS sends it. */
const FORMS: readonly (readonly [string, (text: string) => string])[] = [
  ['JSON text', (text) => text],
  ['percent-encoded', encodeURIComponent],
];

function doubledIn(issues: readonly Issue[]): string[] {
  return issues.filter(({ code }) => code === 'duplicate_key').map(({ path }) => formatPath(path));
}

describe.each(FORMS)('a key that stands twice in the text of a policy, %s', (_, encode) => {
  const record = role('app', { AssumeRolePolicyDocument: encode(DOUBLED) });

  it.each(['documented', 'extended'] as const)(
    'is told with its place, and its text stays: %s',
    (profile) => {
      const result = mapRecord(record, { collectedAt, profile });
      expect(doubledIn(result.issues)).toEqual([`AssumeRolePolicyDocument.${AT}`]);
      expect(JSON.stringify(result)).toContain(JSON.stringify(DOUBLED).slice(1, -1));
      expect(result.issues.map(formatIssue).join()).not.toContain('Deny');
    },
  );

  it('is among the issues of the leaf that is the policy', () => {
    const leaf = explain(record, { collectedAt }).logLeaves.find(
      ({ logPath }) => logPath[0] === 'AssumeRolePolicyDocument',
    );
    expect(leaf).toMatchObject({ fate: 'mapped', issues: ['duplicate_key'] });
  });

  it('is told in a line as in a document, since the lane over bytes leaves it to the engine', async () => {
    for (const text of [
      JSON.stringify(record),
      `[${JSON.stringify(record)}]`,
      JSON.stringify({ Roles: [record] }),
    ]) {
      const { items } = await mapAll(new TextEncoder().encode(text));
      const issues = items.flatMap((item) => (item.type === 'entity' ? item.issues : []));
      expect(doubledIn(issues)).toEqual([`AssumeRolePolicyDocument.${AT}`]);
    }
  });

  it.each(['compact', 'canonical'] as const)('is left by the lane over bytes: %s', (policyText) => {
    expect(isTaken(record, policyText)).toBe(false);
    expect(
      isTaken(
        role('app', { AssumeRolePolicyDocument: encode(DOUBLED.replace('"Effect":"Deny",', '')) }),
        policyText,
      ),
    ).toBe(true);
  });

  it('is told where the key has another spelling in JSON, and left by the lane', () => {
    const log = role('app', { AssumeRolePolicyDocument: encode('{"a":1,"\\u0061":2}') });
    expect(doubledIn(mapRecord(log, { collectedAt }).issues)).toEqual(['AssumeRolePolicyDocument.a']);
    expect(isTaken(log, 'compact')).toBe(false);
  });

  it('is told of each policy that an extension reads, once', () => {
    const document = encode(DOUBLED);
    const inline = role('app', { RolePolicyList: [{ PolicyName: 'p', PolicyDocument: document }] });
    const held = role('app', { InstanceProfileList: [{ Roles: [record] }] });
    const versions = [true, false].map((IsDefaultVersion) => ({ IsDefaultVersion, Document: document }));
    const managed = {
      PolicyId: 'ANPA1',
      PolicyName: 'p',
      Arn: 'arn:aws:iam::111122223333:policy/p',
      PolicyVersionList: versions,
    };
    const pathsOf = (log: object) => doubledIn(mapRecord(log, { collectedAt, profile: 'extended' }).issues);
    expect(pathsOf(inline)).toEqual([`RolePolicyList[0].PolicyDocument.${AT}`]);
    expect(pathsOf(held)).toEqual([`InstanceProfileList[0].Roles[0].AssumeRolePolicyDocument.${AT}`]);
    expect(pathsOf(managed).sort()).toEqual(
      [0, 1].map((index) => `PolicyVersionList[${index}].Document.${AT}`),
    );
  });

  it('is told of a policy in a record of activity', () => {
    const call = {
      eventVersion: '1.08',
      eventTime: collectedAt,
      eventSource: 'iam.amazonaws.com',
      eventName: 'UpdateAssumeRolePolicy',
      requestParameters: { roleName: 'app', policyDocument: encode(DOUBLED) },
      responseElements: { policy: encode(DOUBLED) },
    };
    const { issues } = mapRecord(call, { source: 'cloudtrail' });
    expect(doubledIn(issues).sort()).toEqual([
      `requestParameters.policyDocument.${AT}`,
      `responseElements.policy.${AT}`,
    ]);
  });
});

describe('a key that stands twice in other text within a record', () => {
  it('is told of an item of AWS Config that has its configuration as text', async () => {
    const configuration =
      '{"userId":"AIDA1","userName":"a","userName":"b","arn":"arn:aws:iam::111122223333:user/b"}';
    const item = { resourceType: 'AWS::IAM::User', configuration };
    const { items } = await mapAll([item]);
    const notices = items.flatMap((found) => (found.type === 'notice' ? found.issues : []));
    expect(doubledIn(notices)).toEqual(['configuration.userName']);
  });

  it('is not looked for in a message that is no JSON, although it looks like a notification of S3', async () => {
    const body = '{"s3SchemaVersion":"1.0","a';
    const message = { messageId: '1', body, eventSource: 'aws:sqs', eventSourceARN: 'arn:aws:sqs:::q' };
    const { items } = await mapAll([message], { source: 'cloudtrail' });
    expect(items.flatMap((found) => ('issues' in found ? found.issues : [])).map(({ code }) => code)).toEqual(
      ['foreign_form'],
    );
  });

  it('is told of JSON text among the parameters of a call', () => {
    const call = {
      eventVersion: '1.08',
      eventTime: collectedAt,
      eventSource: 'iam.amazonaws.com',
      eventName: 'CreateUser',
      requestParameters: { userName: 'a', settings: '{"x":1,"x":2}' },
    };
    expect(doubledIn(mapRecord(call, { source: 'cloudtrail' }).issues)).toEqual([
      'requestParameters.settings.x',
    ]);
  });
});

describe('more than a hundred keys that stand twice', () => {
  it('are told with how many more there are, and counted', async () => {
    const members = Array.from({ length: 150 }, (_, index) => `"k${index}":1,"k${index}":2`).join();
    const { items, counts } = await mapAll(new TextEncoder().encode(`{"UserId":"AIDA1",${members}}`));
    const issues = items.flatMap((found) => (found.type === 'notice' ? found.issues : []));
    expect(issues).toHaveLength(101);
    expect(issues.at(-1)).toMatchObject({ code: 'duplicate_key', path: [], more: 50 });
    expect(formatIssue(issues.at(-1)!)).toContain('(50 more of them)');
    expect(counts.issues.duplicate_key).toBe(150);
  });
});

function isTaken(log: object, policyText: 'compact' | 'canonical'): boolean {
  const settings = settleOptions({ policyText });
  const lane = new ByteLane({ ...settings, ...contextOf(settings, collectedAt) }, new TextBuffer(), true);
  const text = new TextEncoder().encode(JSON.stringify(log));
  const bytes = new Uint8Array(text.length + BEHIND);
  bytes.set(text);
  bytes[text.length] = 10;
  return lane.takeLine(bytes, 0, text.length);
}

describe('a text that nests very deep', () => {
  it('leaves nothing behind that is as large', () => {
    setFlagsFromString('--expose-gc');
    const gc = runInNewContext('gc') as () => void;
    const held = () => {
      gc();
      return process.memoryUsage().heapUsed;
    };
    const text = `${'['.repeat(1_000_000)}{"a":1,"b":2}${']'.repeat(1_000_000)}`;
    const before = held();
    expect(doubledKeys(text)).toEqual({ paths: [], more: 0 });
    expect((held() - before) / 2 ** 20).toBeLessThan(8);
  });
});
