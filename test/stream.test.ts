import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createMapper } from '../src/index.ts';
import { type MapItem, mapAnswer, mapStream, mapTransform } from '../src/stream.ts';
import { transform } from '../src/udf.ts';
import {
  accountedFor,
  bytes,
  collectedAt,
  cut,
  details,
  group,
  gzip,
  idsOf,
  lines,
  mapAll,
  policy,
  role,
  user,
} from './stream-inputs.ts';

vi.setConfig({ testTimeout: 60_000 });

const mapper = createMapper();

describe('reading', () => {
  it('maps lines of JSON in their order, with their line numbers', async () => {
    const mapped = await mapAll([lines(user('ana'), role('builder'), group('admins'))]);
    expect(mapped.entities.map(({ kind, line, index, path }) => ({ kind, line, index, path }))).toEqual([
      { kind: 'USER', line: 1, index: 0, path: [] },
      { kind: 'RESOURCE', line: 2, index: 1, path: [] },
      { kind: 'GROUP', line: 3, index: 2, path: [] },
    ]);
    expect(mapped.entities[0]!.entity).toEqual(
      (mapper.map(user('ana'), { collectedAt }) as { entity: unknown }).entity,
    );
  });

  it('gives the same items wherever the bytes are cut', async () => {
    const text = lines(
      user('änä'),
      JSON.stringify(details({ zoë: ['admins'] }, ['admins']), null, 2),
      '{"UserId": "AIDACUT',
      [user('eva'), 7],
      role('😀'),
    );
    const whole = await mapAll([bytes(text)]);
    expect(whole.counts).toMatchObject({ records: 9, refused: 2 });
    for (const size of [1, 2, 3, 7, 64, 1000]) {
      expect((await mapAll(cut(bytes(text), size))).items).toEqual(whole.items);
    }
    expect((await mapAll([...text])).items).toEqual(whole.items);
    expect((await mapAll(text.split(''))).items).toEqual(whole.items);
  });

  it('reads a byte order mark, carriage returns, empty lines and a last line without an end', async () => {
    const text = `\ufeff${JSON.stringify(user('ana'))}\r\n\r\n  \n${JSON.stringify(user('eva'))}`;
    const mapped = await mapAll([bytes(text)]);
    expect(mapped.entities.map(({ line }) => line)).toEqual([1, 4]);
    expect(mapped.counts.records).toBe(2);
  });

  it('reads several documents after each other, on one line and over many', async () => {
    const pretty = JSON.stringify({ Users: [user('ana'), user('eva')] }, null, 2);
    const mapped = await mapAll([`${pretty}${pretty} ${JSON.stringify(user('ida'))}\n${pretty}\n`]);
    expect(mapped.entities).toHaveLength(7);
    expect(mapped.counts).toMatchObject({ records: 7, refused: 0 });
    const linesBeforeLast = pretty.slice(0, pretty.lastIndexOf('    {')).split('\n').length - 1;
    expect(mapped.entities.at(-1)!.line).toBe(pretty.split('\n').length * 2 + linesBeforeLast);
  });

  it('reads gzip, also of several members, and text that only begins like it', async () => {
    const one = await gzip(bytes(lines(user('ana'))));
    const two = await gzip(bytes(lines(user('eva'))));
    expect(idsOf(await mapAll([one, two]))).toEqual(['AIDAANA', 'AIDAEVA']);
    expect(idsOf(await mapAll(cut(one, 1)))).toEqual(['AIDAANA']);
    expect((await mapAll([new Uint8Array([0x1f])])).refused[0]!.issues[0]!.code).toBe('invalid_json');
  });

  it('reads bytes of another realm, and views of other kinds', async () => {
    const text = bytes(lines(user('ana'), user('eva')));
    const packed = await gzip(text);
    const foreign = runInNewContext('(numbers) => new Uint8Array(numbers)');
    for (const view of [foreign(text), foreign(packed), new DataView(packed.buffer, 0, packed.length)]) {
      expect(idsOf(await mapAll(view))).toEqual(['AIDAANA', 'AIDAEVA']);
      expect(idsOf(await mapAll([view]))).toEqual(['AIDAANA', 'AIDAEVA']);
    }
    const surrounded = new Uint8Array([0x5b, ...text, 0x5d]).buffer;
    const within = new Int8Array(surrounded, 1, text.length);
    expect(idsOf(await mapAll([within]))).toEqual(['AIDAANA', 'AIDAEVA']);
  });

  it('maps what comes before the break in broken gzip, and says that it is broken', async () => {
    const text = lines(
      ...Array.from({ length: 2000 }, (_, index) => user(`u${index}`, { n: Math.random() })),
    );
    const whole = await gzip(bytes(text));
    const mapped = await mapAll([whole.subarray(0, whole.length >> 1)]);
    expect(mapped.counts.entities.USER).toBeGreaterThan(100);
    expect(mapped.refused.at(-1)!.issues[0]!.code).toBe('invalid_gzip');
    expect(accountedFor(mapped.counts)).toBe(mapped.counts.records);
  });

  it('reads objects: records, answers of an SDK with dates, lists', async () => {
    const page = { $metadata: {}, Users: [user('ana', { CreateDate: new Date(0) })], IsTruncated: false };
    const mapped = await mapAll([page, [role('builder')], user('eva'), null]);
    expect(idsOf(mapped)).toEqual(['AIDAANA', 'AROABUILDER', 'AIDAEVA']);
    expect(mapped.entities[0]!.entity.entity.user!.attribute!.creationTime).toBe('1970-01-01T00:00:00Z');
    expect(mapped.refused[0]!.issues[0]!.code).toBe('not_an_object');
    expect(mapped.refused[0]!.raw).toBe('null');
  });

  it('gives of an answer what mapAnswer gives, in the same order', async () => {
    const page = details({ ana: ['ops', 'gone'] }, ['ops'], { IsTruncated: true });
    const { items } = await mapAll([page]);
    expect(items.filter(({ type }) => type === 'notice').length).toBeGreaterThan(1);
    expect(mapAnswer(page, { collectedAt })).toEqual(items);
  });

  it('reads a web stream and an async iterable', async () => {
    const text = lines(user('ana'), user('eva'));
    const stream = new Blob([text]).stream();
    expect((await mapAll(stream)).entities).toHaveLength(2);
    const iterable = (async function* () {
      yield* cut(bytes(text), 10);
    })();
    expect((await mapAll(iterable)).entities).toHaveLength(2);
  });

  it('gives counts alone for an empty input', async () => {
    for (const input of [[], [''], [bytes('\n\n')], ['\ufeff'], [bytes('[]')], ['{"Users":[]}']]) {
      const { items } = await mapAll(input);
      expect(items.map(({ type }) => type)).toEqual(['end']);
    }
  });

  it('takes the collection time of raw-log fixtures, and warns where it is none', async () => {
    const entries = [
      { data: JSON.stringify(user('ana')), collection_time: '2025-06-07T08:09:10Z' },
      { data: JSON.stringify({ Users: [user('eva')] }), collection_time: 'yesterday' },
      { data: 'no JSON', collection_time: '2025-06-07T08:09:10Z' },
    ];
    const mapped = await mapAll([JSON.stringify({ raw_logs: { entries } })]);
    expect(mapped.entities.map(({ entity }) => entity.metadata.collectedTimestamp)).toEqual([
      '2025-06-07T08:09:10Z',
      collectedAt,
    ]);
    expect(mapped.items.filter(({ type }) => type === 'notice').slice(0, 1)).toMatchObject([
      { issues: [{ code: 'invalid_timestamp', path: ['raw_logs', 'entries', 1, 'collection_time'] }] },
    ]);
    expect(mapped.refused).toMatchObject([{ raw: 'no JSON', issues: [{ code: 'invalid_json' }] }]);
  });

  it('refuses a bad option before anything is read', () => {
    expect(() => mapStream([], { collectedAt: 'today' })).toThrow(TypeError);
    expect(() => mapStream([], { collectedAt, maxLineBytes: 0 })).toThrow(TypeError);
    expect(() => mapStream([], { collectedAt, colour: 'red' } as never)).toThrow(TypeError);
  });

  it.each([[null], [undefined], [{}]])('says what options of %j lack', (options) => {
    for (const map of [mapStream, mapAnswer, mapTransform, transform] as ((...given: unknown[]) => unknown)[])
      expect(() => (map === mapTransform ? map(options) : map('', options))).toThrow(/^collectedAt must be/u);
  });

  it.each([[null], [undefined], [7], [{}], [['{}']]])('takes %j for no text in one go', (text) => {
    expect(() => transform(text as never, { collectedAt })).toThrow('What is mapped must be text.');
  });

  it.each([[null], [undefined], [7], [{ UserName: 'ana' }]])(
    'refuses an input of %j in a sentence',
    async (input) => {
      const items = mapStream(input as never, { collectedAt });
      await expect(items.next()).rejects.toThrow(/^The input must be text, bytes, a stream, or a list/u);
    },
  );
});

