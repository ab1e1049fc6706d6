import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type MapperOptions, mapRecord, type UdmEvent } from '../src/index.ts';
import { checkEvent } from './udm-check.ts';

const FOLDER = new URL('activity/', import.meta.url);

type LogRecord = { readonly [name: string]: unknown };

/** The records of an input: the one that it is, or those of its list. */
function recordsOf(file: string): LogRecord[] {
  const input = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as {
    Records?: LogRecord[];
  } & LogRecord;
  return input.Records ?? [input];
}

function labelsOf(labels: readonly { key: string; value: string }[] | undefined): { [key: string]: string } {
  return Object.fromEntries((labels ?? []).map(({ key, value }) => [key, value]));
}

/** What of an event, and of its issues, is looked at. */
function summaryOf(event: UdmEvent, issues: readonly { readonly code: string }[]) {
  const [outcome] = event.securityResult;
  return {
    type: event.metadata.eventType,
    time: event.metadata.eventTimestamp,
    action: outcome!.action[0],
    category: outcome!.category?.[0],
    description: outcome!.description,
    ruleId: outcome!.ruleId,
    summary: outcome!.summary,
    auth: event.extensions?.auth?.type,
    mechanism: event.extensions?.auth?.mechanism?.[0],
    userid: event.principal.user?.userid,
    name: event.principal.user?.userDisplayName,
    id: event.principal.user?.productObjectId,
    accounts: event.principal.user?.groupIdentifiers,
    roles: event.principal.user?.attribute?.roles?.map((role) => role.name),
    labels: labelsOf(event.principal.user?.attribute?.labels),
    identity: event.principal.resource?.type,
    src: event.src?.user.userDisplayName,
    ip: event.principal.ip?.[0],
    port: event.principal.port,
    hostname: event.principal.hostname,
    agent: event.network?.http?.userAgent,
    tls: event.network?.tls,
    targetUser: event.target?.user?.userid,
    targetName: event.target?.user?.userDisplayName,
    targetId: event.target?.user?.productObjectId,
    group: event.target?.group?.groupDisplayName,
    resource: event.target?.resource?.name,
    resourceId: event.target?.resource?.productObjectId,
    resourceType: event.target?.resource?.resourceType,
    ancestors: event.target?.resourceAncestors?.map((ancestor) => ancestor.name),
    about: event.about?.map(({ resource }) => [resource.name, resource.resourceSubtype]),
    targetLabels: labelsOf(event.target?.resource?.attribute?.labels),
    additional: event.additional ?? {},
    issues: issues.map((issue) => issue.code),
  };
}

type Summary = ReturnType<typeof summaryOf>;

type Partly<Whole> = { readonly [Part in keyof Whole]?: Whole[Part] | undefined };

interface Case {
  /** What each record gives: parts of its event, or the code for which it gives none. */
  readonly right: readonly (Partly<Summary> | string)[];
  readonly options?: MapperOptions;
  /** Texts that stand nowhere in the output. */
  readonly nowhere?: readonly string[];
}

