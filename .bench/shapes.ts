import { makeCall, makeTrailRecord } from './calls.ts';
import { makeDetails } from './details.ts';
import { type Layout, type List, printDocument } from './document.ts';
import { printPython } from './python.ts';
import { createRandom, type Random } from './random.ts';
import { makeGroup, makeRecord, makeRole, makeUser, shuffleKeys, userSummary } from './records.ts';
import { ALL_UNSEEN, API, CLI, PYTHON, SDK, SPACED, type Style } from './style.ts';

/** A form in which people hand in records. The same choice of records and seed gives the same bytes. */
export interface Shape {
  readonly name: string;
  readonly form: 'lines' | 'document';
  /** The pieces of a file of about so many records. */
  readonly print: (records: number, seed: number) => Iterable<string>;
}

type Make = (random: Random, style: Style) => object;
type Print = (record: object, order: Random) => string;

function lines(
  name: string,
  make: Make,
  style: Style,
  print: Print = (record) => JSON.stringify(record),
): Shape {
  function* printAll(records: number, seed: number): Generator<string> {
    const random = createRandom(seed);
    const order = createRandom(seed + 1);
    for (let index = 0; index < records; index += 1) yield `${print(make(random, style), order)}\n`;
  }
  return { name, form: 'lines', print: printAll };
}

type Lists = (records: number, seed: number) => readonly List[];

function document(name: string, lists: Lists, layout: Layout): Shape {
  return { name, form: 'document', print: (records, seed) => printDocument(lists(records, seed), layout) };
}

/** What ListUsers gives: neither tags nor boundaries. */
const listUsers: Lists = (length, seed) => {
  const random = createRandom(seed);
  return [{ name: 'Users', length, make: () => userSummary(random, CLI, '111122223333') }];
};

const details =
  (style: Style, furnished: boolean): Lists =>
  (records, seed) =>
    makeDetails(records, seed, style, { furnished });

/** Files of a trail. */
const trail =
  (make: (random: Random) => object): Lists =>
  (length, seed) => {
    const random = createRandom(seed);
    return [{ name: 'Records', length, make: () => make(random) }];
  };

/** One answer of GetUser, whatever was asked for. */
const getUser: Shape = {
  name: '`get-user`, one record',
  form: 'document',
  print: (_, seed) => [`${JSON.stringify({ User: makeUser(createRandom(seed), CLI) }, null, 4)}\n`],
};

/** Every shape that is measured, by the name that the cases call it. */
export const SHAPES = {
  users: lines('lines: users', makeUser, API),
  groups: lines('lines: groups', makeGroup, API),
  roles: lines('lines: roles, every trust policy new', makeRole, ALL_UNSEEN),
  mixed: lines('lines: users, roles and groups, 70 % of the policies new', makeRecord, API),
  spaced: lines('the same, a space for the `T` of dates', makeRecord, SPACED),
  shuffled: lines('the same, keys in an order of chance', makeRecord, API, (record, order) =>
    JSON.stringify(shuffleKeys(record, order)),
  ),
  python: lines('the same, from `json.dumps(record, default=str)`', makeRecord, PYTHON, printPython),
  getUser,
  listUsersPretty: document('`list-users`, pretty', listUsers, 'pretty'),
  listUsersMinified: document('`list-users`, minified', listUsers, 'minified'),
  detailsPretty: document('authorization details, pretty', details(CLI, false), 'pretty'),
  detailsMinified: document('authorization details, minified', details(CLI, false), 'minified'),
  detailsEncoded: document(
    'authorization details, minified, policies encoded',
    details(SDK, false),
    'minified',
  ),
  accountPretty: document(
    'authorization details with memberships, attached and inline policies, pretty',
    details(CLI, true),
    'pretty',
  ),
  accountMinified: document(
    'authorization details with memberships, attached and inline policies, minified',
    details(CLI, true),
    'minified',
  ),
  calls: lines('lines: activity, all operations and identities', makeCall, API),
  callRecords: document('`Records` of activity', trail(makeCall), 'minified'),
  trail: document('`Records`, of which 3 % are activity of IAM', trail(makeTrailRecord), 'minified'),
} satisfies Record<string, Shape>;
