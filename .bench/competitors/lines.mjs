import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** Reads lines of JSON and writes what they become, as most people would write it. */
export async function mapLines(file, map, print = JSON.stringify) {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    process.stdout.write(`${print(await map(JSON.parse(line)))}\n`);
  }
}
