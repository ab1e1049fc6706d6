import { describe, expect, it } from 'vitest';
import {
  createMapper,
  detectSource,
  eventImportRequests,
  expectedUdmEvents,
  explainActivity,
  formatIssue,
  mapRecord,
  type UdmEvent,
  unwrap,
} from '../src/index.ts';
import { checkEvent } from '../src/udm/check.ts';
import { standingType } from '../src/udm/event/type.ts';

const USER = {
  UserId: 'AIDAEXAMPLE',
  UserName: 'ana',
  Arn: 'arn:aws:iam::111122223333:user/ana',
  CreateDate: '2021-03-04T05:06:07Z',
  Path: '/',
};

function call(more: object = {}) {
  return {
    eventSource: 'iam.amazonaws.com',
    eventName: 'DeleteUser',
    eventTime: '2026-03-04T05:06:07Z',
    eventID: '1',
    sourceIPAddress: '192.0.2.1',
    userIdentity: {
      type: 'IAMUser',
      principalId: 'AIDAEXAMPLE',
      arn: 'arn:aws:iam::111122223333:user/ana',
      userName: 'ana',
    },
    requestParameters: { userName: 'bob' },
    ...more,
  };
}

function eventOf(more: object = {}): UdmEvent {
  return unwrap(mapRecord(call(more), { source: 'cloudtrail' }));
}

describe('a mapper of activity', () => {
  it('needs no time of collection, and gives an event', () => {
    const result = createMapper({ source: 'cloudtrail' }).map(call());
    expect(result.ok && result.event.metadata.eventType).toBe('USER_DELETION');
  });

  it('refuses a row whose columns are the parts of a record, as streams do: nobody would have done anything', () => {
    const { userIdentity: _, requestParameters: __, ...rest } = call();
    const row = { ...rest, 'userIdentity.userName': 'ana', 'requestParameters.userName': 'bob' };
    const refused = { ok: false, issues: [{ code: 'unknown_record' }] };
    expect(createMapper({ source: 'cloudtrail' }).map(row)).toMatchObject({ ...refused, outside: false });
    expect(createMapper({ source: 'cloudtrail', allServices: true }).map(row)).toMatchObject(refused);
    expect(explainActivity(row)).toMatchObject(refused);
  });

  it('gives what is outside the table as such, and refuses what is broken', () => {
    const mapper = createMapper({ source: 'cloudtrail' });
    expect(mapper.map(call({ eventSource: 'ec2.amazonaws.com' }))).toMatchObject({
      ok: false,
      outside: true,
    });
    expect(mapper.map(call({ eventTime: '' }))).toMatchObject({ ok: false, outside: false });
    expect(mapper.map(null)).toMatchObject({
      ok: false,
      outside: false,
      issues: [{ code: 'not_an_object' }],
    });
  });

  it.each([undefined, 'detect'] as const)('finds out what each record is, with the source %s', (source) => {
    const mapper = createMapper(source && { source });
    const options = { collectedAt: '2026-01-02T03:04:05Z' };
    expect(mapper.map(call(), options)).toHaveProperty('event');
    expect(mapper.map(USER, options)).toHaveProperty('entity');
    expect(mapper.map({}, options).issues).toMatchObject([{ code: 'unknown_record' }]);
    for (const log of [USER, call()]) expect(() => mapper.map(log, {} as typeof options)).toThrow(TypeError);
  });

  it('makes of one record what a mapper of its source makes, where no source is given', () => {
    const collectedAt = '2026-01-02T03:04:05Z';
    expect(mapRecord(call(), { collectedAt })).toEqual(mapRecord(call(), { source: 'cloudtrail' }));
    expect(mapRecord(USER, { collectedAt })).toEqual(mapRecord(USER, { source: 'iam', collectedAt }));
    expect(unwrap(mapRecord(call(), { collectedAt }))).toHaveProperty('metadata.productLogId', '1');
  });

  it('takes what comes after each other, and what comes while a record is read', () => {
    const mapper = createMapper({ source: 'cloudtrail' });
    let inner: unknown;
    const nosy = call();
    Object.defineProperty(nosy, 'eventVersion', {
      enumerable: true,
      get: () => {
        inner = mapper.map(call({ eventID: '2' }));
        return '1.11';
      },
    });
    const outer = mapper.map(nosy);
    expect(outer.ok && outer.event.metadata.productLogId).toBe('1');
    expect(inner).toMatchObject({ ok: true, event: { metadata: { productLogId: '2' } } });
    const throwing = Object.defineProperty(call(), 'eventName', {
      enumerable: true,
      get: () => {
        throw new Error();
      },
    });
    expect(mapper.map(throwing)).toMatchObject({
      ok: false,
      outside: false,
      issues: [{ code: 'not_an_object' }],
    });
    expect(mapper.map(call()).ok).toBe(true);
  });

  it('throws for bad options alone', () => {
    const bad: object[] = [
      { source: 'guardduty' },
      { allServices: 'yes' },
      { ingestionLabels: {} },
      { ingestionLabels: { a: '' } },
      { ingestionLabels: [] },
      { ingestionLabels: { a: 1 } },
    ];
    for (const options of bad) expect(() => createMapper(options)).toThrow(TypeError);
    const pairs = { ingestionLabels: [{ key: 'env', value: 'prod' }] } as object;
    expect(() => createMapper(pairs)).toThrow('must be an object of texts');
  });

  it('shows values in issues where it is asked to, and none that carries a secret', () => {
    const log = call({
      column: 'kept',
      sessionToken: 'secret',
      url: 'https://a.example/?q=1',
      userIdentity: "{'password': 'x'}",
    });
    const issues = mapRecord(log, { source: 'cloudtrail', includeValues: true }).issues;
    expect(issues.map(({ path, value }) => [path.join('.'), value])).toEqual([
      ['userIdentity', undefined],
      ['column', 'kept'],
      ['sessionToken', undefined],
      ['url', undefined],
    ]);
    expect(mapRecord(log, { source: 'cloudtrail' }).issues.map(formatIssue).join()).not.toMatch(
      /kept|secret/u,
    );
  });
});

