import { readPolicy } from '../log/policy/document.ts';
import { comparePolicies, isPolicyText } from '../log/policy/statement.ts';
import { readTimestamp } from '../log/timestamp.ts';
import { type UdmPath, udmPattern } from '../udm/path.ts';
import { DOCUMENTED } from './documented.ts';
import { dateAsText } from './logic.ts';
import { EXTENSIONS } from './profile.ts';

/**
 * Whether two texts that differ say the same at their place in an entity: policies as policies, and as instants the
 * dates that rows keep as text.
 */
export function saySame(path: UdmPath, expected: string, actual: string): boolean {
  if (isOfPermission(path)) return isSamePolicy(expected, actual);
  return isDate(path) && isSameInstant(expected, actual);
}

function isOfPermission(path: UdmPath): boolean {
  const field = path.at(-1)?.name;
  return path.at(-2)?.name === 'permissions' && (field === 'name' || field === 'description');
}

function isSamePolicy(expected: string, actual: string): boolean {
  if (isPolicyText(expected) && isPolicyText(actual)) return comparePolicies(expected, actual) === undefined;
  // What is no whole policy may be encoded in one text, and have other white space.
  return readPolicy(expected, 'compact').text === readPolicy(actual, 'compact').text;
}

function isSameInstant(expected: string, actual: string): boolean {
  const read = readTimestamp(expected);
  return read !== undefined && read.text === readTimestamp(actual)?.text;
}

/** The UDM fields into which rows write dates as the log has them. */
const DATE_FIELDS: ReadonlySet<string> = /* @__PURE__ */ (() => {
  const rows = [...Object.values(DOCUMENTED), ...Object.values(EXTENSIONS)].flat();
  return new Set(rows.filter(({ logic }) => logic === dateAsText).map(({ udm }) => udm));
})();

/** The label keeps its key in front of the last step, which is its value. */
function isDate(path: UdmPath): boolean {
  const field = path.at(-1)?.name === 'value' ? udmPattern(path.slice(0, -1), true) : udmPattern(path, false);
  return DATE_FIELDS.has(field);
}