describe('what has no row', () => {
  it('comes out as unmapped with the name of its call', async () => {
    const { items, counts } = await mapAll([
      lines({ Policies: [policy('a'), policy('b')] }, { SummaryMap: { Users: 3 } }),
    ]);
    const unmapped = items.filter((item) => item.type === 'unmapped');
    expect(unmapped.map(({ call }) => call)).toEqual(['ListPolicies', 'ListPolicies', 'GetAccountSummary']);
    expect(unmapped.every(({ issues }) => issues[0]!.code === 'unmapped_record')).toBe(true);
    expect(counts).toMatchObject({ records: 3, unmapped: 3, refused: 0 });
  });

  it('says that an answer goes on, and what its call never returns', async () => {
    const { items } = await mapAll([lines({ Users: [user('ana')], IsTruncated: true, Marker: 'x' })]);
    const notices = items.filter((item) => item.type === 'notice');
    expect(notices.map(({ issues, line }) => [issues[0]!.code, issues[0]!.call, line])).toEqual([
      ['field_not_returned', 'ListUsers', 1],
      ['incomplete_answer', 'ListUsers', 1],
    ]);
  });
});

describe('documents longer than the limit', () => {
  const names = Array.from({ length: 40 }, (_, index) => `u${index}`);
  const members = Object.fromEntries(names.map((name, index) => [name, index % 2 === 0 ? ['admins'] : []]));
  const account = details(members, ['admins', 'empty'], {
    IsTruncated: true,
    Marker: 'm',
    Extra: [1, { a: 2 }],
  });

  it('give the same entities and notices as when they are read whole', async () => {
    for (const text of [
      JSON.stringify(account),
      JSON.stringify(account, null, 2),
      `\n\n ${JSON.stringify(account)}`,
    ]) {
      const whole = await mapAll([text]);
      const pieces = await mapAll(cut(bytes(text), 100), { maxLineBytes: 600 });
      expect(pieces.entities.map(({ entity }) => entity)).toEqual(whole.entities.map(({ entity }) => entity));
      expect(pieces.entities.map(({ path, index }) => [path, index])).toEqual(
        whole.entities.map(({ path, index }) => [path, index]),
      );
      expect(pieces.counts).toEqual(whole.counts);
    }
  });

  it('join groups at their end', async () => {
    const { entities } = await mapAll([JSON.stringify(account)], { maxLineBytes: 600 });
    expect(
      entities
        .slice(-2)
        .map(({ entity }) => [entity.entity.group!.groupDisplayName, entity.relations?.length]),
    ).toEqual([
      ['admins', 20],
      ['empty', undefined],
    ]);
  });

  it('are read element by element where they are a list, also a list of answers', async () => {
    const list = [...names.map((name) => user(name)), { Users: [user('last'), 5] }, 'text'];
    for (const text of [JSON.stringify(list), JSON.stringify(list, null, 1)]) {
      const whole = await mapAll([text]);
      const pieces = await mapAll([text], { maxLineBytes: 700 });
      expect(pieces.counts).toEqual(whole.counts);
      expect(idsOf(pieces)).toEqual(idsOf(whole));
      expect(pieces.refused.map(({ raw, path, byteOffset }) => ({ raw, path, byteOffset }))).toEqual(
        whole.refused.map(({ raw, path, byteOffset }) => ({ raw, path, byteOffset })),
      );
    }
  });

  it('lose only the element that is longer than the limit itself', async () => {
    const long = user('long', { Tags: [{ Key: 'k', Value: `"\\[{${'x'.repeat(3000)}` }] });
    for (const text of [
      JSON.stringify({ Users: [user('ana'), long, user('eva')], Marker: 'm' }),
      JSON.stringify([user('ana'), long, user('eva')], null, 1),
      JSON.stringify({ Users: [user('ana'), 'x'.repeat(3000), user('eva')] }),
      JSON.stringify({ Users: [user('ana'), user('eva')], Extra: { long }, Roles: [] }),
    ]) {
      for (const size of [64, 5000]) {
        const mapped = await mapAll(cut(bytes(text), size), { maxLineBytes: 1000 });
        expect(idsOf(mapped)).toEqual(['AIDAANA', 'AIDAEVA']);
        expect(mapped.refused).toHaveLength(1);
        const [letter] = mapped.refused;
        expect(letter).toMatchObject({ issues: [{ code: 'too_long' }] });
        expect(letter!.raw).toBeUndefined();
        const skipped = new TextDecoder().decode(
          bytes(text).subarray(letter!.byteOffset!, letter!.byteOffset! + letter!.byteLength!),
        );
        expect(JSON.stringify(JSON.parse(skipped)).length).toBeGreaterThan(3000);
      }
    }
  });

  it('are refused as too long where they are one record, and cost no other line', async () => {
    const long = role('long', { Tags: Array.from({ length: 200 }, () => ({ Key: 'k', Value: 'v' })) });
    for (const size of [64, 100_000]) {
      const mapped = await mapAll(cut(bytes(lines(user('ana'), long, user('eva'))), size), {
        maxLineBytes: 1000,
      });
      expect(idsOf(mapped)).toEqual(['AIDAANA', 'AIDAEVA']);
      expect(mapped.refused).toMatchObject([
        { line: 2, issues: [{ code: 'too_long' }], byteLength: JSON.stringify(long).length },
      ]);
    }
  });

  it('are refused as too long where text without end is all there is', async () => {
    const mapped = await mapAll(cut(bytes(lines(user('ana'), `"${'x'.repeat(5000)}`, user('eva'))), 64), {
      maxLineBytes: 1000,
    });
    expect(idsOf(mapped)).toEqual(['AIDAANA', 'AIDAEVA']);
    expect(mapped.counts.refused).toBe(1);
  });

  it('are refused alike from a mistake on that follows a record too long, wherever the bytes are cut', async () => {
    const long = JSON.stringify(user('long', { Path: `/${'x'.repeat(300)}/` }));
    const input = bytes(`[\n${long}\n;\n`);
    const limit = { maxLineBytes: 200 };
    const { refused } = await mapAll([input], limit);
    expect(refused.map(({ line, byteOffset, byteLength }) => [line, byteOffset, byteLength])).toEqual([
      [2, 2, long.length],
      // What is left begins with the last bracket before the mistake.
      [2, 2 + long.length - 1, 3],
    ]);
    for (let block = 1; block <= input.length; block += 1)
      expect((await mapAll(cut(input, block), limit)).refused).toEqual(refused);
  });

  it('keep what was read before a mistake in them, and go on behind it', async () => {
    const users = names.map((name) => JSON.stringify(user(name)));
    const broken = `{"Users":[\n${users.slice(0, 20).join(',')},{"UserId" "x"},${users[21]}]}`;
    const mapped = await mapAll(cut(bytes(lines(broken, user('eva'))), 100), { maxLineBytes: 700 });
    expect(idsOf(mapped)).toHaveLength(21);
    expect(mapped.refused).toMatchObject([{ issues: [{ code: 'invalid_json' }] }]);
    expect(mapped.refused[0]!.raw).toContain('{"UserId" "x"}');
  });

  it('are refused once where they end too early', async () => {
    const text = JSON.stringify({ Users: names.map((name) => user(name)) }).slice(0, -30);
    const mapped = await mapAll([text], { maxLineBytes: 700 });
    expect(mapped.counts).toMatchObject({ records: 40, refused: 1, refusals: { invalid_json: 1 } });
  });
});

