import { describe, expect, it } from 'vitest';
import { mapRecord } from '../src/index.ts';
import { isOnCaller } from '../src/log/cloudtrail/own-call.ts';
import { OPERATIONS } from '../src/table/cloudtrail/operations.ts';
import { EVENT_ROWS } from '../src/table/cloudtrail/table.ts';
import { EVENT_FIELDS } from '../src/udm/event/field.ts';
import { EVENT_TYPES } from '../src/udm/event/type.ts';
import LISTED from './facts/cloudtrail-beside.json' with { type: 'json' };
import TYPES from './facts/cloudtrail-event-types.json' with { type: 'json' };
import TABLE from './facts/cloudtrail-mapping-table.json' with { type: 'json' };
import SCHEMA from './facts/udm-schema.json' with { type: 'json' };

interface TargetFact {
  readonly user?: string;
  readonly group?: string;
  readonly ancestor?: string;
  readonly resource?: {
    readonly kind: string;
    readonly name?: string;
    readonly id?: string;
    readonly else?: string;
  };
}

interface OperationFact {
  readonly eventSource: string;
  readonly eventName: string;
  readonly eventType: string;
  readonly requestParameters: readonly string[];
  readonly target: TargetFact;
}

const FACTS: readonly OperationFact[] = TYPES.rows;
const ROW_FACTS = new Map(TABLE.rows.map((fact) => [`C${fact.row}`, fact]));

/** What the facts say of both nouns that an identity may be. */
const BOTH_USERS = 'principal.user; target.user on a sign-in record: ';

/** The fields that a fact lists: `a.b / .c` is `a.b` and `a.c`. */
function fieldsOf(text: string | null): string[] {
  if (text === null || text.startsWith('(')) return [];
  if (text.startsWith(BOTH_USERS)) {
    return ['principal', 'target'].map((noun) => `${noun}.user.${text.slice(BOTH_USERS.length)}`);
  }
  let last = '';
  return text
    .replace(/\s\(.*\)| where .*/gu, '')
    .split(/, else |, | \/ |; /u)
    .map((field) => {
      if (!field.startsWith('.')) last = field;
      return field.startsWith('.') ? last.slice(0, last.lastIndexOf('.')) + field : field;
    });
}

/** A UDM field of a row as the facts write it. */
function udmFact(udm: string): string {
  return udm
    .replace(/^additional\."?([^"*]+)"?$/u, 'additional.fields[$1]')
    .replace('additional.*', 'additional.fields[<dotted path>]')
    .replace(/labels\[\]$/u, 'labels[*]')
    .replace(/(?<!about|ancestors)\[\](?!\.name$)/gu, '');
}

/** What lines of a row write or read beside what its fact lists: said there in words, or needed by what is said. */
const BESIDE: Readonly<
  Record<string, { readonly udm?: readonly string[]; readonly log?: readonly string[] }>
> = LISTED;

