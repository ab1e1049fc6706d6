import { spawn } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkEntity } from '../src/udm/check.ts';
import { bundledProgram } from './bundled-program.ts';
import { blocksIn, ROOT } from './page-examples.ts';

const program = bundledProgram();
const RECIPE = blocksIn(readFileSync(join(ROOT, '.github/docs/secops.md'), 'utf8'), 'sh')[0]!;

/** Puts a program of one line into a folder, where a shell finds it. */
function addProgram(folder: string, name: string, line: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${line}\n`);
  chmodSync(join(folder, name), 0o755);
}

/** Runs the recipe against a server that takes all of a request or nothing; gives the exit code and what it took. */
async function runRecipe(isValid: (entity: unknown) => boolean) {
  const taken: unknown[] = [];
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    const { entities, logType } = JSON.parse(text).inlineSource;
    const isTaken = logType === 'AWS_IAM' && entities.every(isValid);
    if (isTaken) taken.push(...entities);
    response.writeHead(isTaken ? 200 : 400).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const folder = mkdtempSync(join(tmpdir(), 'secops-'));
  try {
    addProgram(folder, 'npx', `shift; exec '${process.execPath}' '${program}' "$@"`);
    addProgram(folder, 'gcloud', 'echo a-token');
    copyFileSync(join(ROOT, 'golden/mixed/a-small-account.log.json'), join(folder, 'account.json'));
    const env = {
      ...process.env,
      PATH: `${folder}:${process.env.PATH}`,
      PARENT: 'projects/p/locations/us/instances/i',
      ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    };
    const shell = spawn('sh', ['-c', RECIPE], { cwd: folder, env });
    const code = await new Promise((resolve) => shell.once('close', resolve));
    return { code, taken, asked };
  } finally {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  }
}

const CALL = 'POST /v1alpha/projects/p/locations/us/instances/i/entities:import Bearer a-token';

it('the recipe sends an account, of which a server takes all of a request or nothing', async () => {
  const { code, taken, asked } = await runRecipe((entity) => checkEntity(entity, 'camel', () => undefined));
  expect(code).toBe(0);
  expect(asked).toEqual([CALL]);
  expect(taken).toHaveLength(12);
});

it('the recipe ends with 1 where a request is not taken', async () => {
  expect(await runRecipe(() => false)).toEqual({ code: 1, taken: [], asked: [CALL] });
});
