import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { transform } from '../../src/udf.ts';
import { freePort } from './free-port.ts';
import { blockOf as pageBlock } from './page-block.ts';

const LOG = readFileSync('golden/mixed/a-small-account.log.json', 'utf8');
const COLLECTED = '2026-01-02T03:04:05Z';

const blockOf = (language: string, text: string) => pageBlock('udf', language, text);

describe('the recipe for a Cloud Run function', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aws-iam-udm-'));
  let server: ChildProcess;
  let address: string;
  let printed = '';

  beforeAll(async () => {
    writeFileSync(join(folder, 'index.js'), blockOf('js', 'cloudEvent'));
    writeFileSync(join(folder, 'package.json'), blockOf('json', 'functions-framework'));
    mkdirSync(join(folder, 'node_modules/@google-cloud'), { recursive: true });
    const framework = 'node_modules/@google-cloud/functions-framework';
    symlinkSync(resolve(framework), join(folder, framework), 'junction');
    symlinkSync(resolve('.'), join(folder, 'node_modules/aws-iam-udm'), 'junction');
    const port = await freePort();
    address = `http://127.0.0.1:${port}/`;
    const program = join(folder, framework, 'build/src/main.js');
    const args = [program, '--target=mapIam', '--signature-type=cloudevent', `--port=${port}`];
    server = spawn(process.execPath, args, { cwd: folder });
    server.stdout!.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
    await vi.waitFor(() => fetch(address), { timeout: 60_000 });
  });

  afterAll(() => {
    server?.kill();
    rmSync(folder, { recursive: true });
  });

  it('writes a line for each item of a message', async () => {
    const message = { data: Buffer.from(LOG).toString('base64'), publishTime: COLLECTED };
    const { status } = await fetch(address, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'ce-id': '1',
        'ce-source': '//pubsub.googleapis.com/projects/project/topics/iam-logs',
        'ce-specversion': '1.0',
        'ce-type': 'google.cloud.pubsub.topic.v1.messagePublished',
      },
      body: JSON.stringify({ message }),
    });
    expect(status).toBeLessThan(300);
    const due = transform(LOG, { collectedAt: COLLECTED, profile: 'extended' });
    await expect.poll(() => printed, { timeout: 60_000 }).toContain(due);
  });
});

describe('the JavaScript of the recipes, where there is nothing but ECMAScript', () => {
  const engine = createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } });
  runInContext(readFileSync('dist/udf.global.js', 'utf8'), engine);

  it('of BigQuery gives a text for each item', () => {
    const [, body] = /AS r"""([\s\S]*?)"""/u.exec(blockOf('sql', 'CREATE TEMP FUNCTION'))!;
    const call = `((log, collected_at) => {${body}})(${JSON.stringify(LOG)}, ${JSON.stringify(COLLECTED)})`;
    const texts = JSON.parse(runInContext(`JSON.stringify(${call})`, engine));
    expect(texts).toEqual(transform(LOG, { collectedAt: COLLECTED }).trimEnd().split('\n'));
  });

  it('of a template gives the item of a message', () => {
    const record = readFileSync('golden/cloudtrail/a-directory-user-acts.log.json', 'utf8');
    runInContext(blockOf('js', 'function mapIam'), engine);
    const text = runInContext(`mapIam(${JSON.stringify(record)})`, engine);
    expect(JSON.parse(text)).toMatchObject({ type: 'event' });
  });

  it('of the page prints what the page says', () => {
    const example = blockOf('js', 'AIDACKCEVSQ6C2EXAMPLE');
    const [, input] = /transform\('([^']+)'/u.exec(example)!;
    const call = `AwsIamUdm.transform(${JSON.stringify(input)}, { collectedAt: '${COLLECTED}' })`;
    const types = runInContext(call, engine)
      .trimEnd()
      .split('\n')
      .map((line: string) => JSON.parse(line).type);
    expect(`${types.join('\n')}\n`).toBe(blockOf('text', 'entity'));
  });
});
