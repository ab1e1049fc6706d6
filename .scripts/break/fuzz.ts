import { createRandom } from '../../.bench/random.ts';
import { makeRecord } from '../../.bench/records.ts';
import { readArguments } from '../../src/cli/command/arguments.ts';
import { InputMapper } from '../../src/cli/map/input-mapper.ts';
import { MAP_SECTIONS, settleMapOptions } from '../../src/cli/map/options.ts';
import { ByteLane } from '../../src/splice/lane.ts';
import { mapBatches } from '../../src/stream/map-stream.ts';
import { Random } from '../../test/generated-random.ts';
import { generatedRecords } from '../../test/generated-records.ts';

const ACCOUNT = '111122223333';
const ARNS = [
  `arn:aws:iam:${ACCOUNT}:999999999999:user/x`,
  `arn:aws:iam::${ACCOUNT}:user/x\n`,
  `arn:aws:iam::${ACCOUNT}: user/x`,
  `arn:aws:iam::${ACCOUNT}0:user/x`,
  'arn:aws:iam::11112222333:user/x',
  `arn:aws-cn:iam::${ACCOUNT}:user/x`,
  `ARN:AWS:IAM::${ACCOUNT}:user/x`,
  `arn:aws:iam::${ACCOUNT}`,
  `arn:aws:iam::${ACCOUNT}:`,
  `arn:aws:iam::${ACCOUNT}:user/${'a/'.repeat(300)}x`,
  `arn:aws:iam::${ACCOUNT}:user/é\u202e"\\`,
  'arn:aws:iam::１１１１２２２２３３３３:user/x',
  'arn:aws:iam::aws:policy/x',
  'arn:::::',
  'arn',
  '',
  'AIDACKCEVSQ6C2EXAMPLE',
] as const;
const DATES = [
  '2024-02-30T00:00:00Z',
  '2024-02-29T23:59:60Z',
  '2023-02-29T00:00:00Z',
  '2024-01-02T24:00:00Z',
  '2024-01-02t03:04:05z',
  '2024-01-02 03:04:05',
  '2024-01-02T03:04:05',
  '2024-01-02T03:04:05+00:00',
  '2024-01-02T03:04:05-00:00',
  '2024-01-02T03:04:05+23:59',
  '2024-01-02T03:04:05+24:00',
  '2024-01-02T03:04:05+0000',
  '2024-01-02T03:04:05 UTC',
  '2024-01-02T03:04:05.1Z',
  '2024-01-02T03:04:05.123456789Z',
  '2024-01-02T03:04:05.1234567891Z',
  '2024-01-02T03:04:05.Z',
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999999999Z',
  '10000-01-01T00:00:00Z',
  '1700000000',
  0,
  -1,
  1.5,
  1e10,
  1e13,
  1e300,
  null,
  true,
  {},
  [],
] as const;

const RARELY = 0.02;

/** How many records are odd before anything is put in; the lane takes few of those. */
const ODD = 0.25;

/** A record with ARNs and dates put in that nobody would write in good faith. */
function hostile(value: unknown, random: Random): unknown {
  if (Array.isArray(value)) return value.map((element) => hostile(element, random));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, hostile(member, random)]));
  if (typeof value !== 'string' || !random.chance(RARELY)) return value;
  if (value.startsWith('arn:')) return random.pick(ARNS);
  return /^\d{4}-\d\d-\d\dT/u.test(value) ? random.pick(DATES) : value;
}

/** The text of a record, now and then with escapes and white space that mean nothing. */
function textOf(record: unknown, random: Random): string {
  const text = JSON.stringify(record);
  if (random.chance(RARELY)) return text.replace(/(?<=[,:{[])(?=")/gu, () => random.pick(['', ' ', '\t']));
  if (!random.chance(RARELY)) return text;
  return text.replace(/(?<!\\)[a-z](?=[^"\\]*")/gu, (letter) =>
    random.chance(RARELY) ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}` : letter,
  );
}

const COLLECTED_AT = '2026-01-02T03:04:05Z';
const BLOCK = 1000;

/** The settings in which the lane is held against the engine. */
export const SETTINGS: readonly (readonly string[])[] = [
  [],
  ['--profile', 'extended'],
  ['--profile', 'google', '--case', 'snake'],
  ['--policy-text', 'canonical', '--strict'],
];

/** What a fuzz came to. */
export interface Fuzzed {
  readonly lines: number;
  /** How many of them the lane took. */
  readonly taken: number;
  /** The blocks of lines of which the lane and the engine write different bytes. */
  readonly differing: readonly string[];
}

/** Holds what the program writes, with its lane over bytes, against what the engine alone makes of the same lines. */
export async function fuzz(count: number, argv: readonly string[], seed: number): Promise<Fuzzed> {
  const options = settleMapOptions(readArguments(['--collected-at', COLLECTED_AT, ...argv], MAP_SECTIONS));
  const mapper = new InputMapper(options);
  const random = new Random(seed);
  const taking = countTaken();
  const differing: string[] = [];
  let lines: string[] = [];
  let at = 0;
  const plain = createRandom(seed);
  const odd = generatedRecords(count, seed)[Symbol.iterator]();
  while (at < count) {
    const record = random.chance(ODD) ? odd.next().value : makeRecord(plain);
    lines.push(textOf(hostile(record, random), random));
    at += 1;
    if (lines.length < BLOCK && at < count) continue;
    const data = [Buffer.from(`${lines.join('\n')}\n`)];
    let written = '';
    for await (const { entities } of mapper.map([{ name: 'fuzz', data }])) written += Buffer.from(entities);
    let expected = '';
    for await (const { items } of mapBatches([{ name: 'fuzz', data }], options.stream))
      for (const item of items) if (item.type === 'entity') expected += `${JSON.stringify(item.entity)}\n`;
    if (written !== expected) differing.push(`lines ${at - lines.length + 1} to ${at} of seed ${seed}`);
    lines = [];
  }
  return { lines: at, taken: taking(), differing };
}

/** Counts the lines that the lane takes from now on; ends counting when it is asked. */
function countTaken(): () => number {
  const { takeLine } = ByteLane.prototype;
  let taken = 0;
  ByteLane.prototype.takeLine = function (...line) {
    const isTaken = takeLine.apply(this, line);
    if (isTaken) taken += 1;
    return isTaken;
  };
  return () => {
    ByteLane.prototype.takeLine = takeLine;
    return taken;
  };
}
