import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parquetReadObjects, toJson } from 'hyparquet';
import { describe, expect, it, vi } from 'vitest';
import { detectSource, explainActivity, mapRecord, type UdmEvent, unwrap } from '../src/index.ts';
import { CLOUDTRAIL_RECORD } from '../src/log/cloudtrail/record.ts';
import { cloudTrailOf } from '../src/log/ocsf/cloudtrail.ts';
import { KEPT_LESS } from '../src/log/ocsf/kept-less.ts';
import { OCSF_VERSIONS } from '../src/log/ocsf/row.ts';
import { OCSF_ROWS } from '../src/log/ocsf/rows.ts';
import { mapAnswer, mapStream } from '../src/stream.ts';
import FACTS from './facts/ocsf-cloudtrail.json' with { type: 'json' };
import { activityCases } from './golden.ts';
import { type FactVersion, FIELD_OF, ocsfOf } from './ocsf.ts';
import { checkEvent } from './udm-check.ts';

const FOLDER = new URL('security-lake/', import.meta.url);
const NAMES = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.record.json'))
  .map((file) => file.slice(0, -'.record.json'.length));

type Fields = Record<string, unknown>;

function rawOf(name: string): Fields {
  return JSON.parse(readFileSync(new URL(`${name}.record.json`, FOLDER), 'utf8')).Records[0];
}

async function publishedOf(name: string): Promise<Fields> {
  const bytes = readFileSync(new URL(`${name}.ocsf.parquet`, FOLDER));
  const file = new Uint8Array(bytes).buffer;
  const [row] = await parquetReadObjects({ file, compressors: { GZIP: (packed) => gunzipSync(packed) } });
  return toJson(row) as Fields;
}

function eventOf(log: unknown): UdmEvent {
  return unwrap(mapRecord(log, { source: 'cloudtrail', allServices: true }));
}

/** The leaves of an event by their paths: labels by their keys, since OCSF keeps no order; times as instants. */
function leavesOf(value: unknown, path = '', leaves = new Map<string, unknown>()): Map<string, unknown> {
  if (Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null && 'key' in one)) {
    for (const { key, value: text } of value) leaves.set(`${path}[${key}]`, text);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) leavesOf(member, `${path}.${name}`, leaves);
  } else leaves.set(path, /timestamp$/iu.test(path) ? Date.parse(String(value)) : value);
  return leaves;
}

/** What differs between the event of a record and that of its OCSF: `-` only the record's has it, `+` only the other. */
function differences(raw: UdmEvent, ocsf: UdmEvent): string[] {
  const [one, other] = [leavesOf(raw), leavesOf(ocsf)];
  const paths = [...new Set([...one.keys(), ...other.keys()])].sort();
  return paths.flatMap((path) => {
    if (one.get(path) === other.get(path)) return [];
    if (!other.has(path)) return [`- ${path}`];
    return [one.has(path) ? `! ${path}` : `+ ${path} = ${other.get(path)}`];
  });
}

/** What the events of the published records lose: where a list began and ended. */
const LOST: Record<string, readonly string[]> = {
  CreateLoadBalancer: [
    '- requestParameters.subnets.0',
    '- requestParameters.subnets.1',
    '+ requestParameters.subnets = subnet-8360a9e7,subnet-b7d581c0',
    '- responseElements.loadBalancers.0.availabilityZones.0.subnetId',
    '- responseElements.loadBalancers.0.availabilityZones.0.zoneName',
    '- responseElements.loadBalancers.0.availabilityZones.1.subnetId',
    '- responseElements.loadBalancers.0.availabilityZones.1.zoneName',
    '- responseElements.loadBalancers.0.canonicalHostedZoneId',
    '- responseElements.loadBalancers.0.createdTime',
    '- responseElements.loadBalancers.0.dNSName',
    '- responseElements.loadBalancers.0.loadBalancerArn',
    '- responseElements.loadBalancers.0.loadBalancerName',
    '- responseElements.loadBalancers.0.scheme',
    '- responseElements.loadBalancers.0.securityGroups.0',
    '- responseElements.loadBalancers.0.state.code',
    '- responseElements.loadBalancers.0.type',
    '- responseElements.loadBalancers.0.vpcId',
    '+ responseElements.loadBalancers.availabilityZones.subnetId = subnet-8360a9e7,subnet-b7d581c0',
    '+ responseElements.loadBalancers.availabilityZones.zoneName = us-west-2a,us-west-2b',
    '+ responseElements.loadBalancers.canonicalHostedZoneId = Z2P70J7HTTTPLU',
    '+ responseElements.loadBalancers.createdTime = Apr 11, 2016 5:23:50 PM',
    '+ responseElements.loadBalancers.dNSName = my-load-balancer-1836718677.us-west-2.elb.amazonaws.com',
    '+ responseElements.loadBalancers.loadBalancerArn = arn:aws:elasticloadbalancing:us-west-2:123456789012:loadbalancer/app/my-load-balancer/ffcddace1759e1d0',
    '+ responseElements.loadBalancers.loadBalancerName = my-load-balancer',
    '+ responseElements.loadBalancers.scheme = internet-facing',
    '+ responseElements.loadBalancers.securityGroups.0 = sg-5943793c',
    '+ responseElements.loadBalancers.state.code = provisioning',
    '+ responseElements.loadBalancers.type = application',
    '+ responseElements.loadBalancers.vpcId = vpc-3ac0fb5f',
  ],
};

