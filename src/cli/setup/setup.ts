import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  makeDocuments,
  SETUP_DOCUMENTS,
  type SetupDocument,
  type SetupDocumentName,
  setupDocuments,
} from '../../setup/documents.ts';
import { SETUP_OPTIONS, type SetupOptions } from '../../setup/options.ts';
import { readArguments } from '../command/arguments.ts';
import { type Command, type Surroundings, UsageError } from '../command/command.ts';
import { openOutput, streamOutput, withOutputs } from '../files/output.ts';

const HELP = `Makes what the guides for AWS IAM in Google SecOps have people paste in AWS: policies, and CloudFormation templates.
Nothing is sent anywhere.

Usage: aws-iam-udm setup DOCUMENT… [OPTION…]

Documents:
${setupList()}
  all                        all of them

  --bucket NAME              the bucket that the trail writes to and the feed reads
  --account ID               the account of the trail
  --region REGION            the home region of the trail
  --partition aws|aws-cn|aws-us-gov
                             the partition of AWS; that of the region, unless said
  --trail NAME               the name of the trail; iam-activity, unless said
  --prefix PREFIX            what stands before AWSLogs/ in the names of the objects
  --delete-after-transfer    the feed deletes what it has taken
  --kms-key ARN              the key with which the trail encrypts
  --log-group NAME           the log group to which the trail sends its records; CloudTrail/logs, unless said
  --topic ARN                the SNS topic that the alarm tells
  --rule NAME                the well-known pattern that the alarm is for; iam-policy-changes, unless said
  --alarm ALARM              when it is due: statistic, comparison, threshold, period; sum>=1/5m, unless said
  --output DIR               writes each document to a file of its name in this folder

Exit code: 0 all was made, 2 bad usage or a file that cannot be written.

Example: aws-iam-udm setup trail-bucket-policy --bucket iam-logs --account 111122223333 --region eu-central-1
`;

function setupList(): string {
  const documents = setupDocuments({ bucket: 'any', account: '111122223333', region: 'us-east-1' });
  return documents.map(({ name, title }) => `  ${name.padEnd(27)}${title}`).join('\n');
}

/** An option as it is written at the terminal: `kmsKey` is `kms-key`. */
function flagOf(option: string): string {
  return option.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}

const FLAGS = Object.fromEntries(
  SETUP_OPTIONS.map((name) => [
    flagOf(name),
    { type: name === 'deleteAfterTransfer' ? 'boolean' : 'string' } as const,
  ]),
);

/** `aws-iam-udm setup`: the documents that AWS needs. */
export const setupCommand: Command = {
  help: HELP,
  async run(argv, around) {
    const { values, positionals } = readArguments(argv, { ...FLAGS, output: { type: 'string' } });
    const { output, ...given } = values as Readonly<Record<string, string | undefined>>;
    const options = SETUP_OPTIONS.flatMap((name) => {
      const value = given[flagOf(name)];
      return value === undefined ? [] : [[name, value]];
    });
    const documents = documentsOf(Object.fromEntries(options), positionals);
    await writeDocuments(documents, output, around);
    return 0;
  },
};

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
  await mkdir(folder, { recursive: true });
  await withOutputs(async (open) => {
    for (const document of documents) {
      const name = join(folder, `${document.name}.json`);
      const file = await open(() => openOutput(name, around.stdout));
      await file.write(textOf(document));
    }
  });
}
