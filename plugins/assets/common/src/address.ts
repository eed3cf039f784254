import { z } from 'zod';

const hostName =
  /^(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const mac = /^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/;

/** What kind of address a normalised text is; undefined if it is none. */
export function addressKind(value: string): 'ip' | 'host' | 'mac' | undefined {
  if (z.ipv4().safeParse(value).success) return 'ip';
  if (z.ipv6().safeParse(value).success) return 'ip';
  if (mac.test(value)) return 'mac';
  return hostName.test(value) ? 'host' : undefined;
}

/** An IP address, a fully qualified host name or a MAC address, in lower case; MAC addresses with colons. */
export const address = z
  .string()
  .trim()
  .toLowerCase()
  .max(253, 'must have at most 253 characters')
  .transform(value =>
    /^(?:[0-9a-f]{2}-){5}[0-9a-f]{2}$/.test(value)
      ? value.replaceAll('-', ':')
      : value.replace(/\.$/, ''),
  )
  .refine(value => addressKind(value) !== undefined, {
    message:
      'must be an IP address, a full host name such as web-01.example.com or a MAC address',
  });
