import { cutText } from '../text/cut.ts';
import { printable } from '../text/printable.ts';
import type { EntityChange, FieldChange, RelationPresence } from './entities.ts';
import type { Omission, OmissionReason } from './omission.ts';
import type { PolicyChange } from './policies.ts';

/** Says in one line who entered and who left: `ana joined, bo left`. Empty where nobody did. */
export function relationLine({ type, joined, left }: EntityChange): string {
  return [
    ...joined.map((relation) => relationText(type, relation, 'joined', 'added')),
    ...left.map((relation) => relationText(type, relation, 'left', 'removed')),
  ]
    .map(printable)
    .join(', ');
}

/** A group's relations lead to its members, a user's to the groups it is a member of; others are only told. */
function relationText(of: string, relation: RelationPresence, moved: string, changed: string): string {
  const { name, type, relationship } = relation;
  if (relationship === 'MEMBER' && of === 'GROUP') return `${name} ${moved}`;
  if (relationship === 'MEMBER' && type === 'GROUP') return `${moved} ${name}`;
  return `relation to ${name} ${changed}`;
}

/** Says what else changed, a line for each field and for each statement of a policy. */
export function changeLines({ fields, policies }: EntityChange): string[] {
  return [...policies.flatMap(policyLines), ...fields.map(fieldLine)].map(printable);
}

function policyLines({ policy, added, removed, elements }: PolicyChange): string[] {
  return [
    ...added.map((statement) => `${policy} changed: + ${statement}`),
    ...removed.map((statement) => `${policy} changed: - ${statement}`),
    ...elements.map((element) => `${policy} changed: its ${element}`),
  ];
}

function fieldLine({ udmField, before, after }: FieldChange): string {
  if (before === undefined) return `${udmField} added: ${valueText(after)}`;
  if (after === undefined) return `${udmField} removed: ${valueText(before)}`;
  return `${udmField} changed: ${valueText(before)} → ${valueText(after)}`;
}

function valueText(value: unknown): string {
  return cutText(JSON.stringify(value));
}

const WHY: Readonly<Record<OmissionReason, (side: string, call: string) => string>> = {
  incomplete_answer: (side) => `an answer of the ${side} one goes on, and its rest is not there`,
  no_answer: (side) => `no answer of the ${side} one lists such entities`,
  refused_record: (side) => `a record of the ${side} one was refused that may be it`,
  field_not_returned: (side, call) => `${call}, of which the ${side} one is, never returns it`,
  profile_differs: (side) => `the profile by which the ${side} one was mapped has no row for it`,
};

/** Says what one snapshot cannot show, and why. */
export function omissionLine({ side, reason, type, call = '', udmField, count }: Omission): string {
  const [lacking, other] = side === 'before' ? ['older', 'newer'] : ['newer', 'older'];
  const what = udmField === undefined ? `${count} ${type}` : `${udmField} of ${count} ${type}`;
  return printable(`${what} that only the ${other} snapshot has; ${WHY[reason](lacking!, call)}`);
}
