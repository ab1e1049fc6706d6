import { remembering } from '../remembering.ts';

/** Where a call came from: an address, with a port where one stands beside it, or the name of a host. */
export interface CallAddress {
  readonly ip?: string;
  readonly port?: number;
  readonly hostname?: string;
}

/** No address with brackets, zone and port is longer. */
const LONGEST = 80;

/** Reads a source address by the strict reading: no leading zeros, no zone, brackets round IPv6 only. */
export const readAddress = /* @__PURE__ */ remembering((text): CallAddress => {
  if (text.length > LONGEST) return { hostname: text };
  if (isIpv4(text) || isIpv6(text)) return { ip: text };
  const match = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/u.exec(text);
  const ip = match?.[1] ?? match?.[2];
  if (ip === undefined || !(match![1] === undefined ? isIpv4(ip) : isIpv6(ip))) return { hostname: text };
  if (match![3] === undefined) return { ip };
  const port = Number(match![3]);
  if (port > 65_535) return { hostname: text };
  return port === 0 ? { ip } : { ip, port };
});

const IPV4 = /* @__PURE__ */ (() => {
  const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
  return new RegExp(`^${octet}(?:\\.${octet}){3}$`, 'u');
})();

function isIpv4(text: string): boolean {
  return IPV4.test(text);
}

const GROUP = /^[\da-f]{1,4}$/iu;

/** Eight groups of hexadecimal digits, of which two dots of IPv4 may make the last two, and `::` as many as it takes. */
function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const [head, tail] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const groups = [...head!, ...(tail ?? [])];
  const last = groups[groups.length - 1] ?? '';
  // The last of the head stands at the end only where nothing comes behind it.
  const endsInIpv4 = last.includes('.') && (tail === undefined || tail.length > 0);
  const count = groups.length + (endsInIpv4 ? 1 : 0);
  const isCount = tail === undefined ? count === 8 : count <= 7;
  return (
    isCount &&
    groups.every((group, index) => {
      return GROUP.test(group) || (endsInIpv4 && index === groups.length - 1 && isIpv4(group));
    })
  );
}
