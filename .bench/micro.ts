import type { MapperOptions } from '../src/index.ts';
import { createRandom, type Random } from './random.ts';
import { makeGroup, makeRole, makeUser } from './records.ts';
import { type Summary, summarize } from './statistics.ts';
import { API, type Style } from './style.ts';

/** What mapping an object took, beside parsing its text. */
export interface MicroResult {
  readonly kind: string;
  /** Nanoseconds. */
  readonly parse: number;
  readonly map: number;
  /** Multiples of parsing in the same sample. */
  readonly ratio: Summary;
}

const KINDS = { user: makeUser, role: makeRole, group: makeGroup };
const INPUTS = 500;
const SAMPLE_MILLISECONDS = 5;
const WARM_MILLISECONDS = 150;
const [, , optionsText, samplesText] = process.argv;
const COLLECTED_AT = { collectedAt: '2026-01-02T03:04:05Z' };

let kept: unknown;

/** Milliseconds of processor time so far: what the machine does beside it does not count. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Nanoseconds a call, over all inputs again and again for at least so many milliseconds. */
function timeCalls<In>(inputs: readonly In[], call: (input: In) => unknown, milliseconds: number): number {
  const start = processorTime();
  let calls = 0;
  let end = start;
  while (end - start < milliseconds) {
    for (const input of inputs) kept = call(input);
    calls += inputs.length;
    end = processorTime();
  }
  return ((end - start) / calls) * 1e6;
}

/** Measures parsing and mapping sample by sample in turn, so that what slows the machine down meets both. */
function measureKind(
  kind: string,
  make: (random: Random, style: Style) => object,
  map: (log: object) => { readonly ok: boolean },
): MicroResult {
  const random = createRandom(7);
  const texts = Array.from({ length: INPUTS }, () => JSON.stringify(make(random, API)));
  const records = texts.map((text) => JSON.parse(text) as object);
  if (!records.some((record) => map(record).ok)) throw new Error(`No ${kind} was mapped.`);
  const parseText = (text: string): unknown => JSON.parse(text);
  timeCalls(texts, parseText, WARM_MILLISECONDS);
  timeCalls(records, map, 2 * WARM_MILLISECONDS);
  const samples = Array.from({ length: Number(samplesText) }, () => ({
    parse: timeCalls(texts, parseText, SAMPLE_MILLISECONDS),
    map: timeCalls(records, map, SAMPLE_MILLISECONDS),
  }));
  return {
    kind,
    parse: summarize(samples.map(({ parse }) => parse)).median,
    map: summarize(samples.map(({ map }) => map)).median,
    ratio: summarize(samples.map(({ parse, map }) => map / parse)),
  };
}

// The package as it is built, in a process of its own for each choice of settings.
const built = new URL('../dist/index.js', import.meta.url).href;
const { createMapper }: typeof import('../src/index.ts') = await import(built);
const mapper = createMapper(JSON.parse(optionsText!) as MapperOptions);
const results = Object.entries(KINDS).map(([kind, make]) =>
  measureKind(kind, make, (log) => mapper.map(log, COLLECTED_AT)),
);
if (kept === undefined) throw new Error('Nothing was measured.');
console.log(JSON.stringify(results));