describe('what stands where the schema has something else', () => {
  it('is nothing to tell of in calls of services that the table does not know', () => {
    const more = {
      eventName: 'CreateFunction20150331',
      responseElements: { role: 'arn:aws:iam::111122223333:role/x' },
    };
    const strict = { source: 'cloudtrail', allServices: true, strict: true } as const;
    const other = mapRecord(call({ ...more, eventSource: 'lambda.amazonaws.com' }), strict);
    expect(other).toMatchObject({ ok: true, issues: [{ code: 'event_type_stepped_down' }] });
    expect(other.issues).toHaveLength(1);
    expect(mapRecord(call(more), strict)).toMatchObject({
      ok: false,
      issues: [{ code: 'unreadable_text', path: ['responseElements', 'role'] }],
    });
    const outside = call({ eventSource: 'lambda.amazonaws.com', responseElements: 'text', userIdentity: 1 });
    expect(mapRecord(outside, strict).issues.map(({ path }) => path)).toEqual([
      ['userIdentity'],
      ['responseElements'],
      ['eventName'],
    ]);
  });

  it('is nothing as the JSON text of null, which is no request that names another', () => {
    const written = call({ eventName: 'GetLoginProfile', responseElements: 'null', resources: 'null' });
    const result = mapRecord(
      { ...written, requestParameters: 'null' },
      { source: 'cloudtrail', strict: true },
    );
    expect(result).toEqual(
      mapRecord(
        { ...written, requestParameters: null, responseElements: null, resources: null },
        { source: 'cloudtrail', strict: true },
      ),
    );
    expect(unwrap(result).target?.user?.productObjectId).toBeDefined();
    const { logLeaves } = explainActivity({ ...written, requestParameters: 'null', eventVersion: 'null' });
    expect(logLeaves.filter(({ fate }) => fate === 'empty').map(({ logPath }) => logPath)).toEqual([
      ['requestParameters'],
      ['responseElements'],
      ['resources'],
    ]);
    expect(result.issues).toEqual([]);
  });

  it('may be the JSON text of an element', () => {
    const resources = ['{"ARN":"arn:aws:iam::111122223333:role/x","type":"AWS::IAM::Role"}'];
    const result = mapRecord(call({ resources }), { source: 'cloudtrail' });
    expect(unwrap(result).about).toEqual([
      { resource: { name: 'arn:aws:iam::111122223333:role/x', resourceSubtype: 'AWS::IAM::Role' } },
    ]);
    expect(result.issues).toEqual([]);
    const broken = mapRecord(call({ resources: ['{"ARN"'] }), { source: 'cloudtrail' });
    expect(broken.issues).toMatchObject([{ code: 'unreadable_text', path: ['resources', 0] }]);
  });
});

