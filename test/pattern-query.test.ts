import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  compileFilterPattern,
  FILTER_PATTERNS,
  identitySelector,
  type PatternService,
  PatternSyntaxError,
  queryFor,
  queryForPattern,
} from '../src/find.ts';
import { createMapper } from '../src/index.ts';
import { matchesSearch } from './udm-search.ts';

vi.setConfig({ testTimeout: 120_000 });

const mapper = createMapper({ source: 'cloudtrail', allServices: true, case: 'snake' });

/** What is said of a pattern and of its search, for each record that has an event. */
function ask(pattern: string, records: readonly unknown[]) {
  const { text, parts } = queryForPattern(pattern, 'udm-search');
  const { matches } = compileFilterPattern(pattern);
  const isExact = parts.every(({ fit }) => fit === 'exact');
  return records.flatMap((record) => {
    const result = mapper.map(record);
    if (!result.ok) return [];
    return [{ isExact, asked: matches(record), found: matchesSearch(text, result.event) }];
  });
}

const ACCOUNT = '111122223333';
const MASK = 'HIDDEN_DUE_TO_SECURITY_REASONS';

const ISSUER = {
  type: 'Role',
  principalId: 'AROAEXAMPLEDEPLOY0001',
  arn: `arn:aws:iam::${ACCOUNT}:role/ci/Deploy`,
  accountId: ACCOUNT,
  userName: 'Deploy',
};

/** Who acts, as CloudTrail tells of each. */
const IDENTITIES = [
  {
    type: 'IAMUser',
    principalId: 'AIDAEXAMPLEALICE00001',
    arn: `arn:aws:iam::${ACCOUNT}:user/alice`,
    accountId: ACCOUNT,
    accessKeyId: 'AKIAEXAMPLEALICE0001',
    userName: 'alice',
  },
  // A user may be called as a role is.
  { type: 'IAMUser', arn: `arn:aws:iam::${ACCOUNT}:user/Deploy`, accountId: ACCOUNT, userName: 'Deploy' },
  { type: 'IAMUser', accountId: ACCOUNT, userName: MASK },
  {
    type: 'AssumedRole',
    principalId: 'AROAEXAMPLEDEPLOY0001:joan',
    arn: `arn:aws:sts::${ACCOUNT}:assumed-role/Deploy/joan`,
    accountId: ACCOUNT,
    accessKeyId: 'ASIAEXAMPLESESSION01',
    sessionContext: {
      sessionIssuer: ISSUER,
      attributes: { mfaAuthenticated: 'false' },
      sourceIdentity: 'joan',
    },
    invokedBy: 'cloudformation.amazonaws.com',
  },
  { type: 'Root', principalId: ACCOUNT, arn: `arn:aws:iam::${ACCOUNT}:root`, accountId: ACCOUNT },
  { type: 'AWSService', invokedBy: 'ec2.amazonaws.com' },
  { type: 'AWSAccount', principalId: 'AROAEXAMPLEOTHER00001:x', accountId: '444455556666' },
  { type: 'IAMUser', accountId: 'ANONYMOUS_PRINCIPAL' },
];

/** Texts that records and patterns have in common. */
const TEXTS = [
  'alice',
  'Deploy',
  'Success',
  'Yes',
  'true',
  '7',
  '7.0',
  'a.b (c) /d',
  'https://example.org/path',
  'https://example.org/path?code=secret',
  'https://alice:Deploy@example.org/path',
  'git+ssh://alice:Deploy@example.org/path',
  'get ftp://example.org/?a=b&token=secret now',
  MASK,
  `arn:aws:iam::${ACCOUNT}:role/ci/Deploy`,
];

const LEAF = fc.constantFrom<unknown>(...TEXTS, 7, 7.5, 1000, true, false);
const LEAF_KEYS = ['userName', 'roleArn', 'policyArn', 'ConsoleLogin', 'password', 'limit', 'url'];

const PART = fc.dictionary(
  fc.constantFrom(...LEAF_KEYS, 'list', 'inner'),
  fc.oneof(
    { weight: 4, arbitrary: LEAF },
    { weight: 1, arbitrary: fc.array(LEAF, { minLength: 1, maxLength: 2 }) },
    { weight: 1, arbitrary: fc.record({ userName: LEAF, value: LEAF }) },
  ),
  { minKeys: 1, maxKeys: 4 },
);

