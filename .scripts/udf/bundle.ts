import { build } from 'esbuild';
import { minify } from 'terser';
import { AS_MODULE } from '../as-module.ts';
import { creditsOf } from '../licenses/texts.ts';
import { COMPRESS } from './compress.ts';
import { hoistTexts } from './hoist.ts';
import { innerNames } from './inner-names.ts';
import { withoutMembers } from './without.ts';

/** The one file, in both forms. */
export interface UdfFiles {
  /** A script with one global variable, `AwsIamUdm`. */
  readonly script: string;
  /** Its twin, a module. */
  readonly module: string;
}

/** What only people read, in tables and explanations, and nothing in the file does. */
const FOR_PEOPLE = ['sentence', 'evidence'];

/** What a minified module ends with. */
const EXPORTS = /export\{([^{}]+)\};?\s*$/u;

/**
 * Bundles `src/udf.ts` into one minified file of ES2019 that needs nothing but ECMAScript: no module, no Node.js, no
 * encodings of the web, no `eval`.
 */
export async function bundleUdf(): Promise<UdfFiles> {
  const { outputFiles, metafile } = await build({
    entryPoints: ['src/udf.ts'],
    bundle: true,
    // Of its own it folds what terser leaves.
    minifySyntax: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2019',
    charset: 'utf8',
    plugins: [AS_MODULE],
    // Where the encodings of the web are wanting the project has its own.
    define: { TextDecoder: 'undefined', 'Object.hasOwn': 'hasOwn' },
    inject: ['.scripts/udf/es2019.ts'],
    mangleProps: innerNames('src/udf.ts'),
    reserveProps: new RegExp(`^(?:${FOR_PEOPLE.join('|')})$`),
    // Fields are assigned: to define them takes a call each.
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  });
  const { code } = await minify(hoistTexts(withoutMembers(outputFiles[0]!.text, FOR_PEOPLE)), {
    ecma: 2019,
    module: true,
    compress: COMPRESS,
  });
  const notice = `/*! aws-iam-udm (Apache-2.0), with ${creditsOf(Object.keys(metafile.inputs))} */`;
  return { script: `${notice}\n${scriptOf(code ?? '')}\n`, module: `${notice}\n${code}\n` };
}

/** What a module exports, as the members of one global variable. */
function scriptOf(module: string): string {
  const [, names] = EXPORTS.exec(module) ?? [];
  if (names === undefined) throw new Error('The bundle does not end with what it exports.');
  const members = names.split(',').map((name) => name.split(' as ').reverse().join(':'));
  return `var AwsIamUdm=(()=>{"use strict";${module.replace(EXPORTS, '')}return{${members.join()}}})();`;
}
