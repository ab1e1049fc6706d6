import { SERVICES, type Service, serviceOf } from '../../log/cloudtrail/service.ts';
import { EVENT_TYPES, type EventType } from '../../udm/event/type.ts';
import { type About, OPERATIONS } from './operations.ts';
import { unknownType } from './unknown-operation.ts';

/** What a record's operation is to the rows: a known one, or any other of a service and an event type. */
export interface Variant {
  /** Undefined for every other service. */
  readonly service: Service | undefined;
  /** Undefined where it is none of the known operations. */
  readonly name: string | undefined;
  readonly type: EventType;
  readonly about: readonly About[];
}

const UNKNOWN: readonly Variant[] = /* @__PURE__ */ (() =>
  [...SERVICES, undefined].flatMap((service) =>
    EVENT_TYPES.map((type): Variant => ({ service, name: undefined, type, about: [] })),
  ))();

/** Every variant, by its number. */
export const VARIANTS: readonly Variant[] = /* @__PURE__ */ (() => [...OPERATIONS, ...UNKNOWN])();

/** The variants' names, by number. */
export const VARIANT_NAMES: readonly string[] = /* @__PURE__ */ (() =>
  VARIANTS.map(({ service, name, type }) => `${service ?? 'other'} ${name ?? `* ${type}`}`))();

/** The numbers of the known operations of each service, and of its event types for all others. */
const NUMBERS: ReadonlyMap<Service | undefined, ReadonlyMap<string, number>> = /* @__PURE__ */ (() => {
  const numbers = new Map([...SERVICES, undefined].map((service) => [service, new Map<string, number>()]));
  for (const [index, { service, name, type }] of VARIANTS.entries())
    numbers.get(service)!.set(name ?? `* ${type}`, index);
  return numbers;
})();

const BY_NAME: ReadonlyMap<string, Variant> = /* @__PURE__ */ (() =>
  new Map(VARIANT_NAMES.map((name, index) => [name, VARIANTS[index]!])))();

/** The number of the variant that a record's operation is. */
export function variantOf(source: unknown, name: string, readOnly: unknown): number {
  const service = serviceOf(source);
  const numbers = NUMBERS.get(service)!;
  const known = name.startsWith('*') ? undefined : numbers.get(name);
  return known ?? numbers.get(`* ${unknownType(service, name, readOnly)}`)!;
}

/** The variant of a name. */
export function variantNamed(name: string): Variant {
  return BY_NAME.get(name)!;
}

/** Says of a row for which variants it holds. */
export function on(test: (variant: Variant) => boolean) {
  return (name: string) => test(variantNamed(name));
}

/** For operations of services. */
export const onServices = (...services: readonly Service[]) =>
  on(({ service }) => service !== undefined && services.includes(service));

/** For operations by their names. */
export const onOperations = (...names: readonly string[]) =>
  on(({ name }) => name !== undefined && names.includes(name));
