/** The services whose activity is mapped, by the first label of their event source. */
export const SERVICES = ['iam', 'sts', 'signin'] as const;

export type Service = (typeof SERVICES)[number];

/** The event source of a service. */
export function sourceOf(service: Service): string {
  return `${service}.amazonaws.com`;
}

const BY_SOURCE: ReadonlyMap<unknown, Service> = /* @__PURE__ */ (() =>
  new Map(SERVICES.map((service) => [sourceOf(service), service])))();

/** The service that an event source names, of those whose activity is mapped. */
export function serviceOf(source: unknown): Service | undefined {
  return BY_SOURCE.get(source);
}
