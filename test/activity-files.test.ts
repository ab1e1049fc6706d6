import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { UdmEvent } from '../src/index.ts';
import { run } from './program.ts';

const FOLDER = fileURLToPath(new URL('activity-files/', import.meta.url));
const ARN = 'arn:aws:iam::210987654321:';

/** What of an event tells that it is the right one. */
type Told = readonly [
  type: string | undefined,
  target: string | undefined,
  labels?: number,
  longest?: number,
];

interface Outcome {
  readonly code: 0 | 1;
  /** What stands on the line of the summary. */
  readonly summary: string;
  readonly events?: readonly Told[];
  /** The issues that are told, and how often. */
  readonly issues?: Readonly<Record<string, number>>;
  /** What the form that is named is called. */
  readonly named?: RegExp;
}

const NOTHING = '0 entities (0 USER, 0 RESOURCE, 0 GROUP)';
const none = (refused: number, outside: number) =>
  `${refused + outside} record: ${NOTHING}, ${refused} refused, ${outside} outside the table`;

const CASES: Readonly<Record<string, Outcome>> = {
  '05-concatenated-subscription.json.gz': {
    code: 0,
    summary: '3 records: 2 events, 0 refused, 1 outside the table',
    events: [
      ['USER_CREATION', 'uma'],
      ['USER_DELETION', 'vic'],
    ],
    issues: { control_message: 1 },
  },
  '05-control-message-only.ndjson': { code: 0, summary: none(0, 1), issues: { control_message: 1 } },
  '06-sns-validation-message.json': { code: 0, summary: none(0, 1), issues: { control_message: 1 } },
  '06-sns-s3-pointer.json': { code: 1, summary: none(1, 0), named: /hand in that file/u },
  '06-sqs-sns-eventbridge.json': {
    code: 0,
    summary: '1 record: 1 event, 0 refused, 0 outside the table',
    events: [['USER_CHANGE_PERMISSIONS', 'wes']],
  },
  '14-athena-row.ndjson': { code: 1, summary: none(1, 0), named: /a row of Athena/u },
  '14-lake-printed-struct.json': {
    code: 0,
    summary: '1 record: 1 event, 0 refused, 0 outside the table',
    events: [['STATUS_UPDATE', undefined]],
    issues: { unreadable_text: 3, timestamp_without_zone: 1, event_type_stepped_down: 1 },
  },
  '15-lookup-events-odd.json': {
    code: 1,
    summary: '6 records: 1 event, 5 refused, 0 outside the table',
    events: [['GROUP_MODIFICATION', 'g15']],
    issues: { not_an_object: 3, invalid_json: 1, event_name_missing: 1 },
  },
  '25-gzip-two-members.json.gz': {
    code: 0,
    summary: '2 records: 2 events, 0 refused, 0 outside the table',
    events: [
      ['USER_CREATION', 'kit'],
      ['USER_CREATION', 'forged'],
    ],
  },
  '25-gzip-named-json.json': {
    code: 0,
    summary: '1 record: 1 event, 0 refused, 0 outside the table',
    events: [['USER_CREATION', 'lou']],
  },
  '25-plain-named-gz.json.gz': {
    code: 0,
    summary: '1 record: 1 event, 0 refused, 0 outside the table',
    events: [['USER_CREATION', 'mia']],
  },
  '26-firehose-body.json': { code: 1, summary: none(1, 0), named: /a record of Firehose/u },
  '26-truncated-message.json': {
    code: 1,
    summary: '2 records: 1 event, 1 refused, 0 outside the table',
    events: [['USER_DELETION', 'ole']],
    issues: { invalid_json: 1 },
  },
  '27-wazuh.ndjson': { code: 1, summary: none(1, 0), named: /a line of Wazuh/u },
  '27-sentinel-row.json': { code: 1, summary: none(1, 0), named: /a row of Microsoft Sentinel/u },
  '39-large-record.json.gz': {
    code: 0,
    summary: '1 record: 1 event, 0 refused, 0 outside the table',
    // The request's number stands before the thousand.
    events: [['RESOURCE_WRITTEN', `${ARN}saml-provider/big`, 1001, 99_000]],
    issues: { too_many_labels: 1 },
  },
  '39-large-pretty.json.gz': {
    code: 0,
    summary: '2 records: 2 events, 0 refused, 0 outside the table',
    events: [
      ['RESOURCE_WRITTEN', `${ARN}saml-provider/big`, 1001, 99_000],
      ['USER_DELETION', 'after'],
    ],
    issues: { too_many_labels: 1 },
  },
  '43-digest.json.gz': { code: 0, summary: none(0, 1), issues: {} },
};

function toldOf({ metadata, target }: UdmEvent, { length }: Told): Told {
  const { user, group, resource } = target ?? {};
  const labels = resource?.attribute?.labels ?? [];
  const longest = Math.max(0, ...labels.map(({ value = '' }) => value.length));
  const name = user?.userid ?? group?.groupDisplayName ?? resource?.name;
  return [metadata.eventType, name, labels.length, Math.floor(longest / 1000) * 1000].slice(
    0,
    length,
  ) as never;
}

describe('files of the kind that people report', () => {
  it('have each its right outcome', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(CASES).sort());
  });

  it.each(Object.entries(CASES))('give what is right: %s', async (file, right) => {
    const { code, stdout, stderr } = await run(['map', `${FOLDER}${file}`, '--verbose']);
    const { events = [], named, issues = named === undefined ? {} : { foreign_form: 1 } } = right;
    const given = stdout
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as UdmEvent);
    expect(given.map((event, index) => toldOf(event, events[index] ?? ([] as never)))).toEqual(events);
    const told = [...stderr.matchAll(/^(?:error|warning|info) (\w+)(?: \((\d+) times\))?:/gmu)];
    expect(Object.fromEntries(told.map(([, issue, times = '1']) => [issue, Number(times)]))).toEqual(issues);
    expect(stderr.trimEnd().split('\n').at(-1)!.split(';', 1)[0]).toBe(right.summary);
    if (named !== undefined) expect(stderr).toMatch(named);
    expect(code).toBe(right.code);
  });
});
