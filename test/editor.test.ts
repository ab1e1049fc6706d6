import ts from 'typescript';
import { expect, it } from 'vitest';
import { ROOT } from './page-examples.ts';

const FILE = `${ROOT}test/as-typed.ts`;

/** What an editor offers at the mark in a module of the project, without what it offers everywhere. */
function offered(code: string): string[] {
  const text = code.replace('|', '');
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(`${ROOT}tsconfig.json`, ts.sys.readFile).config,
    ts.sys,
    ROOT,
  );
  const read = (name: string) => (name === FILE ? text : ts.sys.readFile(name));
  const service = ts.createLanguageService({
    getScriptFileNames: () => [FILE],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) => ts.ScriptSnapshot.fromString(read(name) ?? ''),
    getCurrentDirectory: () => ROOT,
    getCompilationSettings: () => options,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (name) => name === FILE || ts.sys.fileExists(name),
    readFile: read,
  });
  const { entries = [] } = service.getCompletionsAtPosition(FILE, code.indexOf('|'), {}) ?? {};
  return entries.map(({ name }) => name);
}

const IMPORTS = `import { createEntityMapper, createMapper, mapRecord } from '../src/index.ts';
import { mapAnswer, mapStream } from '../src/stream.ts';
`;

it.each([
  ["createMapper({ profile: '|' })", ['documented', 'extended', 'google']],
  ["createMapper({ profile: 'extended', case: '|' })", ['camel', 'snake']],
  ["createMapper({ source: '|' })", ['cloudtrail', 'detect', 'iam']],
  ["createEntityMapper({ profile: '|' })", ['documented', 'extended', 'google']],
  ["mapRecord({}, { collectedAt: 0, profile: '|' })", ['documented', 'extended', 'google']],
  ["mapStream([], { collectedAt: 0, source: '|' })", ['cloudtrail', 'detect', 'iam']],
  ["mapAnswer({}, { collectedAt: 0, profile: '|' })", ['documented', 'extended', 'google']],
])('an editor offers every choice of an option: %s', { timeout: 60_000 }, (call, choices) => {
  expect(offered(IMPORTS + call).sort()).toEqual(choices);
});