const OPTIONAL = {
  errorCode: fc.constantFrom('AccessDenied', 'Client.UnauthorizedOperation', 'success', 'NoSuchEntity'),
  errorMessage: fc.constantFrom(
    'Failed authentication',
    'Reason: Failed authentication',
    "Value 'hunter2' at 'password' failed",
    "Value '***' at 'password' failed",
    'no access to git+ssh://alice:Deploy@example.org/path',
  ),
  sourceIPAddress: fc.constantFrom(
    '192.0.2.1',
    '192.0.2.1:443',
    'delivery.logs.amazonaws.com',
    '2001:db8::1',
  ),
  awsRegion: fc.constantFrom('us-east-1', 'eu-central-1'),
  userAgent: fc.constantFrom('aws-cli/2.27.9', 'Deploy'),
  eventType: fc.constantFrom('AwsApiCall', 'AwsServiceEvent', 'AwsConsoleSignIn'),
  recipientAccountId: fc.constantFrom(ACCOUNT, '444455556666'),
  readOnly: fc.boolean(),
  vpcEndpointId: fc.constantFrom('vpce-1', 'vpce-2'),
  requestID: fc.constantFrom('r-1', 'r-2'),
  requestParameters: PART,
  responseElements: PART,
  additionalEventData: fc.record(
    {
      MFAUsed: fc.constantFrom('Yes', 'No'),
      LoginTo: fc.constantFrom(
        'https://example.org/path?code=secret',
        'https://example.org/path',
        '/path?state=x',
      ),
      MobileVersion: fc.constantFrom('Yes', 'No'),
    },
    { requiredKeys: [] },
  ),
  serviceEventDetails: fc.constantFrom(
    { ConsoleLogin: 'Failure', CreateUser: 'Deploy' },
    { ConsoleLogin: 'Success', CreateUser: 'Failure' },
  ),
  resources: fc.array(
    fc.record({
      type: fc.constantFrom('AWS::IAM::Role', 'AWS::S3::Bucket'),
      accountId: fc.constant(ACCOUNT),
    }),
    { minLength: 1, maxLength: 2 },
  ),
};

/** Records as CloudTrail writes them: texts where texts are due, nothing empty. */
const RECORD = fc
  .tuple(
    fc.record({
      eventTime: fc.constant('2026-01-02T03:04:05Z'),
      eventSource: fc.constantFrom('iam', 'sts', 'signin', 's3').map((name) => `${name}.amazonaws.com`),
      eventName: fc.constantFrom(
        'CreateUser',
        'ConsoleLogin',
        'AssumeRole',
        'ListBuckets',
        'AttachRolePolicy',
      ),
      userIdentity: fc.constantFrom(...IDENTITIES),
    }),
    fc.record(OPTIONAL, { requiredKeys: [] }),
  )
  .map(([always, sometimes]) => ({ ...always, ...sometimes }));

const FIELDS = [
  'eventName',
  'eventSource',
  ...['type', 'userName', 'arn', 'principalId', 'accountId', 'accessKeyId', 'invokedBy'].map(
    (name) => `userIdentity.${name}`,
  ),
  'userIdentity.sessionContext.sessionIssuer.userName',
  'userIdentity.sessionContext.sessionIssuer.arn',
  'userIdentity.sessionContext.attributes.mfaAuthenticated',
  ...Object.keys(OPTIONAL).filter(
    (name) => !['requestParameters', 'responseElements', 'resources'].includes(name),
  ),
  ...LEAF_KEYS.flatMap((key) => [`requestParameters.${key}`, `responseElements.${key}`]),
  'requestParameters.list[0]',
  'requestParameters.list[*]',
  'requestParameters.inner.userName',
  'requestParameters.inner.value',
  'additionalEventData.MFAUsed',
  'additionalEventData.LoginTo',
  'additionalEventData.MobileVersion',
  'serviceEventDetails.ConsoleLogin',
  'serviceEventDetails.CreateUser',
  'resources[*].type',
  'resources[0].type',
];