describe('joining', () => {
  it('gives a group of authorization details the relations that GetGroup would give', async () => {
    const { entities } = await mapAll([details({ ana: ['admins'], eva: ['admins'] }, ['admins'])]);
    const answer = { Group: group('admins'), Users: [user('ana'), user('eva')] };
    expect(entities.at(-1)!.entity).toEqual(
      (mapper.map(answer, { collectedAt }) as { entity: unknown }).entity,
    );
  });

  it('stays within each document unless told otherwise', async () => {
    const pages = lines(details({ ana: ['admins'] }, []), details({}, ['admins']));
    const apart = await mapAll([pages]);
    expect(apart.entities.at(-1)!.entity.relations).toBeUndefined();
    expect(apart.counts.issues.group_not_in_input).toBe(1);
    const notice = apart.items.find(
      (item) => item.type === 'notice' && item.issues[0]!.code === 'group_not_in_input',
    );
    expect(notice).toMatchObject({
      line: 1,
      path: [],
      issues: [{ path: ['UserDetailList', 0, 'GroupList', 0] }],
    });

    const joined = await mapAll([pages], { join: true });
    expect(joined.entities.at(-1)!.entity.relations).toHaveLength(1);
    expect(joined.counts.issues.group_not_in_input).toBeUndefined();
  });

  it('merges the pages of a group and the group itself into one entity, and counts them', async () => {
    const pages = lines(
      { Group: group('admins'), Users: [user('ana')], IsTruncated: true, Marker: 'm' },
      group('admins'),
      user('ida', { GroupList: ['admins'] }),
      { Group: group('admins'), Users: [user('eva')], IsTruncated: false },
    );
    const mapped = await mapAll([pages], { join: true });
    expect(mapped.counts).toMatchObject({ records: 4, entities: { USER: 1, GROUP: 1 }, merged: 2 });
    expect(mapped.entities.at(-1)!.entity.relations).toHaveLength(3);
    expect(mapped.counts.issues.incomplete_answer).toBeUndefined();
    expect(mapped.items.at(-1)!.type).toBe('end');
  });

  it('refuses a group that is none by itself at once, with its own text', async () => {
    const bad = { ...group('x'), GroupName: { a: 1 } };
    const mapped = await mapAll([JSON.stringify(details({ ana: [] }, [], { GroupDetailList: [bad] }))]);
    expect(mapped.refused).toMatchObject([{ raw: JSON.stringify(bad), path: ['GroupDetailList', 0] }]);
    expect(accountedFor(mapped.counts)).toBe(mapped.counts.records);
  });

  it('leaves out equal entities when asked to', async () => {
    const mapped = await mapAll(
      [lines(user('ana'), role('builder'), user('ana'), user('ana', { Path: '/x/' }))],
      {
        mergeEqual: true,
      },
    );
    expect(mapped.counts).toMatchObject({ records: 4, entities: { USER: 2, RESOURCE: 1 }, merged: 1 });
    expect(mapped.items.find(({ type }) => type === 'merged')).toMatchObject({
      line: 3,
      index: 2,
      issues: [{ code: 'equal_entity' }],
    });
  });
});

