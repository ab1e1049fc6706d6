import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { makeCall, makeTrailRecord } from '../.bench/calls.ts';
import { printPython } from '../.bench/python.ts';
import { createRandom } from '../.bench/random.ts';
import { makeRecord, shuffleKeys } from '../.bench/records.ts';
import { readArguments } from '../src/cli/command/arguments.ts';
import { issueLine, rejectLine } from '../src/cli/items/item-text.ts';
import { InputMapper } from '../src/cli/map/input-mapper.ts';
import { MAP_SECTIONS, type MapOptions, settleMapOptions } from '../src/cli/map/options.ts';
import { OutcomeCounter } from '../src/cli/map/summary.ts';
import { CallLane } from '../src/splice/call/lane.ts';
import { ByteLane } from '../src/splice/lane.ts';
import type { Counts } from '../src/stream.ts';
import { activityCases } from './golden.ts';
import {
  bytes,
  collectedAt,
  cut,
  details,
  group,
  lines,
  mapAll,
  policy,
  role,
  user,
} from './stream-inputs.ts';

vi.setConfig({ testTimeout: 120_000 });

/** All that `map` writes, and what it counts. */
interface Written {
  readonly entities: string;
  readonly rejects: string;
  readonly issues: string;
  readonly counts: Counts;
  readonly warnings: number;
  readonly infos: number;
}

const INPUT = 'input';
const LIMIT = 4000;

function optionsOf(...more: string[]): MapOptions {
  const limit = more.includes('--max-line-bytes') ? [] : ['--max-line-bytes', String(LIMIT)];
  return settleMapOptions(
    readArguments(['--collected-at', collectedAt, '--rejects', 'rejects', ...limit, ...more], MAP_SECTIONS),
  );
}

/** What the items of the library come to, one by one. */
async function mapItems(input: Uint8Array, { stream }: MapOptions): Promise<Written> {
  const { items, counts } = await mapAll(input, { ...stream, input: INPUT });
  const written = { entities: '', rejects: '', issues: '' };
  const found = { error: 0, warning: 0, info: 0 };
  for (const item of items) {
    if (item.type === 'end') continue;
    if (item.type === 'entity') written.entities += `${JSON.stringify(item.entity)}\n`;
    if (item.type === 'event') written.entities += `${JSON.stringify(item.event)}\n`;
    if (item.type === 'refused') written.rejects += [...rejectLine(item)].join('');
    for (const issue of item.issues) {
      written.issues += issueLine(item, issue);
      found[issue.severity] += 1;
    }
  }
  // Activity outside the table is no item, and its infos are none of those that can be printed.
  return { ...written, counts, warnings: found.warning, infos: found.info };
}

/** What the command writes, and how many records the lanes over bytes took. */
async function mapText(
  input: Uint8Array,
  options: MapOptions,
  block: number,
): Promise<Written & { readonly taken: number }> {
  const lanes = [ByteLane.prototype, CallLane.prototype];
  const spies = lanes.flatMap((lane) => [vi.spyOn(lane, 'takeLine'), vi.spyOn(lane, 'take')]);
  const written = { entities: '', rejects: '', issues: '' };
  const counter = new OutcomeCounter();
  const chunks = { name: INPUT, data: cut(input, block) };
  for await (const batch of new InputMapper(options).map([chunks])) {
    counter.count(batch);
    written.entities += Buffer.from(batch.entities).toString();
    written.rejects += batch.rejects;
    written.issues += batch.issues;
  }
  const { counts, warnings, infos } = counter.outcome(false);
  const taken = spies.reduce((sum, { mock }) => sum + mock.results.filter(({ value }) => value).length, 0);
  for (const spy of spies) spy.mockRestore();
  return { ...written, counts, warnings, infos, taken };
}