const ACCOUNT = '210987654321';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/`;
const has = (value: object) => expect.objectContaining(value);
const some = (list: unknown[]) => expect.arrayContaining(list);
const NORA = { targetUser: 'nora', targetName: 'nora', targetId: 'AIDAH9EXAMPLENORA0000' } as const;
const STEPPED = some(['event_type_stepped_down']);

/** What is right of each input: the outcomes that were written down with the inputs. */
const CASES: { readonly [file: string]: Case } = {
  '01-behalf-of-in-role-session.json': {
    right: [
      {
        type: 'RESOURCE_READ',
        name: 'Query',
        id: 'AROAH9EXAMPLEQUERY000',
        labels: has({ 'userIdentity.onBehalfOf.userId': 'c7a1f0de-20b1-7099-ab12-0123456789ab' }),
        resource: 'Reports',
      },
    ],
  },
  '02-web-identity-eks.json': {
    right: [
      {
        type: 'USER_LOGIN',
        auth: 'SSO',
        userid: 'system:serviceaccount:billing:exporter',
        id: expect.stringMatching(/:sts\.amazonaws\.com:system:serviceaccount:billing:exporter$/u),
        labels: has({ 'userIdentity.identityProvider': expect.stringContaining('oidc.eks') }),
        resource: `${ROLE}irsa-billing`,
      },
    ],
    nowhere: ['SECRETTOK'],
  },
  '03-switchrole-switchto.json': {
    right: [
      {
        type: 'USER_LOGIN',
        userid: 'nora',
        name: 'nora',
        ...NORA,
        resource: 'arn:aws:iam::555566667777:role/h9-admin',
      },
    ],
  },
  '04-error-echoes-mfa-code.json': {
    right: [
      {
        type: 'STATUS_UPDATE',
        action: 'BLOCK',
        description: expect.stringContaining("Value '***' at 'tokenCode'"),
      },
    ],
    nowhere: ['8405173'],
  },
  '04-error-echoes-password.json': {
    right: [{ type: 'USER_CHANGE_PASSWORD', action: 'BLOCK', targetUser: 'tess' }],
    nowhere: ['h9-été-pass'],
  },
  '07-s3-notification.json': { right: ['not_iam_activity'], options: { allServices: true } },
  '08-response-status-object.json': {
    right: [
      { type: 'RESOURCE_DELETION', targetLabels: has({ 'responseElements.status.code': 'IN_PROGRESS' }) },
      { type: 'RESOURCE_DELETION' },
    ],
  },
  '09-mask-for-object.json': {
    right: [
      {
        type: 'RESOURCE_CREATION',
        targetUser: 'yara',
        resource: undefined,
        resourceId: undefined,
        issues: ['unreadable_text'],
      },
    ],
  },
  '09-mask-identity-center.json': {
    right: [
      {
        type: 'USER_UNCATEGORIZED',
        targetName: 'HIDDEN_DUE_TO_SECURITY_REASONS',
        targetUser: undefined,
        targetId: undefined,
      },
    ],
  },
  '10-anonymous-principal.json': { right: [{ type: 'STATUS_UPDATE', accounts: undefined }] },
  '11-no-principal-id.json': {
    right: [
      { type: 'RESOURCE_CREATION', id: 'AROAH9EXAMPLEADMINS00', labels: has({ session_name: 'joan' }) },
    ],
  },
  '12-panther-row.json': {
    right: [
      {
        type: 'RESOURCE_READ',
        time: '2026-03-08T05:36:22Z',
        issues: some(['unknown_log_field']),
        ip: undefined,
      },
    ],
  },
  '12-seven-digits.json': { right: [{ time: '2026-04-18T15:27:22.123456700Z' }] },
  '12-seven-zeros.json': { right: [{ time: '2026-04-18T15:27:22Z' }] },
  '13-python-repr-objects.json': {
    right: [
      { type: 'STATUS_UPDATE', userid: undefined, targetUser: undefined, issues: some(['unreadable_text']) },
    ],
  },
  '16-denied-assumerole.json': {
    right: [
      {
        type: 'USER_LOGIN',
        action: 'BLOCK',
        category: 'AUTH_VIOLATION',
        resource: 'arn:aws-us-gov:iam::555566667777:role/teams/a/Reader',
      },
    ],
  },
  '16-denied-createuser.json': {
    right: [
      {
        type: 'USER_CREATION',
        action: 'BLOCK',
        targetUser: 'new-one',
        resource: `arn:aws:iam::${ACCOUNT}:user/ops/new-one`,
      },
    ],
  },
  '17-tls-bare-version.json': { right: [{ tls: { version: '1.3' }, issues: ['unknown_log_field'] }] },
  '17-tls-placeholder.json': {
    right: [{ type: 'RESOURCE_READ', tls: { version: 'tlsVersion', cipher: 'cipherSuite' } }],
  },
  '18-resources-arnprefix.json': {
    right: [
      {
        type: 'RESOURCE_READ',
        about: [
          [undefined, 'AWS::IAM::User'],
          [`arn:aws:iam::${ACCOUNT}:group/ops`, 'AWS::IAM::Group'],
        ],
        resource: `arn:aws:iam::${ACCOUNT}:group/ops`,
        issues: some(['unknown_log_field']),
      },
    ],
  },
  '19-agent-in-brackets.json': {
    right: [
      {
        type: 'RESOURCE_READ',
        agent: '[Boto3/1.40.1 md/Botocore#1.40.1 my_agent/2.5.0]',
        hostname: 'AWS Internal',
        targetLabels: has({ sessionCredentialFromConsole: 'true' }),
      },
    ],
  },
  '19-no-address.json': {
    right: [
      {
        type: 'GENERIC_EVENT',
        mechanism: 'REMOTE',
        targetUser: `arn:aws:sts::${ACCOUNT}:assumed-role/web/i-0h9`,
        resource: `${ROLE}web`,
        resourceId: 'AROAH9EXAMPLEWEB00000',
      },
      { type: 'GENERIC_EVENT' },
    ],
    nowhere: ['SECRETTOK'],
  },
  '19-service-caller.json': {
    right: [
      {
        type: 'STATUS_UPDATE',
        hostname: expect.stringContaining('.amazonaws.com'),
        labels: has({ 'userIdentity.invokedBy': expect.any(String) }),
        issues: STEPPED,
      },
    ],
  },
  '20-secret-in-list.json': { right: [{ type: 'RESOURCE_READ', src: 'AWS Root User' }], nowhere: ['SECRET'] },
  '20-secret-in-pairs.json': {
    right: [
      {
        type: 'RESOURCE_WRITTEN',
        targetUser: 'fay',
        targetLabels: has({ 'requestParameters.tags.1.value': expect.any(String) }),
      },
    ],
    nowhere: ['tags.0.value'],
  },
  '20-secret-in-stringified-credentials.json': {
    right: [{ type: 'RESOURCE_READ', resourceId: undefined }],
    nowhere: ['SECRETTOK'],
  },
  '21-insight-as-text.json': { right: ['insight_record', 'insight_record'] },
  '21-null-columns.json': { right: [{ type: 'GROUP_DELETION', action: 'ALLOW' }] },
  '22-shared-event.json': {
    right: [
      {
        id: 'AIDAH9EXAMPLENORA0000',
        userid: `arn:aws:iam::${ACCOUNT}:user/nora`,
        additional: has({ sharedEventID: expect.any(String) }),
      },
      {
        id: 'AIDAH9EXAMPLENORA0000',
        userid: undefined,
        additional: has({ sharedEventID: expect.any(String) }),
      },
    ],
    nowhere: ['SECRETTOK'],
  },
  '23-keys-differ-by-case.json': { right: [{ type: 'USER_UNCATEGORIZED', targetUser: 'gus' }] },
  '23-operation-named-constructor.json': {
    right: [1, 2, 3, 4].map(
      () => ({ type: 'RESOURCE_WRITTEN', targetUser: 'ida', action: 'ALLOW' }) as const,
    ),
  },
  '23-role-named-arn.json': {
    right: [
      { type: 'RESOURCE_PERMISSIONS_CHANGE', resource: 'arn:policy', ancestors: ['arnarnarn_my_role'] },
    ],
  },
  '24-surrogate-in-answer.json': { right: [{ type: 'USER_CREATION', targetLabels: expect.anything() }] },
  '28-govcloud-role.json': {
    right: [
      {
        type: 'RESOURCE_CREATION',
        name: 'GovAdmin',
        roles: ['GovAdmin'],
        additional: has({ managementEvent: 'true' }),
      },
    ],
  },
  '28-instance-identity.json': {
    right: [
      {
        type: 'RESOURCE_READ',
        id: `${ACCOUNT}:aws:ec2-instance:i-0h9`,
        roles: ['aws:ec2-instance'],
        labels: has({ mfaAuthenticated: 'false' }),
      },
    ],
  },
  '29-addresses.json': {
    right: [
      { ip: '::ffff:192.0.2.9', hostname: undefined },
      { ip: undefined, hostname: expect.any(String) },
      { ip: undefined, hostname: expect.any(String) },
      { ip: '203.0.113.7', port: undefined, hostname: undefined },
    ],
  },
  '29-appstream.json': {
    right: [{ type: 'RESOURCE_READ', ip: undefined, hostname: 'appstream.amazonaws.com' }],
  },
  '30-root-own-login-profile.json': {
    right: [
      {
        type: 'USER_CHANGE_PASSWORD',
        targetUser: `arn:aws:iam::${ACCOUNT}:root`,
        targetName: 'AWS Root User',
        targetId: ACCOUNT,
      },
    ],
  },
  '30-update-login-profile.json': {
    right: [
      {
        type: 'USER_CHANGE_PASSWORD',
        targetUser: 'sam',
        targetLabels: has({ 'requestParameters.passwordResetRequired': 'false' }),
      },
    ],
  },
  '31-checkmfa.json': {
    right: [{ type: 'USER_UNCATEGORIZED', action: 'ALLOW', targetUser: 'una@example.net' }],
  },
  '31-failure-in-answer-only.json': {
    right: [{ type: 'USER_LOGIN', action: 'BLOCK', category: 'AUTH_VIOLATION', summary: undefined }],
  },
  '32-action-type.json': {
    right: [{ type: 'USER_UNCATEGORIZED', action: 'ALLOW', targetName: 'AWS Root User' }],
  },
  '32-number-out-of-range.json': { right: [{ type: 'STATUS_UPDATE', targetLabels: expect.anything() }] },
  '33-empty-session-issuer.json': { right: [{ type: 'USER_CREATION', labels: {} }] },
  '33-no-type-behalf-of.json': {
    right: [
      {
        type: 'USER_LOGIN',
        auth: 'SSO',
        targetUser: 'c7a1f0de-20b1-7099-ab12-0123456789ab',
        targetId: 'c7a1f0de-20b1-7099-ab12-0123456789ab',
      },
    ],
    nowhere: ['SECRETCODE'],
  },
  '34-aam-assumerole.json': {
    right: [
      {
        type: 'USER_LOGIN',
        targetUser: `arn:aws:sts::${ACCOUNT}:assumed-role/AWSReservedSSO_Ops_h9/xi@example.org`,
        resourceId: 'AROAH9EXAMPLESSO00000',
        targetLabels: has({
          'requestParameters.tags.0.key': 'aws:user',
          'requestParameters.tags.0.value': 'xi',
        }),
      },
    ],
    nowhere: ['SECRETTOK'],
  },
  '35-masked-request-deleteuser.json': { right: [{ type: 'STATUS_UPDATE', targetUser: undefined }] },
  '36-sso-service-all.json': {
    right: [
      {
        type: 'STATUS_UPDATE',
        action: 'BLOCK',
        name: 'HIDDEN_DUE_TO_SECURITY_REASONS',
        userid: undefined,
        id: undefined,
      },
    ],
    options: { allServices: true },
  },
  '36-sso-service-default.json': { right: ['not_iam_activity'] },
  '37-data-and-aggregated.json': {
    right: ['not_iam_activity', 'aggregated_record', { type: 'RESOURCE_READ' }],
  },
  '37-network-activity-denied.json': {
    right: [
      {
        type: 'STATUS_UPDATE',
        action: 'BLOCK',
        category: 'AUTH_VIOLATION',
        id: 'AROAH9EXAMPLEVPCE0000',
        labels: has({ session_name: 'i-0x' }),
      },
    ],
  },
  '38-org-trail-no-account.json': {
    right: [
      {
        type: 'USER_LOGIN',
        id: 'accounts.google.com:h9app:1170',
        accounts: undefined,
        additional: has({ recipientAccountId: '555566667777' }),
      },
    ],
  },
  '40-oauth-code.json': { right: [{ type: 'USER_UNCATEGORIZED' }], nowhere: ['SECRET'] },
  '40-seed-as-buffer.json': {
    right: [{ type: 'RESOURCE_CREATION', resource: `arn:aws:iam::${ACCOUNT}:mfa/m40` }],
    nowhere: ['base32StringSeed', 'qRCodePNG'],
  },
  '41-errorcode-success.json': {
    right: [
      { action: 'ALLOW', ruleId: 'success' },
      { action: 'ALLOW', ruleId: undefined, description: undefined },
    ],
  },
  '41-errormessage-only.json': {
    right: [{ type: 'USER_CREATION', action: 'BLOCK', description: 'Rate exceeded', ruleId: undefined }],
  },
  '42-type-role.json': {
    right: [
      { type: 'USER_CREATION', userid: `${ROLE}svc/Worker`, name: 'Worker', id: 'AROAH9EXAMPLEROLE0000' },
      { type: 'USER_CREATION', userid: 'CORP\\ann', name: 'CORP\\ann', id: 'd-9988776655' },
    ],
  },
  '42-type-unlisted.json': {
    right: [
      {
        type: 'USER_CREATION',
        userid: `arn:aws:bedrock-agentcore::${ACCOUNT}:workload-identity/w`,
        id: 'AGNTH9:run:7',
        identity: 'AgentIdentity',
      },
    ],
  },
};

describe('inputs of the kind that people report', () => {
  it('have each its right outcome', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(CASES).sort());
  });

  it.each(Object.entries(CASES))('give what is right: %s', (file, { right, options, nowhere = [] }) => {
    const records = recordsOf(file);
    expect(records).toHaveLength(right.length);
    for (const [index, log] of records.entries()) {
      const expected = right[index]!;
      const result = mapRecord(log, { source: 'cloudtrail', ...options, case: 'camel' });
      for (const text of nowhere) expect(JSON.stringify(result)).not.toContain(text);
      if (typeof expected === 'string') {
        expect(result).toMatchObject({ ok: false, outside: true, issues: [{ code: expected }] });
        continue;
      }
      if (!result.ok) throw new Error(JSON.stringify(result.issues));
      expect(checkEvent(result.event)).toEqual([]);
      const summary = summaryOf(result.event, result.issues);
      for (const [part, value] of Object.entries(expected)) {
        expect([part, summary[part as keyof Summary]]).toEqual([part, value]);
      }
    }
  });

  it('keep text that UTF-8 can carry, and numbers as ECMAScript prints them', () => {
    const textOf = (file: string) => {
      const result = mapRecord(recordsOf(file)[0], { source: 'cloudtrail' });
      return JSON.stringify(result);
    };
    expect(textOf('24-surrogate-in-answer.json')).toContain('\ufffd');
    expect(textOf('32-number-out-of-range.json')).toContain('"Infinity"');
  });
});
