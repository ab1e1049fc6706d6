import type { AskedIdentity, IdentityOption } from '../identity/options.ts';
import type { QueryService } from './service.ts';

interface Note {
  readonly services: readonly QueryService[];
  /** The options that it is about; all of them where there are none. */
  readonly options?: readonly IdentityOption[];
  readonly when?: (identity: AskedIdentity) => boolean;
  readonly text: string;
}

const LOG: readonly QueryService[] = ['insights', 'athena'];
const UDM: readonly QueryService[] = ['udm-search', 'yara-l'];

const NOTES: readonly Note[] = [
  {
    services: ['cloudtrail'],
    text: 'Event history has the management events of the last 90 days, of one account and one region.',
  },
  { services: ['cloudtrail'], options: ['user'], text: 'Sessions of the same name are found, too.' },
  {
    services: ['cloudtrail'],
    options: ['session'],
    text: 'Users and sessions of other roles that have the same name are found, too.',
  },
  {
    services: ['cloudtrail'],
    options: ['target'],
    text: 'Resources of other services that have the same name are found, too.',
  },
  {
    services: LOG,
    when: ({ asked }) => asked.some(({ option, form }) => option !== 'root' && form === 'name'),
    text: 'Names are compared with regard to case: write them as AWS has them.',
  },
  {
    services: LOG,
    options: ['target'],
    text: 'Only names among the parameters are asked: what ARNs, answers and refusals name is not found.',
  },
  {
    services: UDM,
    options: ['target'],
    text: 'A name may be that of a user, a group, a role or another resource.',
  },
  {
    services: [...LOG, ...UDM],
    options: ['role'],
    text: 'What its sessions did is found, not the calls that began them.',
  },
  {
    services: ['cloudtrail', ...LOG, ...UDM],
    options: ['accessKey'],
    text: 'What was done with the key is found, not the calls that made or changed it.',
  },
  {
    services: ['insights', ...UDM],
    when: ({ from, to }) => from !== undefined || to !== undefined,
    text: 'The time is no part of the text: set it where the text is run.',
  },
  {
    services: UDM,
    text: "It asks for the fields that this program's mapping of CloudTrail records fills, by its own reading of the language.",
  },
];

/** What to know about the query that a service gets. */
export function notesOn(identity: AskedIdentity, service: QueryService): readonly string[] {
  const asked = identity.asked.map(({ option }) => option);
  return NOTES.filter(
    ({ services, options, when }) =>
      services.includes(service) &&
      (options === undefined || options.some((option) => asked.includes(option))) &&
      (when === undefined || when(identity)),
  ).map(({ text }) => text);
}