describe('what a record is from', () => {
  it.each([
    [call(), 'cloudtrail'],
    [{ digestStartTime: 'x' }, 'cloudtrail'],
    [{ insightDetails: {}, eventVersion: '1.0' }, 'cloudtrail'],
    [{ ...call(), UserId: 'a column of an export' }, 'cloudtrail'],
    [{ ...USER, eventVersion: '1.0' }, 'iam'],
    [{ ...USER, eventName: 'a column of an export' }, 'iam'],
    [{ ...USER, eventSource: 'a column of an export' }, 'iam'],
    [USER, 'iam'],
    [{ PolicyId: 'ANPA' }, 'iam'],
    [{}, undefined],
    [{ eventName: '', insightDetails: null }, undefined],
    [[], undefined],
    [Object.assign([], USER), undefined],
    ['text', undefined],
    [
      Object.defineProperty({}, 'eventName', {
        enumerable: true,
        get: () => {
          throw new Error();
        },
      }),
      undefined,
    ],
  ])('is told by its fields: %#', (log, source) => {
    expect(detectSource(log)).toBe(source);
  });
});

describe('an empty column of an export', () => {
  it.each(['null', 'None', '-', '{}', '[ ]', '', null, {}, []])(
    'is no insight and no digest: %j',
    (empty) => {
      const log = call({ insightDetails: empty, digestStartTime: empty });
      expect(mapRecord(log, { source: 'cloudtrail' })).toMatchObject({ ok: true });
      const { issues } = mapRecord({ ...log, eventName: empty }, { source: 'cloudtrail' });
      expect(issues).toMatchObject([{ code: 'event_name_missing' }]);
    },
  );
});

describe('hostile records', () => {
  const labelsOf = (requestParameters: unknown) => {
    const result = mapRecord(call({ requestParameters }), { source: 'cloudtrail' });
    if (!result.ok) throw new Error();
    return {
      keys: result.event.target?.resource?.attribute?.labels?.map(({ key }) => key) ?? [],
      codes: result.issues.map(({ code }) => code),
    };
  };

  it('may be as deep as they like: what is deeper than 100 steps is left out, and told of', () => {
    const deep = (depth: number): unknown =>
      Array.from({ length: depth }).reduce<unknown>((inner) => ({ a: inner }), 'leaf');
    expect(labelsOf(deep(100))).toMatchObject({ keys: { length: 1 }, codes: ['event_type_stepped_down'] });
    expect(labelsOf(deep(101))).toMatchObject({
      keys: [],
      codes: ['path_too_long', 'event_type_stepped_down'],
    });
    expect(labelsOf(deep(5000))).toMatchObject({
      keys: [],
      codes: ['path_too_long', 'event_type_stepped_down'],
    });
    expect(labelsOf({ text: `${'['.repeat(20_000)}${']'.repeat(20_000)}` }).codes).toContain('path_too_long');
  });

  it('may have names as long as they like: no label repeats one that is longer than 1,000 characters', () => {
    const name = 'n'.repeat(100_000);
    const { keys, codes } = labelsOf({ [name]: Array.from({ length: 2000 }, () => 1), short: 1 });
    expect(keys).toEqual(['requestParameters.short']);
    expect(codes).toEqual(['path_too_long', 'event_type_stepped_down']);
  });

  it('may be called as the members of every object are', () => {
    const log = JSON.parse('{"__proto__":{"a":1},"constructor":2,"toString":{"x":3}}');
    expect(labelsOf(log).keys).toEqual([
      'requestParameters.__proto__.a',
      'requestParameters.constructor',
      'requestParameters.toString.x',
    ]);
    const more = JSON.parse('{"__proto__":"p","hasOwnProperty":"h"}');
    expect(eventOf({ additionalEventData: more }).additional).toEqual({
      'additionalEventData.__proto__': 'p',
      'additionalEventData.hasOwnProperty': 'h',
    });
  });

  it('keep the first of two additional fields with one key', () => {
    const result = mapRecord(call({ additionalEventData: { 'a.b': 1, a: { b: 2 } } }), {
      source: 'cloudtrail',
    });
    expect(result.ok && result.event.additional).toEqual({ 'additionalEventData.a.b': '1' });
    expect(result.issues).toMatchObject([
      { code: 'duplicate_member', path: ['additionalEventData', 'a', 'b'], row: 'C75' },
    ]);
  });
});