/** What the records themselves lose, which no row asks for: empty objects, and truth values that became texts. */
const LOST_OF_RECORDS: Record<string, readonly string[]> = {
  AttachUserPolicy: ['managementEvent', 'readOnly', 'userIdentity.sessionContext.webIdFederationData'],
  CreateUser: ['managementEvent', 'readOnly', 'userIdentity.sessionContext.webIdFederationData'],
  DeleteRole: ['managementEvent', 'readOnly', 'userIdentity.sessionContext.webIdFederationData'],
};

/** A difference of labels, without where labels stand. */
function shortened(lost: readonly string[]): string[] {
  return lost.map((line) => line.replace(/\.target\.resource\.attribute\.labels\[([^\]]+)\]/u, '$1'));
}

describe('the records of Security Lake that AWS publishes', () => {
  it('are eight', () => {
    expect(NAMES).toHaveLength(8);
  });

  it.each(NAMES)('give the event of the record that they were, but for what is lost: %s', async (name) => {
    const lost = differences(eventOf(rawOf(name)), eventOf(await publishedOf(name)));
    expect(shortened(lost)).toEqual(LOST[name] ?? []);
  });

  it.each(NAMES.filter((name) => LOST[name] === undefined))(
    'are read back to the record that they were, but for what is lost: %s',
    async (name) => {
      const [raw, back] = [rawOf(name), cloudTrailOf(await publishedOf(name))?.record];
      const [one, other] = [recordLeaves(raw), recordLeaves(back)];
      const paths = [...new Set([...one.keys(), ...other.keys()])].sort();
      expect(paths.filter((path) => one.get(path) !== other.get(path))).toEqual(LOST_OF_RECORDS[name] ?? []);
    },
  );
});

/** The leaves of a record by their paths; what is absent is none. */
function recordLeaves(value: unknown, path = '', leaves = new Map<string, unknown>()): Map<string, unknown> {
  if (value === null || value === '') return leaves;
  const members = typeof value === 'object' ? Object.entries(value) : [];
  for (const [name, member] of members) recordLeaves(member, path === '' ? name : `${path}.${name}`, leaves);
  if (members.length === 0) leaves.set(path, typeof value === 'object' ? '{}' : value);
  return leaves;
}

/** Goldens that the facts cannot be played on: they hold objects as JSON text, keys with points, a thousand values. */
const NOT_PLAYED = [
  'objects-that-came-as-json-text-are-read',
  'two-additional-fields-have-one-key',
  'more-than-a-thousand-values-are-cut',
];

const PLAYED = activityCases().filter(
  ({ name, log }) =>
    typeof log === 'object' &&
    log !== null &&
    !Array.isArray(log) &&
    'eventName' in log &&
    'eventTime' in log &&
    !NOT_PLAYED.includes(name.replace('cloudtrail/', '')),
);

