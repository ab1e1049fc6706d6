import type { AskedIdentity } from '../identity/options.ts';

/**
 * The first and the last time that count, as RFC 3339 in UTC. CloudTrail writes whole seconds, so nothing is lost between
 * two of them.
 */
export function timesOf({ from, to }: AskedIdentity): { readonly from?: string; readonly to?: string } {
  return {
    ...(from === undefined ? {} : { from: secondText(Math.ceil(from / 1000)) }),
    ...(to === undefined ? {} : { to: secondText(Math.ceil(to / 1000) - 1) }),
  };
}

function secondText(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}
