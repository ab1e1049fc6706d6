import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IdentityOptions, type QueryService, queryFor } from '../src/find.ts';

const FOLDER = new URL('./query/', import.meta.url);
const SERVICES: readonly QueryService[] = ['cloudtrail', 'insights', 'athena', 'udm-search', 'yara-l'];

const ROLE_ARN = 'arn:aws:iam::111122223333:role/ci/Deploy';

/** What the files of `query/` ask, by the first part of their names. */
const ASKED: Readonly<Record<string, IdentityOptions>> = {
  'access-key': {
    accessKey: 'AKIAIOSFODNN7EXAMPLE',
    from: '2026-01-01T01:00:00+01:00',
    to: '2026-01-31T23:59:59.5Z',
  },
  'account-or-recipient': { account: '111122223333', recipient: true },
  'role-by-arn': { role: ROLE_ARN },
  root: { root: true },
  session: { session: 'joan@example.org' },
  'target-by-name': { target: 'bob' },
  'user-by-arn': { user: 'arn:aws:iam::111122223333:user/eng/alice' },
  'user-by-name': { user: 'alice' },
  'user-with-signs': { user: "o'neil,a=b" },
};

const TABLES: Readonly<Record<string, string>> = { 'access-key': 'security"trail' };

const GOLDENS = readdirSync(FOLDER)
  .filter((file) => file !== 'help.txt')
  .map((file) => [file, ...file.split('.')] as [string, string, QueryService]);

function text(identity: IdentityOptions, service: QueryService): string {
  return queryFor(identity, service).text;
}

describe('a query', () => {
  it.each(GOLDENS)('is what its golden says: %s', (file, name, service) => {
    const table = TABLES[name];
    const query = queryFor(ASKED[name]!, service, table === undefined ? {} : { table });
    expect(`${query.text}\n`).toBe(readFileSync(new URL(file, FOLDER), 'utf8'));
  });

  it('has a golden for each service and each option', () => {
    expect([...new Set(GOLDENS.map(([, , service]) => service))].sort()).toEqual([...SERVICES].sort());
    expect([...new Set(GOLDENS.map(([, name]) => name))].sort()).toEqual(Object.keys(ASKED));
  });

  it.each<[IdentityOptions, string]>([
    [{ user: 'AIDAEXAMPLEALICE00001' }, "useridentity.principalid = 'AIDAEXAMPLEALICE00001'"],
    [{ user: 'arn:aws:iam::111122223333:root' }, "useridentity.arn = 'arn:aws:iam::111122223333:root'"],
    [
      { role: 'Deploy' },
      "useridentity.sessioncontext.sessionissuer.type = 'Role' AND useridentity.sessioncontext.sessionissuer.username = 'Deploy'",
    ],
    [
      { role: 'AROAEXAMPLEDEPLOY0001' },
      "useridentity.sessioncontext.sessionissuer.type = 'Role' AND useridentity.sessioncontext.sessionissuer.principalid = 'AROAEXAMPLEDEPLOY0001'",
    ],
    [
      { session: 'arn:aws:sts::111122223333:assumed-role/Deploy/joan' },
      "useridentity.arn = 'arn:aws:sts::111122223333:assumed-role/Deploy/joan'",
    ],
    [{ account: '111122223333' }, "useridentity.accountid = '111122223333'"],
    [{ root: true }, "useridentity.type = 'Root'"],
    [
      { root: true, account: '111122223333' },
      "useridentity.accountid = '111122223333' AND useridentity.type = 'Root'",
    ],
  ])('of Athena asks %j', (identity, condition) => {
    expect(text(identity, 'athena').split('\n')[2]).toBe(`WHERE ${condition}`);
  });

  const signIn = (field: string, rest: string) =>
    `(principal.user.${field} ${rest} OR (target.application = "signin.amazonaws.com" AND target.user.${field} ${rest}))`;

  it.each<[IdentityOptions, string]>([
    [{ user: 'AIDAEXAMPLEALICE00001' }, signIn('product_object_id', '= "AIDAEXAMPLEALICE00001"')],
    [{ user: 'arn:aws:iam::111122223333:root' }, signIn('userid', '= "arn:aws:iam::111122223333:root"')],
    [{ role: 'Deploy' }, signIn('attribute.roles.name', '= "Deploy" nocase')],
    [{ role: 'AROAEXAMPLEDEPLOY0001' }, signIn('product_object_id', '= "AROAEXAMPLEDEPLOY0001"')],
    [
      { session: 'arn:aws:sts::111122223333:assumed-role/Deploy/joan' },
      signIn('userid', '= "arn:aws:sts::111122223333:assumed-role/Deploy/joan"'),
    ],
    [
      { account: '111122223333', recipient: true },
      '(principal.user.group_identifiers = "111122223333" OR additional.fields["recipientAccountId"] = "111122223333")',
    ],
  ])('of UDM asks %j', (identity, condition) => {
    expect(text(identity, 'udm-search')).toBe(`metadata.log_type = "AWS_CLOUDTRAIL" AND ${condition}`);
  });

  it.each<[IdentityOptions, string]>([
    [{ user: 'arn:aws:iam::111122223333:user/eng/alice' }, 'Username,AttributeValue=alice'],
    [{ user: 'arn:aws:iam::111122223333:root' }, 'Username,AttributeValue=root'],
    [{ session: 'arn:aws:sts::111122223333:assumed-role/Deploy/joan' }, 'Username,AttributeValue=joan'],
    [{ target: 'bob' }, 'ResourceName,AttributeValue=bob'],
  ])('of Event history asks %j', (identity, attribute) => {
    expect(text(identity, 'cloudtrail')).toBe(
      `aws cloudtrail lookup-events --lookup-attributes AttributeKey=${attribute}`,
    );
  });
});

