import { gzipSync } from 'node:zlib';

/** An input that was made to hurt, how it is read, and what it may cost. */
export interface Hostile {
  readonly name: string;
  readonly bytes: () => Uint8Array | string;
  /** The command and its options, before the file. */
  readonly argv?: readonly string[];
  /** How many megabytes it may take at most, where that is more than others may. */
  readonly megabytes?: number;
  /** How many seconds it may take at most, where that is more than others may. */
  readonly seconds?: number;
}

const USER =
  '"Path":"/","UserName":"a","UserId":"AIDAA","Arn":"arn:aws:iam::111122223333:user/a","CreateDate":"2024-01-02T03:04:05Z"';

function listOf(element: string, count: number): string {
  return `${`${element},`.repeat(count - 1)}${element}`;
}

/** Gzip whose check value is wrong. */
function wrongSum(): Uint8Array {
  const packed = gzipSync(`{${USER}}\n`.repeat(1000));
  packed[packed.length - 6]! ^= 1;
  return packed;
}

/** As many issues as a line of 16 MB can have, each an object of its own. */
const MILLIONS_OF_ISSUES = 4_000_000;

export const HOSTILE: readonly Hostile[] = [
  { name: '2,000,000 brackets and line feeds', bytes: () => '[\n'.repeat(2_000_000) },
  { name: '5,000,000 brackets on a line', bytes: () => '['.repeat(5_000_000) },
  { name: 'answers cut off again and again', bytes: () => `{"Users":[{${USER}},{"UserId":\n`.repeat(50_000) },
  { name: 'answers cut off inside each other', bytes: () => '{"Users":[{"UserId":"A",'.repeat(200_000) },
  { name: '160,000 refused elements on a line', bytes: () => `{"Users":[${listOf('{"a":1}', 160_000)}]}\n` },
  {
    name: '14 MB of one answer, refused for its warnings',
    bytes: () => `{"Users":[${listOf(`{${USER},"X":1,"Tags":[1]}`, 90_000)}]}\n`,
    argv: ['map', '--strict'],
  },
  { name: 'a raw log of 100,000 empty objects', bytes: () => `${'{}'.repeat(100_000)}\n` },
  { name: '2,000,000 empty objects without a line feed', bytes: () => '{}'.repeat(2_000_000), seconds: 120 },
  { name: '15 KB of gzip that hold 15 MB of brackets', bytes: () => gzipSync('['.repeat(15_000_000)) },
  {
    name: 'gzip with zero bytes between its members',
    bytes: () => Buffer.concat([gzipSync('{}\n'), Buffer.alloc(1e6), gzipSync('{}\n')]),
  },
  { name: 'gzip with a wrong check value', bytes: wrongSum },
  {
    name: 'a document of 4,000,000 bad elements',
    bytes: () => `[${listOf('1', MILLIONS_OF_ISSUES)}]\n`,
    seconds: 120,
  },
  {
    name: 'a record of 4,000,000 issues',
    bytes: () => `{${USER},"Tags":[${listOf('1', MILLIONS_OF_ISSUES)}]}\n`,
    argv: ['map', '--issues', '/dev/null', '--rejects', '/dev/null', '--strict'],
    megabytes: 700,
  },
  {
    name: '400 levels, explained',
    bytes: () => `{${USER},"Surplus":${'['.repeat(400)}${']'.repeat(400)}}\n`,
    argv: ['explain'],
  },
  {
    name: '200,000 tags, explained',
    bytes: () => `{${USER},"Tags":[${listOf('{"Key":"k","Value":"v"}', 200_000)}]}\n`,
    argv: ['explain'],
    megabytes: 2300,
    seconds: 90,
  },
  {
    name: '200,000 back-ticks, explained',
    bytes: () => `{${USER.replace('"a"', `"${'`'.repeat(200_000)}"`)}}\n`,
    argv: ['explain'],
  },
];
