import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { PYTHON_BIN } from '../../.scripts/engines/python.ts';
import { setupDocuments, type Template } from '../../src/setup.ts';

const MINIMUM = { bucket: 'iam-logs', account: '111122223333', region: 'eu-central-1' };
const EVERY = {
  ...MINIMUM,
  prefix: 'p',
  deleteAfterTransfer: true,
  kmsKey: 'arn:aws:kms:eu-central-1:111122223333:key/ab-1',
  topic: 'arn:aws:sns:eu-central-1:111122223333:told',
};

const templates = [MINIMUM, EVERY].flatMap((options) =>
  setupDocuments(options).flatMap(({ name, document }) =>
    'Resources' in document ? [[`${name} of ${Object.keys(options).length} options`, document] as const] : [],
  ),
);

describe('cfn-lint', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aws-iam-udm-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  function lint(template: Template) {
    const file = join(folder, 'template.json');
    writeFileSync(file, JSON.stringify(template));
    const { status, stdout } = spawnSync(join(PYTHON_BIN, 'cfn-lint'), [
      '--regions',
      'eu-central-1',
      '--',
      file,
    ]);
    return { status, stdout: stdout.toString().trim() };
  }

  it.each(templates)('has nothing to say of %s', (_, template) => {
    expect(lint(template)).toEqual({ status: 0, stdout: '' });
  });

  it('has something to say of a property that CloudFormation does not know', () => {
    const [, template] = templates[0]!;
    const wrong = { Type: 'AWS::SQS::Queue', Properties: { Retention: 1 } };
    const { status, stdout } = lint({ ...template, Resources: { ...template.Resources, Wrong: wrong } });
    expect(status).not.toBe(0);
    expect(stdout).toContain('Retention');
  });
});
