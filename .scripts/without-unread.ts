import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/**
 * Bundles hyparquet without what it reads by parts of its own and `src/cli/parquet` refuses before: encodings of
 * differences and of decimals, variants and geometries; and the widths of letters without the list of those that are
 * wide only where that is asked for.
 */
export const WITHOUT_UNREAD: Plugin = {
  name: 'without-unread',
  setup({ onLoad }) {
    // esbuild runs it by Go, which knows no flag `u`.
    onLoad({ filter: /[\\/]hyparquet[\\/]src[\\/](?:alp|delta|geoparquet|variant|wkb)\.js$/ }, ({ path }) => {
      const functions = readFileSync(path, 'utf8').matchAll(/^export function (\w+)/gmu);
      return {
        contents: Array.from(functions, ([, name]) => `export const ${name} = undefined;`).join('\n'),
      };
    });
    onLoad({ filter: /[\\/]get-east-asian-width[\\/]lookup-data\.js$/ }, ({ path }) => {
      const parts = readFileSync(path, 'utf8').split(/(?<=ambiguousRanges = \[)[^\]]+/u);
      if (parts.length !== 2) throw new Error(`${path} must have ambiguousRanges once.`);
      return { contents: parts.join('') };
    });
  },
};
