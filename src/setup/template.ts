/** A resource of a CloudFormation template. */
export interface Resource {
  readonly Type: string;
  readonly Condition?: string;
  readonly DependsOn?: string;
  readonly DeletionPolicy?: 'Retain';
  readonly UpdateReplacePolicy?: 'Retain';
  readonly Properties: object;
}

/** Resources by their logical ids. */
export type Resources = Readonly<Record<string, Resource>>;

/** A CloudFormation template. */
export interface Template {
  readonly AWSTemplateFormatVersion: '2010-09-09';
  readonly Description: string;
  readonly Parameters?: Readonly<Record<string, object>>;
  readonly Rules?: Readonly<Record<string, object>>;
  readonly Conditions?: Readonly<Record<string, object>>;
  readonly Resources: Resources;
}

export function templateOf(description: string, resources: Resources): Template {
  return { AWSTemplateFormatVersion: '2010-09-09', Description: description, Resources: resources };
}
