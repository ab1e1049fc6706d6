import { EVENT_FIELDS } from './event/field.ts';
import { EVENT_TYPES } from './event/type.ts';
import { type FieldRegistry, UDM_FIELDS, type UdmTypes } from './field.ts';
import { styleName, type UdmCase } from './style.ts';

/** What a place in an entity may hold: members by name, elements, or a value of a type. */
export type UdmShape =
  | { readonly type: 'object'; readonly members: Map<string, UdmShape> }
  | { readonly type: 'list'; readonly element: UdmShape }
  | { readonly type: 'value'; readonly udmType: keyof UdmTypes };

/** The members of every enum that a row may write. */
export const UDM_ENUMS: {
  readonly [Name in Extract<keyof UdmTypes, `${string}.${string}`>]: readonly UdmTypes[Name][];
} = {
  'EntityMetadata.EntityType': ['USER', 'GROUP', 'RESOURCE'],
  'Resource.ResourceType': ['ACCESS_POLICY', 'CLOUD_PROJECT', 'SERVICE', 'CREDENTIAL', 'SETTING'],
  'Cloud.CloudEnvironment': ['AMAZON_WEB_SERVICES'],
  'Relation.Relationship': ['MEMBER'],
  'Relation.Directionality': ['UNIDIRECTIONAL'],
  'Relation.EntityLabel': ['PRINCIPAL'],
  'Metadata.EventType': EVENT_TYPES,
  'SecurityResult.Action': ['ALLOW', 'BLOCK'],
  'SecurityResult.SecurityCategory': ['AUTH_VIOLATION'],
  'SecurityResult.ProductSeverity': ['INFORMATIONAL'],
  'Authentication.AuthType': ['MACHINE', 'SSO'],
  'Authentication.Mechanism': ['REMOTE'],
};

/** Keeps the shapes of a registry, one for each style of keys. */
function shapesOf(registry: FieldRegistry): (style: UdmCase) => UdmShape {
  const shapes = new Map<UdmCase, UdmShape>();
  return (style) => {
    const shape = shapes.get(style) ?? makeShape(registry, style);
    shapes.set(style, shape);
    return shape;
  };
}

/** The shape of an entity: every field of the registry, and no other. */
export const entityShape = /* @__PURE__ */ shapesOf(UDM_FIELDS);

/** The shape of an event. */
export const eventShape = /* @__PURE__ */ shapesOf(EVENT_FIELDS);

/** A label is an element with a key and a value. */
const LABEL_FIELD = /^(.+?)(?:\[(?:\*)?\])?$/u;

function makeShape(registry: FieldRegistry, style: UdmCase): UdmShape {
  const shape: UdmShape = { type: 'object', members: new Map() };
  for (const [field, type] of Object.entries(registry)) {
    const isLabel = field.endsWith('[*]') || type === 'label' || type === 'labels';
    const list = LABEL_FIELD.exec(field)![1]!;
    const paths = isLabel ? [`${list}[].key`, `${list}[].value`] : [field];
    for (const path of paths) plant(shape, path.split('.'), isLabel ? 'string' : type, style);
  }
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
