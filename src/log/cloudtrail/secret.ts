/** How names of secrets end, without case and punctuation. */
const SECRET_NAME =
  /(?:password|passwd|pwd|passphrase|secret(?:accesskey|string|binary)?|token|(?:private|api|preshared|session)key|keymaterial|assertion|seed|qrcodepng|authenticationcode\d*|(?:token|device|user|auth|authorization|verification|mfa)code|codeverifier|apikeyvalue|signature|plaintext|userdata|(?:^(?:x.*)?|proxy|headers?)authorization|authorizationheader|cookie)$/u;

/** Names who came with a token, and is none. */
const SUBJECT = 'subjectfromwebidentitytoken';

/** Made into an expression where needed: V8 looks Unicode's classes up when it loads a literal. */
const PUNCTUATION = '[^\\p{L}\\p{N}]+';

let punctuation: RegExp | undefined;

/** Names come again and again; so many are remembered, and none that is long. */
const REMEMBERED = 4096;
const LONGEST = 64;

const remembered = new Map<string, boolean>();

/** Whether a name is that of a secret. */
export function isSecretName(name: string): boolean {
  const known = remembered.get(name);
  if (known !== undefined) return known;
  punctuation ??= new RegExp(PUNCTUATION, 'gu');
  const plain = name.toLowerCase().replace(punctuation, '');
  const isSecret = SECRET_NAME.test(plain) && plain !== SUBJECT;
  if (name.length <= LONGEST && remembered.size < REMEMBERED) remembered.set(name, isSecret);
  return isSecret;
}

/** What is no secret among credentials. */
const OPEN_CREDENTIALS: readonly string[] = ['accessKeyId', 'expiration'];

/** Whether a member of credentials may be shown. */
export function isOpenCredential(name: string): boolean {
  return OPEN_CREDENTIALS.includes(name);
}

/**
 * Whether a name is that of the value beside a key, such as `headerValue`: what such a value is, the key says. A code
 * is what its grant is, such as `authorization_code`.
 */
export function isPairValue(name: string): boolean {
  return /value$|^code$/iu.test(name);
}

/** Whether a name is that of the key of such a pair. */
export function isPairKey(name: string): boolean {
  return /(?:key|name|grant_?type)$/iu.test(name);
}

/** Whether an object is a pair of a key that is a secret's name, and its value. */
function isSecretPair(value: object): boolean {
  let isSecret = false;
  let hasValue = false;
  for (const name of Object.keys(value)) {
    if (isPairValue(name)) hasValue = true;
    else if (isPairKey(name)) {
      const key: unknown = value[name as keyof typeof value];
      isSecret ||= typeof key === 'string' && isSecretName(key);
    }
  }
  return isSecret && hasValue;
}

/**
 * Whether a member of an object is a secret. A truth value says nothing of one, unless it is a part of one.
 *
 * @param isNamed whether its name is that of a secret
 * @param isPaired whether its name is that of the value of a pair
 * @param object the object that has it
 */
export function isSecretMember(
  isNamed: boolean,
  isPaired: boolean,
  member: unknown,
  object: object,
): boolean {
  return (isNamed && typeof member !== 'boolean') || (isPaired && isSecretPair(object));
}

/** Whoever stands before the host of an address, mostly with a password. */
const USER_INFO = /:\/\/[^\s/?#]*@/gu;

const PARAMETER = /([?&]([^\s=&?#]+)=)[^\s&#"'<>]*/gu;

/** A text in which addresses, wherever they stand, name no user and have no secret's parameter. */
function withoutCarried(text: string): string {
  return text
    .replace(USER_INFO, '://***@')
    .replace(PARAMETER, (whole, start, name) => (isSecretName(name) ? `${start}***` : whole));
}

/** The same, and of a web address nothing but what stands before its query and fragment, in which codes are. */
export function withoutAddressSecrets(text: string): string {
  if (!text.includes('://')) return text;
  const open = withoutCarried(text);
  const end = /^https?:\/\//iu.test(open) ? open.search(/[?#]/u) : -1;
  return end === -1 ? open : open.slice(0, end);
}

const QUOTED = "Value '";
// The name's last quote may be the first of what stands behind the next value.
const BEHIND = /' at '(?=([^']*)')/gu;

/** An error message without the secrets that it quotes: `Value '***' at 'password'`, `://***@host`. */
export function withoutQuotedSecrets(text: string): string {
  const message = text.includes('://') ? withoutCarried(text) : text;
  const start = message.indexOf(QUOTED);
  if (start === -1) return message;
  let last: RegExpExecArray | undefined;
  for (let match = BEHIND.exec(message); match !== null; match = BEHIND.exec(message)) {
    if (match.index >= start + QUOTED.length && isSecretName(match[1]!)) last = match;
  }
  if (last === undefined) return message;
  return `${message.slice(0, start)}${QUOTED}***${message.slice(last.index)}`;
}

/** Whether a scalar of a record may be shown: no secret by its path, and nothing that carries one. */
export function isHarmless(path: readonly (string | number)[], text: string): boolean {
  const names = path.filter((step) => typeof step === 'string');
  if (names.some((name) => isSecretName(name) || name === 'credentials' || name === 'code')) return false;
  if (names.some(isPairValue) || /[{[=]/u.test(text)) return false;
  return withoutAddressSecrets(text) === text && withoutQuotedSecrets(text) === text;
}
