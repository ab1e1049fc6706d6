import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { formatIssue, formatPath } from '../src/index.ts';
import type { MapItem } from '../src/stream.ts';
import { mapStream } from '../src/stream.ts';

const FOLDER = new URL('reports/', import.meta.url);
const FACTS = new URL('facts/reports.json', import.meta.url);
const NAMES = readdirSync(FOLDER).sort();

/** What came of an item, as one line: what it is, where it lies, the keys by which SecOps joins it, and its issues. */
function lineOf(item: Exclude<MapItem, { type: 'end' }>): string {
  const place = `${item.line}${item.path.length === 0 ? '' : ` ${formatPath(item.path)}`}`;
  const issues = item.issues.map((issue) => `\n  ${formatIssue(issue)}`).join('');
  return `${item.type} ${place}${item.type === 'entity' ? ` ${wordsOf(item.entity)}` : ''}${issues}`;
}

function wordsOf({ entity, metadata, relations }: Extract<MapItem, { type: 'entity' }>['entity']): string {
  const noun = JSON.stringify(entity);
  const members = relations === undefined ? '' : ` ${JSON.stringify(relations)}`;
  return `${metadata.entityType} ${noun}${members}`;
}

async function outcomeOf(name: string, window: number | undefined): Promise<string[]> {
  const bytes = readFileSync(new URL(name, FOLDER));
  const blocks =
    window === undefined
      ? [bytes]
      : Array.from({ length: Math.ceil(bytes.length / window) }, (_, index) =>
          bytes.subarray(index * window, (index + 1) * window),
        );
  const lines: string[] = [];
  for await (const item of mapStream(blocks, { collectedAt: '2026-01-02T03:04:05Z' })) {
    if (item.type !== 'end') lines.push(...lineOf(item as never).split('\n'));
  }
  return lines;
}

const isUpdate = process.env.UPDATE_FACTS === '1';
const outcomes: Record<string, string[]> = isUpdate ? {} : JSON.parse(readFileSync(FACTS, 'utf8'));