describe('requests of events', () => {
  it('wrap each event, and have no more events and bytes than they may', () => {
    const events = ['1', '2', '3'].map((eventID) => eventOf({ eventID }));
    const parts = [...eventImportRequests(events, { maxEvents: 2 })];
    expect(parts).toEqual([
      { type: 'request', body: { inlineSource: { events: [{ udm: events[0] }, { udm: events[1] }] } } },
      { type: 'request', body: { inlineSource: { events: [{ udm: events[2] }] } } },
    ]);
    const size = JSON.stringify({ inlineSource: { events: [{ udm: events[0] }] } }).length;
    expect([...eventImportRequests(events, { maxBytes: size })]).toHaveLength(3);
    const [tooLarge] = eventImportRequests(events, { maxBytes: size - 1 });
    expect(tooLarge).toMatchObject({
      type: 'refused',
      event: events[0],
      issues: [{ code: 'event_too_large' }],
    });
    expect(() => [...eventImportRequests(events, { maxEvents: 0 })]).toThrow(
      'maxEvents and maxBytes must be',
    );
  });

  it('hold no event that SecOps would refuse', () => {
    const event = eventOf();
    const { target: _, ...targetless } = event;
    const { securityResult: __, ...unjudged } = event;
    const broken = [
      targetless,
      unjudged,
      { ...event, about: [{ resource: { name: 'a' } }, { resource: { name: 5 } }] },
      { ...event, securityResult: [...event.securityResult, ...event.securityResult] },
      { ...event, metadata: { ...event.metadata, eventType: 'USER_LOGOUT' } },
      { ...event, principal: { ...event.principal, port: 1.5 } },
      { ...event, additional: { a: 1 } },
      { ...event, other: 'x' },
    ] as unknown as UdmEvent[];
    const parts = [...eventImportRequests(broken)];
    expect(parts.map((part) => part.type === 'refused' && part.issues[0]!.path.join('.'))).toEqual([
      'metadata.eventType',
      'securityResult',
      'about.1.resource.name',
      'securityResult',
      'metadata.eventType',
      'principal.port',
      'additional',
      'other',
    ]);
  });

  it('are checked in either style of keys', () => {
    const snake = unwrap(createMapper({ source: 'cloudtrail', case: 'snake' }).map(call()));
    expect(checkEvent(snake, 'snake', () => {})).toBe(true);
    expect(checkEvent(snake, 'camel', () => {})).toBe(false);
    expect(snake.metadata.event_type).toBe('USER_DELETION');
  });

  it('stand as fixtures in the shape of SecOps', () => {
    const event = eventOf();
    expect(expectedUdmEvents([event])).toEqual({
      events: [{ event: { idm: { readOnlyUdm: event }, timestamp: '2026-03-04T05:06:07Z' } }],
    });
  });
});

describe('the type of an event', () => {
  const NONE = {
    machine: false,
    principalUser: false,
    targetUser: false,
    targetGroup: false,
    targetResource: false,
  };

  it.each([
    ['USER_LOGIN', { machine: true, targetResource: true }, false, 'USER_LOGIN'],
    ['USER_LOGIN', { machine: true }, false, 'STATUS_UPDATE'],
    ['USER_LOGIN', { targetUser: true }, false, 'GENERIC_EVENT'],
    ['USER_CREATION', { machine: true, targetUser: true }, false, 'USER_CREATION'],
    ['USER_CREATION', { principalUser: true, targetResource: true }, false, 'RESOURCE_WRITTEN'],
    ['USER_RESOURCE_ACCESS', { principalUser: true }, true, 'RESOURCE_READ'],
    ['GROUP_MODIFICATION', { principalUser: true, targetUser: true }, false, 'RESOURCE_WRITTEN'],
    ['SETTING_MODIFICATION', { machine: true, targetResource: true }, false, 'SETTING_MODIFICATION'],
    ['RESOURCE_READ', { machine: true }, true, 'STATUS_UPDATE'],
    ['RESOURCE_WRITTEN', { principalUser: true, targetGroup: true }, false, 'RESOURCE_WRITTEN'],
    ['STATUS_UPDATE', {}, false, 'GENERIC_EVENT'],
    ['GENERIC_EVENT', {}, false, 'GENERIC_EVENT'],
    ['USER_CREATION', { targetUser: true }, false, 'GENERIC_EVENT'],
  ] as const)('%s with %j steps down as far as it must', (type, nouns, reads, expected) => {
    expect(standingType(type, { ...NONE, ...nouns }, reads)).toBe(expected);
  });
});
