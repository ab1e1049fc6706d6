import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createMapper, explain, type MapperOptions } from '../src/index.ts';
import { generatedRecords } from './generated-records.ts';

/*
 * What two engines that are gone made of 20,000 records, as hashes: something that does not move with the engine.
 * Where a block differs and is meant to, `UPDATE_FACTS=1 npx vitest run test/engine-facts.test.ts` writes it anew; what
 * differs shows by printing the results of its records on both sides of the change.
 */

const RECORDS = 20_000;
const BLOCK = 250;
const FILE = new URL('./facts/engine-hashes.json', import.meta.url);
const collectedAt = '2026-01-02T03:04:05Z';

/** Every combination of the choices that change what comes of a record. */
const SETTINGS: readonly MapperOptions[] = (['camel', 'snake'] as const).flatMap((style) =>
  (['documented', 'extended'] as const).flatMap((profile) =>
    (['compact', 'canonical', 'verbatim'] as const).flatMap((policyText) =>
      [false, true].flatMap((strict) =>
        [true, false].flatMap((groupNameAsEmail) =>
          [false, true].map((includeValues): MapperOptions => {
            return { case: style, profile, policyText, strict, groupNameAsEmail, includeValues };
          }),
        ),
      ),
    ),
  ),
);

function hashes(): string[] {
  const blocks: string[] = [];
  let hash = createHash('sha256');
  let index = 0;
  for (const record of generatedRecords(RECORDS)) {
    // Two settings a record, far from each other, so that all take their turn.
    for (const at of [index, index + SETTINGS.length / 2 + 1]) {
      const options = SETTINGS[at % SETTINGS.length]!;
      hash.update(JSON.stringify(createMapper(options).map(record, { collectedAt })));
      hash.update(JSON.stringify(explain(record, { ...options, collectedAt })));
    }
    index += 1;
    if (index % BLOCK > 0) continue;
    blocks.push(hash.digest('hex').slice(0, 16));
    hash = createHash('sha256');
  }
  return blocks;
}

it('20,000 records give what they gave before, entity, issues and traces, under all settings', () => {
  const blocks = hashes();
  if (process.env.UPDATE_FACTS === '1') writeFileSync(FILE, `${JSON.stringify(blocks, null, 2)}\n`);
  const facts: string[] = JSON.parse(readFileSync(FILE, 'utf8'));
  const differing = blocks.flatMap((block, index) =>
    block === facts[index] ? [] : [`records ${index * BLOCK} to ${(index + 1) * BLOCK - 1}`],
  );
  expect(differing).toEqual([]);
  expect(blocks).toHaveLength(facts.length);
}, 120_000);