describe('flow', () => {
  it('reads no more than it is asked for', async () => {
    let given = 0;
    const endless = (function* () {
      for (;;) {
        given += 1;
        yield bytes(lines(user(`u${given}`)));
      }
    })();
    const items = mapStream(endless, { collectedAt });
    for (let taken = 0; taken < 10; taken += 1) await items.next();
    expect(given).toBeLessThanOrEqual(12);
    await items.return(undefined);
  });

  it('ends its source when its reader stops early', async () => {
    let ended = false;
    const source = (async function* () {
      try {
        for (;;) yield bytes(lines(user('ana')));
      } finally {
        ended = true;
      }
    })();
    for await (const item of mapStream(source, { collectedAt })) if (item.type === 'entity') break;
    expect(ended).toBe(true);
  });

  it('passes the error of its source on', async () => {
    const source = (async function* () {
      yield bytes(lines(user('ana')));
      throw new Error('The disk is gone.');
    })();
    await expect(mapAll(source)).rejects.toThrow('The disk is gone.');
  });

  it('stops when its signal is aborted, maps what was whole and counts it', async () => {
    const stop = new AbortController();
    const source = (async function* () {
      yield bytes(`${lines(user('ana'))}{"UserId":`);
      stop.abort();
      await new Promise(() => {});
    })();
    const { counts, items } = await mapAll(source, { signal: stop.signal });
    expect(counts).toMatchObject({ records: 1, entities: { USER: 1 }, refused: 0 });
    expect(items.at(-1)!.type).toBe('end');
  });

  it('works as a pair of web streams that slows its writer down', async () => {
    let pulled = 0;
    const source = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          pulled += 1;
          if (pulled > 500) controller.close();
          else controller.enqueue(bytes(lines(user(`u${pulled}`))));
        },
      },
      { highWaterMark: 0 },
    );
    const reader = source.pipeThrough(mapTransform({ collectedAt })).getReader();
    for (let taken = 0; taken < 5; taken += 1) await reader.read();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(pulled).toBeLessThan(30);
    const types: string[] = [];
    for (let next = await reader.read(); !next.done; next = await reader.read()) types.push(next.value.type);
    expect(types).toHaveLength(496);
    expect(types.at(-1)).toBe('end');
  });
});

