import { printable } from '../text/printable.ts';
import type { EntityChange, FieldChange, RelationPresence } from './entities.ts';
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
  if (before === undefined) return `${udmField} added: ${JSON.stringify(after)}`;
  if (after === undefined) return `${udmField} removed: ${JSON.stringify(before)}`;
  return `${udmField} changed: ${JSON.stringify(before)} → ${JSON.stringify(after)}`;
}