/** What the events of the goldens lose that were turned to OCSF by the facts. */
const LOST_BY_FACTS: { readonly [Name in FactVersion]: Record<string, readonly string[]> } = {
  '1.0.0-rc.2': {
    // A comma within the value of a tag: how many tags there are is not known.
    'a-text-within-a-value-is-labelled-as-the-object-that-it-is': [
      '- requestParameters.tags.0.key',
      '- requestParameters.tags.0.value.a.b.0',
      '+ requestParameters.tags.key = meta',
      '+ requestParameters.tags.value.a.b.0 = true',
    ],
    // As a text, it may be the password itself.
    'the-password-policy-of-the-account-is-changed': ['- requestParameters.allowUsersToChangePassword'],
  },
  '1.1.0': {},
};

describe.each(OCSF_VERSIONS)('records that are turned to OCSF %s by the facts', (version) => {
  it('are many', () => {
    expect(PLAYED.length).toBeGreaterThanOrEqual(50);
  });

  it.each(PLAYED.map((golden) => [golden.name.replace('cloudtrail/', ''), golden] as const))(
    'give what the record gives, but for what is lost: %s',
    (name, { log, options }) => {
      const map = (record: unknown) => mapRecord(record, { ...options, source: 'cloudtrail', case: 'camel' });
      const [raw, ocsf] = [map(log), map(ocsfOf(log as Fields, version))];
      const told = ocsf.issues.filter(({ code }) => code === 'ocsf_record');
      expect(told.map(({ fields }) => fields)).toEqual([KEPT_LESS[version]]);
      expect(ocsf.ok).toBe(raw.ok);
      if (raw.ok && ocsf.ok) {
        expect(shortened(differences(raw.event, ocsf.event))).toEqual(LOST_BY_FACTS[version][name] ?? []);
        expect(checkEvent(ocsf.event)).toEqual([]);
      }
    },
  );
});

async function itemsOf(text: string) {
  const items: Exclude<Awaited<ReturnType<typeof mapAnswer>>[number], { type: 'end' }>[] = [];
  for await (const item of mapStream([text], { source: 'cloudtrail' }))
    if (item.type !== 'end') items.push(item);
  return items;
}

const CREATED = ocsfOf(rawOf('CreateUser'), '1.1.0');

describe('a record of Security Lake', () => {
  it('is one of activity, by its product, version and class', () => {
    expect(detectSource(CREATED)).toBe('cloudtrail');
    expect(detectSource({ ...CREATED, class_uid: 4001 })).toBeUndefined();
    expect(cloudTrailOf({ ...CREATED, class_uid: '3001' })).toEqual(cloudTrailOf(CREATED));
    expect(cloudTrailOf(null)).toBeUndefined();
  });

  it('comes as one, in a list and as lines, and what OCSF lacks is said once for each input', async () => {
    const early = ocsfOf(rawOf('DeleteRole'), '1.0.0-rc.2');
    const inputs = [[CREATED, CREATED, early], [CREATED], CREATED].map((document) =>
      JSON.stringify(document),
    );
    for (const input of [...inputs, [CREATED, early, early].map((one) => JSON.stringify(one)).join('\n')]) {
      const items = await itemsOf(input);
      const notices = items.filter(({ type }) => type === 'notice');
      const versions = input.includes('rc.2') ? 2 : 1;
      expect(notices.map(({ issues }) => issues[0]?.code)).toEqual(Array(versions).fill('ocsf_record'));
      const events = items.filter(({ type }) => type === 'event');
      expect(events.every(({ issues }) => issues.length === 0)).toBe(true);
      expect(events).toHaveLength(input.split('"class_uid"').length - 1);
    }
  });

  it('is outside the table where it is of another service', () => {
    const items = mapAnswer(ocsfOf(rawOf('DeleteLoadBalancer'), '1.1.0'), { source: 'cloudtrail' });
    expect(items.at(-1)).toMatchObject({ counts: { unmapped: 1, issues: { not_iam_activity: 1 } } });
  });

  it('is named where it is of another source or version', () => {
    const finding = { ...CREATED, metadata: { product: { name: 'Security Hub' }, version: '1.1.0' } };
    for (const log of [
      finding,
      { ...CREATED, metadata: { product: { name: 'CloudTrail' }, version: '9.0.0' } },
    ]) {
      const [item] = mapAnswer(log, { source: 'cloudtrail' });
      expect(item).toMatchObject({ type: 'refused', issues: [{ code: 'foreign_form' }] });
      expect(item?.type === 'refused' && item.issues[0]?.form).toContain('OCSF of another source or version');
    }
  });

  it('is accounted for by the leaves of the record that it was', () => {
    const { logLeaves, issues } = explainActivity(CREATED);
    expect(issues.map(({ code }) => code)).toEqual(['ocsf_record']);
    expect(logLeaves.find(({ logPath }) => logPath.join('.') === 'eventID')).toMatchObject({
      fate: 'mapped',
    });
    expect(logLeaves.some(({ logPath }) => logPath[0] === 'metadata')).toBe(false);
  });

  it('has times as numbers, digits, texts or what a reader of Parquet makes of them', () => {
    const time = Date.UTC(2026, 2, 4, 5, 6, 7);
    const times = [time, String(time), BigInt(time), new Date(time), '2026-03-04T06:06:07.000+01:00'];
    for (const one of times)
      expect(eventOf({ ...CREATED, time: one }).metadata.eventTimestamp).toBe('2026-03-04T05:06:07Z');
    const broken = mapRecord({ ...CREATED, time: 'yesterday' }, { source: 'cloudtrail' });
    expect(broken.issues.map(({ code }) => code)).toContain('event_time_invalid');
  });
});

