import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainActivity, formatIssue, mapRecord } from '../src/index.ts';

/** What no output may hold; nothing else in a record has it in it. */
const SECRET = 'zq9SECRETzq9';

const NAMES = [
  'password',
  'newPassword',
  'DB_PASSWD',
  'adminPwd',
  'Pass-Phrase',
  'clientSecret',
  'secretAccessKey',
  'SessionToken',
  'private_key',
  'keyMaterial',
  'sAMLAssertion',
  'base32StringSeed',
  'qRCodePNG',
  'tokenCode',
  'authenticationCode',
  'authenticationCode1',
  'authenticationCode22',
  'device_code',
  'USERCODE',
  'auth_code',
  'authorizationCode',
  'verificationCode',
  'mfaCode',
  'codeVerifier',
  'secretString',
  'SecretBinary',
  'Authorization',
  'Proxy-Authorization',
  'method.request.header.Authorization',
  'Set-Cookie',
] as const;

const PARTS = [
  'requestParameters',
  'responseElements',
  'userIdentity',
  'additionalEventData',
  'serviceEventDetails',
  'addendum',
  'edgeDeviceDetails',
  'eventContext',
] as const;

type Wrap = (value: unknown) => unknown;

/** Ways in which a value may stand deeper. */
const WRAPS: readonly Wrap[] = [
  (value) => ({ inner: value }),
  (value) => [value],
  (value) => ['first', { more: value, other: 1 }],
  (value) => ({ text: JSON.stringify(value) }),
  (value) => ({ sessionContext: value }),
  (value) => ({ role: { user: value } }),
];

/** A record with a text at each place that is shown as it is. */
const PLAIN = {
  eventSource: 'iam.amazonaws.com',
  eventName: 'UpdateSomething',
  eventTime: '2026-03-04T05:06:07Z',
  errorMessage: 'text-0',
  requestID: 'text-1',
  recipientAccountId: 'text-2',
  sharedEventID: 'text-3',
  vpcEndpointId: 'text-4',
  apiVersion: 'text-5',
  sessionCredentialFromConsole: 'text-6',
  userIdentity: {
    type: 'AssumedRole',
    arn: 'arn:aws:sts::111122223333:assumed-role/App/s1',
    invokedBy: 'text-7',
    sessionContext: { sourceIdentity: 'text-8' },
  },
  tlsDetails: { clientProvidedHostHeader: 'text-9' },
};
const TEXTS = Array.from({ length: 10 }, (_, index) => `text-${index}`);

/** A secret under a name, in each of the ways in which there is one. */
const secret = fc
  .tuple(
    fc.constantFrom(...NAMES),
    fc.nat(9),
    fc.constantFrom('key', 'Name', 'NAME', 'headerName', 'ParameterKey'),
    fc.constantFrom('value', 'Value', 'headerValue', 'ParameterValue'),
  )
  .map(([name, way, key, value]): object => {
    switch (way) {
      case 0:
        return { [name]: SECRET };
      case 1:
        return { [name]: { deep: [SECRET, { deeper: SECRET }] } };
      case 2:
        return { tags: [{ [key]: name, [value]: SECRET }] };
      case 3:
        return { credentials: { raw: SECRET, more: [SECRET], accessKeyId: 'ASIAEXAMPLE' } };
      case 4:
        return { [name]: JSON.stringify({ a: SECRET }) };
      case 5:
        return { link: `https://example.com/start?${name}=${SECRET}#${SECRET}` };
      case 6:
        return { source: `https://user:${SECRET}@example.com/path` };
      case 7:
        return { command: `psql postgres://${SECRET}:${SECRET}@[::1]:5432/db "redis://:${SECRET}@a@b/0"` };
      case 8:
        return { command: `curl "https://example.com/?a=b&X-Amz-${name}=${SECRET}" ; b` };
      default:
        return { [key]: name, [value]: { deep: SECRET } };
    }
  });

const record = fc
  .tuple(
    secret,
    fc.array(fc.constantFrom(...WRAPS), { maxLength: 6 }),
    fc.constantFrom(...PARTS),
    fc.boolean(),
    fc.constantFrom('iam', 'sts', 'signin', 'sso'),
  )
  .map(([held, wraps, part, isText, service]) => {
    const value = wraps.reduce<unknown>((inner, wrap) => wrap(inner), held);
    const object = Array.isArray(value) ? { list: value } : value;
    return {
      eventSource: `${service}.amazonaws.com`,
      eventName: 'UpdateSomething',
      eventTime: '2026-03-04T05:06:07Z',
      errorCode: 'ValidationException',
      errorMessage: `1 validation error detected: Value '${SECRET}' at 'password' failed; Value '${SECRET}' at 'x.tokenCode' failed; see https://a:${SECRET}@example.com`,
      [part]: isText ? JSON.stringify(object) : object,
    };
  });

