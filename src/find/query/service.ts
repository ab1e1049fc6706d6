/** The services that the same question can be put to. */
export const SERVICES = ['cloudtrail', 'insights', 'athena', 'udm-search', 'yara-l'] as const;

/** A service that a question can be put to. */
export type QueryService = (typeof SERVICES)[number];
