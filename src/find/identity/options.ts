import { type Arn, parseArn } from '../../log/arn.ts';
import { readTimestamp } from '../../log/timestamp.ts';
import { hasUnseen } from '../../text/printable.ts';
import { millisecondsOf } from '../event-time.ts';

/** Whose activity is looked up. What is given must all hold. */
export interface IdentityOptions {
  /** An IAM user by name, ARN or unique id (`AIDA…`). A federated user's and the root user's ARN are taken, too. */
  readonly user?: string;
  /** A role by name, ARN or unique id (`AROA…`): what its sessions did and the calls that began them. */
  readonly role?: string;
  /** A session of a role by name or by the ARN of the assumed role. */
  readonly session?: string;
  /** An access key by its id: what was done with it, what made it and what was done to it. */
  readonly accessKey?: string;
  /** The account that the caller belongs to, by its twelve digits. */
  readonly account?: string;
  /** Whether `account` may also be the account that the record was delivered to. */
  readonly recipient?: boolean;
  /** The root user of any account. */
  readonly root?: boolean;
  /** What something was done to, by name, ARN or unique id: a user, role, group, policy or other resource of IAM. */
  readonly target?: string;
  /** The first time that counts: RFC 3339 with a zone, or back from `newest` as `90s`, `30m`, `24h` or `7d`. */
  readonly from?: string;
  /** The first time that does not count any more, written as `from` is. */
  readonly to?: string;
  /** The time of the newest record: what durations are counted back from. */
  readonly newest?: string;
}

/** What can name an identity or what it acted on. */
export type IdentityOption = 'user' | 'role' | 'session' | 'accessKey' | 'account' | 'root' | 'target';

/** The forms in which an identity is named: names compare without regard to case, ARNs and ids exactly. */
export type NameForm = 'name' | 'arn' | 'id';

/** What an option asks for. */
export interface Asked {
  readonly option: IdentityOption;
  readonly form: NameForm;
  readonly text: string;
  /** The parts of an ARN. */
  readonly arn?: Arn;
}

/** The options, checked. */
export interface AskedIdentity {
  readonly asked: readonly Asked[];
  readonly recipient: boolean;
  /** Epoch milliseconds. */
  readonly from: number | undefined;
  readonly to: number | undefined;
}

interface NameForms {
  /** The resources that an ARN may name; none where an ARN is no name. */
  readonly resource?: RegExp;
  readonly id?: RegExp;
  /** What the text must be where it is neither an ARN nor an id; none where those are all there is. */
  readonly name?: RegExp;
  readonly takes: string;
}

const NAMINGS: { readonly [Option in Exclude<IdentityOption, 'root'>]: NameForms } = {
  user: {
    resource: /^(?:user\/|federated-user\/|root$)/u,
    id: /^AIDA[A-Z0-9]{12,124}$/u,
    name: /^[^:/]+$/u,
    takes: 'the name, the ARN (…:user/…) or the id (AIDA…) of a user',
  },
  role: {
    resource: /^role\//u,
    id: /^AROA[A-Z0-9]{12,124}$/u,
    name: /^[^:/]+$/u,
    takes: 'the name, the ARN (…:role/…) or the id (AROA…) of a role; an assumed role is a session',
  },
  session: {
    resource: /^assumed-role\//u,
    name: /^[^:/]+$/u,
    takes: 'the name of a session or the ARN of an assumed role (…:assumed-role/…)',
  },
  accessKey: { id: /^[A-Z0-9]{16,128}$/u, takes: 'the id of an access key, such as AKIAIOSFODNN7EXAMPLE' },
  account: { id: /^\d{12}$/u, takes: 'the twelve digits of an account' },
  target: {
    resource: /^./u,
    id: /^A[A-Z]{3}[A-Z0-9]{12,124}$/u,
    name: /^[^:/]+$/u,
    takes: 'the name, the ARN or the unique id of what something was done to',
  },
};

const OTHERS = [
  'root',
  'recipient',
  'from',
  'to',
  'newest',
] as const satisfies readonly (keyof IdentityOptions)[];

/** As long as an ARN can be. */
const LONGEST = 2048;

/** Checks the options of a look-up; a bad one is the programmer's mistake and throws. */
export function settleIdentity(options: IdentityOptions): AskedIdentity {
  for (const name of Object.keys(options))
    if (!Object.hasOwn(NAMINGS, name) && !(OTHERS as readonly string[]).includes(name))
      throw new TypeError(`There is no option ${name}.`);
  const asked = Object.keys(NAMINGS).flatMap((option) => {
    const text = options[option as keyof typeof NAMINGS];
    return text === undefined ? [] : [readName(option as keyof typeof NAMINGS, text)];
  });
  if (options.root) asked.push({ option: 'root', form: 'name', text: 'Root' });
  if (options.recipient && options.account === undefined)
    throw new TypeError('The option recipient widens the option account, which is not given.');
  const { newest } = options;
  const settled = {
    asked,
    recipient: options.recipient ?? false,
    from: readTime('from', options.from, newest),
    to: readTime('to', options.to, newest),
  };
  if (asked.length === 0 && settled.from === undefined && settled.to === undefined)
    throw new TypeError('Nothing is looked up: give a user, a role or another identity, or a time.');
  const { from, to } = settled;
  if (from !== undefined && to !== undefined && from >= to)
    throw new TypeError('The option from must lie before the option to: no time lies between them.');
  return settled;
}

function readName(option: keyof typeof NAMINGS, text: string): Asked {
  const { resource, id, name, takes } = NAMINGS[option];
  if (typeof text === 'string' && text.length <= LONGEST && !hasUnseen(text)) {
    if (id?.test(text)) return { option, form: 'id', text };
    const arn = parseArn(text);
    if (arn !== undefined && resource?.test(arn.resource)) return { option, form: 'arn', text, arn };
    if (name?.test(text)) return { option, form: 'name', text };
  }
  throw new TypeError(`The option ${option} takes ${takes}.`);
}

const DURATION = /^(\d{1,9})([smhd])$/u;
const MILLISECONDS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

function readTime(option: 'from' | 'to', text: string | undefined, newest: string | undefined) {
  if (text === undefined) return undefined;
  const [, count, unit] = DURATION.exec(text) ?? [];
  if (count === undefined) return readInstant(option, text);
  if (newest === undefined)
    throw new TypeError(
      `The option ${option} is counted back from the newest record: give its time as newest.`,
    );
  return readInstant('newest', newest) - Number(count) * MILLISECONDS[unit as keyof typeof MILLISECONDS];
}

function readInstant(option: 'from' | 'to' | 'newest', text: string): number {
  const read = typeof text === 'string' ? readTimestamp(text) : undefined;
  if (read?.zoned) return millisecondsOf(read.text);
  const forms = option === 'newest' ? 'a time with a zone' : 'a time with a zone or a duration';
  throw new TypeError(`The option ${option} takes ${forms}, such as 2026-01-02T03:04:05Z or 24h.`);
}