/** Records of activity, as they come and with something that the lane leaves. */
const call = fc.oneof(
  fc.nat(1e6).map((seed) => makeCall(createRandom(seed))),
  fc.nat(1e6).map((seed) => makeTrailRecord(createRandom(seed))),
  fc.nat(1e6).map((seed) => shuffleKeys(makeCall(createRandom(seed)), createRandom(seed))),
  fc.constantFrom(...activityCases().map(({ log }) => log as object)),
  fc
    .tuple(
      fc.nat(1e6),
      fc.constantFrom(
        { UserId: 'AIDAANA' },
        { eventSource: 'ec2.amazonaws.com' },
        { eventSource: 'ec2.amazonaws.com', eventName: '' },
        { eventTime: '2026-01-02 03:04:05' },
        { eventTime: 'never' },
        { eventCategory: 'Insight' },
        { awsRegion: 7, userAgent: '"\\é\ud83d\ude00' },
        { requestParameters: '{"userName":"ana"}' },
        { requestParameters: [1] },
        { new: { a: 1 } },
        { additionalEventData: { 1: 'a', 0: 'b', MFAUsed: true } },
      ),
    )
    .map(([seed, more]) => ({ ...makeCall(createRandom(seed)), ...more })),
);
const record = fc.oneof(
  { weight: 8, arbitrary: call },
  fc
    .nat(30)
    .map((n) => user(`u${n}`, n % 3 === 0 ? { GroupList: ['g'], Tags: [{ Key: 'é', Value: '"\\' }] } : {})),
  fc.nat(30).map((n) => role(`r${n}`, { MaxSessionDuration: 3600, Description: n % 2 === 0 ? 'x' : '' })),
  fc.nat(30).map((n) => ({ Group: group(`g${n}`), Users: [user(`u${n}`)], IsTruncated: n % 7 === 0 })),
  fc.nat(9).map((n) => ({ Group: group(`g${n}`), Users: n % 2 === 0 ? [] : [user('t', { Tags: [] })] })),
  fc.nat(9).map((n) => group(`g${n}`, { GroupPolicyList: n % 2 === 0 ? [] : [{ PolicyName: 'p' }] })),
  fc.nat(1e6).map((seed) => makeRecord(createRandom(seed))),
  fc.nat(1e6).map((seed) => shuffleKeys(makeRecord(createRandom(seed)), createRandom(seed))),
  fc.constantFrom(
    user('odd', { CreateDate: 'today' }),
    user('\ufffd', { Arn: 'arn:aws:iam::1:user/x' }),
    { UserId: 7 },
    policy('p'),
    3,
    null,
    'text',
  ),
);
const groupName = fc.constantFrom('g1', 'g2', 'g3', 'gö', 'g"q\\', 'gone');
/** Users that name groups: some of them bytes alone do not map, some twice, one with two texts. */
const named = fc
  .tuple(
    fc.constantFrom('ana', 'ben', 'cy"d', 'dö'),
    fc.array(groupName, { maxLength: 3 }),
    fc.constantFrom(
      {},
      {},
      { Path: '' },
      { PasswordLastUsed: 'never' },
      { UserName: undefined },
      { Arn: null },
    ),
  )
  .map(([name, GroupList, more]) => user(name, { GroupList, ...more }));
const nameable = fc
  .tuple(
    groupName,
    fc.constantFrom({}, {}, { Path: '' }, { CreateDate: 7 }, { IsTruncated: true }, { New: 1 }),
  )
  .map(([name, more]) => group(name, more));