/** The items of an outcome with their codes alone: `entity USER`, `refused looks_like_xml`. */
function gist(outcome: readonly string[]): string[] {
  const gists: string[] = [];
  for (const line of outcome) {
    const [, severity, code, place = ''] = /^ {2}(\w+) (\w+)(?: at ([^:]+))?:/u.exec(line) ?? [];
    if (severity === undefined) {
      const type = /^entity .*? (USER|RESOURCE|GROUP) \{/u.exec(line)?.[1];
      gists.push(type === undefined ? line.split(' ', 1)[0]! : `entity ${type}`);
    } else if (!NOISE.has(code!)) gists[gists.length - 1] += ` ${code}${place === '' ? '' : `@${place}`}`;
  }
  return gists.filter((text) => text !== 'notice');
}

/** What is not to be mended in these inputs. */
const NOISE = new Set(['unmapped_log_field', 'unknown_log_field', 'missing_log_field', 'field_not_returned']);

const USER = 'entity USER';
const SPELLED = 'notice other_spelling';
const OUTSIDE = 'unmapped unmapped_record';

/** What is right of the inputs that were once read wrongly, written before they were read rightly. */
const RIGHT: Readonly<Record<string, readonly string[]>> = {
  '134-dup-key-envelope.json': [USER, 'notice duplicate_key@Users', USER],
  '48-dup-key-user.json': ['notice duplicate_key@UserId', USER],
  '136-dup-tags-key.json': ['notice duplicate_key@Tags', USER],
  '50-dup-key-trust-object.json': [
    'notice duplicate_key@AssumeRolePolicyDocument.Statement[0].Principal',
    'entity RESOURCE',
  ],
  '133-trust-dup-condition.json': [
    'entity RESOURCE duplicate_key@AssumeRolePolicyDocument.Statement[0].Condition.StringEquals',
  ],
  '26-powershell-net.json': [`${USER} zero_date@PasswordLastUsed`],
  '60-other-callerid.json': [OUTSIDE],
  '60-other-calleruser.json': [OUTSIDE],
  '178-root-callerid.json': [OUTSIDE],
  '179-mixed-dump.json': [OUTSIDE, USER, 'entity RESOURCE'],
  '40-identitystore-users.json': [OUTSIDE],
  '42-elasticache-users.json': [OUTSIDE],
  '63-arn-is-unique-id.json': ['entity RESOURCE arn_is_unique_id@Arn'],
  '107-getgroup-two-pages.json': ['entity GROUP pages_not_joined@IsTruncated', 'entity GROUP'],
  '91-json-array-of-pages.json': [USER, USER],
  '24-utf16le.json': [USER],
  '103-bom-in-the-middle.json': [USER, USER],
  '104-json-seq.json': [USER, USER],
  '101-cp1252.json': ['refused unknown_encoding'],
  '102-shiftjis.json': ['refused unknown_encoding'],
  '47-wire.xml': ['refused looks_like_xml'],
  '19-list-users.yaml': ['refused looks_like_yaml'],
  '20-list-users.text': ['refused looks_like_table'],
  '175-list-users.table': ['refused looks_like_table'],
  '176-list-users-3.text': ['refused looks_like_table'],
  '18-credential-report.csv': ['refused looks_like_credential_report'],
  '112-python-repr.json': ['refused looks_like_program_output'],
  '114-node-inspect.txt': ['refused looks_like_program_output'],
  '51-date-plus0000.json': [USER],
  '51-date-spaceutc.json': [USER],
  '51-date-gotime.json': [USER],
  '05-lower-camel-java-user.json': [SPELLED, USER],
  '11-steampipe-rows.json': [SPELLED, USER],
  '12-cloudquery-row.json': [SPELLED, USER],
  '14-ansible-role-info.json': [SPELLED, 'entity RESOURCE'],
  '113-ruby-snake.json': [SPELLED, USER],
  '163-roleid-lower.json': ['entity RESOURCE'],
  '165-users-lower.json': [USER],
  '177-snake-scan.json': [SPELLED, USER, 'entity GROUP'],
  '17-get-credential-report.json': [OUTSIDE],
  '60-other-certs.json': [],
  '60-other-clierror.json': ['unmapped error_answer'],
  '60-other-empty.json': [],
  '60-other-genreport.json': [OUTSIDE],
  '60-other-getoidc.json': [OUTSIDE],
  '60-other-getsaml.json': [OUTSIDE],
  '60-other-jsonerr.json': ['unmapped error_answer'],
  '60-other-keysforuser.json': [OUTSIDE],
  '60-other-mfa.json': [OUTSIDE],
  '60-other-oidc.json': [OUTSIDE],
  '60-other-orgaccounts.json': [OUTSIDE],
  '60-other-permsets.json': [OUTSIDE],
  '60-other-saml.json': [OUTSIDE],
  '60-other-servercerts.json': [],
  '60-other-simulate.json': [OUTSIDE],
  '60-other-ssc.json': [OUTSIDE],
  '60-other-ssh.json': [OUTSIDE],
  '60-other-vmfa.json': [OUTSIDE],
  '01-config-snapshot.json': [USER, 'entity RESOURCE', 'entity GROUP'],
  '02-config-change-notification.json': [USER],
  '108-sns-notification.json': [USER],
  '109-eventbridge-config.json': [USER],
  '06-securityhub-finding.json': [USER],
  '45-xml2json-member.json': [USER, USER],
  '36-keyed-by-account.json': [USER, 'entity RESOURCE', 'entity RESOURCE'],
  '37-account-wrapper.json': [USER, 'entity RESOURCE'],
  '98-user-keyed-by-name.json': ['refused looks_like_keyed_records'],
  '33-es-source.json': ['refused looks_like_search_hits'],
  '08-tfstate.json': ['refused looks_like_terraform'],
  '125-tfshow.json': ['refused looks_like_terraform'],
  '09-cloudcontrol-get-resource.json': ['refused looks_like_cloud_control'],
  '10-cloudcontrol-list.json': ['refused looks_like_cloud_control'],
  '126-pulumi.json': ['refused looks_like_pulumi'],
  '39-cloudtrail-records.json': ['event'],
};

describe('inputs that people report', () => {
  it('are all there', () => {
    expect(NAMES).toHaveLength(188);
    if (!isUpdate) expect(Object.keys(outcomes)).toEqual(NAMES);
  });

  it.each(NAMES)('give what was read once and locked, however the bytes are cut: %s', async (name) => {
    const whole = await outcomeOf(name, undefined);
    for (const window of [1, 7, 64]) expect(await outcomeOf(name, window)).toEqual(whole);
    if (isUpdate) outcomes[name] = whole;
    else expect(whole, 'UPDATE_FACTS=1 locks what is meant').toEqual(outcomes[name]);
  });

  it.each(Object.entries(RIGHT))('give what is right: %s', async (name, right) => {
    expect(gist(await outcomeOf(name, undefined))).toEqual(right);
  });

  it('say where JSON breaks', async () => {
    const faults = NAMES.flatMap((name) =>
      (outcomes[name] ?? []).flatMap((line) => {
        const place = /^ {2}error invalid_json: .*\((line .*)\)$/u.exec(line)?.[1];
        return place === undefined ? [] : [`${name}: ${place}`];
      }),
    );
    expect(faults).toEqual([
      '152-warning-before-json.json: line 1, column 1',
      '153-nan.json: line 1, column 173',
      '154-trailing-comma.json: line 1, column 319',
      '155-truncated-file.json: line 21, column 50',
    ]);
  });

  afterAll(() => {
    if (isUpdate) writeFileSync(FACTS, `${JSON.stringify(outcomes, null, 2)}\n`);
  });
});