/** What fields of such records hold, and what only looks like it. */
const OPERAND_TEXTS = [
  ...TEXTS,
  ...['CreateUser', 'signin.amazonaws.com', 'IAMUser', 'Root', 'AssumedRole', ACCOUNT, 'ANONYMOUS_PRINCIPAL'],
  ...[
    'AccessDenied',
    'Failed authentication',
    'Reason: Failed authentication',
    'Failure',
    'No',
    'AwsServiceEvent',
  ],
  ...["Value '***' at 'password' failed", '192.0.2.1', 'delivery.logs.amazonaws.com', 'AWS::IAM::Role', ''],
  ...IDENTITIES.flatMap(({ arn, principalId }) => [arn ?? '', principalId ?? '']),
  ...['cloudformation.amazonaws.com', 'https://example.org/path', 'us-east-1', 'false'],
];

const WILDCARD = fc
  .tuple(
    fc.constantFrom(...OPERAND_TEXTS),
    fc.nat(12),
    fc.nat(12),
    fc.constantFrom('h*', '*t', '*m*', 'h*t', '*'),
  )
  .map(([text, from, length, form]) => {
    const [head, middle, tail] = [
      text.slice(0, from),
      text.slice(from, from + length),
      text.slice(from + length),
    ];
    return { 'h*': `${head}*`, '*t': `*${tail}`, '*m*': `*${middle}*`, 'h*t': `${head}*${tail}`, '*': '*' }[
      form
    ]!;
  });

const EQUALITY = fc
  .tuple(
    fc.constantFrom('=', '!='),
    fc.oneof(
      fc.constantFrom(...OPERAND_TEXTS).map((text) => `"${text}"`),
      WILDCARD.map((text) => `"${text}"`),
      fc.constantFrom('7', '7.0', '7e0', '1e3', '-1'),
      fc.constantFrom('%^A%', '%e$%', '%[0-9]+%', '%/d%', '%a|e%', '%^https:%', '%Deploy%', '%^true$%'),
    ),
  )
  .map(([operator, operand]) => `${operator} ${operand}`);

const ATOM = fc
  .tuple(
    fc.constantFrom(...FIELDS),
    fc.oneof(
      { weight: 6, arbitrary: EQUALITY },
      {
        weight: 1,
        arbitrary: fc.constantFrom('NOT EXISTS', 'IS TRUE', 'IS FALSE', 'IS NULL', '< 8', '>= 7.5'),
      },
    ),
  )
  .map(([field, test]) => `$.${field} ${test}`);

const PATTERN = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    ATOM,
    fc
      .tuple(fc.constantFrom(' && ', ' || '), fc.array(tie('pattern'), { minLength: 2, maxLength: 3 }))
      .map(([join, parts]) => `(${parts.join(join)})`),
  ),
})).pattern;

/** Asks a pattern of records; nothing comes of one that is beyond the quotas, or of which nothing can be asked. */
function tryAsk(condition: string, records: readonly unknown[]) {
  try {
    return ask(`{ ${condition} }`, records);
  } catch (error) {
    if (error instanceof PatternSyntaxError) return [];
    if (error instanceof TypeError && error.message.startsWith('Nothing of the pattern')) return [];
    throw error;
  }
}

describe('a pattern and its search', () => {
  it.each([
    ['a part', ATOM, 3000],
    ['parts', PATTERN, 1000],
  ])(
    'find the same records’ events where it is exact, and no fewer where it is wider: %s',
    (_, conditions, numRuns) => {
      const seen = { exact: 0, exactFound: 0, wider: 0, widerFound: 0 };
      fc.assert(
        fc.property(conditions, fc.array(RECORD, { minLength: 1, maxLength: 5 }), (condition, records) => {
          for (const { asked, found, isExact } of tryAsk(condition, records)) {
            if (isExact) expect(found).toBe(asked);
            else expect(found || !asked).toBe(true);
            seen[isExact ? 'exact' : 'wider'] += 1;
            if (asked) seen[isExact ? 'exactFound' : 'widerFound'] += 1;
          }
        }),
        { numRuns },
      );
      for (const count of Object.values(seen)) expect(count).toBeGreaterThan(numRuns / 20);
    },
  );

  it.each(['requestParameters.url', 'errorMessage', 'vpcEndpointId'])(
    'miss nothing of %s where a part of an address is masked',
    (field) => {
      const texts = [
        'https://a:pw@h/x?c=d',
        'git+ssh://a:pw@h/x',
        'see ftp://a@h',
        'at ftp://h/?token=pw&b=c',
        'ftp://b@h',
        'ftp://h/x@y',
      ];
      const records = texts.map((text) => ({
        eventSource: 'iam.amazonaws.com',
        eventName: 'CreateUser',
        eventTime: '2026-01-02T03:04:05Z',
        ...(field.includes('.') ? { requestParameters: { url: text } } : { [field]: text }),
      }));
      let found = 0;
      for (const text of texts)
        for (let at = 0; at <= text.length; at += 1) {
          const [head, tail] = [text.slice(0, at), text.slice(at)];
          for (const operand of [`${head}*`, `*${tail}`, `*${head}*`, `${head}*${tail}`, text])
            for (const operator of ['=', '!='])
              for (const one of tryAsk(`$.${field} ${operator} "${operand}"`, records)) {
                if (one.asked) found += 1;
                expect(one.isExact ? one.found === one.asked : one.found || !one.asked).toBe(true);
              }
        }
      expect(found).toBeGreaterThan(100);
    },
  );

  it.each(Object.entries(FILTER_PATTERNS))('hold for the well-known pattern %s', (_, { pattern }) => {
    fc.assert(
      fc.property(fc.array(RECORD, { minLength: 20, maxLength: 20 }), (records) => {
        for (const { asked, found, isExact } of ask(pattern, records))
          expect(isExact ? found === asked : found || !asked).toBe(true);
      }),
      { numRuns: 10 },
    );
  });
});