/** The record that is made of names and values that OCSF did not map. */
function unmappedTo(unmapped: unknown): Fields {
  return cloudTrailOf({ ...CREATED, unmapped })!.record as Fields;
}

describe('what OCSF did not map', () => {
  it('has its own place again, a list with one element and with as many as its accounts or types', () => {
    const record = unmappedTo({
      'requestParameters.tags[].key': 'team',
      'requestParameters.tags[].value': 'blue',
      'requestParameters.rules[].rank': 7,
      'requestParameters.rules[].ports[].number': '80,443',
      'resources[].ARN': 'a,b',
      'resources[].accountId': '1,2',
      'serviceEventDetails.names[]': 'one',
    });
    expect(record.resources).toEqual([
      { ARN: 'a', accountId: '1' },
      { ARN: 'b', accountId: '2' },
    ]);
    expect(record.serviceEventDetails).toEqual({ names: ['one'] });
    expect(record.requestParameters).toMatchObject({
      tags: [{ key: 'team', value: 'blue' }],
      rules: [{ rank: 7, ports: { number: '80,443' } }],
    });
  });

  it('stays one text where a comma may be part of a value', () => {
    expect(unmappedTo({ 'a[]': 'x,y', 'resources[].ARN': 'a,b', 'resources[].type': 't' })).toMatchObject({
      a: 'x,y',
      resources: { ARN: 'a,b', type: 't' },
    });
  });

  it('may be a list of pairs or hold objects, as other writers have it', () => {
    const record = unmappedTo({
      readOnly: 'false',
      userIdentity: { sessionContext: { sourceIdentity: 'ana' } },
    });
    expect(
      unmappedTo([
        ['readOnly', 'false'],
        { key: 'userIdentity.sessionContext.sourceIdentity', value: 'ana' },
        7,
      ]),
    ).toEqual(record);
    expect(record.userIdentity).toMatchObject({ sessionContext: { sourceIdentity: 'ana' } });
  });

  it('wins over what OCSF has elsewhere, and loses nothing where names contradict each other', () => {
    expect(unmappedTo({ eventName: 'Other' }).eventName).toBe('Other');
    expect(unmappedTo({ 'a.b.c': '1', 'a.b': '2', a: '3' }).a).toEqual({ b: { c: '1', '': '2' }, '': '3' });
    expect(unmappedTo({ a: '1', 'a.b': '2' })).toMatchObject({ a: '1', 'a.b': '2' });
  });

  it('makes secrets of all values beside which a secret may stand', () => {
    const names = {
      'x[].Key': 'password,team',
      'x[].Value': 'hunter2,blue',
      'x[].y.name': 'token,b',
      'x[].y.value': 'p,q',
      'x[].z.headerName': 'Authorization,b',
      'x[].z.headerValue': 'p,q',
    };
    expect(unmappedTo(names).x).toEqual({
      Key: 'password,team',
      y: { name: 'token,b' },
      z: { headerName: 'Authorization,b' },
    });
  });

  it('takes the texts of a list apart in proportion to their length', () => {
    const split = vi.spyOn(String.prototype, 'split');
    const accounts = Array<string>(2000).fill('1').join();
    const record = unmappedTo({ 'resources[].ARN': accounts, 'resources[].accountId': accounts });
    const looked = split.mock.contexts.reduce<number>((sum, text) => sum + String(text).length, 0);
    split.mockRestore();
    expect(record.resources).toHaveLength(2000);
    expect(looked).toBeLessThan(100 * accounts.length);
  });

  it('writes a long name out once, and not for each member of its object', () => {
    const name = 'k'.repeat(2000);
    const members = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`m${index}`, 'v']));
    const split = vi.spyOn(String.prototype, 'split');
    const record = unmappedTo({ requestParameters: { [name]: members }, [name]: members });
    const looked = split.mock.contexts.reduce<number>((sum, text) => sum + String(text).length, 0);
    split.mockRestore();
    expect(record.requestParameters).toMatchObject({ [name]: members });
    expect(record[name]).toEqual(members);
    expect(looked).toBeLessThan(20 * name.length);
  });

  it('cannot reach prototypes or grow beyond its own size', () => {
    const deep = 'a.'.repeat(200_000);
    const record = unmappedTo(
      JSON.parse(
        `{"__proto__.polluted": "1", "constructor.prototype.x": "1", "${deep}": "1", "${'b[].'.repeat(200_000)}": "1"}`,
      ),
    );
    expect(({} as Fields).polluted).toBeUndefined();
    expect(Object.hasOwn(record, '__proto__')).toBe(true);
    expect(record[deep]).toBe('1');
    expect(eventOf({ ...CREATED, unmapped: { [deep]: '1' } }).metadata.eventType).toBe('USER_CREATION');
  });
});

