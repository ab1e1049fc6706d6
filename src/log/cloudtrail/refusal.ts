import { remembering } from '../remembering.ts';
import { MASK } from './form.ts';
import { federatedNameOf, lastPartOf } from './identity.ts';

/** What a refused call was about, as its error message names it. */
export interface NamedTarget {
  /** Its kind as ARNs of IAM spell it: `user`, `instance-profile`, … */
  readonly kind: string;
  readonly name: string;
  /** The whole ARN, where the message has one. */
  readonly arn?: string;
}

const MARK = 'on resource: ';
const ENDS = [' because ', ', ', ' with an explicit deny'] as const;

/** Of a version of a policy, the ARN of the policy. */
const VERSIONED_POLICY = /^policy (?=arn:)| version v\d+$/gu;

const NAMED = /^(user|group|role|policy|instance profile) (\S+)$/u;
const ARN_OF_IAM =
  /^arn:[\w-]+:iam::[^:]*:(role|user|group|policy|instance-profile|mfa|saml-provider|oidc-provider|server-certificate)\/\S+$/u;

/** Reads what the message of a refused call says that it was about; a message that was cut names nothing. */
export const namedTarget = /* @__PURE__ */ remembering((message): NamedTarget | undefined => {
  const start = message.indexOf(MARK);
  if (start === -1 || message.endsWith('...')) return undefined;
  let end = message.length;
  for (const mark of ENDS) {
    const at = message.indexOf(mark, start + MARK.length);
    if (at !== -1 && at < end) end = at;
  }
  const text = message.slice(start + MARK.length, end).replace(VERSIONED_POLICY, '');
  // The mask names nobody, on its own or behind a word or a path.
  if (/[/*]$/u.test(text) || text.endsWith(MASK)) return undefined;
  const [, kind, name] = NAMED.exec(text) ?? [];
  if (kind !== undefined) return { kind: kind.replace(' ', '-'), name: name! };
  if (federatedNameOf(text) !== undefined) return { kind: 'user', name: lastPartOf(text)!, arn: text };
  const [, type] = ARN_OF_IAM.exec(text) ?? [];
  return type === undefined ? undefined : { kind: type, name: lastPartOf(text)!, arn: text };
});
