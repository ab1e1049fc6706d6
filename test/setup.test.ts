import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../src/cli/program.ts';
import { isPolicyText } from '../src/log/policy/statement.ts';
import { SETUP_DOCUMENTS, type SetupOptions, setupDocuments, type Template } from '../src/setup.ts';
import { wrongReferences } from './template-references.ts';
import { terminal } from './terminal.ts';

const MINIMUM = { bucket: 'iam-logs', account: '111122223333', region: 'eu-central-1' };
const EVERY: SetupOptions = {
  ...MINIMUM,
  prefix: 'p',
  deleteAfterTransfer: true,
  kmsKey: 'arn:aws:kms:eu-central-1:111122223333:key/ab-1',
};

const golden = (name: string) => readFileSync(new URL(`setup/${name}.json`, import.meta.url), 'utf8');
const textOf = (name: (typeof SETUP_DOCUMENTS)[number], options: SetupOptions = MINIMUM) =>
  JSON.stringify(setupDocuments(options, [name])[0]!.document);

async function run(argv: readonly string[]) {
  const made = terminal();
  const code = await runProgram(argv, made.around);
  return { code, stdout: made.stdout(), stderr: made.stderr() };
}

/** Every policy in a document: it, or those that a template holds. */
function policiesIn(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return 'Statement' in value ? [value] : Object.values(value).flatMap(policiesIn);
}

describe('setupDocuments', () => {
  it.each(SETUP_DOCUMENTS)('gives %s as it was read once', (name) => {
    const [{ document }] = setupDocuments(EVERY, [name]) as [ReturnType<typeof setupDocuments>[number]];
    expect(`${JSON.stringify(document, undefined, 2)}\n`).toBe(golden(name));
  });

  it.each(SETUP_DOCUMENTS)('holds policies in %s that the policy parser reads', (name) => {
    const policies = policiesIn(setupDocuments(EVERY, [name])[0]!.document);
    for (const policy of policies) expect(isPolicyText(JSON.stringify(policy))).toBe(true);
    const templates = ['trail', 'alarm'];
    expect(policies.length > 0).toBe(!templates.includes(name));
  });

  it('allows the feed deletion and decryption only where they are asked for', () => {
    expect(textOf('feed-reader-policy')).not.toMatch(/Delete|kms/u);
    expect(textOf('feed-reader-policy', { bucket: 'iam-logs', deleteAfterTransfer: true })).toContain(
      '"s3:DeleteObject"',
    );
  });

  it('names the one trail, its account and its prefix in the policy of the bucket', () => {
    const policy = textOf('trail-bucket-policy', { ...MINIMUM, trail: 'audit', prefix: 'a/b' });
    expect(policy.match(/arn:aws:cloudtrail:eu-central-1:111122223333:trail\/audit/gu)).toHaveLength(2);
    expect(policy).toContain('arn:aws:s3:::iam-logs/a/b/AWSLogs/111122223333/*');
    expect(textOf('trail-bucket-policy')).toContain('arn:aws:s3:::iam-logs/AWSLogs/111122223333/*');
  });

  it.each([
    ['cn-north-1', 'arn:aws-cn:'],
    ['us-gov-west-1', 'arn:aws-us-gov:'],
    ['eu-central-1', 'arn:aws:'],
  ])('finds the partition of %s', (region, arn) => {
    for (const name of ['trail-bucket-policy', 'exporter-role'] as const) {
      const arns = textOf(name, { ...MINIMUM, region }).match(/arn:[a-z-]+:/gu)!;
      expect(new Set(arns)).toEqual(new Set([arn]));
    }
  });

  it('writes the alarm that is asked for', () => {
    const alarm = textOf('alarm', {
      rule: 'root-usage',
      alarm: 'maximum>0/1m',
      topic: 'arn:aws:sns:us-east-1:111122223333:told',
    });
    expect(JSON.parse(alarm).Resources.Alarm.Properties).toMatchObject({
      MetricName: 'root-usage',
      Statistic: 'Maximum',
      ComparisonOperator: 'GreaterThanThreshold',
      Threshold: 0,
      Period: 60,
      AlarmActions: ['arn:aws:sns:us-east-1:111122223333:told'],
    });
  });

  it('asks for no more than a document needs', () => {
    expect(setupDocuments({}, ['api-reader-policy', 'alarm'])).toHaveLength(2);
    expect(() => setupDocuments({ region: 'eu-central-1' })).toThrow(
      new TypeError('trail-bucket-policy needs bucket, account.'),
    );
  });

  it.each<[object, RegExp]>([
    [{ bucket: 'Iam' }, /^bucket must be/u],
    [{ bucket: 'a..b' }, /^bucket must be/u],
    [{ bucket: '10.0.0.1' }, /^bucket must be/u],
    [{ bucket: 'a/*' }, /^bucket must be/u],
    [{ bucket: 7 }, /^bucket must be/u],
    [{ account: '1234' }, /^account must be/u],
    [{ region: 'Frankfurt' }, /^region must be/u],
    [{ region: 'us-iso-east-1' }, /^region must be a region of aws, aws-cn or aws-us-gov/u],
    [{ trail: 'a' }, /^trail must be/u],
    [{ prefix: '/a' }, /^prefix must be/u],
    [{ prefix: 'a/' }, /^prefix must be/u],
    [{ prefix: 'a*' }, /^prefix must be/u],
    [{ kmsKey: 'ab' }, /^kmsKey must be/u],
    [{ kmsKey: 'arn:aws-cn:kms:cn-north-1:111122223333:key/a' }, /^kmsKey must be of the partition aws/u],
    [{ topic: '*' }, /^topic must be/u],
    [{ logGroup: 'a b' }, /^logGroup must be/u],
    [{ rule: 'toString' }, /^rule must be one of/u],
    [{ alarm: 'often' }, /^An alarm is/u],
    [{ partition: 'aws-iso' }, /^partition must be one of/u],
    [{ partition: 'aws-cn', region: 'eu-central-1' }, /is of the partition aws\.$/u],
    [{ buckets: 'a' }, /^There is no option buckets/u],
  ])('takes no bad option: %j', (options, message) => {
    expect(() => setupDocuments(options as SetupOptions, [])).toThrow(message);
  });

  it('knows no other documents', () => {
    expect(() => setupDocuments({}, ['toString' as never])).toThrow(/^There is no document toString/u);
  });
});

