/** The services whose activity is mapped, by the first label of their event source. */
export const SERVICES = ['iam', 'sts', 'signin'] as const;

export type Service = (typeof SERVICES)[number];

/** The service that an event source names, of those whose activity is mapped. */
export function serviceOf(source: unknown): Service | undefined {
  return SERVICES.find((service) => source === `${service}.amazonaws.com`);
}
