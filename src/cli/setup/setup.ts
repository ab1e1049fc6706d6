import { join } from 'node:path';
import {
  makeDocuments,
  SETUP_DOCUMENTS,
  type SetupDocument,
  type SetupDocumentName,
  setupDocuments,
} from '../../setup/documents.ts';
import { PARTITIONS, SETUP_OPTIONS, type SetupOptions } from '../../setup/options.ts';
import { flagOf } from '../command/arguments.ts';
import { type Surroundings, UsageError } from '../command/command.ts';
import { defineCommand } from '../command/define-command.ts';
import type { Option, Options } from '../command/option.ts';
import { makeFolder } from '../files/make-folder.ts';
import { openOutput, streamOutput, withOutputs } from '../files/output.ts';

/** The options of the documents, under their names in the library. */
const FLAGS: Readonly<Record<keyof SetupOptions, Option>> = {
  bucket: { type: 'string', value: 'NAME', help: 'the bucket that the trail writes to and the feed reads' },
  account: { type: 'string', value: 'ID', help: 'the account of the trail' },
  region: { type: 'string', value: 'REGION', help: 'the home region of the trail' },
  partition: {
    type: 'string',
    choices: PARTITIONS,
    unlessSaid: 'that of the region',
    help: 'the partition of AWS',
  },
  trail: { type: 'string', value: 'NAME', unlessSaid: 'iam-activity', help: 'the name of the trail' },
  prefix: {
    type: 'string',
    value: 'PREFIX',
    help: 'what stands before AWSLogs/ in the names of the objects',
  },
  deleteAfterTransfer: { type: 'boolean', help: 'the feed deletes what it has taken' },
  kmsKey: { type: 'string', value: 'ARN', help: 'the key with which the trail encrypts' },
  logGroup: {
    type: 'string',
    value: 'NAME',
    unlessSaid: 'CloudTrail/logs',
    help: 'the log group to which the trail sends its records',
  },
  topic: { type: 'string', value: 'ARN', help: 'the SNS topic that the alarm tells' },
  rule: {
    type: 'string',
    value: 'NAME',
    unlessSaid: 'iam-policy-changes',
    help: 'the well-known pattern that the alarm is for; find --help lists them',
  },
  alarm: {
    type: 'string',
    value: 'ALARM',
    unlessSaid: 'sum>=1/5m',
    help: 'when it is due: statistic, comparison, threshold, period',
  },
};

const OUTPUT = {
  output: {
    type: 'string',
    short: 'o',
    value: 'DIR',
    help: 'writes each document to a file of its name in this folder',
  },
} as const satisfies Options;

/** `aws-iam-udm setup`: the documents that AWS needs. */
export const setupCommand = defineCommand({
  usage: 'DOCUMENT… [OPTION…]',
  text: [
    'Makes the policies and CloudFormation templates that the guides of Google SecOps for AWS IAM have people paste into AWS. Nothing is sent anywhere.',
  ],
  terms: { title: 'Documents', entries: [...documentTitles(), ['all', 'all of them']] },
  sections: [
    { options: Object.fromEntries(Object.entries(FLAGS).map(([name, option]) => [flagOf(name), option])) },
    { options: OUTPUT },
  ],
  examples: [
    {
      command: 'setup trail-bucket-policy --bucket iam-logs --account 111122223333 --region eu-central-1',
      gives: 'Prints the policy with which CloudTrail may write to the bucket.',
    },
  ],
  exitCodes: { 0: 'all was made', 2: 'bad usage, or a file that cannot be written' },
  async run({ values, positionals }, around) {
    const { output, ...given } = values as Readonly<Record<string, string | undefined>>;
    const options = SETUP_OPTIONS.flatMap((name) => {
      const value = given[flagOf(name)];
      return value === undefined ? [] : [[name, value]];
    });
    const documents = documentsOf(Object.fromEntries(options), positionals);
    await writeDocuments(documents, output, around);
    return 0;
  },
});

function documentTitles(): [string, string][] {
  const documents = setupDocuments({ bucket: 'any', account: '111122223333', region: 'us-east-1' });
  return documents.map(({ name, title }) => [name, title]);
}

function documentsOf(options: SetupOptions, names: readonly string[]): SetupDocument[] {
  if (names.length === 0) throw new UsageError('setup needs the name of a document, or all. See --help.');
  const chosen = names.includes('all') ? SETUP_DOCUMENTS : names;
  try {
    return makeDocuments(options, chosen as readonly SetupDocumentName[], (name) => `--${flagOf(name)}`);
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(`${error.message} See --help.`);
    throw error;
  }
}

async function writeDocuments(
  documents: readonly SetupDocument[],
  folder: string | undefined,
  around: Surroundings,
): Promise<void> {
  const textOf = ({ document }: SetupDocument) => `${JSON.stringify(document, undefined, 2)}\n`;
  if (folder === undefined) {
    if (documents.length > 1) throw new UsageError('Several documents need --output DIR, a file for each.');
    return streamOutput(around.stdout).write(documents.map(textOf).join(''));
  }
  await makeFolder(folder);
  await withOutputs(async (open) => {
    for (const document of documents) {
      const name = join(folder, `${document.name}.json`);
      const file = await open(() => openOutput(name, around.stdout));
      await file.write(textOf(document));
    }
  });
}
