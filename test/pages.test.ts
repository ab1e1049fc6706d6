import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchorsIn, relativeLinks } from '../.scripts/links.ts';
import { PAGES, sectionsOf } from '../.scripts/pages.ts';
import { SECTIONS } from '../.scripts/sections.ts';
import { optionsOf } from '../src/cli/command/option.ts';
import { COMMANDS } from '../src/cli/commands.ts';
import * as find from '../src/find.ts';
import * as main from '../src/index.ts';
import { CLOUDTRAIL_TABLE, EXTENDED_TABLE, ISSUE_CODES, MAPPING_TABLE } from '../src/index.ts';
import * as kafka from '../src/kafka.ts';
import * as lambda from '../src/lambda.ts';
import * as setup from '../src/setup.ts';
import * as stream from '../src/stream.ts';
import * as testing from '../src/testing.ts';
import * as udf from '../src/udf.ts';
import { blocksIn, diagnose, printedBy, ROOT } from './page-examples.ts';

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const README = read('README.md');
const TEXTS = PAGES.map((file) => [file, read(file)] as const);
const page = (name: string) => read(`.github/docs/${name}.md`);

/** The entries whose names the page of the API lists. */
const ENTRIES = {
  'aws-iam-udm': main,
  'aws-iam-udm/find': find,
  'aws-iam-udm/kafka': kafka,
  'aws-iam-udm/lambda': lambda,
  'aws-iam-udm/setup': setup,
  'aws-iam-udm/stream': stream,
  'aws-iam-udm/testing': testing,
  'aws-iam-udm/udf': udf,
};

/** Every example in TypeScript, by the name of the module that it becomes. */
const EXAMPLES = Object.fromEntries(
  TEXTS.flatMap(([file, text]) =>
    blocksIn(text, 'ts').map((code, index) => [`${file.replace(/\W/gu, '-')}-${index}.ts`, code]),
  ),
);

/** What follows the program's name in the commands of a page, as far as a pipe or a redirection. */
function commandLines(text: string): string[] {
  return ['sh', 'yaml', 'console']
    .flatMap((language) => blocksIn(text, language))
    .flatMap((block) => block.replaceAll('\\\n', ' ').split('\n'))
    .flatMap((line) => /\baws-iam-udm ([^|>;&]+)/u.exec(line)?.[1] ?? []);
}

describe('the README and its pages', () => {
  it('show examples that compile', { timeout: 120_000 }, () => {
    expect(Object.keys(EXAMPLES).length).toBeGreaterThanOrEqual(8);
    const wrong = "import { mapRecord } from 'aws-iam-udm';\nmapRecord({});";
    expect(diagnose({ ...EXAMPLES, 'wrong.ts': wrong })).toEqual([
      expect.stringMatching(/^wrong\.ts\(2,1\)/u),
    ]);
  });

  it('have a place for every section that is made, and one place each', () => {
    const places = TEXTS.flatMap(([, text]) => sectionsOf(text));
    expect(places.sort()).toEqual([...Object.keys(SECTIONS), 'benchmark'].sort());
  });

  it.each(TEXTS)('lead only to what is there: %s', (file, text) => {
    for (const link of relativeLinks(text)) {
      const target = link.file === '' ? file : normalize(join(dirname(file), link.file));
      expect(existsSync(join(ROOT, target)), `${target} is there`).toBe(true);
      if (link.anchor !== undefined) expect(anchorsIn(read(target)), target).toContain(link.anchor);
    }
  });

  it('lead from the README to every page', () => {
    const targets = relativeLinks(README).map((link) => link.file);
    expect(targets).toEqual(expect.arrayContaining(PAGES.filter((file) => file !== 'README.md')));
  });

  it.each(TEXTS)('show no option that a shell would take for names of files: %s', (_, text) => {
    for (const block of blocksIn(text, 'sh'))
      expect(block.replace(/'[^']*'/gu, '')).not.toMatch(/\s-\S*[*?[]/u);
  });

  it.each(TEXTS)('name no command and no option that is not there: %s', async (_, text) => {
    for (const line of commandLines(text)) {
      const [name, ...words] = line.trim().split(/\s+/u);
      const known = COMMANDS.find((command) => command.name === name);
      expect(known, `aws-iam-udm ${line}`).toBeDefined();
      const options = Object.keys(optionsOf((await known!.load()).sections));
      const named = words.flatMap((word) => /^--([\w-]+)/u.exec(word)?.[1] ?? []);
      expect([...options, 'help'], line).toEqual(expect.arrayContaining(named));
    }
  });
});

describe('the README', () => {
  it('is read in three minutes', () => {
    expect(README.split('\n').length).toBeLessThan(300);
  });

  it('shows what its example of a service prints', { timeout: 120_000 }, () => {
    const shown = /prints\n\n```json\n([\s\S]*?)```/u.exec(README)?.[1];
    expect(printedBy(blocksIn(README, 'ts')[0]!)).toBe(shown);
  });

  it('has the two command lines that npm knows', () => {
    const { scripts } = JSON.parse(read('package.json'));
    expect(README).toContain('npm ci && npm run demo');
    expect(README).toContain('npm ci && npm test');
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['demo', 'test', 'bench']));
  });
});

describe('the pages of tables', () => {
  it.each([
    ['mapping-table', MAPPING_TABLE],
    ['profiles', EXTENDED_TABLE],
    ['activity', CLOUDTRAIL_TABLE],
  ] as const)('list every row: %s', (name, rows) => {
    const text = page(name);
    for (const { row, udmField } of rows) {
      expect(text).toMatch(new RegExp(`^\\| ${row} \\|.*${udmField.replace(/[.[\]]/gu, '\\$&')}`, 'mu'));
    }
  });

  it('say how large a mapper of each source is', () => {
    const limits = JSON.parse(read('package.json'))['size-limit'] as { name: string; limit: string }[];
    const [both, entities, events] = ['createMapper', 'createEntityMapper', 'createEventMapper'].map(
      (name) => {
        const { limit } = limits.find((one) => one.name === `${name}, with dependencies, minified`)!;
        return Math.round(Number.parseFloat(limit));
      },
    );
    expect(page('api')).toContain(
      `they take ${entities} and ${events} kB minified, \`createMapper\` takes ${both}.`,
    );
  });

  it('list every issue', () => {
    for (const code of Object.keys(ISSUE_CODES)) expect(page('issues')).toContain(`| \`${code}\` |`);
  });

  it.each(Object.entries(ENTRIES))('name everything that an entry exports: %s', (entry, exported) => {
    const line = page('api')
      .split('\n')
      .find((text) => text.startsWith(`| \`${entry}\` |`));
    for (const name of Object.keys(exported)) expect(line).toMatch(new RegExp(`\`${name}\\b`, 'u'));
  });
});