describe('the template of functions', () => {
  const templateOf = (options: SetupOptions) => setupDocuments(options, ['lambda'])[0]!.document as Template;
  const template = templateOf(EVERY);
  const ofType = (type: string) =>
    Object.values(template.Resources).filter(({ Type }) => Type === type) as {
      readonly Properties: Readonly<Record<string, unknown>>;
    }[];

  it('refers only to what is there, wherever it itself is there, and asks for nothing that it does not use', () => {
    expect(wrongReferences(template)).toEqual([]);
    expect(wrongReferences(templateOf({ bucket: 'iam-logs' }))).toEqual([]);
    const { ExporterLog: _, ...Resources } = template.Resources;
    expect(wrongReferences({ ...template, Resources })).toEqual([
      'ExporterRole refers to ExporterLog',
      'Exporter refers to ExporterLog',
    ]);
    const elsewhere = { ...template.Resources.ImporterQueue!, Condition: 'HasExporter' };
    expect(
      wrongReferences({ ...template, Resources: { ...template.Resources, ImporterQueue: elsewhere } }),
    ).toContain('ImporterSource refers to ImporterQueue');
  });

  it('allows no role all resources or all of a service', () => {
    const statements = policiesIn(template).flatMap(
      (policy) => (policy as { readonly Statement: readonly Record<string, unknown>[] }).Statement,
    );
    expect(statements.length).toBeGreaterThan(10);
    for (const { Action, Resource } of statements) {
      expect(Resource).not.toBe('*');
      expect([Action].flat().join()).not.toContain('*');
    }
  });

  it('limits each function, and keeps what failed of those that nobody waits for', () => {
    const functions = ofType('AWS::Lambda::Function');
    expect(functions).toHaveLength(3);
    for (const { Properties } of functions)
      expect(Properties).toMatchObject({ Runtime: 'nodejs22.x', Timeout: expect.any(Number) });
    const { ExporterFailures, ImporterFailures, ImporterQueue } = template.Resources;
    for (const queue of [ExporterFailures, ImporterFailures])
      expect(queue!.Properties).toMatchObject({ MessageRetentionPeriod: 1_209_600 });
    const { VisibilityTimeout } = ImporterQueue!.Properties as { readonly VisibilityTimeout: number };
    const { Timeout } = template.Resources.Importer!.Properties as { readonly Timeout: number };
    expect(VisibilityTimeout).toBe(6 * Timeout);
  });

  it('names a secret and holds none', () => {
    expect(JSON.stringify(template)).not.toMatch(/private_key|token/iu);
    expect(template.Resources.Importer!.Properties).toMatchObject({
      Environment: { Variables: { SECRET: { Ref: 'SecretName' } } },
    });
  });

  it('writes, reads and watches the folder that is given, and decrypts where there is a key', () => {
    const text = JSON.stringify(template);
    expect(text).toContain('"arn:aws:s3:::iam-logs/p/*"');
    expect(text).toContain('"key":[{"prefix":"p/"}]');
    expect(text).toContain('"kms:Decrypt"');
    const least = JSON.stringify(templateOf({ bucket: 'iam-logs' }));
    expect(least).toContain('"arn:aws:s3:::iam-logs/*"');
    expect(least).not.toMatch(/kms:|"prefix"|PREFIX/u);
  });
});

describe('aws-iam-udm setup', () => {
  const options = ['--bucket', 'iam-logs', '--account', '111122223333', '--region', 'eu-central-1'];
  const every = [
    ...options,
    ...['--prefix', 'p', '--delete-after-transfer'],
    ...['--kms-key', 'arn:aws:kms:eu-central-1:111122223333:key/ab-1'],
  ];

  it('prints a document', async () => {
    const { stdout, code } = await run(['setup', 'trail-bucket-policy', ...every]);
    expect({ stdout, code }).toEqual({ stdout: golden('trail-bucket-policy'), code: 0 });
  });

  it('writes all of them to a folder, each under its name', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'setup-'));
    try {
      const made = join(folder, 'a', 'b');
      const { stdout, code } = await run(['setup', 'all', ...every, '--output', made]);
      expect({ stdout, code }).toEqual({ stdout: '', code: 0 });
      expect(readdirSync(made).sort()).toEqual(SETUP_DOCUMENTS.map((name) => `${name}.json`).sort());
      for (const name of SETUP_DOCUMENTS)
        expect(readFileSync(join(made, `${name}.json`), 'utf8')).toBe(golden(name));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.each([
    [['setup'], 'setup needs the name of a document, or all. See --help.'],
    [['setup', 'trail'], 'trail needs --bucket. See --help.'],
    [['setup', 'trail', '--kms-key', 'x'], '--kms-key must be the ARN of a KMS key. See --help.'],
    [['setup', 'all', ...options], 'Several documents need --output DIR, a file for each.'],
  ])('says what is wrong with %j', async (argv, sentence) => {
    const { stderr, stdout, code } = await run(argv);
    expect({ stderr, stdout, code }).toEqual({ stderr: `aws-iam-udm: ${sentence}\n`, stdout: '', code: 2 });
  });
});
