import { readTrust } from '../log/policy/trust.ts';

/** What rows may have made of a log field before they read it: the principals of a trust policy. */
export const READERS = { '@principals': readTrust } as const;
