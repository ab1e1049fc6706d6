import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { memoryCheckpoints } from '../src/lambda/checkpoint.ts';
import {
  type Checkpoint,
  type Checkpoints,
  createObjectImporter,
  type DeadLetter,
  type ObjectImporterOptions,
  type ObjectPlace,
} from '../src/lambda.ts';
import { type SecOpsServer, startSecOpsServer } from './secops-server.ts';
import { cut, details, lines, user } from './stream-inputs.ts';

const recorded = (name: string) =>
  JSON.parse(readFileSync(new URL(`lambda/${name}.json`, import.meta.url), 'utf8'));
const golden = (name: string) => readFileSync(new URL(`../golden/${name}.json`, import.meta.url));

const KEY = 'a small account/details(march).json.gz';
const [FIRST, SECOND] = recorded('cloudtrail-delivery').s3ObjectKey as [string, string];
const TIME = '2026-01-02T03:04:05.000Z';

let server: SecOpsServer;
afterEach(() => server.close());

/** What an importer was given and what it handed on. */
interface Flow {
  readonly importer: ReturnType<typeof createObjectImporter>;
  readonly asked: ObjectPlace[];
  readonly letters: DeadLetter[];
  readonly told: string[];
}

/** An importer that reads objects from memory, cut into chunks of some bytes, and sends to the server. */
function flow(
  objects: Readonly<Record<string, Uint8Array>>,
  more: Partial<ObjectImporterOptions> = {},
  size = 1000,
): Flow {
  const asked: ObjectPlace[] = [];
  const letters: DeadLetter[] = [];
  const told: string[] = [];
  const importer = createObjectImporter({
    getObject: async (place) => {
      asked.push(place);
      const bytes = objects[place.key];
      if (bytes === undefined) throw new Error('There is no such object.');
      return cut(bytes, size);
    },
    send: (request) => server.send(request),
    reject: (some) => void letters.push(...some),
    tell: (sentence) => void told.push(sentence),
    ...more,
  });
  return { importer, asked, letters, told };
}

/** Checkpoints as a store outside the function keeps them: as text. */
function storedCheckpoints(): Checkpoints {
  const stored = new Map<string, string>();
  return {
    load: async (name) => {
      const text = stored.get(name);
      return text === undefined ? undefined : (JSON.parse(text) as Checkpoint);
    },
    save: async (name, checkpoint) => void stored.set(name, JSON.stringify(checkpoint)),
  };
}

const message = (id: string, body: unknown, queue = 'iam') => ({
  messageId: id,
  receiptHandle: 'AQEB',
  body: typeof body === 'string' ? body : JSON.stringify(body),
  attributes: { SentTimestamp: String(Date.parse(TIME)), ApproximateReceiveCount: '1' },
  eventSource: 'aws:sqs',
  eventSourceARN: `arn:aws:sqs:eu-central-1:111122223333:${queue}`,
});

const topic = (body: unknown) => ({
  Type: 'Notification',
  MessageId: '95df01b4-ee98-5cb9-9903-4c221d41eb5e',
  TopicArn: 'arn:aws:sns:eu-central-1:111122223333:iam-logs',
  Message: typeof body === 'string' ? body : JSON.stringify(body),
  Timestamp: TIME,
});

const ACCOUNT = gzipSync(golden('mixed/a-small-account.log'));
const ENTITIES = JSON.parse(golden('mixed/a-small-account.udm').toString());
const TRAIL = gzipSync(golden('cloudtrail/a-file-of-a-trail-holds-records.log'));
const EVENTS = JSON.parse(golden('cloudtrail/a-file-of-a-trail-holds-records.udm').toString());

