import { DEEPEST_VALUE } from '../../text/depth.ts';
import { doubledKeys } from '../../text/doubled-key.ts';
import { readJsonText } from './json-text.ts';
import {
  isOpenCredential,
  isPairValue,
  isSecretMember,
  isSecretName,
  withoutAddressSecrets,
  withoutQuotedSecrets,
} from './secret.ts';

const HIDDEN = '***';

/**
 * A text as it may be shown: a web address is cut before its query and fragment, and in the JSON of an object or a list
 * each secret is ***. Other text comes back as it is.
 */
export function shownText(text: string): string {
  return shownJson(text) ?? withoutAddressSecrets(text);
}

/** An error message as it may be shown: secrets that it quotes, and those in the JSON that it is, are ***. */
export function shownMessage(message: string): string {
  return shownJson(message) ?? withoutQuotedSecrets(message);
}

/** The JSON of an object or a list as it may be shown; undefined where a text is none. */
function shownJson(text: string): string | undefined {
  const within = readJsonText(text);
  if (within === undefined) return undefined;
  const shown = shownMembers(within, 0, false);
  // Of a key that stands twice only the last value was looked at.
  const isRead = shown === within && doubledKeys(text).paths.length === 0;
  return isRead ? text : JSON.stringify(shown);
}

/** What may be shown of an object or a list: itself where that is all; nothing of what nests too deep to be looked at. */
function shownMembers(value: object, depth: number, isCredential: boolean): unknown {
  if (depth === DEEPEST_VALUE) return HIDDEN;
  const members = Object.entries(value).map(([name, member]): [string, unknown] => {
    if (isSecretMember(isSecretName(name), isPairValue(name), member, value)) return [name, HIDDEN];
    const isInside = isCredential || name === 'credentials';
    return [name, shownValue(member, depth, isInside, isInside && !isOpenCredential(name))];
  });
  if (members.every(([name, member]) => member === value[name as keyof typeof value])) return value;
  return Array.isArray(value) ? members.map(([, member]) => member) : Object.fromEntries(members);
}

/** @param isClosed whether a scalar here is hidden */
function shownValue(value: unknown, depth: number, isCredential: boolean, isClosed: boolean): unknown {
  if (typeof value === 'object' && value !== null) return shownMembers(value, depth + 1, isCredential);
  if (isClosed) return HIDDEN;
  return typeof value === 'string' ? shownMessage(withoutAddressSecrets(value)) : value;
}
