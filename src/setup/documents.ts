import { lambdaTemplate } from './lambda/template.ts';
import { type SetupOptions, type SetupSettings, settleSetup } from './options.ts';
import { apiReaderPolicy, feedReaderPolicy, type PolicyDocument, trailBucketPolicy } from './policies.ts';
import type { Template } from './template.ts';
import { alarmTemplate, exporterRoleTemplate, trailTemplate } from './templates.ts';

/** How a document is made. */
interface Recipe {
  /** What it is for. */
  readonly title: string;
  /** What is pasted where, or deployed how. */
  readonly use: string;
  /** What differs from what Google's page has people paste, and why. */
  readonly differs?: string;
  /** The options without which it cannot be made. */
  readonly needs: readonly ('bucket' | 'account' | 'region')[];
  make(
    settings: SetupSettings & Required<Pick<SetupOptions, 'bucket' | 'account' | 'region'>>,
  ): PolicyDocument | Template;
}

const RECIPES = {
  'trail-bucket-policy': {
    title: 'lets the trail write to its bucket',
    use: 'the policy of the bucket',
    differs:
      'It names the trail (aws:SourceArn), so that no trail of another account can have CloudTrail write here, and allows the folder of its account alone.',
    needs: ['bucket', 'account', 'region'],
    make: trailBucketPolicy,
  },
  trail: {
    title: 'a trail of all regions, management events that read and write, its files signed',
    use: 'a CloudFormation template, deployed once the bucket has its policy',
    needs: ['bucket'],
    make: trailTemplate,
  },
  'feed-reader-policy': {
    title: 'lets the Amazon S3 feed read the bucket',
    use: 'a policy of the user or role of the feed',
    differs:
      'It allows deletion only where the feed is told to delete, and then it does: the page offers deletion without its permission. It allows decryption where the objects are encrypted with a key of your own.',
    needs: ['bucket'],
    make: feedReaderPolicy,
  },
  'api-reader-policy': {
    title: 'lets the third-party API feed call IAM',
    use: 'a policy of the user of the feed',
    needs: [],
    make: apiReaderPolicy,
  },
  'exporter-role': {
    title: 'the role of a function that writes log events of a subscription to the bucket',
    use: 'a CloudFormation template',
    differs:
      'The page lets it read all log groups: a subscription hands the log events over, so that it needs to read none.',
    needs: ['bucket'],
    make: exporterRoleTemplate,
  },
  lambda: {
    title: 'functions that export log events, import objects and transform streams',
    use: 'a CloudFormation template, deployed once the functions are bundled; each is made where its code is named',
    differs:
      'The page has the exporter alone, without retries, a queue for what failed, or a limit to what it may do.',
    needs: ['bucket'],
    make: lambdaTemplate,
  },
  alarm: {
    title: 'a metric filter and an alarm for a well-known pattern',
    use: 'a CloudFormation template, for the log group to which the trail sends its records',
    differs: 'Missing data counts as not breaching: a log group that is quiet is not in alarm.',
    needs: [],
    make: alarmTemplate,
  },
} as const satisfies Readonly<Record<string, Recipe>>;

/** The name of a document. */
export type SetupDocumentName = keyof typeof RECIPES;

/** The names of all documents, in the order in which they are set up. */
export const SETUP_DOCUMENTS = Object.keys(RECIPES) as readonly SetupDocumentName[];

/** A document to paste or to deploy. */
export interface SetupDocument {
  readonly name: SetupDocumentName;
  readonly title: string;
  readonly use: string;
  readonly differs: string | undefined;
  /** A policy, or a CloudFormation template. */
  readonly document: PolicyDocument | Template;
}

/**
 * Makes what Google's guides for AWS IAM have people paste in AWS, with their own bucket, account and region put in.
 *
 * @param options what the documents are made with; an option that no chosen document needs may be left out
 * @param names which documents; all of them unless said
 * @returns the documents, in the order of their names; the same options give the same documents
 * @throws {TypeError} when an option does not exist, has not its form, or is wanting for a chosen document
 * @example
 * const [policy] = setupDocuments({ bucket: 'iam-logs', account: '111122223333', region: 'eu-central-1' });
 * JSON.stringify(policy.document);
 * @see https://cloud.google.com/chronicle/docs/ingestion/default-parsers/aws-iam
 */
export function setupDocuments(
  options: SetupOptions,
  names: readonly SetupDocumentName[] = SETUP_DOCUMENTS,
): SetupDocument[] {
  return makeDocuments(options, names, (option) => option);
}

/** {@link setupDocuments}, for those who call the options otherwise. */
export function makeDocuments(
  options: SetupOptions,
  names: readonly SetupDocumentName[],
  nameOf: (option: string) => string,
): SetupDocument[] {
  const settings = settleSetup(options, nameOf);
  return names.map((name) => {
    if (!Object.hasOwn(RECIPES, name))
      throw new TypeError(`There is no document ${name}. There are ${SETUP_DOCUMENTS.join(', ')}.`);
    const { title, use, needs, differs, make }: Recipe = RECIPES[name];
    const wanting = needs.filter((option) => settings[option] === undefined);
    if (wanting.length > 0) throw new TypeError(`${name} needs ${wanting.map(nameOf).join(', ')}.`);
    return { name, title, use, differs, document: make(settings as Parameters<typeof make>[0]) };
  });
}