describe('an identity and its search', () => {
  it.each([
    { user: 'alice' },
    { user: 'Deploy' },
    { user: `arn:aws:iam::${ACCOUNT}:user/alice` },
    { user: 'AIDAEXAMPLEALICE00001' },
    { role: 'Deploy' },
    { role: ISSUER.arn },
    { role: ISSUER.principalId },
    { session: 'joan' },
    { session: `arn:aws:sts::${ACCOUNT}:assumed-role/Deploy/joan` },
    { account: ACCOUNT },
    { account: ACCOUNT, recipient: true },
    { root: true },
    { accessKey: 'AKIAEXAMPLEALICE0001' },
  ])('find what it did: %j', (identity) => {
    const selector = identitySelector(identity);
    const { text } = queryFor(identity, 'udm-search');
    let found = 0;
    fc.assert(
      fc.property(RECORD, (record) => {
        const result = mapper.map(record);
        const isDone = selector.explain(record)?.some(({ as }) => as === 'actor' || as === 'recipient');
        if (!result.ok || !isDone) return;
        found += 1;
        expect(matchesSearch(text, result.event)).toBe(true);
      }),
      { numRuns: 300 },
    );
    expect(found).toBeGreaterThan(5);
  });

  it.each([
    ['iam', 'DeleteRole', { roleName: 'Deploy' }, null],
    ['iam', 'CreateRole', { roleName: 'Deploy' }, { role: { arn: ISSUER.arn, roleName: 'Deploy' } }],
    [
      'iam',
      'AttachUserPolicy',
      { userName: 'bob', policyArn: `arn:aws:iam::${ACCOUNT}:policy/deploy` },
      null,
    ],
    ['sts', 'AssumeRole', { roleArn: ISSUER.arn, roleSessionName: 'joan' }, null],
  ])(
    'find what was done to a target, by its name or its ARN: %s %s',
    (source, eventName, request, answer) => {
      const record = {
        eventTime: '2026-01-02T03:04:05Z',
        eventSource: `${source}.amazonaws.com`,
        eventName,
        userIdentity: IDENTITIES[0],
        requestParameters: request,
        responseElements: answer,
      };
      expect(identitySelector({ target: 'Deploy' }).matches(record)).toBe(true);
      const { text } = queryFor({ target: 'Deploy' }, 'udm-search');
      const result = mapper.map(record);
      expect(result.ok && matchesSearch(text, result.event)).toBe(true);
    },
  );
});

