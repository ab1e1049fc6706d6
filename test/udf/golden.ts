import { readFileSync } from 'node:fs';
import { mapStream, type StreamOptions } from '../../src/stream.ts';
import {
  activityCases,
  answerCases,
  type GoldenCase,
  type GoldenText,
  goldenCases,
  goldenLog,
  readGolden,
} from '../golden.ts';

/** What a case is due to give in every engine: its files, and the lines of the items of its text. */
export interface UdfText extends GoldenText {
  readonly lines: string;
}

/** A case of golden/, as every engine is given it. */
export interface UdfCase {
  readonly name: string;
  /** JSON of its text, how it is mapped, and whether it is an answer. */
  readonly json: string;
  /** An expression of JavaScript, which gives JSON of {@link UdfText} where the file and the prelude were run before. */
  readonly expression: string;
  readonly golden: GoldenCase;
  readonly options: StreamOptions;
}

/** What is run once, behind the file and before any case. */
export const UDF_PRELUDE = readFileSync(new URL('run-golden.js', import.meta.url), 'utf8');

/** Every case of golden/. */
export function udfCases(): UdfCase[] {
  return [
    ...goldenCases().map((golden) => caseOf(golden)),
    ...activityCases().map((golden) => caseOf(golden, { source: 'cloudtrail' })),
    ...answerCases().map((golden) => caseOf(golden, {}, true)),
  ];
}

function caseOf(
  golden: GoldenCase,
  source: { readonly source?: 'cloudtrail' } = {},
  isAnswer = false,
): UdfCase {
  const { name, collectedAt } = golden;
  const options = { ...golden.options, ...source };
  const json = JSON.stringify({ text: goldenLog(golden), options, collectedAt, isAnswer });
  // As text: in a literal `__proto__` is no name like others.
  const expression = `runGolden(${JSON.stringify(json)})`;
  return { name, json, expression, golden, options: { ...options, collectedAt } };
}

/** What a case is due to give: what its files hold, and what a stream in Node.js makes of its text. */
export async function expectedText({ golden, options }: UdfCase): Promise<UdfText> {
  let lines = '';
  for await (const item of mapStream([goldenLog(golden)], options)) lines += `${JSON.stringify(item)}\n`;
  return { ...readGolden(golden), lines };
}
