import { detectKind } from '../src/index.ts';
import { formatIssue, type Issue } from '../src/issue.ts';
import { readPolicy } from '../src/log/policy.ts';
import { exactPolicyText } from '../src/log/policy-text.ts';
import { readTimestamp } from '../src/log/timestamp.ts';
import { createMapper, createMapperOn } from '../src/mapper.ts';
import { encodedPolicy } from './policies.ts';
import { createRandom, type Random } from './random.ts';
import { makeGroup, makeRole, makeUser, shuffleKeys } from './records.ts';
import { type Summary, summarize } from './statistics.ts';

/** One call that is measured, over a list of inputs in turn. */
interface Case {
  readonly name: string;
  readonly inputs: readonly unknown[];
  readonly call: (input: never) => unknown;
}

/** Nanoseconds a call. */
export type MicroResult = Summary & { readonly name: string };

const SAMPLES = 41;
const SAMPLE_MILLISECONDS = 5;
const INPUTS = 2000;
/** A sample of what is slow would take a second with all of them. */
const SLOW_INPUTS = 100;
const COLLECTED_AT = { collectedAt: '2026-01-02T03:04:05Z' };

let kept: unknown;

/** Milliseconds that so many passes over the inputs take. */
function timePasses({ inputs, call }: Case, passes: number): number {
  const start = performance.now();
  for (let pass = 0; pass < passes; pass += 1) {
    for (const input of inputs) kept = call(input as never);
  }
  return performance.now() - start;
}

/** Warms a case up, until a sample takes long enough for the clock; gives the passes of a sample. */
function calibrate(one: Case): number {
  let passes = 1;
  timePasses(one, Math.ceil(3000 / one.inputs.length));
  while (timePasses(one, passes) < SAMPLE_MILLISECONDS) passes *= 2;
  return passes;
}

/** Measures cases sample by sample in turn, so that what slows the machine down meets all of them. */
function measureCases(cases: readonly Case[]): MicroResult[] {
  const passes = cases.map(calibrate);
  const samples = cases.map((): number[] => []);
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    for (const [index, one] of cases.entries()) {
      const calls = passes[index]! * one.inputs.length;
      samples[index]!.push((timePasses(one, passes[index]!) / calls) * 1e6);
    }
  }
  return cases.map(({ name }, index) => ({ name, ...summarize(samples[index]!) }));
}

function mapCases(kind: string, make: (random: Random) => object): Case[] {
  const random = createRandom(7);
  const texts = Array.from({ length: INPUTS }, () => JSON.stringify(make(random)));
  const shuffled = texts.map((text) => JSON.stringify(shuffleKeys(JSON.parse(text), random)));
  const parsed = texts.map((text) => JSON.parse(text));
  const mapper = createMapper();
  const reference = createMapperOn('reference');
  return [
    { name: `${kind}: JSON.parse`, inputs: texts, call: (text: string) => JSON.parse(text) },
    { name: `${kind}: map`, inputs: parsed, call: (log: object) => mapper.map(log, COLLECTED_AT) },
    {
      name: `${kind}: map, keys shuffled`,
      inputs: shuffled.map((text) => JSON.parse(text)),
      call: (log: object) => mapper.map(log, COLLECTED_AT),
    },
    {
      name: `${kind}: map by the reference engine`,
      inputs: parsed.slice(0, SLOW_INPUTS),
      call: (log: object) => reference.map(log, COLLECTED_AT),
    },
  ];
}

const compact =
  (call: (policy: string, form: 'compact') => unknown) =>
  (policy: string): unknown =>
    call(policy, 'compact');

const POLICIES = Array.from({ length: 200 }, (_, number) => encodedPolicy(number));
const ISSUE: Issue = createMapper().map({ UserId: 'AIDAEXAMPLE', Arn: 1 }, COLLECTED_AT).issues[0]!;
const USERS = Array.from({ length: 100 }, (_, seed) => makeUser(createRandom(seed)));

const SMALL: readonly Case[] = [
  { name: 'detectKind', inputs: USERS, call: detectKind },
  {
    name: 'readTimestamp `Z`',
    inputs: ['2023-05-17T08:30:15Z', '2012-02-29T00:00:00Z'],
    call: readTimestamp,
  },
  { name: 'readTimestamp `+00:00`', inputs: ['2023-05-17T08:30:15+00:00'], call: readTimestamp },
  {
    name: 'readTimestamp `+02:00`, fraction',
    inputs: ['2023-05-17T08:30:15.123456+02:00'],
    call: readTimestamp,
  },
  { name: 'readTimestamp epoch seconds', inputs: [1_684_312_215], call: readTimestamp },
  { name: 'readTimestamp `Date`', inputs: [new Date(1_684_312_215_000)], call: readTimestamp },
  { name: 'policy text, not seen before', inputs: POLICIES, call: compact(readPolicy) },
  { name: 'policy text, seen before', inputs: POLICIES, call: compact(exactPolicyText) },
  { name: 'formatIssue', inputs: [ISSUE], call: formatIssue },
];

const results = measureCases([
  ...mapCases('user', makeUser),
  ...mapCases('role', makeRole),
  ...mapCases('group', makeGroup),
  ...SMALL,
]);
if (kept === undefined) throw new Error('Nothing was measured.');
console.log(JSON.stringify(results));
