import { lastPartOf } from '../../log/cloudtrail/identity.ts';
import type { Asked, AskedIdentity } from '../identity/options.ts';
import { shellWord } from './quote.ts';
import { timesOf } from './time.ts';

/** The command of the AWS CLI that looks into CloudTrail's Event history. */
export function cloudtrailCommand(identity: AskedIdentity): string {
  const [asked, ...others] = identity.asked;
  if (asked === undefined || others.length > 0)
    throw new TypeError('lookup-events takes one attribute: ask for one identity, or take another service.');
  const { from, to } = timesOf(identity);
  return [
    'aws cloudtrail lookup-events --lookup-attributes',
    attribute(...attributeOf(asked)),
    ...(from === undefined ? [] : ['--start-time', from]),
    ...(to === undefined ? [] : ['--end-time', to]),
  ].join(' ');
}

/** What neither a shell nor the short form of an attribute reads as anything but itself. */
const PLAIN = /^[A-Za-z0-9_.:/@-]+$/u;

function attribute(AttributeKey: string, AttributeValue: string): string {
  if (PLAIN.test(AttributeValue)) return `AttributeKey=${AttributeKey},AttributeValue=${AttributeValue}`;
  return shellWord(JSON.stringify([{ AttributeKey, AttributeValue }]));
}

function attributeOf({ option, form, text, arn }: Asked): readonly [key: string, value: string] {
  if (option === 'accessKey') return ['AccessKeyId', text];
  if (option === 'root') return ['Username', 'root'];
  if (option === 'target') return ['ResourceName', text];
  if ((option === 'user' || option === 'session') && form !== 'id')
    return ['Username', lastPartOf(arn?.resource ?? text) ?? text];
  throw new TypeError(
    'lookup-events has no attribute for a role, an account or the id of a user: name the session or the user, or take another service.',
  );
}
