import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createRandom } from '../.bench/random.ts';
import { makeRecord } from '../.bench/records.ts';
import { readArguments } from '../src/cli/command/arguments.ts';
import { type Surroundings, UsageError } from '../src/cli/command/command.ts';
import { type InputFiles, openFiles } from '../src/cli/files/input-files.ts';
import { Diagnostics } from '../src/cli/items/diagnostics.ts';
import { mapFiles } from '../src/cli/map/map-files.ts';
import { MAP_SECTIONS, type MapOptions, settleMapOptions } from '../src/cli/map/options.ts';
import { type FromThread, type GivenBatch, sizeOf, ThreadMapper } from '../src/cli/map/thread-mapper.ts';
import { FileThreads, type StartThread, startHere } from '../src/cli/map/threads.ts';
import { threadsWorth } from '../src/cli/map/threads-worth.ts';
import { turnsOf } from '../src/cli/map/turns.ts';
import { collectedAt, details, lines, policy, user } from './stream-inputs.ts';

vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'aws-iam-udm-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const random = createRandom(4);
const records = (count: number) => lines(...Array.from({ length: count }, () => makeRecord(random)));

/** Files of every sort: lines and documents, plain and packed, good and bad, empty, and one that ends in a document. */
const FILES = [
  file('lines.json', records(900)),
  file('packed.json.gz', gzipSync(records(700) + lines('no JSON', { UserId: 7 }, policy('reader')))),
  '-',
  file('broken.json.gz', gzipSync(records(60)).subarray(0, -9)),
  file('empty.json', ''),
  file('document.json', JSON.stringify(details({ ana: ['g', 'h'], eva: ['g'] }, ['g']), null, 2)),
  file('cut.json', JSON.stringify(details({ ida: ['i'] }, ['i', 'j'])).slice(0, -40)),
  file('long.json', JSON.stringify({ Users: Array.from({ length: 40 }, (_, n) => user(`u${n}`)) })),
  file('more.json', `${lines({ a: 1 })}${records(500)}`),
];

const optionsOf = (...more: string[]) =>
  settleMapOptions(
    readArguments(
      ['--collected-at', collectedAt, '--rejects', 'r', '--issues', 'i', '--verbose', ...more],
      MAP_SECTIONS,
    ),
  );

function open(names: readonly string[]): Promise<InputFiles> {
  const stdin = Readable.from([Buffer.from(records(20))]);
  const around: Surroundings = { stdin, stdout: new PassThrough(), stderr: new PassThrough(), env: {} };
  return openFiles({ names }, around);
}

/** What is written, with what is counted after each step of it. */
async function written(files: InputFiles, options: MapOptions, starts: readonly StartThread[]) {
  const threads = starts.length === 0 ? undefined : new FileThreads(files, options, starts);
  const diagnostics = new Diagnostics();
  const all = { texts: '', counts: {}, warnings: 0, error: undefined as unknown };
  try {
    for await (const batch of mapFiles(files, threads, options, undefined)) {
      all.texts += Buffer.from(batch.entities).toString() + batch.rejects + batch.issues;
      diagnostics.add(batch.found);
      all.counts = structuredClone(batch.counts);
      all.warnings += batch.warnings;
    }
  } catch (error) {
    all.error = error;
  } finally {
    await threads?.close();
    await files.close();
  }
  return { ...all, diagnostics: diagnostics.text(''), readBytes: files.readBytes() };
}

const startsOf = (count: number, most?: number) => Array.from({ length: count }, () => startHere(most));

/** The files, with the same on standard input each time. */
async function openedAgain(): Promise<InputFiles> {
  const seeded = createRandom(1);
  const stdin = lines(...Array.from({ length: 20 }, () => makeRecord(seeded)));
  const files = await open(FILES);
  const inputs = files.inputs.map((input) =>
    input.file === undefined ? { ...input, data: [Buffer.from(stdin)] } : input,
  );
  return { ...files, inputs };
}