describe('what becomes of a part', () => {
  const part = (condition: string) => {
    const [first] = queryForPattern(`{ $.eventName = x && ${condition} }`, 'udm-search').parts.slice(1);
    return first!;
  };

  it.each([
    ['$.userIdentity.type = Root', 'principal.resource.resource_subtype = "Root"'],
    ['$.errorCode = "*UnauthorizedOperation"', 'security_result.rule_id = /UnauthorizedOperation$/'],
    ['$.errorCode = "a.b*c"', 'security_result.rule_id = /(?s)^a\\.b.*c$/'],
    [
      '$.eventType != AwsServiceEvent',
      'additional.fields["eventType"] != "" AND additional.fields["eventType"] != "AwsServiceEvent"',
    ],
    ['$.errorCode NOT EXISTS', 'security_result.rule_id = ""'],
    ['$.errorCode = "*"', 'security_result.rule_id != ""'],
    [
      '$.additionalEventData.MFAUsed != Yes',
      'extensions.auth.auth_details != "" AND extensions.auth.auth_details != "MFAUsed: Yes"',
    ],
    [
      '$.responseElements.ConsoleLogin = Success',
      'target.resource.attribute.labels["responseElements.ConsoleLogin"] = "Success"',
    ],
    [
      '$.requestParameters.list[0].key = x',
      'target.resource.attribute.labels["requestParameters.list.0.key"] = "x"',
    ],
    [
      '$.requestParameters.policyArn = "arn:x/y"',
      'target.resource.attribute.labels["requestParameters.policyArn"] = "arn:x/y"',
    ],
    ['$.resources[*].type = "AWS::IAM::Role"', 'about.resource.resource_subtype = "AWS::IAM::Role"'],
    [
      '$.requestParameters.roleName = "adm*"',
      'target.resource.attribute.labels["requestParameters.roleName"] = /^adm/',
    ],
    ['$.errorCode != "*Denied"', 'security_result.rule_id != "" AND NOT security_result.rule_id = /Denied$/'],
    ['$.userAgent != ""', 'network.http.user_agent != ""'],
    ['$.userAgent = %^aws-cli/%', 'network.http.user_agent = /(?s)^aws-cli\\//'],
    [
      '$.userAgent != %^aws-cli/%',
      'network.http.user_agent != "" AND NOT network.http.user_agent = /^aws-cli\\//',
    ],
  ])('is exact: %s', (condition, text) => {
    expect(part(condition)).toMatchObject({ text, fit: 'exact', why: [] });
  });

  it.each([
    ['$.userIdentity.userName = alice', 'The field may hold other values, too, such as the name of a role.'],
    ['$.errorMessage = "Failed authentication"', 'In some events a word stands before the text.'],
    ['$.userIdentity.arn = "arn:x"', 'Sign-ins are all found: no UDM field of theirs always holds it.'],
    ['$.sourceIPAddress = "192.0.2.1"', 'UDM has a part of the value, or what was made of it.'],
    ['$.sourceIPAddress != "x.amazonaws.com"', 'A value that is not written there counts as missing.'],
    ['$.readOnly IS TRUE', 'A truth value is a text in UDM.'],
    [
      '$.requestParameters.url = "*x"',
      'Web addresses are cut before their query, and users in addresses are masked.',
    ],
    ['$.requestParameters.limit > 5', 'Only that there is a value can be asked.'],
    ['$.requestParameters.limit = 1e3', 'Numbers are texts in UDM, written in one way.'],
    ['$.requestParameters.tags NOT EXISTS', 'An object or a list counts as missing.'],
  ])('is wider, and why is said: %s', (condition, why) => {
    expect(part(condition)).toMatchObject({ fit: 'wider', why: expect.arrayContaining([why]) });
  });

  const TRUTH = 'A truth value is a text in UDM.';
  const NUMBERS = 'Numbers are texts in UDM, written in one way.';
  const CUT = 'Web addresses are cut before their query, and users in addresses are masked.';
  const PRESENCE = 'Only that there is a value can be asked.';
  it.each<[string, string[]]>([
    ['$.requestParameters.limit != 7', [TRUTH]],
    ['$.requestParameters.limit != 7.0', [NUMBERS, TRUTH]],
    ['$.requestParameters.limit = "tr*"', [TRUTH]],
    ['$.requestParameters.limit = %^t%', [CUT, TRUTH]],
    ['$.requestParameters.limit = %^a%', [CUT]],
    ['$.requestParameters.limit = "a?*"', [CUT]],
    ['$.requestParameters.limit = "https://a"', [CUT]],
    ['$.requestParameters.limit != "https://a"', [CUT, TRUTH]],
    ['$.requestParameters.limit != %^a%', [PRESENCE, TRUTH]],
    ['$.additionalEventData.MFAUsed != %^Y%', [PRESENCE]],
    ['$.errorCode = ""', [PRESENCE]],
    ['$.errorCode > 5', [PRESENCE]],
  ])('is wider for these reasons alone: %s', (condition, why) => {
    expect(part(condition)).toMatchObject({ pattern: condition, fit: 'wider', why });
  });

  it.each([
    ['$.requestParameters.password = x', 'No UDM field always holds it.'],
    ['$.userIdentity.principalId = "AIDA*"', 'No UDM field always holds it.'],
    ['$.requestParameters.tags[*].key = team', 'No UDM field always holds it.'],
    ['$.serviceEventDetails.Authenticate = Failure', 'No UDM field always holds it.'],
    ['$.serviceEventDetails.Authenticate = "*"', 'No UDM field always holds it.'],
    ['$.requestParameters.tags[0].value = x', 'It may be a secret, and those are not written.'],
    ['$.eventTime = "2026-*"', 'The time is set where the text is run.'],
    [
      '$.requestParameters.* = x',
      'The selector names no single field, or one whose name UDM cannot tell apart.',
    ],
    [
      "$.requestParameters.['a.b'] = x",
      'The selector names no single field, or one whose name UDM cannot tell apart.',
    ],
    [
      '$.resources[*].type != x',
      'The selector names no single field, or one whose name UDM cannot tell apart.',
    ],
    ['$.userAgent = "a\tb"', 'It asks for a character that cannot be seen.'],
  ])('is not asked, and why is said: %s', (condition, why) => {
    expect(part(condition)).toEqual({ pattern: expect.any(String), fit: 'none', why: [why] });
  });

  it('is not asked beside one that cannot be', () => {
    const { parts, text } = queryForPattern(
      '{ $.eventName = x && ($.eventTime = y || $.errorCode = z) }',
      'udm-search',
    );
    expect(text).toBe('metadata.log_type = "AWS_CLOUDTRAIL" AND metadata.product_event_type = "x"');
    expect(parts.map(({ fit }) => fit)).toEqual(['exact', 'none', 'none']);
    expect(parts[2]!.why).toEqual(['It stands beside a part, with || between them, that cannot be asked.']);
  });
});