describe('the notes on a query', () => {
  const HISTORY =
    'Event history has the management events of the last 90 days, of one account and one region.';
  const CASE = 'Names are compared with regard to case: write them as AWS has them.';
  const TIME = 'The time is no part of the text: set it where the text is run.';
  const READING =
    "It asks for the fields that this program's mapping of CloudTrail records fills, by its own reading of the language.";
  const from = '2026-01-01T00:00:00Z';

  it.each<[IdentityOptions, QueryService, string[]]>([
    [{ user: 'alice' }, 'cloudtrail', [HISTORY, 'Sessions of the same name are found, too.']],
    [
      { session: 'joan' },
      'cloudtrail',
      [HISTORY, 'Users and sessions of other roles that have the same name are found, too.'],
    ],
    [
      { target: 'bob' },
      'cloudtrail',
      [HISTORY, 'Resources of other services that have the same name are found, too.'],
    ],
    [{ root: true, from }, 'cloudtrail', [HISTORY]],
    [{ user: 'alice' }, 'insights', [CASE]],
    [
      { role: ROLE_ARN, from },
      'insights',
      ['What its sessions did is found, not the calls that began them.', TIME],
    ],
    [{ root: true, from }, 'athena', []],
    [
      { target: 'bob' },
      'athena',
      [CASE, 'Only names among the parameters are asked: what ARNs, answers and refusals name is not found.'],
    ],
    [
      { accessKey: 'AKIAIOSFODNN7EXAMPLE', to: from },
      'yara-l',
      ['What was done with the key is found, not the calls that made or changed it.', TIME, READING],
    ],
    [
      { target: 'bob' },
      'udm-search',
      ['A name may be that of a user, a group, a role or another resource.', READING],
    ],
  ])('say where the answer differs: %j for %s', (identity, service, notes) => {
    expect(queryFor(identity, service).notes).toEqual(notes);
  });
});