describe('createObjectImporter', () => {
  it.each([
    ['S3', recorded('s3-put')],
    ['EventBridge', recorded('eventbridge-object-created')],
    ['S3 through a topic that leaves its type out', { ...topic(recorded('s3-put')), Type: undefined }],
    ['S3 through SNS', { Records: [{ EventSource: 'aws:sns', Sns: topic(recorded('s3-put')) }] }],
  ])('imports the object that %s tells of, and gives the golden entities', async (_, event) => {
    server = await startSecOpsServer();
    const { importer, asked, told } = flow({ [KEY]: ACCOUNT });
    expect(await importer(event)).toBeUndefined();
    expect(server.taken).toEqual({ entities: ENTITIES, events: [] });
    expect(asked).toEqual([{ bucket: 'iam-logs', key: KEY, versionId: '096fKKXTRTtl3on89fVO.nfljtsv6qko' }]);
    expect(told).toEqual([
      expect.stringMatching(/^s3:\/\/iam-logs\/a small account.*: \d+ records: .*; 1 delivery\.$/u),
    ]);
  });

  it.each([
    ['S3', recorded('s3-put'), { [KEY]: TRAIL }],
    ['EventBridge', recorded('eventbridge-object-created'), { [KEY]: TRAIL }],
    // Which leaves the type out.
    [
      'Security Lake',
      { ...recorded('eventbridge-object-created'), 'detail-type': undefined },
      { [KEY]: TRAIL },
    ],
    [
      'CloudTrail through SNS',
      topic(recorded('cloudtrail-delivery')),
      { [FIRST]: TRAIL, [SECOND]: gzipSync('') },
    ],
  ])('imports from a queue what %s tells of, and gives the golden events', async (_, body, objects) => {
    server = await startSecOpsServer();
    const { importer } = flow(objects);
    expect(await importer({ Records: [message('1', body)] })).toEqual({ batchItemFailures: [] });
    expect(server.taken).toEqual({ entities: [], events: EVENTS });
  });

  it('asks for no version where a bucket keeps none, and gives none to who rejects', async () => {
    server = await startSecOpsServer();
    const rejected: ObjectPlace[] = [];
    const { importer, asked } = flow(
      { [KEY]: Buffer.from('{}') },
      { reject: (_, place) => void rejected.push(place) },
    );
    const event = structuredClone(recorded('s3-put'));
    event.Records[0].s3.object.versionId = '';
    await importer(event);
    expect([...asked, ...rejected]).toStrictEqual(Array(2).fill({ bucket: 'iam-logs', key: KEY }));
  });

  it('imports nothing of which nobody says when it came', async () => {
    server = await startSecOpsServer();
    const { importer, asked, told } = flow({ [KEY]: ACCOUNT });
    await expect(importer({ ...recorded('eventbridge-object-created'), time: undefined })).rejects.toThrow();
    expect(told.join()).toContain('The notification does not say when it was made.');
    expect(asked).toEqual([]);
  });

  it('has nothing to do where a notification tells of no new object', async () => {
    server = await startSecOpsServer();
    const { importer, asked } = flow({});
    const quiet = [recorded('s3-removed'), recorded('s3-test'), topic('CloudTrail validation message.')];
    const messages = quiet.map((body, index) => message(String(index), body));
    expect(await importer({ Records: messages })).toEqual({ batchItemFailures: [] });
    expect(await importer(recorded('s3-removed'))).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('answers a batch with the messages that are to come again, and no others', async () => {
    server = await startSecOpsServer();
    const { importer, told } = flow({ [KEY]: TRAIL });
    const absent = structuredClone(recorded('eventbridge-object-created'));
    absent.detail.object.key = 'absent';
    const unreadable = structuredClone(recorded('s3-put'));
    unreadable.Records[0].s3.object.key = '%E0%A4%A';
    const other = { ...recorded('eventbridge-object-created'), source: 'aws.ec2' };
    const bodies = [absent, recorded('s3-put'), 'no JSON', other, unreadable, topic('no JSON')];
    const answer = await importer({ Records: bodies.map((body, index) => message(`m${index}`, body)) });
    expect(answer).toEqual({
      batchItemFailures: ['m0', 'm2', 'm3', 'm4', 'm5'].map((itemIdentifier) => ({ itemIdentifier })),
    });
    expect(server.taken.events).toEqual(EVENTS);
    expect(told).toHaveLength(6);
    expect(told.filter((sentence) => sentence.includes('names no object of S3'))).toHaveLength(3);
    expect(told.join('\n')).toContain(
      's3://iam-logs/absent was not imported to its end. There is no such object.',
    );
  });

  it('lets what follows in a queue with an order wait for a message that failed', async () => {
    server = await startSecOpsServer((number) => number === 0);
    const { importer } = flow({ [FIRST]: TRAIL, [SECOND]: TRAIL });
    const bodies = [FIRST, SECOND].map((key) => ({ s3Bucket: 'iam-logs', s3ObjectKey: [key] }));
    const messages = bodies.map((body, index) => message(`m${index}`, body, 'iam.fifo'));
    const { batchItemFailures } = await importer({ Records: messages });
    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['m0', 'm1']);
    expect(server.taken.events).toEqual([]);
    expect(await importer({ Records: messages })).toEqual({ batchItemFailures: [] });
    expect(server.taken.events).toEqual([...EVENTS, ...EVENTS]);
  });

  it('throws where AWS Lambda is to call again, after all objects were tried', async () => {
    server = await startSecOpsServer();
    const { importer } = flow({ [SECOND]: TRAIL });
    await expect(importer({ Records: [{ Sns: topic(recorded('cloudtrail-delivery')) }] })).rejects.toThrow(
      '1 objects were not imported; try again.',
    );
    expect(server.taken.events).toEqual(EVENTS);
    await expect(importer({ detail: 1 })).rejects.toThrow(/^The message names no object of S3/u);
  });

  it('imports every object that a message names, also where a part of it names none, and fails', async () => {
    server = await startSecOpsServer();
    const { importer, told } = flow({ [KEY]: ACCOUNT });
    const [put] = recorded('s3-put').Records;
    const unreadable = structuredClone(put);
    unreadable.s3.object.key = '%E0%A4%A';
    const event = { Records: [unreadable, null, { some: 'thing' }, put] };
    expect(await importer({ Records: [message('m0', event)] })).toEqual({
      batchItemFailures: [{ itemIdentifier: 'm0' }],
    });
    expect(server.taken.entities).toEqual(ENTITIES);
    expect(told.join('\n')).toContain('Message m0 was not taken. The notification has no bucket and key');
    await expect(importer(event)).rejects.toThrow(/^The notification has no bucket and key/u);
    expect(server.taken.entities).toEqual(ENTITIES);
  });

  it('rejects what is refused, with its exact text and place, and sends the others', async () => {
    server = await startSecOpsServer();
    const { importer, letters, told } = flow({
      [KEY]: Buffer.from(lines(user('ana'), '{"UserId":7}', user('bo'))),
    });
    await importer(recorded('s3-put'));
    expect(server.taken.entities).toHaveLength(2);
    expect(letters).toEqual([
      expect.objectContaining({ input: `s3://iam-logs/${KEY}`, line: 2, raw: '{"UserId":7}' }),
    ]);
    expect(told[0]).toMatch(
      /: 3 records: 2 entities, 0 events, 1 refused, 0 outside the table, 0 merged; 2 deliveries\.$/u,
    );
  });

  it('tells of an object in one line, whatever its key is and why it was not imported', async () => {
    server = await startSecOpsServer();
    const event = recorded('s3-put');
    event.Records[0].s3.object.key = 'a%0Ab%1B';
    const { importer, told } = flow({ 'a\nb\u001b': ACCOUNT });
    await importer(event);
    event.Records[0].s3.object.key = '%0A';
    await expect(importer(event)).rejects.toThrow();
    expect(told).toEqual([
      expect.stringMatching(/^s3:\/\/iam-logs\/a\\u\{a\}b\\u\{1b\}: \d+ records: /u),
      's3://iam-logs/\\u{a} was not imported to its end. There is no such object.',
    ]);
  });

  it('rejects an entity that no request may hold', async () => {
    server = await startSecOpsServer();
    const requests = { maxBytes: 900 };
    const large = user('bo', { Tags: [{ Key: 'k', Value: 'v'.repeat(900) }] });
    const { importer, letters } = flow({ [KEY]: Buffer.from(lines(user('ana'), large)) }, { requests });
    await importer(recorded('s3-put'));
    expect(server.taken.entities).toHaveLength(1);
    expect(letters).toEqual([
      expect.objectContaining({ issues: [expect.objectContaining({ code: 'entity_too_large' })] }),
    ]);
  });

  it('holds no more of such entities than of the text of others before they are handed on', async () => {
    server = await startSecOpsServer();
    const large = ['ana', 'bo', 'cy'].map((name) =>
      user(name, { Tags: [{ Key: 'k', Value: 'v'.repeat(1_100_000) }] }),
    );
    const bundles: number[] = [];
    const { importer } = flow(
      { [KEY]: Buffer.from(lines(...large)) },
      { requests: { maxBytes: 900 }, reject: (some) => void bundles.push(some.length) },
      100_000,
    );
    await importer(recorded('s3-put'));
    expect(bundles).toEqual([2, 1]);
  });

  it('sends nothing twice that was taken, wherever a try fails and wherever the next one runs', async () => {
    const input = lines(
      details({ ana: ['admins'], bo: ['admins', 'readers'] }, ['admins', 'readers']),
      ...EVENTS.map(() => golden('cloudtrail/a-group-is-created.log').toString().replaceAll('\n', '')),
      '{"UserId":7}',
      ...['cy', 'di', 'ed'].map((name) => user(name)),
    );
    server = await startSecOpsServer();
    const whole = flow({ [KEY]: Buffer.from(input) });
    await whole.importer(recorded('s3-put'));
    const due = server.taken;
    await server.close();
    const tries = fc.record({
      fails: fc.array(fc.boolean(), { maxLength: 12 }),
      rejectFails: fc.boolean(),
      max: fc.integer({ min: 1, max: 3 }),
      size: fc.integer({ min: 30, max: 900 }),
    });
    await fc.assert(
      fc.asyncProperty(tries, async ({ fails, rejectFails, max, size }) => {
        server = await startSecOpsServer((number) => fails[number] === true);
        const letters: DeadLetter[] = [];
        let rejects = 0;
        const checkpoints = storedCheckpoints();
        const reject = (some: readonly DeadLetter[]) => {
          rejects += 1;
          if (rejectFails && rejects === 1) throw new Error('The store is away.');
          letters.push(...some);
        };
        const requests = { maxEntities: max, maxEvents: max };
        for (let count = 0; ; count += 1) {
          // Each try has an instance of its own, and its chunks end elsewhere.
          const { importer } = flow(
            { [KEY]: Buffer.from(input) },
            { checkpoints, requests, reject },
            size + count,
          );
          const { batchItemFailures } = await importer({ Records: [message('1', recorded('s3-put'))] });
          if (batchItemFailures.length === 0) break;
          expect(count).toBeLessThan(20);
        }
        expect(server.taken).toEqual(due);
        expect(letters).toEqual(whole.letters);
        await server.close();
      }),
      { numRuns: 12 },
    );
  });

  it('knows an object without versions by what it holds', async () => {
    server = await startSecOpsServer();
    const { importer, told } = flow(
      { [KEY]: Buffer.from(lines(user('ana'))) },
      { checkpoints: storedCheckpoints() },
    );
    for (const eTag of ['one', 'two', 'two']) {
      const event = structuredClone(recorded('s3-put'));
      event.Records[0].s3.object = { key: event.Records[0].s3.object.key, eTag };
      await importer(event);
    }
    expect(server.taken.entities).toHaveLength(2);
    expect(told.map((sentence) => sentence.split('; ')[1])).toEqual([
      '1 delivery.',
      '1 delivery.',
      '0 deliveries, after 1 at tries before.',
    ]);
    expect(told[0]).toContain(': 1 record: 1 entity, 0 events,');
  });

  it('looks for a notification in four topics that lie in each other, and no more', async () => {
    server = await startSecOpsServer();
    const { importer } = flow({ [KEY]: ACCOUNT });
    let body: object = recorded('eventbridge-object-created');
    for (let around = 0; around < 4; around += 1) body = topic(body);
    expect(await importer({ Records: [message('1', body)] })).toEqual({ batchItemFailures: [] });
    expect(await importer({ Records: [message('1', topic(body))] })).toEqual({
      batchItemFailures: [{ itemIdentifier: '1' }],
    });
  });

  it('forgets in memory the object that was saved longest ago', async () => {
    server = await startSecOpsServer();
    const { load, save } = memoryCheckpoints();
    const names = Array.from({ length: 1000 }, (_, index) => `object ${index}`);
    for (const name of [...names, names[0]!, 'one more']) await save(name, { deliveries: 1, digest: name });
    expect(await load(names[0]!)).toEqual({ deliveries: 1, digest: names[0] });
    expect(await load(names[1]!)).toBeUndefined();
    expect(await load(names[2]!)).toBeDefined();
  });

  it('begins anew where what was taken is not what it makes now', async () => {
    server = await startSecOpsServer((number) => number === 1);
    const checkpoints = storedCheckpoints();
    const objects = { [KEY]: Buffer.from(lines(...['ana', 'bo', 'cy'].map((name) => user(name)))) };
    const before = flow(objects, { checkpoints, requests: { maxEntities: 1 } });
    await expect(before.importer(recorded('s3-put'))).rejects.toThrow();
    const { importer } = flow(objects, { checkpoints, requests: { maxEntities: 2 } });
    await importer(recorded('s3-put'));
    const ids = server.taken.entities.map(
      (made) => (made as { entity: { user: { userid: string } } }).entity.user,
    );
    expect(ids.map(({ userid }) => userid)).toEqual(['ana', 'ana', 'bo', 'cy']);
    await importer(recorded('s3-put'));
    expect(server.taken.entities).toHaveLength(4);
  });

  it('refuses bad options where it is made', async () => {
    server = await startSecOpsServer();
    expect(() => flow({}, { map: { profile: 'none' as never } })).toThrow(TypeError);
    expect(() => flow({}, { requests: { maxBytes: 0 } })).toThrow(TypeError);
    expect(() => flow({}, { reject: undefined as never })).toThrow('The option reject must be a function.');
  });
});
