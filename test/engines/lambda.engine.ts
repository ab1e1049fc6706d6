import { execSync } from 'node:child_process';
import { generateKeyPairSync, verify } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startSecOpsServer } from '../secops-server.ts';
import { type AwsServer, startAwsServer } from './aws-server.ts';
import { blockOf } from './page-block.ts';

const recorded = (name: string) => JSON.parse(readFileSync(`test/lambda/${name}.json`, 'utf8'));
const golden = (name: string) => readFileSync(`golden/${name}.json`);

/** The object of which the recorded notification of S3 tells. */
const OBJECT = 'iam-logs/a small account/details(march).json.gz';
const REFUSED = '{"UserId":7}';

describe('the recipes for AWS Lambda, each bundled to one file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aws-iam-udm-lambda-'));
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  let aws: AwsServer;

  beforeAll(() => {
    mkdirSync(join(folder, 'node_modules'));
    for (const [name, target] of [
      ['@aws-sdk', 'node_modules/@aws-sdk'],
      ['aws-iam-udm', '.'],
    ] as const)
      symlinkSync(resolve(target), join(folder, 'node_modules', name), 'junction');
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    aws?.close();
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  /** Bundles a recipe as the page says, and gives its handler. */
  async function handlerOf(recipe: string): Promise<(event: unknown, context?: unknown) => Promise<unknown>> {
    writeFileSync(join(folder, 'import.ts'), blockOf('lambda', 'ts', recipe));
    const [, command] = /^npx (esbuild .*)$/mu.exec(blockOf('lambda', 'sh', 'esbuild'))!;
    const file = `${recipe}.mjs`;
    const path = `${resolve('node_modules/.bin')}${delimiter}${process.env.PATH}`;
    execSync(command!.replace('index.mjs', file), {
      cwd: folder,
      env: { ...process.env, PATH: path },
      stdio: 'pipe',
    });
    expect(readdirSync(folder)).toContain(file);
    return (await import(pathToFileURL(join(folder, file)).href)).handler;
  }

  async function startAws(objects: ReadonlyMap<string, Buffer>, secret = ''): Promise<void> {
    aws = await startAwsServer(secret, objects);
    const settings = {
      AWS_ENDPOINT_URL: aws.address,
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'any',
    };
    for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  }

  /** A server of tokens, which takes what the key of the service account has signed and nothing else. */
  async function startTokens() {
    const asked: unknown[] = [];
    const server = createServer(async (request, response) => {
      const assertion = new URLSearchParams(await text(request)).get('assertion')!;
      const [head, claims, signature] = assertion.split('.') as [string, string, string];
      const isSigned = verify(
        'sha256',
        Buffer.from(`${head}.${claims}`),
        publicKey,
        Buffer.from(signature, 'base64url'),
      );
      asked.push(JSON.parse(Buffer.from(claims, 'base64url').toString()));
      response.writeHead(isSigned ? 200 : 401);
      response.end(JSON.stringify({ access_token: 'a-token', expires_in: 3600, token_type: 'Bearer' }));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
    return { address, asked, server };
  }

  it('imports the object that S3 tells of once, with a token of the secret, and gives the golden entities', async () => {
    const tokens = await startTokens();
    const secops = await startSecOpsServer();
    const lines = JSON.parse(golden('mixed/a-small-account.log').toString());
    const object = gzipSync(`${JSON.stringify(lines)}\n${REFUSED}\n`);
    const key = { client_email: 'udm@project.example', private_key: privateKey, token_uri: tokens.address };
    await startAws(new Map([[OBJECT, object]]), JSON.stringify(key));
    vi.stubEnv('INSTANCE', secops.address);
    vi.stubEnv('SECRET', 'aws-iam-udm/google');
    vi.stubEnv('STATE_BUCKET', 'state');
    try {
      const handler = await handlerOf('createObjectImporter');
      await handler(recorded('s3-put'));
      const entities = JSON.parse(golden('mixed/a-small-account.udm').toString());
      expect(secops.taken).toEqual({ entities, events: [] });
      expect(secops.authorizations).toEqual(['Bearer a-token']);
      expect(tokens.asked).toEqual([
        expect.objectContaining({ iss: 'udm@project.example', aud: tokens.address }),
      ]);
      const letters = [...aws.objects].filter(([name]) => name.startsWith('state/rejects/'));
      expect(letters.map(([, body]) => JSON.parse(body.toString()).raw)).toEqual([REFUSED]);

      // The checkpoint in the bucket knows that all of it was taken.
      await handler(recorded('s3-put'));
      expect(secops.taken.entities).toHaveLength(entities.length);
    } finally {
      tokens.server.close();
      await secops.close();
    }
  });

  it('transforms a record of Firehose, and gives the golden event', async () => {
    const handler = await handlerOf('createFirehoseTransformer');
    const event = recorded('firehose');
    const record = {
      ...event.records[0],
      data: golden('cloudtrail/a-group-is-created.log').toString('base64'),
    };
    const { records } = (await handler({ ...event, records: [record] })) as {
      readonly records: readonly { readonly result: string; readonly data: string }[];
    };
    expect(records.map(({ result }) => result)).toEqual(['Ok']);
    const due = JSON.parse(golden('cloudtrail/a-group-is-created.udm').toString());
    expect(JSON.parse(Buffer.from(records[0]!.data, 'base64').toString())).toEqual(due);
  });

  it('exports the log events of a subscription to an object of gzipped lines', async () => {
    await startAws(new Map());
    vi.stubEnv('BUCKET', 'iam-logs');
    vi.stubEnv('PREFIX', 'activity');
    const handler = await handlerOf('createSubscriptionExporter');
    const subscription = recorded('subscription');
    const data = gzipSync(JSON.stringify(subscription)).toString('base64');
    await handler({ awslogs: { data } }, { awsRequestId: 'a-request' });
    const [[name, body]] = [...aws.objects] as [[string, Buffer]];
    expect(name).toMatch(/^iam-logs\/activity\/2026\/01\/02\/.*-a-request\.ndjson\.gz$/u);
    const lines = gunzipSync(body).toString().trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(
      subscription.logEvents.map(({ message }: { readonly message: string }) => JSON.parse(message)),
    );
  });
});