describe('a query that cannot be asked', () => {
  const NO_ATTRIBUTE =
    'lookup-events has no attribute for a role, an account or the id of a user: name the session or the user, or take another service.';

  it.each<[IdentityOptions, string, string]>([
    [
      { user: 'alice' },
      'splunk',
      'The service must be one of cloudtrail, insights, athena, udm-search, yara-l.',
    ],
    [{}, 'athena', 'Nothing is looked up: give a user, a role or another identity, or a time.'],
    [{ from: '2026-01-01T00:00:00Z' }, 'athena', 'A query asks for an identity: a time alone is none.'],
    [{ target: ROLE_ARN }, 'athena', 'A query asks for a target by its name.'],
    [{ role: 'Deploy' }, 'cloudtrail', NO_ATTRIBUTE],
    [{ account: '111122223333' }, 'cloudtrail', NO_ATTRIBUTE],
    [{ user: 'AIDAEXAMPLEALICE00001' }, 'cloudtrail', NO_ATTRIBUTE],
    [
      { user: 'alice', account: '111122223333' },
      'cloudtrail',
      'lookup-events takes one attribute: ask for one identity, or take another service.',
    ],
    [
      { user: 'a"b' },
      'insights',
      'Logs Insights documents no way to write " or \\ in a text. Take another service.',
    ],
  ])('throws: %j for %s', (identity, service, message) => {
    expect(() => queryFor(identity, service as QueryService)).toThrow(new TypeError(message));
  });

  it('throws for a table that is none', () => {
    for (const table of ['', 'a\nb', 7 as unknown as string])
      expect(() => queryFor({ user: 'alice' }, 'athena', { table })).toThrow(
        new TypeError('The option table takes the name of a table.'),
      );
  });
});

/** A text with its literals taken out: what is left, and what the literals say. */
interface Taken {
  readonly frame: string;
  readonly literals: readonly string[];
}

/** Reads a text as its language does, one character after the other, and takes the literals out. */
function take(
  query: string,
  read: (at: number) => readonly [literal: string, end: number] | undefined,
): Taken {
  const literals: string[] = [];
  let frame = '';
  for (let at = 0; at < query.length; ) {
    const found = read(at);
    if (found === undefined) {
      frame += query[at];
      at += 1;
    } else {
      literals.push(found[0]);
      frame += '□';
      at = found[1];
    }
  }
  return { frame, literals };
}

/** A literal between quotes or slashes, in which a backslash takes the next character as it is. */
function withBackslashes(query: string): Taken {
  return take(query, (start) => {
    const end = query[start];
    if (end !== '"' && !(end === '/' && query.slice(0, start).endsWith(' = '))) return undefined;
    let literal = '';
    for (let at = start + 1; at < query.length; at += 1) {
      if (query[at] === end) return [literal, at + 1];
      if (query[at] === '\\') at += 1;
      literal += query[at];
    }
    throw new Error('A literal has no end.');
  });
}

/** A literal of SQL, in which a quote is doubled; names in double quotes are another kind. */
function ofSql(query: string): Taken {
  return take(query, (start) => {
    if (query[start] !== "'") return undefined;
    let literal = '';
    for (let at = start + 1; at < query.length; at += 1) {
      if (query[at] === "'") {
        if (query[at + 1] !== "'") return [literal, at + 1];
        at += 1;
      }
      literal += query[at];
    }
    throw new Error('A literal has no end.');
  });
}