describe('a secret', () => {
  it('is nowhere in an event, its issues and its account, whatever its name and however deep it stands', () => {
    fc.assert(
      fc.property(record, fc.constantFrom('compact', 'verbatim', 'canonical'), (log, policyText) => {
        const options = { allServices: true, includeValues: true, policyText } as const;
        const result = mapRecord(log, { source: 'cloudtrail', ...options });
        expect(result.ok).toBe(true);
        expect(JSON.stringify(result)).not.toContain(SECRET);
        expect(result.issues.map(formatIssue).join('\n')).not.toContain(SECRET);
        expect(JSON.stringify(explainActivity(log, options))).not.toContain(SECRET);
      }),
      { numRuns: 500 },
    );
  });

  it('is nowhere in a label, an additional field or a description where a text is JSON', () => {
    const text = fc
      .tuple(secret, fc.array(fc.constantFrom(...WRAPS), { maxLength: 6 }))
      .map(([held, wraps]) => JSON.stringify(wraps.reduce<unknown>((inner, wrap) => wrap(inner), held)));
    fc.assert(
      fc.property(text, fc.constantFrom(...TEXTS), (json, place) => {
        const log = JSON.parse(JSON.stringify(PLAIN).replace(`"${place}"`, JSON.stringify(json)));
        const result = mapRecord(log, { source: 'cloudtrail', includeValues: true });
        expect(result.ok).toBe(true);
        expect(JSON.stringify(result)).not.toContain(SECRET);
        expect(JSON.stringify(explainActivity(log, { includeValues: true }))).not.toContain(SECRET);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['{"a": "b", "password": "x"}', '{"a":"b","password":"***"}'],
    ['[ {"Key":"apiKey","Value":"x"} ]', '[{"Key":"apiKey","Value":"***"}]'],
    ['{"password":"x","password":true}', '{"password":true}'],
    [
      '{"credentials":{"accessKeyId":"A","sessionToken":"x"}}',
      '{"credentials":{"accessKeyId":"A","sessionToken":"***"}}',
    ],
    ['{"url":"https://x/?code=1"}', '{"url":"https://x/"}'],
    ['{"url":"git+https://a:b@x/"}', '{"url":"git+https://***@x/"}'],
    ['https://a:b@x/c@d?e', 'https://***@x/c@d'],
    ['get "https://x/?a=1&X-Amz-Signature=2&b=3"', 'get "https://x/?a=1&X-Amz-Signature=***&b=3"'],
    ['s3://a/b@c and mail d@e', 's3://a/b@c and mail d@e'],
    ['{"2": 1,  "1": "a\\u0062"}', '{"2": 1,  "1": "a\\u0062"}'],
    ['{not JSON', '{not JSON'],
  ])('within JSON is ***, and what has none stays as it is: %s', (vpcEndpointId, shown) => {
    const result = mapRecord({ ...PLAIN, vpcEndpointId }, { source: 'cloudtrail' });
    expect(result.ok && result.event.additional?.vpcEndpointId).toBe(shown);
  });

  it.each(['https://example.com/start', '//example.com/start', 'example.com/start', '/start'])(
    'is behind the path of where a sign-in leads to, whatever that begins with: %s',
    (path) => {
      for (const mark of ['?code=', '#', '?state=a#']) {
        const additionalEventData = { LoginTo: `${path}${mark}${SECRET}` };
        const log = { ...PLAIN, eventSource: 'signin.amazonaws.com', additionalEventData };
        const result = mapRecord(log, { source: 'cloudtrail' });
        expect(result.ok && result.event.target?.url).toBe(path);
        expect(JSON.stringify(result)).not.toContain(SECRET);
      }
    },
  );

  it('may lie in JSON that nests too deep to be looked at, of which nothing is shown', () => {
    const deep = `${'['.repeat(1e5)}${']'.repeat(1e5)}`;
    const log = { ...PLAIN, vpcEndpointId: deep, errorMessage: JSON.stringify({ deep }) };
    const result = mapRecord(log, { source: 'cloudtrail' });
    const shown = `${'['.repeat(100)}"***"${']'.repeat(100)}`;
    expect(result.ok && result.event.additional?.vpcEndpointId).toBe(shown);
    expect(result.ok && result.event.securityResult?.[0]?.description).toBe(JSON.stringify({ deep: shown }));
  });

  it.each(NAMES)('of the name %s is told from what is none', (name) => {
    const log = {
      eventSource: 'iam.amazonaws.com',
      eventName: 'UpdateSomething',
      eventTime: '2026-03-04T05:06:07Z',
      requestParameters: { [name]: SECRET, [`${name}Required`]: 'kept', allowed: { [name]: true } },
    };
    const result = mapRecord(log, { source: 'cloudtrail' });
    const labels = result.ok ? result.event.target?.resource?.attribute?.labels : undefined;
    expect(labels).toEqual([
      { key: `requestParameters.${name}Required`, value: 'kept' },
      { key: `requestParameters.allowed.${name}`, value: 'true' },
    ]);
  });

  it('stands beside a name that tells of it, and is no setting of a like name', () => {
    const items = [
      { headerName: 'Authorization', headerValue: 'Basic eA==' },
      { namespace: 'env', optionName: 'DB_PASSWORD', value: 'x' },
      { parameterKey: 'Stage', parameterValue: 'prod' },
    ];
    const requestParameters = { items, aggregationAuthorization: { arn: 'a' }, authorizationType: 'JWT' };
    const log = { ...PLAIN, eventSource: 'cloudfront.amazonaws.com', requestID: null, requestParameters };
    const result = mapRecord(log, { source: 'cloudtrail', allServices: true });
    const labels = result.ok ? result.event.target?.resource?.attribute?.labels : undefined;
    expect(labels?.map(({ key, value }) => [key.slice('requestParameters.'.length), value])).toEqual([
      ['items.0.headerName', 'Authorization'],
      ['items.1.namespace', 'env'],
      ['items.1.optionName', 'DB_PASSWORD'],
      ['items.2.parameterKey', 'Stage'],
      ['items.2.parameterValue', 'prod'],
      ['aggregationAuthorization.arn', 'a'],
      ['authorizationType', 'JWT'],
      ['romConsole', 'text-6'],
    ]);
  });

  it('is a code beside its grant, in records of any service', () => {
    const requestParameters = {
      grantType: 'authorization_code',
      code: SECRET,
      redirectUri: 'http://127.0.0.1',
      inner: { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', Code: SECRET, status: 'shown' },
      other: { grantType: 'refresh', code: 'shown' },
      status: { code: 'shown' },
    };
    const log = {
      eventSource: 'sso.amazonaws.com',
      eventName: 'CreateToken',
      eventTime: '2026-03-04T05:06:07Z',
      requestParameters,
    };
    const result = mapRecord(log, { source: 'cloudtrail', allServices: true });
    const labels = result.ok ? result.event.target?.resource?.attribute?.labels : undefined;
    expect(labels?.map(({ key }) => key.replace('requestParameters.', ''))).toEqual([
      'grantType',
      'redirectUri',
      'inner.grant_type',
      'inner.status',
      'other.grantType',
      'other.code',
      'status.code',
    ]);
    expect(JSON.stringify(result)).not.toContain(SECRET);
  });

  it('is the code of a sign-in, and no subject of a token', () => {
    const of = (service: string) => {
      const log = {
        eventSource: `${service}.amazonaws.com`,
        eventName: 'CreateOAuth2Token',
        eventTime: '2026-03-04T05:06:07Z',
        requestParameters: {
          code: 'c',
          subjectFromWebIdentityToken: 's',
          webIdentityTokenId: 'w',
          sAMLAssertionID: 'a',
        },
      };
      const result = mapRecord(log, { source: 'cloudtrail' });
      return (
        result.ok && result.event.target?.resource?.attribute?.labels?.map(({ key }) => key.split('.')[1])
      );
    };
    expect(of('signin')).toEqual(['subjectFromWebIdentityToken', 'webIdentityTokenId', 'sAMLAssertionID']);
    expect(of('sts')).toEqual([
      'code',
      'subjectFromWebIdentityToken',
      'webIdentityTokenId',
      'sAMLAssertionID',
    ]);
  });
});