const document = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({
        UserDetailList: fc.array(named, { maxLength: 5 }),
        GroupDetailList: fc.array(nameable, { maxLength: 4 }),
        RoleDetailList: fc.array(record, { maxLength: 2 }),
        Policies: fc.array(fc.constantFrom(policy('p'), {}, 7, user('u'), [user('v')]), { maxLength: 2 }),
      })
      .map((answer) => (answer.RoleDetailList.length === 0 ? { ...answer, Marker: 'm' } : answer)),
  },
  { weight: 8, arbitrary: record },
  fc.array(record, { maxLength: 3 }),
  fc.record({ Users: fc.array(record, { maxLength: 3 }), Marker: fc.string() }),
  fc.record({ Records: fc.array(record, { maxLength: 5 }) }),
  fc.record({
    logEvents: fc.array(
      call.map((log) => ({ message: JSON.stringify(log) })),
      { maxLength: 2 },
    ),
  }),
  fc.tuple(fc.nat(3), fc.nat(3)).map(([n, m]) => details({ ana: [`g${n}`], ben: ['g9'] }, [`g${m}`])),
  fc.constant({
    raw_logs: { entries: [{ data: JSON.stringify(user('raw')), collection_time: collectedAt }] },
  }),
  fc.nat(3000).map((length) => user('long', { Path: '/'.repeat(2 * length) })),
);
const line = fc.oneof(
  { weight: 9, arbitrary: document.map((value) => JSON.stringify(value)) },
  document.map((value) => JSON.stringify(value, null, 2)),
  document.map((value) => printPython(JSON.parse(JSON.stringify(value)))),
  // A key that stands twice, somewhere in a record.
  call.map((log) => JSON.stringify(log).replace(/:\{(?=("[^"\\]+":))/u, ':{$11,')),
  fc.tuple(document, fc.nat(200)).map(([value, length]) => JSON.stringify(value).slice(0, length)),
  fc.constantFrom('', ' ', '{', '}', '[', '"', '\u0000', '{}{}', '[1,]', ']', '\ufeff{}', '{"a":"\ufffd"}'),
  fc.string(),
);
const ends = fc.constantFrom('\n', '\n', '\n', '\r\n', '\n\n', ' \n');
/** Lines that are no UTF-8: one of them would be a good record if its bytes were replaced. */
const badBytes = fc.constantFrom<number[]>(
  [],
  [],
  [0xff, 0x0a],
  [0xed, 0xa0, 0x80, 0x0a],
  [...bytes(lines(user('odd~one')))].map((byte) => (byte === 0x7e ? 0xff : byte)),
);

const input = fc
  .tuple(
    fc.boolean(),
    fc.array(fc.tuple(line, ends), { maxLength: 14 }),
    badBytes,
    fc.array(fc.tuple(line, ends), { maxLength: 4 }),
    fc.boolean(),
  )
  .map(([mark, before, bad, after, isCut]) => {
    const text = (list: [string, string][]) => list.map((pair) => pair.join('')).join('');
    const whole = [
      ...(mark ? [0xef, 0xbb, 0xbf] : []),
      ...bytes(text(before)),
      ...bad,
      ...bytes(text(after)),
    ];
    return Uint8Array.from(isCut ? whole.slice(0, -5) : whole);
  });

const choices = fc.constantFrom(
  ['--issues', 'file'],
  [],
  ['--strict'],
  ['--verbose'],
  ['--policy-text', 'canonical'],
  ['--policy-text', 'verbatim', '--no-group-name-as-email'],
  ['--profile', 'extended', '--issues', 'file'],
  ['--include-values', '--issues', 'file'],
  ['--profile', 'extended'],
  ['--all-services'],
  ['--source', 'cloudtrail'],
  ['--source', 'iam'],
  ['--from', '2020-01-01T00:00:00Z', '--verbose'],
);

/** What is to be equal: the issues only where they were asked for. */
function comparable(written: Written, { issues }: MapOptions): Written {
  const { entities, rejects, counts, warnings, infos } = written;
  return { entities, rejects, issues: issues === undefined ? '' : written.issues, counts, warnings, infos };
}

describe('what map writes', () => {
  it('comes from bytes for every record of activity of which nothing but infos is to be said', async () => {
    const random = createRandom(5);
    const records = Array.from({ length: 300 }, () => makeCall(random));
    for (const whole of [bytes(lines(...records)), bytes(JSON.stringify({ Records: records }))]) {
      const { counts } = await mapAll(whole);
      const { taken, ...written } = await mapText(whole, optionsOf('--max-line-bytes', '1000000'), 1000);
      expect(written.counts).toEqual(counts);
      expect(taken).toBe(300);
    }
  });

  it('is what the library gives, counts and all, wherever blocks end', async () => {
    await fc.assert(
      fc.asyncProperty(input, choices, fc.integer({ min: 1, max: 3000 }), async (whole, more, block) => {
        const options = optionsOf(...more);
        const expected = comparable(await mapItems(whole, options), options);
        expect(comparable(await mapText(whole, options, block), options)).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  it('comes from bytes for every line that is a record without issues, and with infos where nobody asks for them', async () => {
    const random = createRandom(5);
    const records = Array.from({ length: 300 }, () => makeRecord(random));
    const whole = bytes(lines(...records));
    const { counts, items } = await mapAll(whole);
    const entities = items.filter((item) => item.type === 'entity');
    const notices = new Set(items.flatMap((item) => (item.type === 'notice' ? [item.line] : [])));
    const withoutIssues = entities.filter(
      (item) => item.issues.length === 0 && !notices.has(item.line!),
    ).length;
    const onlyInfos = ({ issues }: (typeof entities)[number]) =>
      issues.every(({ severity }) => severity === 'info');
    const withInfos = entities.filter(onlyInfos).length;
    expect(withoutIssues).toBeLessThan(withInfos);
    expect(withInfos).toBeGreaterThan(280);
    const roomy = ['--max-line-bytes', '1000000'];
    const silent = await mapText(whole, optionsOf(...roomy), 1000);
    // What comes behind a group that goes on may be its next page.
    const waited = entities.filter(
      (item, index) => onlyInfos(item) && index > 0 && !onlyInfos(entities[index - 1]!),
    ).length;
    expect(silent.taken).toBe(withInfos - waited);
    expect(silent.counts).toEqual(counts);
    expect((await mapText(whole, optionsOf('--issues', 'file', ...roomy), 1000)).taken).toBe(withoutIssues);
  });

  it.each([
    { more: [], members: 7, groups: 5 },
    { more: ['--profile', 'extended'], members: 7, groups: 5 },
    { more: ['--profile', 'google'], members: 7, groups: 0 },
  ])('comes from bytes where groups are joined with users, with $more', async ({ more, members, groups }) => {
    const spies = (['readMember', 'readGroup'] as const).map((read) => vi.spyOn(ByteLane.prototype, read));
    const options = optionsOf('--max-line-bytes', '1000000', ...more);
    const used = { PasswordLastUsed: '2025-01-02T03:04:05Z', Tags: [{ Key: 'a', Value: 'b' }] };
    const UserDetailList = [
      user('ana', { GroupList: ['ops', 'g"ö', 'gone'] }),
      user('cy"d', { ...used, Arn: 'arn:aws:iam::111122223333:user/d', GroupList: ['ops'] }),
      user('plain'),
      user('idle', { GroupList: [] }),
      user('void', { Path: '', GroupList: ['ops'] }),
      user('bare', { Arn: 'arn:aws:iam::111122223333:', GroupList: ['ops'] }),
      user('odd', { Arn: 'arn:aws:iam::1:user/odd', GroupList: ['ops'] }),
      user('far', { ...used, Arn: 'arn:aws:iam::444455556666:user/far', GroupList: ['ops'] }),
      user('near', { Path: '/a/', GroupList: ['g"ö', 'ops', 'ops'] }),
      user('near', { Path: '/a/', GroupList: ['ops'] }),
    ];
    const GroupDetailList = [
      group('ops'),
      group('g"ö', { Arn: 'arn:aws:iam::111122223333:group/g' }),
      group('none'),
      group('ops'),
      group('ops', { Arn: 'arn:aws:iam::444455556666:group/ops' }),
    ];
    const whole = bytes(lines(details({}, [], { UserDetailList, GroupDetailList })));
    const written = await mapText(whole, options, 1000);
    const read = spies.map(({ mock }) => mock.results.filter(({ value }) => value !== undefined).length);
    for (const spy of spies) spy.mockRestore();
    expect(read).toEqual([members, groups]);
    expect(comparable(written, options)).toEqual(comparable(await mapItems(whole, options), options));
  });

  it.each([
    ['no user', [user('ana'), user('ben')]],
    ['the first user', [user('ana', { Tags: [{ Key: 'a', Value: 'b' }] }), user('ben')]],
    ['a later user', [user('ana'), user('ben', { Tags: [{ Key: 'a', Value: 'b' }] }), user('cy')]],
  ])('counts what a list does not return where %s has it', async (_, Users) => {
    const options = optionsOf();
    for (const document of [{ Users }, { Group: group('g'), Users }, { Users, IsTruncated: false }]) {
      const whole = bytes(lines(document, user('last')));
      const written = await mapText(whole, options, 1000);
      expect(written.taken).toBeGreaterThan(0);
      expect(comparable(written, options)).toEqual(comparable(await mapItems(whole, options), options));
    }
  });

  it('says of an answer that it goes on unless its next page comes', async () => {
    const options = optionsOf();
    const Users = [user('ana')];
    const goesOn = { IsTruncated: true, Marker: 'm' };
    const pages = [
      { Group: group('g'), Users, ...goesOn },
      { Users, ...goesOn },
      { Group: null, Users, ...goesOn },
    ];
    const nexts = [user('ben'), group('h'), { Group: group('g'), Users, IsTruncated: false }, { Users }];
    for (const page of pages)
      for (const next of nexts) {
        const whole = bytes(lines(page, role('r'), role('s'), next, user('last')));
        const written = comparable(await mapText(whole, options, 1000), options);
        expect(written).toEqual(comparable(await mapItems(whole, options), options));
      }
  });

  it('comes from records where entities are compared, joined, or no lines', async () => {
    const whole = bytes(lines(user('ana'), role('builder')));
    for (const more of [['--join'], ['--merge-equal'], ['--format', 'json']]) {
      expect([more, (await mapText(whole, optionsOf(...more), 1000)).taken]).toEqual([more, 0]);
    }
  });
});