/** The words that a POSIX shell makes of a line without variables. */
function shellWords(line: string): string[] {
  const words: string[] = [''];
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at]!;
    const word = words.length - 1;
    if (character === "'") quoted = !quoted;
    else if (quoted) words[word] += character;
    else if (character === ' ') words.push('');
    else if (character === '\\') {
      at += 1;
      words[word] += line[at]!;
    } else if (/[$`"&|;<>(){}*?[\]#~!\s]/u.test(character)) throw new Error(`Unquoted: ${character}`);
    else words[word] += character;
  }
  expect(quoted).toBe(false);
  return words;
}

describe('no value can be read as a part of its query', () => {
  const sign = fc.constantFrom(
    ...`"'\\\`$;|&(){}[]<>*?!#~%=,+- @._^éalice`,
    '--',
    '" OR ""="',
    "' OR ''='",
    '$e',
  );
  const value = fc
    .array(sign, { minLength: 1, maxLength: 12 })
    .map((signs) => signs.join(''))
    .filter((name) => !/^A[A-Z]{3}[A-Z0-9]{12,}$/u.test(name));

  it('where it is the path of an ARN', () => {
    const arn = (path: string) => ({ role: `arn:aws:iam::111122223333:role/${path}/x` });
    fc.assert(
      fc.property(value, (path) => {
        // parseArn takes white space out of what it judges; the text stays as it was given.
        const sql = ofSql(text(arn(path), 'athena'));
        expect(sql.frame).toBe(ofSql(text(arn('ci'), 'athena')).frame);
        expect(sql.literals).toEqual(['Role', arn(path).role]);
        const search = withBackslashes(text(arn(path), 'udm-search'));
        expect(search.frame).toBe(withBackslashes(text(arn('ci'), 'udm-search')).frame);
        expect(search.literals.filter((literal) => literal === arn(path).role)).toHaveLength(2);
      }),
    );
  });

  it.each(['user', 'role', 'session', 'target'] as const)('of Athena: %s', (option) => {
    const frame = ofSql(text({ [option]: 'alice' }, 'athena'));
    fc.assert(
      fc.property(value, (name) => {
        const taken = ofSql(text({ [option]: name }, 'athena'));
        expect(taken.frame).toBe(frame.frame);
        expect(taken.literals).toEqual(
          frame.literals.map((literal) => (literal === 'alice' ? name : literal)),
        );
      }),
    );
  });

  it('of Athena: the table', () => {
    fc.assert(
      fc.property(value, (table) => {
        const line = queryFor({ root: true }, 'athena', { table }).text.split('\n')[1]!;
        expect(line.slice(6, -1).replaceAll('""', '').replaceAll('"."', '')).not.toContain('"');
        if (!table.includes('.')) expect(line).toBe(`FROM "${table.split('"').join('""')}"`);
      }),
    );
    const { text: sql } = queryFor({ root: true }, 'athena', { table: 'logs.trail' });
    expect(sql.split('\n')[1]).toBe('FROM "logs"."trail"');
  });

  it.each(['udm-search', 'yara-l'] as const)('of %s', (service) => {
    for (const option of ['user', 'role', 'session', 'target'] as const) {
      const frame = withBackslashes(text({ [option]: 'alice' }, service));
      fc.assert(
        fc.property(value, (name) => {
          const taken = withBackslashes(text({ [option]: name }, service));
          expect(taken.frame).toBe(frame.frame);
          expect(taken.literals).toEqual(
            frame.literals.map((literal) => literal.replace(/alice(?=\$?$)/u, () => name)),
          );
        }),
      );
    }
  });

  it.each(['user', 'role', 'target'] as const)(
    'of Logs Insights, which refuses quotes and backslashes: %s',
    (option) => {
      const frame = withBackslashes(text({ [option]: 'alice' }, 'insights'));
      fc.assert(
        fc.property(value, (name) => {
          if (/["\\]/u.test(name)) {
            expect(() => text({ [option]: name }, 'insights')).toThrow(TypeError);
            return;
          }
          const taken = withBackslashes(text({ [option]: name }, 'insights'));
          expect(taken.frame).toBe(frame.frame);
          expect(taken.literals).toEqual(
            frame.literals.map((literal) => (literal === 'alice' ? name : literal)),
          );
        }),
      );
    },
  );

  it('of Logs Insights: the expression for a session finds it and nothing else', () => {
    fc.assert(
      fc.property(value, value, (name, other) => {
        const filter = text({ session: name }, 'insights').split('\n')[1]!;
        const [, expression] = /principalId like \/((?:[^/\\]|\\.)*)\/$/u.exec(filter)!;
        const found = new RegExp(expression!, 'u');
        expect(found.test(`AROAEXAMPLEDEPLOY0001:${name}`)).toBe(true);
        expect(found.test(`AROAEXAMPLEDEPLOY0001:${other}`)).toBe(other === name);
      }),
    );
  });

  it.each(['user', 'session', 'target'] as const)('of a shell: %s', (option) => {
    fc.assert(
      fc.property(value, (name) => {
        const [, , , flag, attribute, ...rest] = shellWords(text({ [option]: name }, 'cloudtrail'));
        expect([flag, rest]).toEqual(['--lookup-attributes', []]);
        const key = option === 'target' ? 'ResourceName' : 'Username';
        if (attribute!.startsWith('AttributeKey='))
          expect(attribute).toBe(`AttributeKey=${key},AttributeValue=${name}`);
        else expect(JSON.parse(attribute!)).toEqual([{ AttributeKey: key, AttributeValue: name }]);
      }),
    );
  });

  it('with a line break or another character that cannot be seen', () => {
    for (const name of ['a\nb', 'a\r', 'a\u0000', 'a\u2028b', 'a\u202eb', 'a\ud800'])
      for (const service of SERVICES)
        for (const option of ['user', 'role', 'session', 'target', 'accessKey', 'account'])
          expect(() => text({ [option]: name }, service)).toThrow(TypeError);
  });
});