/** CloudTrail has it within the context of the session, and so has the row. */
const FEDERATED = 'userIdentity.webIdFederationData';

/** Facts that have no row, by what OCSF has: the reason for each. */
const WITHOUT_ROW: readonly (readonly [reason: string, version: FactVersion | undefined, ocsf: RegExp])[] = [
  ['it stands under its own name', undefined, /^unmapped/u],
  ['it follows from the operation', undefined, /^(?:activity|type)_/u],
  ['it follows from the error, or stands in the answer', undefined, /^status(?:_id)?$/u],
  ['it is the time once more', '1.1.0', /^time_dt$/u],
  ['parameters and answers are kept whole', '1.1.0', /^user\./u],
  ['it is the actor once more', '1.0.0-rc.2', /^user\.uu?id$/u],
];

/** Each pair of fields that the facts tell, as text. */
function factPairs(version: FactVersion): string[] {
  return FACTS.fields.flatMap(({ logField, ...fact }) => {
    const own = fact[FIELD_OF[version]];
    const ocsf = own === 'same' ? fact.ocsf_1_1_0 : own;
    const places = ocsf?.replace(/ \(.*?\)/gu, '').split(/ \| |, /u) ?? [];
    const fields = logField
      .split(/ \| |, /u)
      .map((field) => field.replace(FEDERATED, `userIdentity.sessionContext${FEDERATED.slice(12)}`));
    return fields.flatMap((field) => places.map((place) => `${field} < ${place}`));
  });
}

describe.each(OCSF_VERSIONS)('the rows for OCSF %s', (version) => {
  const rows = OCSF_ROWS.flatMap(({ log, ocsf }) =>
    ocsf[version] === undefined ? [] : [`${log} < ${ocsf[version]}`],
  );
  const facts = factPairs(version);

  it('say nothing but the facts', () => {
    expect(rows.filter((row) => !facts.includes(row))).toEqual([]);
  });

  it('leave no fact out without a reason', () => {
    const left = facts.filter((fact) => !rows.includes(fact)).map((fact) => fact.split(' < ')[1]!);
    const isExplained = (place: string) =>
      WITHOUT_ROW.some(([, only, ocsf]) => (only ?? version) === version && ocsf.test(place));
    expect(left.filter((place) => !isExplained(place))).toEqual([]);
    expect(left.length).toBeGreaterThan(0);
  });

  it('name fields of CloudTrail that its schema has', () => {
    for (const { log } of OCSF_ROWS)
      expect(Object.keys(CLOUDTRAIL_RECORD.fields)).toContain(log.split(/[.[]/u)[0]);
  });
});
