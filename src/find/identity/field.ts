import { parseArn } from '../../log/arn.ts';
import { lastPartOf } from '../../log/cloudtrail/identity.ts';
import type { RecordField } from '../../log/cloudtrail/record.ts';
import type { NameForm } from './options.ts';

/** How a record has to do with what was asked for. */
export type IdentityPart = 'actor' | 'maker' | 'target' | 'recipient';

/** A field of a record that names somebody or something, in a form in which it can be asked for. */
export interface NamingField {
  readonly form: NameForm;
  readonly as: IdentityPart;
  /** The log field; an element of a list by its number. */
  readonly field: NamedField;
  readonly text: string | undefined;
}

/** A log field that may name somebody or something: one that rows know, or any member of a request or an answer. */
export type NamedField =
  | RecordField
  | `${'requestParameters' | 'responseElements'}.${string}`
  | `resources[${number}].${'ARN' | 'arn'}`;

const UNIQUE_ID = /^(A[A-Z]{3}[A-Z0-9]{12,124})(?::|$)/u;

/**
 * What a text names as a target: an ARN, whose last part is a name where it is of IAM or of a federated user, and a
 * unique id.
 */
export function namings(field: NamedField, text: string | undefined): NamingField[] {
  const arn = parseArn(text);
  const isNamed = arn?.service === 'iam' || arn?.resource.startsWith('federated-user/');
  const name = isNamed && arn?.resource.includes('/') ? arn.resource : undefined;
  return [
    { form: 'arn', as: 'target', field, text },
    { form: 'id', as: 'target', field, text: UNIQUE_ID.exec(text ?? '')?.[1] },
    { form: 'name', as: 'target', field, text: name && lastPartOf(name) },
  ];
}
