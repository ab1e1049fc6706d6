import { createMapper } from 'aws-iam-udm';
import { mapAnswer, mapStream } from 'aws-iam-udm/stream';

/** Runs in the runtime that is tried: JSON of cases in, JSON of what came of each out. */
export async function runCases(json) {
  const made = [];
  for (const given of JSON.parse(json)) made.push(await runCase(given));
  return JSON.stringify(made);
}

async function runCase({ text, options, collectedAt, isAnswer }) {
  const all = { collectedAt, ...options };
  const bytes = new TextEncoder().encode(text);
  const lines = await linesOf([bytes.subarray(0, 7), bytes.subarray(7)], all);
  const packed = await linesOf(new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip')), all);
  return {
    lines,
    packed,
    made: isAnswer ? mapAnswer(JSON.parse(text), all) : resultOf(text, options, collectedAt),
  };
}

async function linesOf(input, options) {
  let lines = '';
  for await (const item of mapStream(input, options)) lines += `${JSON.stringify(item)}\n`;
  return lines;
}

function resultOf(text, options, collectedAt) {
  return createMapper(options).map(JSON.parse(text), { collectedAt });
}
