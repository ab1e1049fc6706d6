import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { MapItem } from '../src/stream.ts';
import { run } from './program.ts';
import { collectedAt, group, lines, mapAll, user } from './stream-inputs.ts';

const folder = mkdtempSync(join(tmpdir(), 'aws-iam-udm-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ITEMS = ['map', '--format', 'items', '--collected-at', collectedAt];
const CREATE_USER = {
  eventVersion: '1.08',
  eventSource: 'iam.amazonaws.com',
  eventName: 'CreateUser',
  eventTime: '2026-01-02T03:04:05Z',
  eventID: '0a1b2c3d-0000-4000-8000-000000000001',
  userIdentity: { type: 'Root', accountId: '111122223333', arn: 'arn:aws:iam::111122223333:root' },
  requestParameters: { userName: 'ana' },
};
const itemsOf = (stdout: string) =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as MapItem);

describe('map --format items', () => {
  it('writes what became of each record as a line that begins with its type', async () => {
    const { code, stdout } = await run(ITEMS, {
      stdin: lines(user('ana'), CREATE_USER, '{"UserId":7}', 'no JSON'),
    });
    expect(code).toBe(0);
    expect(stdout.match(/^\{"type":"\w+"/gmu)).toEqual(
      ['entity', 'event', 'refused', 'refused', 'end'].map((type) => `{"type":"${type}"`),
    );
  });

  it('writes the items of the library, with what is more than an info', async () => {
    const input = lines(
      user('ana', { Path: 7, Extra: 1 }),
      group('admins'),
      CREATE_USER,
      '{"UserId":7}',
      '{',
    );
    const { items } = await mapAll(Buffer.from(input), { collectedAt, input: '<stdin>' });
    const withInfos = await run([...ITEMS, '--verbose'], { stdin: input });
    expect(itemsOf(withInfos.stdout)).toEqual(items);
    const heavy = items.map((item) =>
      item.type === 'end'
        ? item
        : { ...item, issues: item.issues.filter((issue) => issue.severity !== 'info') },
    );
    expect(heavy).not.toEqual(items);
    expect(itemsOf((await run(ITEMS, { stdin: input })).stdout)).toEqual(heavy);
  });

  it('accounts for each record in its last line, those outside the table too', async () => {
    const other = { ...CREATE_USER, eventSource: 'ec2.amazonaws.com', eventName: 'RunInstances' };
    const { stdout } = await run(ITEMS, {
      stdin: lines(CREATE_USER, other, { Records: [CREATE_USER, other] }, '['),
    });
    const last = itemsOf(stdout).at(-1);
    expect(last).toMatchObject({
      type: 'end',
      counts: { records: 5, events: 2, unmapped: 2, refused: 1, merged: 0 },
    });
  });

  it('ends with 0 where all was read, whatever was refused, and names the file of each record', async () => {
    const [whole, broken] = [join(folder, 'whole.json.gz'), join(folder, 'broken.json.gz')];
    writeFileSync(whole, gzipSync(JSON.stringify({ Records: [CREATE_USER, CREATE_USER] })));
    writeFileSync(broken, gzipSync(lines(user('ana'))).subarray(0, 40));
    const { code, stdout } = await run([...ITEMS, whole, broken]);
    expect(code).toBe(0);
    const inputs = itemsOf(stdout).flatMap((item) => (item.type === 'end' ? [] : [[item.type, item.input]]));
    expect(inputs).toContainEqual(['event', whole]);
    expect(inputs).toContainEqual(['refused', broken]);
  });

  it('ends with 2 where not all could be read', async () => {
    expect(await run([...ITEMS, join(folder, 'absent.json')])).toMatchObject({ code: 2, stdout: '' });
    const breaks = Readable.from(
      (async function* () {
        yield Buffer.from(lines(user('ana')));
        throw new Error('the disk is gone');
      })(),
    );
    const { code, stdout } = await run(ITEMS, { stdin: breaks });
    expect(code).toBe(2);
    expect(itemsOf(stdout).map(({ type }) => type)).not.toContain('end');
  });
});
