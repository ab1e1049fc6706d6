import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { createRandom } from '../.bench/random.ts';
import { makeRecord, shuffleKeys } from '../.bench/records.ts';
import { issueLine, rejectLine } from '../src/cli/diagnostics.ts';
import type { InputFiles } from '../src/cli/files.ts';
import { type JobBatch, mapFiles } from '../src/cli/jobs.ts';
import { readMapArguments } from '../src/cli/map-options.ts';
import { openLines, startSession } from '../src/cli/map-session.ts';
import { NODE_BYTES } from '../src/cli/node-bytes.ts';
import { type Piece, PieceMapper } from '../src/cli/piece.ts';
import { Sorter } from '../src/cli/sorter.ts';
import { Teller } from '../src/cli/teller.ts';
import { TextBuffer } from '../src/cli/text-buffer.ts';
import type { PieceMappers } from '../src/cli/threads.ts';
import { LineMapper } from '../src/splice/lines.ts';
import { runSession } from '../src/stream/map-stream.ts';
import type { MapSession } from '../src/stream/session.ts';
import type { Counts } from '../src/stream.ts';
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

const folder = mkdtempSync(join(tmpdir(), 'aws-iam-udm-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** All that `map` writes, and what it counts. */
interface Written {
  readonly entities: string;
  readonly rejects: string;
  readonly issues: string;
  readonly counts: Counts;
  readonly severities: Readonly<Record<string, number>>;
}

const SOURCE = 'input';
const LIMIT = 4000;

type Told = ReturnType<typeof readMapArguments>;

function told(...more: string[]): Told {
  return readMapArguments(['--collected-at', collectedAt, '--max-line-bytes', String(LIMIT), ...more]);
}

/** What the items of the library come to, one by one: the ordinary lane. */
async function ordinary(input: Uint8Array, { stream }: Told): Promise<Written> {
  const { items, counts } = await mapAll(input, { ...stream, source: SOURCE });
  const written = { entities: '', rejects: '', issues: '' };
  const severities = { error: 0, warning: 0, info: 0 };
  for (const item of items) {
    if (item.type === 'end') continue;
    if (item.type === 'entity') written.entities += `${JSON.stringify(item.entity)}\n`;
    if (item.type === 'refused') written.rejects += rejectLine(item);
    for (const issue of item.issues) {
      written.issues += issueLine(item, issue);
      severities[issue.severity] += 1;
    }
  }
  return { ...written, counts, severities };
}

/** Writes batches as the command does. */
async function write(
  run: (session: MapSession) => AsyncIterable<JobBatch>,
  args: Told,
): Promise<Written & { plain: number }> {
  const buffer = new TextBuffer();
  const sorter = new Sorter(args, buffer);
  const teller = new Teller(args);
  const lines = vi.spyOn(LineMapper.prototype, 'map');
  const written = { entities: '', rejects: '', issues: '' };
  let counts: Counts | undefined;
  for await (const batch of run(startSession(args, sorter, openLines(args, buffer)))) {
    counts = batch.counts;
    sorter.takeItems(batch.items);
    const texts = teller.tell([...(batch.piece?.told ?? []), ...sorter.takeTold()]);
    written.entities +=
      Buffer.from(batch.piece?.entities ?? []).toString() + Buffer.from(buffer.take()).toString();
    written.rejects += texts.rejects;
    written.issues += texts.issues;
  }
  const severities = teller.severities(counts!);
  const plain = lines.mock.results.filter(({ value }) => value !== undefined).length;
  lines.mockRestore();
  return { ...written, counts: structuredClone(counts!), severities, plain };
}

function quick(input: Uint8Array, args: Told, block: number) {
  const chunks = { source: SOURCE, input: cut(input, block) };
  return write((session) => runSession(session, [chunks], { store: NODE_BYTES }), args);
}

/** Maps pieces in this thread; what is handed over is copied as between threads, which may have no time. */
function piecesHere(args: Told, jobs: number): PieceMappers & { mapped: number } {
  const mappers = Array.from({ length: jobs }, () => {
    const buffer = new TextBuffer();
    return new PieceMapper(structuredClone(args), buffer, openLines(args, buffer));
  });
  const counter = { mapped: 0 };
  const map = (piece: Piece) => {
    const mapped = mappers[Math.floor(piece.start) % jobs]!.map(structuredClone(piece));
    if (mapped !== undefined) counter.mapped += 1;
    return mapped && { ...structuredClone(mapped), release: () => {} };
  };
  return Object.assign(counter, {
    jobs,
    map,
    mapBeside: (piece: Piece) => (piece.start % 3 === 0 ? undefined : Promise.resolve(piece).then(map)),
    close: async () => {},
  });
}

async function inPieces(input: Uint8Array, args: Told, jobs: number, pieceBytes: number) {
  const path = join(folder, 'input.ndjson');
  writeFileSync(path, input);
  const descriptor = openSync(path, 'r');
  const file = { descriptor, size: input.length, count: () => {} };
  const inputs = [{ source: SOURCE, input: [input], file }];
  const files: InputFiles = { inputs, totalBytes: undefined, readBytes: () => 0, close: async () => {} };
  const mappers = piecesHere(args, jobs);
  try {
    const written = await write((session) => mapFiles(files, session, mappers, { pieceBytes }), args);
    return { ...written, pieces: mappers.mapped };
  } finally {
    closeSync(descriptor);
  }
}

const record = fc.oneof(
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
const document = fc.oneof(
  { weight: 8, arbitrary: record },
  fc.array(record, { maxLength: 3 }),
  fc.record({ Users: fc.array(record, { maxLength: 3 }), Marker: fc.string() }),
  fc.tuple(fc.nat(3), fc.nat(3)).map(([n, m]) => details({ ana: [`g${n}`], ben: ['g9'] }, [`g${m}`])),
  fc.constant({
    raw_logs: { entries: [{ data: JSON.stringify(user('raw')), collection_time: collectedAt }] },
  }),
  fc.nat(3000).map((length) => user('long', { Path: '/'.repeat(2 * length) })),
);
const line = fc.oneof(
  { weight: 9, arbitrary: document.map((value) => JSON.stringify(value)) },
  document.map((value) => JSON.stringify(value, null, 2)),
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
);

/** What is to be equal: the issues only where they were asked for. */
function comparable(written: Written, { issues }: Told): Written {
  const { entities, rejects, counts, severities } = written;
  return { entities, rejects, issues: issues === undefined ? '' : written.issues, counts, severities };
}

describe('the quick lane for lines', () => {
  it('writes, refuses, tells and counts as the ordinary lane does, wherever blocks end', async () => {
    await fc.assert(
      fc.asyncProperty(input, choices, fc.integer({ min: 1, max: 3000 }), async (whole, more, block) => {
        const args = told(...more);
        const expected = comparable(await ordinary(whole, args), args);
        expect(comparable(await quick(whole, args, block), args)).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  it('is taken by every line that is a record without issues, and by those with infos where nobody asks for them', async () => {
    const random = createRandom(5);
    const records = Array.from({ length: 300 }, () => makeRecord(random));
    const whole = bytes(lines(...records));
    const { counts, items } = await mapAll(whole);
    const entities = items.filter((item) => item.type === 'entity');
    const notices = new Set(items.flatMap((item) => (item.type === 'notice' ? [item.line] : [])));
    const withoutIssues = entities.filter(
      (item) => item.issues.length === 0 && !notices.has(item.line!),
    ).length;
    const withInfos = entities.filter(({ issues }) =>
      issues.every(({ severity }) => severity === 'info'),
    ).length;
    expect(withoutIssues).toBeLessThan(withInfos);
    expect(withInfos).toBeGreaterThan(280);
    const roomy = ['--max-line-bytes', '1000000'];
    const silent = await quick(whole, told(...roomy), 1000);
    expect(silent.plain).toBe(withInfos);
    expect(silent.counts).toEqual(counts);
    expect((await quick(whole, told('--issues', 'file', ...roomy), 1000)).plain).toBe(withoutIssues);
  });

  it('is not taken where entities are compared, joined, or no lines', async () => {
    const whole = bytes(lines(user('ana'), role('builder')));
    for (const more of [['--join'], ['--merge-equal'], ['--format', 'json']]) {
      expect([more, (await quick(whole, told(...more), 1000)).plain]).toEqual([more, 0]);
    }
  });
});

describe('files mapped in pieces', () => {
  it.each([2, 3])('give what one job gives, with %i jobs, wherever pieces end', async (jobs) => {
    await fc.assert(
      fc.asyncProperty(input, choices, fc.integer({ min: 1, max: 4000 }), async (whole, more, pieceBytes) => {
        const args = told(...more);
        const expected = comparable(await ordinary(whole, args), args);
        expect(comparable(await inPieces(whole, args, jobs, pieceBytes), args)).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });

  it('are mapped beside the main thread, piece by piece', async () => {
    const random = createRandom(6);
    const whole = bytes(lines(...Array.from({ length: 300 }, () => makeRecord(random)), 'no JSON'));
    const args = told();
    const { pieces, plain, ...written } = await inPieces(whole, args, 2, 20_000);
    expect(pieces).toBe(Math.ceil(whole.length / 20_000));
    expect(comparable(written, args)).toEqual(comparable(await ordinary(whole, args), args));
  });

  it('are read by the main thread alone where documents have many lines', async () => {
    const whole = bytes(JSON.stringify(details({ ana: ['a'] }, ['a']), null, 2).repeat(40));
    const args = told();
    const { pieces, ...written } = await inPieces(whole, args, 2, 2000);
    expect(pieces).toBeLessThan(5);
    expect(comparable(written, args)).toEqual(comparable(await ordinary(whole, args), args));
  });
});
