import { UDM_FIELDS, type UdmTypes } from './field.ts';
import { styleName, type UdmCase } from './style.ts';

/** What a place in an entity may hold: members by name, elements, or a value of a type. */
export type UdmShape =
  | { readonly type: 'object'; readonly members: Map<string, UdmShape> }
  | { readonly type: 'list'; readonly element: UdmShape }
  | { readonly type: 'value'; readonly udmType: keyof UdmTypes };

/** The members of every enum that a row may write. */
export const UDM_ENUMS: {
  readonly [Name in Exclude<keyof UdmTypes, 'string' | 'timestamp' | 'struct'>]: readonly UdmTypes[Name][];
} = {
  'EntityMetadata.EntityType': ['USER', 'GROUP', 'RESOURCE'],
  'Resource.ResourceType': ['ACCESS_POLICY', 'CLOUD_PROJECT', 'SERVICE'],
  'Cloud.CloudEnvironment': ['AMAZON_WEB_SERVICES'],
  'Relation.Relationship': ['MEMBER'],
  'Relation.Directionality': ['UNIDIRECTIONAL'],
  'Relation.EntityLabel': ['PRINCIPAL'],
};

const SHAPES = new Map<UdmCase, UdmShape>();

/** The shape of an entity: every field of the registry, and no other. */
export function entityShape(style: UdmCase): UdmShape {
  const found = SHAPES.get(style);
  if (found !== undefined) return found;
  const shape: UdmShape = { type: 'object', members: new Map() };
  for (const [field, type] of Object.entries(UDM_FIELDS)) {
    // A label is an element with a key and a value.
    const paths = field.endsWith('[*]')
      ? [`${field.slice(0, -3)}[].key`, `${field.slice(0, -3)}[].value`]
      : [field];
    for (const path of paths) plant(shape, path.split('.'), type, style);
  }
  SHAPES.set(style, shape);
  return shape;
}

function plant(shape: UdmShape, [head, ...rest]: string[], udmType: keyof UdmTypes, style: UdmCase): void {
  if (shape.type !== 'object') return;
  const isList = head!.endsWith('[]');
  const name = styleName(isList ? head!.slice(0, -2) : head!, style);
  const found = shape.members.get(name);
  const inner = found?.type === 'list' ? found.element : found;
  const made: UdmShape =
    inner ?? (rest.length === 0 ? { type: 'value', udmType } : { type: 'object', members: new Map() });
  if (inner === undefined) shape.members.set(name, isList ? { type: 'list', element: made } : made);
  if (rest.length > 0) plant(made, rest, udmType, style);
}