describe('files mapped side by side', () => {
  describe.each([
    ['the documented profile', optionsOf()],
    ['short lines', optionsOf('--max-line-bytes', '3000', '--profile', 'extended')],
  ])('with %s', (_, options) => {
    let one: Awaited<ReturnType<typeof written>>;
    beforeAll(async () => {
      one = await written(await openedAgain(), options, []);
    });

    it('are of every sort', () => {
      expect(one.texts).toContain('invalid_gzip');
      expect(one.texts).toContain('group_not_in_input');
      expect(one.counts).toMatchObject({ records: expect.any(Number), unmapped: expect.any(Number) });
    });

    it.each([
      [1, undefined],
      [2, undefined],
      [3, 1],
      [4, 5000],
    ])('give what one job gives, with %i threads that hold %s bytes', async (count, most) => {
      expect(await written(await openedAgain(), options, startsOf(count, most))).toEqual(one);
    });
  });

  it('are each mapped once, whichever thread is the quicker', async () => {
    const begun: string[] = [];
    const starts = Array.from(
      { length: 3 },
      (): StartThread => (work, listener) => {
        const take = (message: FromThread) => {
          if (message.type === 'end') begun.push(...work.shares[message.share]!);
          listener.take(message);
        };
        return startHere()(work, { ...listener, take });
      },
    );
    await written(await open(FILES), optionsOf(), starts);
    expect(begun.sort()).toEqual(FILES.filter((name) => name !== '-').sort());
  });

  it('fail where one of them cannot be read, as with one job: after all that came before', async () => {
    const options = optionsOf();
    const gone = file('gone.json', '');
    const failing = async () => {
      writeFileSync(gone, records(1));
      const files = await open([FILES[0]!, gone, FILES[8]!]);
      rmSync(gone);
      return files;
    };
    const one = await written(await failing(), options, []);
    expect(one.error).toEqual(new UsageError(`Cannot read ${gone}: there is no such file.`));
    const two = await written(await failing(), options, startsOf(2));
    expect(two).toEqual(one);
  });

  it('fail where a thread dies', async () => {
    const dying: StartThread = (_, listener) => {
      setImmediate(() => listener.fail(new Error('There is no memory left.')));
      return { tell: () => {}, close: () => {} };
    };
    const { error, texts } = await written(await open([FILES[0]!, FILES[1]!]), optionsOf(), [dying]);
    expect(error).toEqual(new Error('There is no memory left.'));
    expect(texts).toBe('');
  });

  it('are left in the middle on Ctrl-C, and what came of them is whole and counted', async () => {
    const options = optionsOf();
    const interrupt = new AbortController();
    const files = await open([FILES[0]!, FILES[1]!, FILES[8]!]);
    const threads = new FileThreads(files, options, startsOf(2, 1));
    let [entities, records] = [0, 0];
    for await (const batch of mapFiles(files, threads, options, interrupt.signal)) {
      interrupt.abort();
      entities += Buffer.from(batch.entities).toString().split('\n').length - 1;
      records = batch.counts.records;
    }
    await threads.close();
    await files.close();
    expect(entities).toBe(records);
    expect(records).toBeGreaterThan(0);
    expect(records).toBeLessThan(900);
  });
});

describe('a thread ahead of its turn', () => {
  it('waits once it holds what it may, and goes on when some of that was written', async () => {
    const most = 400_000;
    const given: GivenBatch[] = [];
    let hasEnded = false;
    const path = file('ahead.json', records(4000));
    const work = {
      options: optionsOf(),
      shares: [[path]],
      next: new Int32Array(new SharedArrayBuffer(4)),
    };
    const give = (message: FromThread) => {
      if (message.type === 'batch') given.push(message.batch);
      hasEnded ||= message.type === 'end';
    };
    const mapper = new ThreadMapper(work, give, most);
    const run = mapper.run();
    const tellWritten = (batch: GivenBatch) =>
      mapper.take({ type: 'written', bytes: sizeOf(batch), spare: batch.entities.buffer });
    const sum = () => given.reduce((sum, batch) => sum + sizeOf(batch), 0);
    /** Waits for what is to come, and then as long again for what is not. */
    const settled = async (hasCome: () => boolean) => {
      while (!hasCome()) await setTimeout(1);
      for (let before = -1; before < given.length; await setTimeout(200)) before = given.length;
    };
    await settled(() => sum() >= most);
    const held = sum();
    expect(hasEnded).toBe(false);
    expect(held).toBeGreaterThanOrEqual(most);
    expect(held - sizeOf(given.at(-1)!)).toBeLessThan(most);
    tellWritten(given[0]!);
    const before = given.length;
    await settled(() => given.length > before);
    expect(hasEnded).toBe(false);
    mapper.take({ type: 'stop' });
    await run;
    expect(hasEnded).toBe(true);
  });
});

describe('turns', () => {
  it('are as many files as make one worth handing over, in their order', async () => {
    const small = Array.from({ length: 3 }, (_, index) => file(`turn-${index}.json`, '{}'));
    const long = file('turn-long.json', '');
    truncateSync(long, 1 << 18);
    const files = await open([...small, long, small[0]!, '-', small[1]!, small[2]!]);
    const names = turnsOf(files.inputs).map((turn) => turn.map(({ name }) => name));
    expect(names).toEqual([[...small, long], [small[0]], ['<stdin>'], [small[1], small[2]]]);
    await files.close();
  });
});

describe('threads', () => {
  it.each([
    ['one file', [400e6], 4, 0],
    ['two files that are mapped before a thread is ready', [50e6, 50e6], 2, 0],
    ['one that has next to nothing beside it', [400e6, 1e4, 1e4], 4, 0],
    ['two files', [190e6, 180e6], 8, 2],
    ['many files, as many as are wanted', [90e6, 80e6, 70e6, 60e6, 50e6], 3, 3],
    ['one job', [190e6, 180e6], 1, 0],
  ])('are started where they pay: %s', async (_, sizes, jobs, expected) => {
    const names = sizes.map((size, index) => {
      const name = file(`size-${index}`, '');
      truncateSync(name, size);
      return name;
    });
    const files = await open(names);
    expect(threadsWorth(files, jobs)).toBe(expected);
    await files.close();
  });

  it('are told of any number of files', async () => {
    const files = await open([file('small.json', '')]);
    const inputs = Array.from({ length: 150_000 }, () => files.inputs[0]!);
    expect(threadsWorth({ ...files, inputs }, 2)).toBe(0);
    await files.close();
  });

  it('pay sooner where files are packed', async () => {
    const packed = Buffer.concat([gzipSync(''), Buffer.alloc(15e6)]);
    const names = [file('one.gz', packed), file('two.gz', packed)];
    const files = await open([...names, '-']);
    expect(threadsWorth(files, 2)).toBe(2);
    await files.close();
  });
});
