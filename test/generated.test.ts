import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generateEngine } from '../.scripts/generate-engine.ts';

const FILE = new URL('../src/generated/documented.ts', import.meta.url);

describe('the generated engine', () => {
  it('is what the table makes; otherwise run npm run generate', () => {
    expect(readFileSync(FILE, 'utf8')).toBe(generateEngine());
  });

  it('neither reads schemas nor makes code while it runs', () => {
    expect(readFileSync(FILE, 'utf8')).not.toMatch(/zod|schema\/|eval|new Function/u);
  });
});
