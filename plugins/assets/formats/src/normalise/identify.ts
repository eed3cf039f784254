import { isIP } from 'node:net';
import type { AssetIdentifier } from '../record/ScannedAsset';

/** What a name that may be an address, a host name with or without domain, or the address of a page identifies. */
export function identify(name: string): AssetIdentifier[] {
  const text = name.trim();
  if (text === '') return [];
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return originOf(text);
  const bare = text.replace(/^\[(.*)\]$/, '$1');
  if (isIP(bare)) return [{ kind: 'ip', value: bare.toLowerCase() }];
  const host = text.toLowerCase().replace(/\.$/, '');
  return [{ kind: host.includes('.') ? 'fqdn' : 'hostname', value: host }];
}

/** The web application at an address; none where it is no address. */
export function originOf(url: string): AssetIdentifier[] {
  if (!URL.canParse(url)) return [];
  const { protocol, host } = new URL(url);
  return host ? [{ kind: 'origin', value: `${protocol}//${host}` }] : [];
}

/** A hardware address in our notation; undefined for what is none. */
export function macOf(text: string): string | undefined {
  const digits = text.replace(/[^0-9a-f]/gi, '').toLowerCase();
  return digits.length === 12
    ? (digits.match(/../g) as string[]).join(':')
    : undefined;
}
