import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  createFirehoseTransformer,
  createSubscriptionExporter,
  type DeadLetter,
  type ExportedObject,
  type FirehoseEvent,
  type FirehoseResult,
} from '../src/lambda.ts';
import { lines, user } from './stream-inputs.ts';

const text = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const golden = (name: string) => JSON.parse(text(`../golden/cloudtrail/${name}.json`));
const subscription = JSON.parse(text('lambda/subscription.json'));

const CREATED = golden('a-group-is-created.log');
const CREATED_EVENT = golden('a-group-is-created.udm');
const OTHER = { ...CREATED, eventSource: 'ec2.amazonaws.com', eventName: 'RunInstances' };

/** The recorded event of Firehose, with a record for each of these bytes. */
function firehose(...records: (string | Uint8Array)[]): FirehoseEvent {
  const event = JSON.parse(text('lambda/firehose.json'));
  const [record] = event.records;
  return {
    ...event,
    records: records.map((data, index) => ({
      ...record,
      recordId: `record${index}`,
      data: Buffer.from(data).toString('base64'),
    })),
  };
}

/** The data of a subscription that holds some records, as CloudWatch Logs hands it on. */
function subscribed(...messages: unknown[]): Buffer {
  const [event] = subscription.logEvents;
  const logEvents = messages.map((message) => ({
    ...event,
    message: typeof message === 'string' ? message : JSON.stringify(message),
  }));
  return gzipSync(JSON.stringify({ ...subscription, logEvents }));
}

const linesOf = ({ data = '' }: FirehoseResult) =>
  Buffer.from(data, 'base64')
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
const resultsOf = (records: readonly FirehoseResult[]) => records.map(({ result }) => result);
const controlMessage = gzipSync(JSON.stringify({ messageType: 'CONTROL_MESSAGE', logEvents: [] }));

describe('createFirehoseTransformer', () => {
  it('gives each record back, and the golden events of lines, documents and subscriptions', async () => {
    const transform = createFirehoseTransformer({ tell: () => {} });
    const { records } = await transform(
      firehose(
        lines(CREATED, OTHER, CREATED),
        JSON.stringify({ Records: [CREATED] }),
        subscribed(CREATED, OTHER),
        lines(OTHER),
        controlMessage,
        lines('no JSON'),
      ),
    );
    expect(records.map(({ recordId }) => recordId)).toEqual(
      [0, 1, 2, 3, 4, 5].map((index) => `record${index}`),
    );
    expect(resultsOf(records)).toEqual(['Ok', 'Ok', 'Ok', 'Dropped', 'Dropped', 'ProcessingFailed']);
    expect(records.map(linesOf)).toEqual([
      [CREATED_EVENT, CREATED_EVENT],
      [CREATED_EVENT],
      [CREATED_EVENT],
      [],
      [],
      [],
    ]);
  });

  it('takes entities as collected when their record arrived', async () => {
    const { records } = await createFirehoseTransformer()(firehose(lines(user('ana'))));
    expect(linesOf(records[0]!)).toEqual([
      expect.objectContaining({
        metadata: expect.objectContaining({ collectedTimestamp: '2026-01-02T03:04:05Z' }),
      }),
    ]);
  });

  it('fails a record whole that holds a refused one, and says why and no value of it', async () => {
    const told: string[] = [];
    const transform = createFirehoseTransformer({ tell: (sentence) => void told.push(sentence) });
    const { records } = await transform(
      firehose(lines(CREATED, { ...CREATED, eventTime: undefined }), lines(CREATED)),
    );
    expect(records[0]).toEqual({ recordId: 'record0', result: 'ProcessingFailed' });
    expect(records[1]).toMatchObject({ result: 'Ok' });
    expect(told).toEqual([
      'Record record0 was not transformed. It holds a record that was refused: event_time_missing.',
    ]);
  });

  it('hands refused records to whoever keeps them, and lets the others through', async () => {
    const letters: DeadLetter[] = [];
    const transform = createFirehoseTransformer({ reject: (some) => void letters.push(...some) });
    const { records } = await transform(firehose(lines(CREATED, 'no JSON', CREATED), lines('none at all')));
    expect(resultsOf(records)).toEqual(['Ok', 'Dropped']);
    expect(linesOf(records[0]!)).toEqual([CREATED_EVENT, CREATED_EVENT]);
    expect(letters.map(({ input, line, raw }) => [input, line, raw])).toEqual([
      ['record0', 2, 'no JSON'],
      ['record1', 1, 'none at all'],
    ]);
  });

  it('maps as it is told', async () => {
    const { records } = await createFirehoseTransformer({ map: { case: 'snake' } })(firehose(lines(CREATED)));
    expect(linesOf(records[0]!)).toMatchObject([{ metadata: { event_type: 'GROUP_CREATION' } }]);
  });

  it('fails a record whose refused ones were not kept', async () => {
    const transform = createFirehoseTransformer({
      tell: () => {},
      reject: () => Promise.reject(new Error('The store is away.')),
    });
    const { records } = await transform(firehose(lines(CREATED, 'no JSON')));
    expect(resultsOf(records)).toEqual(['ProcessingFailed']);
  });

  it('fails what would make its answer too large, says so, and stays below the limit', async () => {
    const told: string[] = [];
    const maxAnswerBytes = 20_000;
    const transform = createFirehoseTransformer({
      maxAnswerBytes,
      tell: (sentence) => void told.push(sentence),
    });
    const some = lines(CREATED);
    const many = lines(...Array.from({ length: 20 }, () => CREATED));
    const answer = await transform(firehose(some, many, some, gzipSync(many.repeat(1000)), some));
    expect(resultsOf(answer.records)).toEqual(['Ok', 'ProcessingFailed', 'Ok', 'ProcessingFailed', 'Ok']);
    expect(JSON.stringify(answer).length).toBeLessThanOrEqual(maxAnswerBytes);
    expect(told).toEqual(
      ['record1', 'record3'].map(
        (id) =>
          `Record ${id} was not transformed. The answer would be larger than AWS Lambda takes: give the stream a smaller buffer.`,
      ),
    );
  });

  it('never answers more than AWS Lambda takes, however the records are', async () => {
    const large = user('ana', { Tags: [{ Key: 'note', Value: 'v'.repeat(20_000) }] });
    const record = lines(...Array.from({ length: 8 }, () => large));
    const answer = await createFirehoseTransformer({ tell: () => {} })(
      firehose(...Array.from({ length: 40 }, () => record)),
    );
    expect(new Set(resultsOf(answer.records))).toEqual(new Set(['Ok', 'ProcessingFailed']));
    const bytes = Buffer.byteLength(JSON.stringify(answer));
    expect(bytes).toBeLessThanOrEqual(6_000_000);
    expect(bytes).toBeGreaterThan(5_500_000);
  });

  it('refuses bad options where it is made', () => {
    expect(() => createFirehoseTransformer({ maxAnswerBytes: 0 })).toThrow(TypeError);
    expect(() => createFirehoseTransformer({ map: { source: 'other' as never } })).toThrow(TypeError);
  });
});

