import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLES } from '../../.playground/examples.ts';
import { explainActivity } from '../../src/explain-activity.ts';
import { explain, formatPath } from '../../src/index.ts';
import { detectSource } from '../../src/table/sources.ts';
import { startChromium } from './chromium.ts';

const FILE = '.playground/dist/index.html';
const ADDRESS = pathToFileURL(FILE).href;
const USER = {
  UserName: 'ada',
  UserId: 'AIDAEXAMPLEUSER000001',
  Arn: 'arn:aws:iam::111122223333:user/ada',
  Path: '/',
  CreateDate: '2021-02-30T00:00:00Z',
  Shoe: 43,
};

describe('the page', () => {
  let browser: Browser;
  let page: Page;
  /** What went wrong in the page, and all that it asked for. */
  let faults: string[];
  let requests: string[];

  beforeAll(async () => {
    if (!existsSync(FILE)) throw new Error(`${FILE} is not there: run npm run playground.`);
    browser = await startChromium();
  });

  afterAll(() => browser?.close());

  afterEach(async () => {
    await page.context().close();
    expect(faults).toStrictEqual([]);
    expect(requests.filter((url) => !url.startsWith(ADDRESS) && !url.startsWith('data:'))).toStrictEqual([]);
  });

  async function open(hash = '', options: BrowserContextOptions = {}): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
    await context.setOffline(true);
    page = await context.newPage();
    faults = [];
    requests = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on('console', (message) => faults.push(message.text()));
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(ADDRESS + hash);
    await settled();
  }

  /** Waits until the page shows what was handed in. */
  const settled = () => page.locator('main[aria-busy=false]').waitFor();
  const status = () => page.locator('#status');
  const row = (side: 'log' | 'udm', path: string): Locator =>
    page.locator(`#${side}-tree [data-path=${JSON.stringify(path)}]`);

  async function read(text: string): Promise<void> {
    await page.locator('#text').fill(text);
    await settled();
  }

  describe('an example', () => {
    it.each(
      EXAMPLES.filter(({ other }) => other === undefined).map((example) => [example.title, example] as const),
    )('is explained as the library explains it: %s', async (_, { name, text }) => {
      await open(`#example=${name}`);
      const log = JSON.parse(text);
      const records = log.UserDetailList === undefined ? [log] : [log.UserDetailList[0]];
      const explanation =
        detectSource(records[0]) === 'cloudtrail'
          ? explainActivity(records[0])
          : explain(records[0], { collectedAt: '2026-01-02T03:04:05Z' });
      for (const leaf of explanation.logLeaves) {
        const mark = await row('log', formatPath(leaf.logPath)).locator('.mark').textContent();
        if (leaf.fate === 'mapped')
          expect([leaf.logPath, mark]).toStrictEqual([leaf.logPath, leaf.rows.join(' ')]);
        else expect(mark).not.toMatch(/\d/u);
      }
      for (const leaf of explanation.udmLeaves)
        expect(await row('udm', formatPath(leaf.udmPath)).locator('.mark').textContent()).toBe(
          String(leaf.row),
        );
    });

    it('stands in the link, with the options that were chosen', async () => {
      await open();
      await page.locator('#example').selectOption('role');
      await page.locator('#profile').selectOption('extended');
      expect(page.url()).toBe(`${ADDRESS}#example=role&profile=extended`);
      await page.reload();
      expect(await page.locator('#profile').inputValue()).toBe('extended');
      expect(await row('log', 'RoleName').count()).toBe(1);
    });

    it('is no more in the link once the reader has changed it', async () => {
      await open('#example=user');
      await read(JSON.stringify(USER));
      expect(page.url()).toBe(ADDRESS);
    });
  });

  describe('a field', () => {
    it('lights its partner when it is clicked, and the card says row and logic', async () => {
      await open('#example=user');
      await row('log', 'CreateDate').click();
      expect(await row('udm', 'entity.user.attribute.creationTime').getAttribute('class')).toContain('lit');
      const card = await page.locator('#card').textContent();
      for (const told of ['becomes', 'entity.user.attribute.creation_time', 'Row3', 'timestamp'])
        expect(card).toContain(told);
    });

    it('lights its partner when it is pointed at, and what was chosen is lit again afterwards', async () => {
      await open('#example=user');
      await row('log', 'CreateDate').click();
      await row('udm', 'entity.user.userid').hover();
      expect(await row('log', 'UserName').getAttribute('class')).toContain('lit');
      await page.locator('h1').hover();
      expect(await row('log', 'CreateDate').getAttribute('class')).toContain('lit');
    });

    it('of an event has its evidence', async () => {
      await open('#example=policy-attached');
      await row('log', 'requestParameters.policyArn').click();
      expect(await page.locator('#card').textContent()).toMatch(
        /Evidence(documented|observed|sibling|ours): /u,
      );
    });

    it('that did not arrive says why, with the issue and its remedy', async () => {
      await open();
      await read(JSON.stringify(USER));
      await row('log', 'CreateDate').click();
      const card = await page.locator('#card').textContent();
      for (const told of [
        'an issue stood in the way',
        'invalid_timestamp',
        'What to do: Write dates as RFC 3339',
      ])
        expect(card).toContain(told);
    });

    it('that is a secret is hidden in the tree and in the card', async () => {
      await open('#example=password');
      await page.locator('.mark', { hasText: 'secret' }).first().click();
      expect(
        await page
          .locator('.row', { has: page.locator('.mark', { hasText: 'secret' }) })
          .first()
          .textContent(),
      ).toContain('hidden');
      expect(await page.locator('#card').textContent()).toContain('hidden');
    });

    it('that may carry a secret, and is not in the event, is hidden, too', async () => {
      await open();
      const { text } = EXAMPLES.find(({ name }) => name === 'other-service')!;
      await read(JSON.stringify({ ...JSON.parse(text), userAgent: 'key=abcdef' }));
      expect(await row('log', 'userAgent').textContent()).not.toContain('abcdef');
      await row('log', 'userAgent').click();
      expect(await page.locator('#card').textContent()).not.toContain('abcdef');
    });

    it('that is a secret is not said by the branch that holds it', async () => {
      await open();
      const { text } = EXAMPLES.find(({ name }) => name === 'policy-attached')!;
      const requestParameters = { secret: { key: 'abcdef' }, tag: { key: 'team' } };
      await read(JSON.stringify({ ...JSON.parse(text), requestParameters }));
      expect(await row('log', 'requestParameters.secret').textContent()).toBe('secret 1 field');
      expect(await row('log', 'requestParameters.tag').textContent()).toBe('tag 1 field: team');
      expect(await page.locator('main').textContent()).not.toContain('abcdef');
    });

    it('stays chosen, in its record, with other options, and not in other input', async () => {
      await open('#example=account');
      await page.locator('#entries [role=option]').nth(1).click();
      await row('log', 'UserName').click();
      await page.mouse.move(0, 0);
      for (const profile of ['google', 'extended']) {
        await page.locator('#profile').selectOption(profile);
        await settled();
        expect(await page.locator('#entries [aria-selected=true]').getAttribute('id')).toBe('entry-1');
        expect(await row('log', 'UserName').getAttribute('aria-selected')).toBe('true');
        expect(await page.locator('#card').textContent()).toContain('UserName');
      }
      await page.locator('#example').selectOption('user');
      await settled();
      expect(await page.locator('#card').textContent()).toContain('Point at a field');
    });

    it('is reached from its issue', async () => {
      await open('#example=odd-dates');
      await page.locator('#issues button', { hasText: 'CreateDate' }).first().click();
      expect(await row('log', 'CreateDate').getAttribute('aria-selected')).toBe('true');
    });

    it('that was chosen stays told of where others scroll below a mouse at rest', async () => {
      await open('', { viewport: { width: 1280, height: 700 } });
      await read(
        JSON.stringify({ ...USER, Tags: Array.from({ length: 30 }, (_, at) => ({ Key: `k${at}` })) }),
      );
      await page.locator('#issues button', { hasText: 'CreateDate' }).click();
      // Chromium says what lies below the mouse only once it has drawn the page.
      await page.locator('.tree .row:hover').waitFor();
      const told = () => page.locator('#card .subject').textContent();
      expect(await told()).toContain('CreateDate');
      await row('log', 'UserName').hover();
      expect(await told()).toContain('UserName');
    });
  });

  describe('keys', () => {
    const focused = () => page.locator(':focus').getAttribute('data-path');

    it('alone reach all: Tab to a tree, arrows to a field, Enter to its partner', async () => {
      await open('#example=user');
      await page.locator('#text').focus();
      await page.keyboard.press('Tab');
      expect(await focused()).toBe('UserName');
      await page.keyboard.press('ArrowDown');
      expect(await focused()).toBe('UserID');
      await page.keyboard.press('c');
      expect(await focused()).toBe('CreateDate');
      await page.keyboard.press('Enter');
      expect(await focused()).toBe('entity.user.attribute.creationTime');
      await page.keyboard.press('Enter');
      expect(await focused()).toBe('CreateDate');
    });

    it('open and close branches, and go to both ends', async () => {
      await open('#example=user');
      await row('log', 'Tags').focus();
      await page.keyboard.press('ArrowLeft');
      expect(await row('log', 'Tags').getAttribute('aria-expanded')).toBe('false');
      expect(await row('log', 'Tags[0].Key').count()).toBe(0);
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      expect(await focused()).toBe('Tags[0]');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowLeft');
      expect(await focused()).toBe('Tags');
      await page.keyboard.press('Home');
      expect(await focused()).toBe('UserName');
      await page.keyboard.press('End');
      expect(await focused()).toBe('Tags[1].Value');
    });

    it('open the closed branch in which a partner lies', async () => {
      await open('#example=user');
      await row('udm', 'entity').focus();
      await page.keyboard.press('ArrowLeft');
      expect(await row('udm', 'entity.user').count()).toBe(0);
      await row('log', 'CreateDate').focus();
      expect(await row('udm', 'entity').getAttribute('class')).toContain('holds');
      await page.keyboard.press('Enter');
      expect(await focused()).toBe('entity.user.attribute.creationTime');
    });
  });

  describe('an input of many records', () => {
    const lines = Array.from({ length: 1200 }, (_, index) =>
      JSON.stringify({
        ...USER,
        UserName: `user-${index}`,
        UserId: `AIDAEXAMPLE${index}`,
        ...(index % 400 !== 0 && { CreateDate: '2026-01-02T03:04:05Z' }),
      }),
    ).join('\n');
    const drop = (name: string, buffer: Buffer) =>
      page.locator('#file').setInputFiles({ name, mimeType: 'application/json', buffer });

    it.each([
      ['as it is', (text: string) => Buffer.from(text)],
      ['as gzip', (text: string) => gzipSync(text)],
    ])('has a list to choose from and its coverage, %s', async (_, pack) => {
      await open();
      await drop('users.json', pack(lines));
      await settled();
      expect(await status().textContent()).toBe('1200 records read: 1200 entities. 3 warnings below.');
      expect(await page.locator('#entries [role=option]').count()).toBe(500);
      expect(await page.locator('#listed').textContent()).toBe(
        'The first 500 of 1200. Narrow them down to see others.',
      );
      expect(await page.locator('#coverage').textContent()).toContain('1200 records (1200 USER');
      await page.locator('#entries').focus();
      await page.keyboard.press('ArrowDown');
      expect(await row('log', 'UserName').textContent()).toContain('user-1');
      expect(page.url()).toBe(ADDRESS);
    });

    it('is said to have nothing in it where it is empty', async () => {
      await open();
      for (const blank of ['', '\n']) {
        await drop('empty.json', Buffer.from(blank));
        await settled();
        expect(await status().textContent()).toBe('0 records read: nothing in it.');
        expect(await page.locator('#files').textContent()).toContain('empty.json');
        expect(await page.locator('#explanation').isVisible()).toBe(false);
      }
      await drop('user.json', Buffer.from(`\ufeff${JSON.stringify(USER)}`));
      await settled();
      expect(await page.locator('#text').inputValue()).toBe(JSON.stringify(USER));
    });

    it('is narrowed down to what has a warning, and by a name', async () => {
      await open();
      await drop('users.json', Buffer.from(lines));
      await page.locator('#filter-show').selectOption('warned');
      await settled();
      expect(await page.locator('#listed').textContent()).toBe('3 listed.');
      await page.locator('#filter-text').fill('user-800');
      await settled();
      expect(await page.locator('#listed').textContent()).toBe('1 listed.');
      expect(await row('log', 'UserName').textContent()).toContain('user-800');
    });

    it('is narrowed down by who types on while it is read again', async () => {
      await open();
      await drop('users.json', Buffer.from(Array(20).fill(lines).join('\n')));
      await settled();
      await page.locator('#filter-text').pressSequentially('user-800', { delay: 300 });
      await settled();
      expect(await page.locator('#filter-text').inputValue()).toBe('user-800');
      expect(await page.locator('#listed').textContent()).toBe('20 listed.');
    });

    it('tells by which row, and to where, what was dropped would have gone', async () => {
      await open();
      await read(JSON.stringify({ ...USER, CreateDate: '2024-13-45 99:00' }));
      await row('log', 'CreateDate').click();
      const told = await page.locator('#card').textContent();
      expect(told).toContain('invalid_timestamp');
      expect(told).toContain('Maps');
      expect(told).toContain('entity.user.attribute.creation_time');
    });

    it('has the issue of what it is a part of, on either side, before its row', async () => {
      await open();
      const twice = (Value: string) => ({ Key: 'team', Value });
      const CreateDate = '2021-03-14T09:26:53';
      await read(JSON.stringify({ ...USER, CreateDate, Tags: [twice('a'), twice('b')] }));
      const card = page.locator('#card');
      for (const [side, path] of [
        ['log', 'Tags[1].Key'],
        ['udm', 'entity.user.attribute.labels[1].key'],
      ] as const) {
        await row(side, path).click();
        expect(await card.textContent()).toMatch(/duplicate_label_key.*Row22/su);
      }
      await row('log', 'Tags[0].Key').click();
      expect(await card.locator('.issue').count()).toBe(0);
      await row('log', 'CreateDate').click();
      expect(await card.locator('.issue').count()).toBe(1);
      expect((await card.textContent())!.match(/Row3/gu)).toHaveLength(1);
    });

    it('lists activity outside the table behind the others, of which most of a trail is', async () => {
      const text = (name: string) => JSON.parse(EXAMPLES.find((example) => example.name === name)!.text);
      await open();
      await read(
        JSON.stringify({ Records: [...Array(600).fill(text('other-service')), text('policy-attached')] }),
      );
      const first = page.locator('#entries [role=option]').first();
      expect(await first.textContent()).toContain('AttachUserPolicy');
      expect(await page.locator('#entries [role=option]').count()).toBe(500);
      expect(await page.locator('#listed').textContent()).toContain('of 601');
    });

    it('tells where text breaks, and of records outside the table', async () => {
      await open();
      await read(
        `${JSON.stringify(USER)}\n{"UserName": \n${EXAMPLES.find(({ name }) => name === 'other-service')!.text.replaceAll('\n', '')}`,
      );
      expect(await status().textContent()).toBe(
        '3 records read: 1 entity, 1 refused, 1 outside the table. 1 warning below.',
      );
      await page.locator('#entries [role=option]', { hasText: 'refused' }).click();
      expect(await page.locator('#issues').textContent()).toMatch(/invalid_json.*line \d, column \d+/u);
      await page.locator('#entries [role=option]', { hasText: 'outside the table' }).click();
      expect(await page.locator('#issues').textContent()).toContain('not_iam_activity');
      expect(await row('log', 'eventName').locator('.mark').textContent()).toBe('outside');
    });
  });

  describe('two inputs', () => {
    it('are compared: who came, who left a group, what a trust policy gained', async () => {
      await open('#example=snapshots');
      const changes = await page.locator('#changes').textContent();
      for (const told of [
        'USER chiyo.mori',
        'bilal.haddad left',
        'chiyo.mori joined',
        'trust policy changed: + ',
      ])
        expect(changes).toContain(told);
      // It stands beneath the inputs, and nowhere else.
      expect(await status().textContent()).toContain('1 added, 0 removed, 2 changed');
      expect(changes).not.toContain('1 added');
    });

    it('show no list where nothing differs', async () => {
      await open();
      await page.locator('#mode-compare').check();
      await page.locator('#text').fill(JSON.stringify(USER));
      await page.locator('#other-text').fill(JSON.stringify(USER));
      await settled();
      expect(await status().textContent()).toBe('0 added, 0 removed, 0 changed, 1 unchanged');
      expect(await page.locator('#difference').isVisible()).toBe(false);
    });

    it('make few lines, and their sum is said, however much differs', async () => {
      const users = (prefix: string, more: object) =>
        Array.from({ length: 600 }, (_, index) => ({ ...USER, UserId: `${prefix}${index}`, ...more }));
      const details = users('AIDAEXAMPLEA', { Tags: [{ Key: 'team', Value: 'a' }] });
      await open();
      await page.locator('#mode-compare').check();
      await page.locator('#text').fill(JSON.stringify({ UserDetailList: details }));
      await page
        .locator('#other-text')
        .fill(
          JSON.stringify({ Users: [...users('AIDAEXAMPLEB', {}), { ...USER, UserId: 'AIDAEXAMPLEA0' }] }),
        );
      await settled();
      expect(await status().textContent()).toMatch(/^600 added, 599 removed, 0 changed, 1 unchanged/u);
      expect(await page.locator('#changes li').count()).toBe(501);
      expect(await page.locator('#changes li').first().textContent()).toMatch(/^not compared: /u);
    });

    it('may be an event each, which are compared by field', async () => {
      const [attached] = EXAMPLES.filter(({ name }) => name === 'policy-attached');
      await open();
      await page.locator('#mode-compare').check();
      await page.locator('#text').fill(attached!.text);
      await page
        .locator('#other-text')
        .fill(attached!.text.replace(/"sourceIPAddress": "[^"]*"/u, '"sourceIPAddress": "198.51.100.7"'));
      await settled();
      expect(await page.locator('#changes').textContent()).toMatch(/principal\.ip.*198\.51\.100\.7/u);
    });
  });

  it('tells which of the things that were dropped is no file', async () => {
    await open();
    const session = await page.context().newCDPSession(page);
    const data = { items: [], files: [resolve('package.json'), resolve('golden')], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
    await page.locator('#status.bad').waitFor();
    expect(await status().textContent()).toMatch(/^golden cannot be read: it is a folder/u);
  });

  describe('a hostile input', () => {
    it('is text, and never markup', async () => {
      await open();
      const name = '<img src=x onerror=alert(1)>';
      await read(JSON.stringify({ ...USER, UserName: name, [name]: name }));
      expect(await page.locator('main img').count()).toBe(0);
      expect(await row('log', 'UserName').textContent()).toContain(name);
    });

    it('has nothing unseen, and turns nothing around', async () => {
      await open();
      const name = 'a\u202eb\u2066c\u001bd\u200be';
      const drop = (buffer: Buffer) =>
        page.locator('#file').setInputFiles({ name: `${name}.json`, mimeType: 'text/plain', buffer });
      for (const text of [
        JSON.stringify({ ...USER, UserName: name, [name]: name, Tags: [{ Key: name, Value: name }] }),
        `${name} is no JSON ${'.'.repeat(300_000)}`,
      ]) {
        await drop(Buffer.from(text));
        await settled();
        expect(await page.locator('#verdict').textContent()).toContain(
          'a\\u{202e}b\\u{2066}c\\u{1b}d\\u{200b}e',
        );
        expect(await page.locator('main').textContent()).not.toMatch(/[\u202e\u2066\u200b]/u);
      }
    });

    it('of fifty thousand bad tags has a short card', async () => {
      await open();
      const Tags = Array.from({ length: 50_000 }, (_, index) => ({ Key: index, Value: {} }));
      const buffer = Buffer.from(JSON.stringify({ ...USER, Tags }));
      await page.locator('#file').setInputFiles({ name: 'tags.json', mimeType: 'text/plain', buffer });
      await settled();
      await row('log', 'Tags').click();
      expect(await page.locator('#card .issue').count()).toBe(12);
      expect(await page.locator('#card').textContent()).toMatch(/And \d+ more\.$/u);
    });

    it.each([
      [
        // To take the rows of a tree from the front of all its fields, one by one, would take minutes.
        'of four hundred thousand fields',
        () =>
          JSON.stringify({
            ...USER,
            ...Object.fromEntries(Array.from({ length: 400_000 }, (_, index) => [`f${index}`, index])),
          }),
      ],
      [
        'nested fifty thousand deep',
        () => `{"UserId":"AIDAEXAMPLE","Deep":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
      ],
      ['with a text of a megabyte', () => JSON.stringify({ ...USER, Path: 'x'.repeat(1_000_000) })],
    ])('%s makes few rows', async (_, make) => {
      await open();
      const buffer = Buffer.from(make());
      await page
        .locator('#file')
        .setInputFiles({ name: 'hostile.json', mimeType: 'application/json', buffer });
      await settled();
      expect(await status().textContent()).toMatch(/^1 record read/u);
      expect(await page.locator('.row').count()).toBeLessThan(1000);
      expect(await page.evaluate<number>('document.body.textContent.length')).toBeLessThan(1_500_000);
    });
  });

  describe('accessibility', () => {
    const states = [
      ['a user', '#example=user', async () => row('log', 'CreateDate').click()],
      ['an event', '#example=password', async () => row('log', 'eventName').click()],
      ['issues', '#example=odd-dates', async () => row('log', 'CreateDate').click()],
      [
        'many records',
        '#example=account',
        async () => {
          await page.getByText('Coverage: which rows').click();
          for (const summary of await page.locator('#coverage summary').all()) await summary.click();
          await page.getByText('More options').click();
        },
      ],
      ['a comparison', '#example=snapshots', async () => {}],
      ['nothing', '#example=user', async () => page.locator('#example').selectOption('')],
    ] as const;

    it.each(
      states.flatMap(([name, hash, act]) =>
        (['light', 'dark'] as const).map((scheme) => [name, scheme, hash, act] as const),
      ),
    )('finds nothing to say of %s, %s', async (_, colorScheme, hash, act) => {
      await open(hash, { colorScheme });
      await act();
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate<axe.AxeResults>('axe.run()');
      expect(
        violations.map(({ id, nodes }) => [
          id,
          ...nodes.map(({ html, any }) => `${html} ${any[0]?.message}`),
        ]),
      ).toStrictEqual([]);
    });

    it.each(states)('is as wide as a phone, and ends with its last line: %s', async (_, hash, act) => {
      await open(hash, { viewport: { width: 360, height: 740 } });
      await act();
      const [height, end] = await page.evaluate<[number, number]>(
        '[document.documentElement.scrollHeight, scrollY + document.querySelector("footer").getBoundingClientRect().bottom]',
      );
      expect(height).toBeLessThanOrEqual(Math.max(Math.ceil(end), 740));
      expect(await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')).toStrictEqual([
        360, 360,
      ]);
    });

    it('keeps the row that has the focus in sight, above the card', async () => {
      await open('#example=role', { viewport: { width: 360, height: 740 } });
      await row('log', 'RoleName').focus();
      for (let step = 0; step < 30; step += 1) {
        await page.keyboard.press('ArrowDown');
        const isSeen = await page.locator(':focus').evaluate((shown) => {
          const { left, width, top, height } = shown.getBoundingClientRect();
          return shown.contains(shown.ownerDocument.elementFromPoint(left + width / 2, top + height / 2));
        });
        expect(isSeen).toBe(true);
      }
    });

    it('tells what is lit and what is chosen in forced colours', async () => {
      await open('#example=account', { forcedColors: 'active' });
      await row('log', 'Arn').click();
      await page.locator('h1').hover();
      const ground = (place: string) =>
        page.evaluate<string>(`getComputedStyle(document.querySelector('${place}')).backgroundColor`);
      for (const [told, other] of [
        ['#log-tree [data-path=Arn]', '#log-tree [data-path=Path]'],
        ['#entry-0', '#entry-1'],
      ] as const)
        await expect.poll(() => ground(told)).not.toBe(await ground(other));
    });

    it('breaks an ARN among text from right to left within no word, on a phone', async () => {
      await open('', { viewport: { width: 360, height: 740 } });
      const Arn = 'arn:aws:iam::111122223333:role/service-role/engineering-admin';
      await read(JSON.stringify({ ...USER, Tags: [{ Key: 'مالك', Value: `يعمل تحت ${Arn} في القسم` }] }));
      const value = row('log', 'Tags[0].Value').locator('.value');
      expect(await value.textContent()).toContain(Arn);
      const heights = await value.evaluate((shown) =>
        [...shown.childNodes].flatMap((piece) => {
          const range = shown.ownerDocument.createRange();
          range.selectNodeContents(piece);
          const word = /^[\w:/]+$/u.test(piece.textContent ?? '');
          return word ? [range.getBoundingClientRect().height] : [];
        }),
      );
      expect(heights).toHaveLength(4);
      expect(new Set(heights).size).toBe(1);
    });
  });

  it('comes from a web server as well, and asks it for nothing else', async () => {
    await open();
    const asked: string[] = [];
    const server = createServer(({ url }, response) => {
      asked.push(url!);
      response.setHeader('content-type', 'text/html; charset=utf-8').end(readFileSync(FILE));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const other = await browser.newPage();
    await other.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await other.locator('#udm-tree [data-path="entity.user.userid"]').click();
    expect(await other.locator('#card').textContent()).toContain('UserName');
    await other.close();
    server.close();
    expect(asked).toStrictEqual(['/']);
  });
});
