import { readTimestamp } from '../src/log/timestamp.ts';
import FACTS from './facts/ocsf-cloudtrail.json' with { type: 'json' };

type Fields = { [name: string]: unknown };

/** A version of OCSF, as the facts name it. */
export type FactVersion = '1.0.0-rc.2' | '1.1.0';

/** In which field of a fact a version's place stands. */
export const FIELD_OF = { '1.0.0-rc.2': 'ocsf_1_0_0_rc_2', '1.1.0': 'ocsf_1_1_0' } as const;

/** Where a field goes always, by the facts: field of CloudTrail, field of OCSF. */
function simpleFields(version: FactVersion): (readonly [log: string, ocsf: string])[] {
  return FACTS.fields.flatMap(({ logField, conditional, classes, ...fact }) => {
    const ocsf = fact[FIELD_OF[version]];
    if (conditional || ocsf === null || classes === 'API Activity' || /[,\s]/u.test(logField)) return [];
    const [first = ''] = ocsf.split(/ \(|, /u);
    return first.startsWith('unmapped') ? [] : [[logField, first] as const];
  });
}

function valueAt(object: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, step) => (value as Fields | undefined)?.[step], object);
}

function put(object: Fields, path: string, value: unknown): void {
  const steps = path.split('.');
  const last = steps.pop()!;
  let inner = object;
  for (const step of steps) {
    inner[step] ??= {};
    inner = inner[step] as Fields;
  }
  inner[last] = value;
}

/** What a field of OCSF has of a value: times in milliseconds, flags and objects in their own form. */
function valueFor(ocsf: string, value: unknown): unknown {
  if (ocsf.endsWith('.data')) return JSON.stringify(value);
  if (/time(?:_dt)?$/u.test(ocsf)) return Date.parse(readTimestamp(value as string)?.text ?? '');
  return /mfa$/u.test(ocsf) ? value === 'true' : value;
}

/** The leaves of what OCSF does not map, by dotted names: of a list, the values of all elements with commas. */
function unmappedOf(record: Fields, mapped: ReadonlySet<string>): Fields {
  const leaves = new Map<string, string[]>();
  const visit = (value: unknown, path: string): void => {
    if (mapped.has(path) || value === null || value === undefined) return;
    if (Array.isArray(value)) for (const element of value) visit(element, `${path}[]`);
    else if (typeof value === 'object')
      for (const [name, member] of Object.entries(value))
        visit(member, path === '' ? name : `${path}.${name}`);
    else leaves.set(path, [...(leaves.get(path) ?? []), String(value)]);
  };
  visit(record, '');
  return Object.fromEntries([...leaves].map(([path, values]) => [path, values.join(',')]));
}

/** The class of a record, by the lists of operations of the facts. */
function classOf(record: Fields): 'Account Change' | 'Authentication' | 'API Activity' {
  const { Authentication, AccountChange } = FACTS.classSelection.eventNameLists;
  if (Authentication.includes(record.eventName as string)) return 'Authentication';
  return AccountChange.includes(record.eventName as string) ? 'Account Change' : 'API Activity';
}

/** The fields of OCSF that a condition fills, by the facts: field of CloudTrail, field of OCSF, value. */
function conditionalFields(record: Fields, version: FactVersion): [string, string, unknown][] {
  const isEarly = version === '1.0.0-rc.2';
  const name = classOf(record);
  const at = (path: string) => valueAt(record, path);
  const first = (...paths: string[]) => paths.find((path) => at(path) !== undefined && at(path) !== null);
  const address = /^[\d.:a-f]+$/u.test(String(record.sourceIPAddress)) ? 'ip' : 'domain';
  const fields: [string | undefined, string, unknown?][] = [
    ['sourceIPAddress', `src_endpoint.${address}`],
    ['requestID', 'api.request.uid', record.requestID ?? "''"],
    [
      'eventCategory',
      'metadata.product.feature.name',
      record.eventCategory ?? 'Management, Data, and Insights',
    ],
  ];
  if (name === 'Authentication') {
    fields.push([
      'additionalEventData.MFAUsed',
      isEarly ? 'mfa' : 'is_mfa',
      at('additionalEventData.MFAUsed') && /^yes$/iu.test(String(at('additionalEventData.MFAUsed'))),
    ]);
    if (isEarly) {
      fields.push(['requestParameters.roleSessionName', 'user.name']);
      fields.push([first('requestParameters.roleArn', 'userIdentity.arn'), 'user.uuid']);
      fields.push(['responseElements.ConsoleLogin', 'status']);
    }
  }
  if (name === 'Account Change' && isEarly) {
    const names = [
      'requestParameters.userName',
      'requestParameters.roleName',
      'responseElements.user.userName',
      'responseElements.role.roleName',
    ];
    for (const path of [...names].reverse()) fields.push([path, 'user.name']);
    for (const path of ['responseElements.user.userId', 'responseElements.role.roleId'])
      fields.push([path, 'user.uid']);
  }
  if (!isEarly && at('userIdentity.type') === 'IdentityCenterUser') {
    fields.push(['userIdentity.onBehalfOf.userId', 'actor.user.uid_alt']);
    fields.push(['userIdentity.credentialId', 'actor.user.credential_uid']);
    fields.push(['additionalEventData.UserName', 'actor.user.name']);
  }
  if (!isEarly) fields.push(['userIdentity.onBehalfOf.identityStoreArn', 'actor.idp.uid']);
  return fields.flatMap(([log, ocsf, value]) => {
    const own = value ?? (log && at(log));
    return log === undefined || own === undefined || own === null ? [] : [[log, ocsf, own]];
  });
}

/** A record of CloudTrail as Security Lake would keep it, by the facts; an independent way there. */
export function ocsfOf(record: Fields, version: FactVersion): Fields {
  const name = classOf(record);
  const { category, class_uid: uids } = FACTS.constants[version];
  const ocsf: Fields = {
    metadata: {
      product: { name: 'CloudTrail', vendor_name: 'AWS' },
      version,
      profiles: FACTS.constants[version]['metadata.profiles'],
    },
    cloud: { provider: 'AWS' },
    class_name: name,
    class_uid: uids[name],
    category_uid: category[name][0],
    category_name: category[name][1],
    severity_id: 1,
    severity: 'Informational',
  };
  const mapped = new Set<string>();
  for (const [log, to] of simpleFields(version)) {
    const from = log.replace('userIdentity.webId', 'userIdentity.sessionContext.webId');
    const value = valueAt(record, from);
    mapped.add(from);
    if (value !== undefined && value !== null) put(ocsf, to, valueFor(to, value));
  }
  for (const [log, to, value] of conditionalFields(record, version)) {
    mapped.add(log);
    put(ocsf, to, value);
  }
  if (name === 'API Activity' && Array.isArray(record.resources)) {
    mapped.add('resources');
    ocsf.resources = record.resources.map(({ ARN, accountId, type }) => ({
      uid: ARN,
      ...(version === '1.1.0' ? { owner: { account: { uid: accountId } } } : { account_uid: accountId }),
      type,
    }));
  }
  // Of version 1.1.0, parameters and answers have what it says beside.
  if (version === '1.1.0' && name !== 'API Activity') {
    const at = (path: string) => valueAt(record, path);
    ocsf.user = {
      name: at('requestParameters.userName'),
      uid: at('responseElements.user.arn') ?? at('userIdentity.arn'),
    };
  }
  ocsf.unmapped = unmappedOf(record, mapped);
  return ocsf;
}
