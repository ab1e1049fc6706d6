import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { NODE_BYTES } from '../src/cli/files/node-bytes.ts';
import { TextBuffer } from '../src/cli/files/text-buffer.ts';
import { contextOf, settleOptions } from '../src/options.ts';
import { CallLane } from '../src/splice/call/lane.ts';
import { ByteLane } from '../src/splice/lane.ts';
import type { AnyItem } from '../src/stream/item.ts';
import { mapBatches, runSession } from '../src/stream/map-stream.ts';
import { MapSession } from '../src/stream/session.ts';
import { lanesOf } from '../src/stream/session-lane.ts';

// npm run try -- DIR: what the lanes over bytes take of files that are not the project's own, and whether they write
// what the engine writes. Ends with 1 where they do not.

const OPTIONS = { collectedAt: '2026-01-02T03:04:05Z' };
const READABLE = /\.(?:json|ndjson|jsonl)(?:\.gz)?$/u;

/** What one file gave: the lines of its entities and events in order, and how many of them the lanes wrote. */
interface Tried {
  readonly lines: string[];
  readonly byLanes: number;
  readonly records: number;
}

async function byLanes(file: string): Promise<Tried> {
  const settings = settleOptions({});
  const sink = new TextBuffer();
  const lane = new ByteLane({ ...settings, ...contextOf(settings, OPTIONS.collectedAt) }, sink, true);
  const calls = new CallLane({ ...settings, isSilent: true }, sink, NODE_BYTES.decode);
  const lines: string[] = [];
  let taken = 0;
  const takeWritten = () => {
    const written = Buffer.from(sink.take()).toString().split('\n').slice(0, -1);
    taken += written.length;
    lines.push(...written);
  };
  const takeItems = (items: readonly AnyItem[]) => {
    takeWritten();
    for (const item of items) {
      if (item.type === 'entity') lines.push(JSON.stringify(item.entity));
      if (item.type === 'event') lines.push(JSON.stringify(item.event));
    }
  };
  const session = new MapSession(OPTIONS, { lanes: (places) => lanesOf({ lane, calls }, takeItems, places) });
  let records = 0;
  for await (const { items, counts } of runSession(session, [{ data: createReadStream(file) }], {
    store: NODE_BYTES,
  })) {
    takeItems(items);
    records = counts.records;
  }
  return { lines, byLanes: taken, records };
}

async function byEngine(file: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const { items } of mapBatches([{ data: createReadStream(file) }], OPTIONS)) {
    for (const item of items) {
      if (item.type === 'entity') lines.push(JSON.stringify(item.entity));
      if (item.type === 'event') lines.push(JSON.stringify(item.event));
    }
  }
  return lines;
}

function filesBelow(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

const [root = ''] = process.argv.slice(2);
if (!existsSync(root)) {
  console.error('Name a folder of logs that is there: npm run try -- DIR.');
  process.exit(2);
}
let differing = 0;
for (const file of filesBelow(root).filter((name) => READABLE.test(name))) {
  const tried = await byLanes(file);
  const expected = await byEngine(file);
  const isSame =
    tried.lines.length === expected.length && tried.lines.every((line, at) => line === expected[at]);
  if (!isSame) differing += 1;
  if (isSame && expected.length === 0) continue;
  const outcome = `${tried.byLanes} of ${expected.length} made by the lanes, of ${tried.records} records`;
  console.log(`${relative(root, file)}: ${outcome}${isSame ? '' : '; THEY DIFFER'}`);
}
console.log(differing === 0 ? 'The lanes and the engine agree.' : `They differ in ${differing} files.`);
if (differing > 0) process.exitCode = 1;
