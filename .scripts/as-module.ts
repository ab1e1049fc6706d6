import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

const EXPORT = 'module.exports = ';

/**
 * Bundles fast-json-stable-stringify, which is CommonJS, as the ES module that it could be: around CommonJS esbuild
 * puts helpers that no minifier can fold, and it makes whatever that needs a module of its own that starts when called.
 */
export const AS_MODULE: Plugin = {
  name: 'as-module',
  setup({ onLoad }) {
    // esbuild runs it by Go, which knows no flag `u`.
    onLoad({ filter: /[\\/]fast-json-stable-stringify[\\/]index\.js$/ }, ({ path }) => {
      const parts = readFileSync(path, 'utf8').split(EXPORT);
      if (parts.length !== 2) throw new Error(`${path} must have ${EXPORT}once.`);
      return { contents: parts.join('export default ') };
    });
  },
};