function besideOf(id: string, part: 'udm' | 'log', expected: readonly string[], actual: readonly string[]) {
  const listed = BESIDE[id]?.[part] ?? [];
  const wild = expected.map((field) =>
    field.replace(/\[<.*|\[requestParameters\..*|\[responseElements\..*|\[userIdentity\.<.*/u, '['),
  );
  const found = [...new Set(actual)].filter(
    (field) =>
      !expected.includes(field) && !wild.some((head) => head.endsWith('[') && field.startsWith(head)),
  );
  return { id, listed: [...listed].sort(), found: found.sort() };
}

describe('the rows of the table for CloudTrail', () => {
  it('are those of the facts, each written by one line at least', () => {
    const ids = new Set<string>(EVENT_ROWS.map(({ row }) => row).filter((id) => id.startsWith('C')));
    expect([...ids].sort(), 'rows, and test/facts/cloudtrail-mapping-table.json').toEqual(
      [...ROW_FACTS.keys()].sort(),
    );
  });

  it('have the evidence of the facts', () => {
    for (const { row, evidence } of EVENT_ROWS) {
      const fact = ROW_FACTS.get(row);
      if (fact !== undefined) expect([row, evidence]).toEqual([row, fact.evidence]);
    }
  });

  it.each([...ROW_FACTS.keys()])(
    'write and read what the facts list, and what is listed beside: %s',
    (id) => {
      const fact = ROW_FACTS.get(id)!;
      const rows = EVENT_ROWS.filter(({ row }) => row === id);
      const udm = rows.map((row) => udmFact(row.udm));
      const beside = besideOf(id, 'udm', fieldsOf(fact.udmField), udm);
      expect(beside.found).toEqual(beside.listed);
      const log = rows
        .flatMap((row) => row.log ?? [])
        .map((field) => field.replace(/\.@\w+\[\]$/u, '.<path>'));
      const besideLog = besideOf(id, 'log', fieldsOf(fact.logField), log);
      expect(besideLog.found).toEqual(besideLog.listed);
    },
  );

  it('write the fields of the registry and no others', () => {
    const written = new Set(
      EVENT_ROWS.map(({ udm }) =>
        udm.replace(/\[[^\]]+\]$/u, '[*]').replace(/^additional\..+/u, 'additional'),
      ),
    );
    expect([...written].sort()).toEqual(Object.keys(EVENT_FIELDS).sort());
  });
});

describe('the registry of event fields', () => {
  const messages: Readonly<
    Record<string, Readonly<Record<string, { type: string; repeated?: boolean; deprecated?: boolean }>>>
  > = SCHEMA.messages;
  const WELL_KNOWN: Readonly<Record<string, string>> = {
    timestamp: 'google.protobuf.Timestamp',
    texts: 'google.protobuf.Struct',
    label: 'Label',
    labels: 'Label',
  };

  it.each(Object.entries(EVENT_FIELDS))('names a field of the type that it has: %s is %s', (path, type) => {
    let message = 'UDM';
    const deprecated: string[] = [];
    let isRepeated = false;
    for (const segment of path.split('.')) {
      const name = segment.replace(/\[.*\]$/u, '');
      const fact = messages[message]![name]!;
      isRepeated = fact.repeated ?? false;
      if (fact.deprecated) deprecated.push(path);
      if (type !== 'labels') expect([segment, isRepeated]).toEqual([segment, segment.endsWith(']')]);
      message = fact.type;
    }
    expect(deprecated).toEqual(path === 'principal.resource.type' ? [path] : []);
    if (!path.endsWith('[*]')) expect(message).toBe(WELL_KNOWN[type] ?? type);
  });

  it('knows no event type that UDM does not know', () => {
    expect(Object.keys(SCHEMA.enums['Metadata.EventType'])).toEqual(expect.arrayContaining([...EVENT_TYPES]));
  });
});

/** What the facts call about, in the words of the operations. */
function aboutOf({ user, group, resource, ancestor }: TargetFact): string[] {
  const person = user?.startsWith('requestParameters.userName') ? 'user' : 'session';
  const persons: Readonly<Record<string, string[]>> = { 'the caller': [], userIdentity: ['identity'] };
  return [
    ...(user === undefined ? [] : (persons[user] ?? [person])),
    ...(group === undefined ? [] : ['group']),
    ...(resource === undefined ? [] : [resource.kind === 'session' ? 'credentials' : resource.kind]),
    ...(ancestor === undefined ? [] : ['role-beside']),
  ].filter((word, index, words) => words.indexOf(word) === index);
}

const byName = ([one]: readonly unknown[], [other]: readonly unknown[]) =>
  String(one) < String(other) ? -1 : 1;

describe('the operations', () => {
  it('are those of the facts, with their types and what they are about', () => {
    const listed = OPERATIONS.map(({ service, name, type, about }) => [
      `${service}.amazonaws.com ${name}`,
      type,
      about,
    ]);
    const facts = FACTS.map(({ eventSource, eventName, eventType, target }) => [
      `${eventSource} ${eventName}`,
      eventType,
      aboutOf(target),
    ]);
    expect(listed.sort(byName), 'operations, and test/facts/cloudtrail-event-types.json').toEqual(
      facts.sort(byName),
    );
  });

  it('let out the name of the user where row 84 says so', () => {
    const own = OPERATIONS.filter(
      ({ service, name }) => service === 'iam' && isOnCaller(name, 'IAMUser', false),
    ).map(({ name }) => name);
    const [listed] = ROW_FACTS.get('C84')!.logic.split(' (the API');
    expect([...own].sort()).toEqual([...listed!.split(', '), 'ChangePassword'].sort());
  });
});

type Fields = { [name: string]: unknown };

function put(record: Fields, path: string, value: string): void {
  const steps = path.split('.');
  let at = record;
  for (const step of steps.slice(0, -1)) {
    at[step] ??= {};
    at = at[step] as Fields;
  }
  at[steps.at(-1)!] = value;
}

function callOf({ eventSource, eventName, requestParameters }: OperationFact, fields: Fields): Fields {
  const record: Fields = {
    eventSource,
    eventName,
    eventTime: '2026-03-04T05:06:07Z',
    sourceIPAddress: '192.0.2.1',
    userIdentity: {
      type: 'IAMUser',
      principalId: 'AIDAEXAMPLE',
      arn: 'arn:aws:iam::111122223333:user/ana',
      userName: 'ana',
    },
    requestParameters: Object.fromEntries(
      requestParameters
        .filter((name) => !/document|password|tags|List|Keys|code|token/iu.test(name))
        .map((name) => [name, `value of ${name}`]),
    ),
  };
  for (const [path, value] of Object.entries(fields)) put(record, path, value as string);
  return record;
}

function eventOf(record: Fields) {
  const result = mapRecord(record, { source: 'cloudtrail' });
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.event;
}

describe.each(FACTS.map((fact) => [fact.eventName, fact] as const))('a call of %s', (_, fact) => {
  const { target, eventType } = fact;
  const { resource } = target;

  it('is of its type and is about what the facts say, all being there', () => {
    const paths = [resource?.name, resource?.id].filter((path) => path?.includes('.'));
    const fields = Object.fromEntries(
      paths.map((path) => [path!.split(',')[0]!, `value at ${path!.split(',')[0]}`]),
    );
    if (target.user === 'responseElements.assumedRoleUser') {
      fields['responseElements.assumedRoleUser.arn'] = 'arn:aws:sts::111122223333:assumed-role/r/s';
      fields['responseElements.assumedRoleUser.assumedRoleId'] = 'AROAEXAMPLE:s';
    }
    const event = eventOf(callOf(fact, fields));
    expect(event.metadata.eventType).toBe(eventType);
    if (resource?.name?.includes('.'))
      expect(event.target?.resource?.name).toContain(resource.name.split('.').at(-1));
    else if (resource?.name) expect(`"${event.target?.resource?.name}"`).toBe(resource.name);
    const id = resource?.id === undefined ? undefined : /\w+(?=,|$)/u.exec(resource.id)?.[0];
    if (id !== undefined) {
      const expected = id === 'assumedRoleId' ? 'AROAEXAMPLE' : id;
      expect(event.target?.resource?.productObjectId).toContain(expected);
    }
    if (target.user === 'requestParameters.userName')
      expect(event.target?.user?.userid).toBe('value of userName');
    if (target.group !== undefined) expect(event.target?.group?.groupDisplayName).toBe('value of groupName');
    const beside = event.target?.resourceAncestors?.map(({ name }) => name);
    expect(beside).toEqual(target.ancestor && ['value of roleName']);
    if (resource === undefined) {
      expect(event.target?.resource?.name ?? event.target?.resource?.productObjectId).toBeUndefined();
    }
  });

  it('is about what the request names, where the answer is not there', () => {
    if (resource?.else === undefined) return;
    const event = eventOf(callOf(fact, {}));
    const { name, productObjectId } = event.target!.resource!;
    expect(name ?? productObjectId).toBe(`value of ${resource.else.split('.').at(-1)}`);
  });
});
