import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/**
 * Bundles hyparquet without what it reads by parts of its own and `src/cli/parquet` refuses before: encodings of
 * differences and of decimals, variants and geometries.
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
  },
};
