import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { PROVIDER } from '@wardroom/tenants-common';

/**
 * Who or what is counted. A person counts in their tenant under their name; everything else counts in the
 * provider's tenant under a hash, which no name can look like.
 */
export type Subject = {
  tenant: string;
  id: string;
  /** How many attempts may fail before the first pause. */
  lockAfter: number;
  /** After how many minutes without a failure everything is forgotten. */
  forgetMinutes: number;
};

const A_DAY = 24 * 60;

/** What is counted, by kind. */
export const subjects = {
  person: (person: { tenant: string; name: string }): Subject => ({
    tenant: person.tenant,
    id: person.name,
    lockAfter: 5,
    forgetMinutes: A_DAY,
  }),
  /** An address or name that belongs to nobody: it is counted like one that does. */
  nobody: (identifier: string): Subject => ({
    tenant: PROVIDER,
    id: hashed('nobody', identifier),
    lockAfter: 5,
    forgetMinutes: A_DAY,
  }),
  /** Where requests come from: one address of IPv4, one network of IPv6. */
  network: (ip = ''): Subject => ({
    tenant: PROVIDER,
    id: hashed('network', networkOf(ip)),
    lockAfter: 60,
    forgetMinutes: 15,
  }),
  /** An address that links are asked for. */
  mailbox: (email: string): Subject => ({
    tenant: PROVIDER,
    id: hashed('mailbox', email),
    lockAfter: 4,
    forgetMinutes: 60,
  }),
};

function hashed(kind: string, value: string): string {
  const hash = createHash('sha256').update(value.toLowerCase()).digest('hex');
  return `${kind}:${hash}`;
}

/** A household has a whole /64 of IPv6 addresses: they count as one. */
function networkOf(ip: string): string {
  const v4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (v4 || !isIPv6(ip)) return v4 ?? ip;
  const [head, tail = ''] = ip.split('%')[0].split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const gap = Array(Math.max(8 - left.length - right.length, 0)).fill('0');
  return [...left, ...gap, ...right].slice(0, 4).join(':');
}