describe('the text for a pattern', () => {
  const FOLDER = new URL('./pattern-query/', import.meta.url);
  const GOLDENS = readdirSync(FOLDER).map(
    (file) => [file, ...file.split('.')] as [string, string, PatternService],
  );

  it.each(GOLDENS)('is what its golden says: %s', (file, rule, service) => {
    const { pattern } = FILTER_PATTERNS[rule as keyof typeof FILTER_PATTERNS];
    const text = `${queryForPattern(pattern, service).text}\n`;
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(new URL(file, FOLDER), text);
    expect(text).toBe(readFileSync(new URL(file, FOLDER), 'utf8'));
  });

  it('has its values quoted', () => {
    const search = queryForPattern(
      '{ $.eventName = "x\\y" && $.requestParameters.[\'k"]\\\'] = z }',
      'udm-search',
    );
    expect(search.text).toBe(
      'metadata.log_type = "AWS_CLOUDTRAIL" AND metadata.product_event_type = "x\\\\y" AND target.resource.attribute.labels["requestParameters.k\\"]\\\\"] = "z"',
    );
  });

  it('says that it is no one’s reading but ours, and where it has more operators than a search may', () => {
    const { notes } = queryForPattern('{ $.eventName = x }', 'udm-search');
    expect(notes).toEqual([
      "It asks for the fields that this program's mapping of CloudTrail records fills, by its own reading of the language.",
      'Records are taken as CloudTrail writes them; a field that is empty or null counts as missing.',
    ]);
    const long = Array.from({ length: 50 }, () => '$.errorMessage=a').join('||');
    expect(queryForPattern(`{${long}}`, 'udm-search').notes).toEqual([
      'Events of other records are found, too: see the parts.',
      'It has more operators than the 169 that a search may have in parentheses.',
      ...notes,
    ]);
  });

  it('is refused where there is nothing to ask, where the pattern is none and for other services', () => {
    expect(() => queryForPattern('{ $.eventTime = x || $.eventName = y }', 'yara-l')).toThrow(
      new TypeError(
        'Nothing of the pattern can be asked of UDM events: no UDM field always holds what it needs.',
      ),
    );
    expect(() => queryForPattern('{ }', 'yara-l')).toThrow(PatternSyntaxError);
    expect(() => queryForPattern('{ $.a = 1 }', 'athena' as PatternService)).toThrow(
      new TypeError('A pattern is translated for udm-search and yara-l alone.'),
    );
  });
});