describe('the counts', () => {
  const record = fc.oneof(
    fc.nat(30).map((n) => user(`u${n}`, { GroupList: [`g${n % 5}`] })),
    fc.nat(30).map((n) => role(`r${n}`)),
    fc.nat(5).map((n) => group(`g${n}`)),
    fc.nat(5).map((n) => ({ Group: group(`g${n}`), Users: [user(`u${n}`)], IsTruncated: n > 2 })),
    fc.constant(policy('p')),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const answer = fc.record(
    { Users: fc.array(record), Roles: fc.array(record), Policies: fc.array(record), Marker: fc.string() },
    { requiredKeys: [] },
  );
  const line = fc.oneof(
    record.map((value) => JSON.stringify(value)),
    answer.map((value) => JSON.stringify(value)),
    answer.map((value) => JSON.stringify(value, null, 2)),
    fc.tuple(fc.nat(5), fc.nat(5)).map(([n, m]) => JSON.stringify(details({ ana: [`g${n}`] }, [`g${m}`]))),
    fc.tuple(record, fc.nat(40)).map(([value, length]) => (JSON.stringify(value) ?? '').slice(0, length)),
    fc.constantFrom('', '{', '}', '[', '"', '\u0000', '{"a":}', '{}{}', '[1,]', ']'),
    fc.string(),
  );

  it('account for every record, whatever is mixed and wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 12 }),
        fc.integer({ min: 1, max: 300 }),
        fc.constantFrom(50, 400, 1 << 24),
        fc.boolean(),
        fc.boolean(),
        async (texts, size, maxLineBytes, join, mergeEqual) => {
          const text = texts.join('\n');
          const { items, counts } = await mapAll(cut(bytes(text), size), { maxLineBytes, join, mergeEqual });
          expect(accountedFor(counts)).toBe(counts.records);
          const indexes = items.flatMap((item) => ('index' in item ? [item.index] : []));
          expect(indexes.sort((a, b) => a - b)).toEqual(indexes.map((_, index) => index));
          const whole = await mapAll([text], { maxLineBytes, join, mergeEqual });
          expect(items).toEqual(whole.items);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('give every line that is a good record one entity, whatever stands between', async () => {
    const bad = fc.constantFrom(
      '{"UserId":"AIDA',
      '{"a":[',
      '{"a":',
      '[',
      '{"a":"b",',
      'text',
      '{"a" 1}',
      '"',
      '{"a":"\\',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(bad), { maxLength: 20 }), async (texts) => {
        const all = texts.map((text, index) => text ?? JSON.stringify(user(`u${index}`)));
        const { counts } = await mapAll([all.join('\n')]);
        const good = texts.filter((text) => text === null).length;
        expect(counts.entities.USER).toBe(good);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the items', () => {
  it('have the types that their name says', async () => {
    const items: MapItem[] = [];
    for await (const item of mapStream([user('ana')], { collectedAt, input: 'here' })) items.push(item);
    expect(items[0]).toMatchObject({ type: 'entity', input: 'here', index: 0, path: [] });
    expect(items[0]).not.toHaveProperty('line');
  });
});