describe('createSubscriptionExporter', () => {
  it('refuses to be made without what puts objects', () => {
    expect(() => createSubscriptionExporter({} as never)).toThrow('The option putObject must be a function.');
  });

  const context = { awsRequestId: '8476a536-e9f4-11e8-9739-2dfe598c3fcd' };
  const eventOf = (data: unknown) => ({
    awslogs: { data: gzipSync(JSON.stringify(data)).toString('base64') },
  });

  async function exported(data: unknown, prefix?: string): Promise<ExportedObject[]> {
    const objects: ExportedObject[] = [];
    const putObject = (object: ExportedObject) => void objects.push(object);
    const exporter = createSubscriptionExporter({ putObject, ...(prefix === undefined ? {} : { prefix }) });
    await exporter(eventOf(data), context);
    return objects;
  }

  it('writes one object of gzipped lines, named by time and request', async () => {
    const [object, ...others] = await exported(subscription, 'activity');
    expect(others).toEqual([]);
    expect(object).toMatchObject({
      key: 'activity/2026/01/02/20260102T030405.678Z-8476a536-e9f4-11e8-9739-2dfe598c3fcd.ndjson.gz',
      contentType: 'application/gzip',
    });
    expect(gunzipSync(object!.body).toString()).toBe(
      '{"eventVersion":"1.08","eventName":"CreateUser"}\n{   "eventVersion": "1.08",   "eventName": "DeleteUser" }\n',
    );
  });

  it('writes the same object again where the same call comes again', async () => {
    expect(await exported(subscription)).toEqual(await exported(subscription));
    for (const prefix of [undefined, ''])
      expect((await exported(subscription, prefix))[0]!.key).toMatch(/^2026\/01\/02\//u);
  });

  it('writes nothing where the subscription only says that it is there', async () => {
    expect(await exported({ ...subscription, messageType: 'CONTROL_MESSAGE' })).toEqual([]);
    expect(await exported({ ...subscription, logEvents: [] })).toEqual([]);
  });

  it('throws where a call holds something else, or the object could not be put', async () => {
    for (const data of [
      {},
      { logEvents: [{ message: 1, timestamp: 1 }] },
      { logEvents: [{ message: '', timestamp: 9e99 }] },
    ])
      await expect(exported(data)).rejects.toThrow(
        'The call holds no data of a CloudWatch Logs subscription.',
      );
    const data = gzipSync('no JSON').toString('base64');
    await expect(
      createSubscriptionExporter({ putObject() {} })({ awslogs: { data } }, context),
    ).rejects.toThrow('The call holds no data of a CloudWatch Logs subscription.');
    const exporter = createSubscriptionExporter({
      putObject: () => Promise.reject(new Error('Access denied.')),
    });
    await expect(exporter(eventOf(subscription), context)).rejects.toThrow('Access denied.');
    await expect(exporter({ awslogs: { data: 'AAAA' } }, context)).rejects.toThrow();
  });
});
