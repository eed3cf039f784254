import { z } from 'zod';
import { id } from '@wardroom/platform-common';
import { addressKind } from '../address';

/** What a scan is to look at: everything, what matters most, what is there at all, or whether something is gone. */
export const ScanType = z.enum(['full', 'critical', 'discovery', 'retest']);
export type ScanType = z.infer<typeof ScanType>;

const widest = { 4: 16, 6: 112 };
const never4 = /^(?:0|127|22[4-9]|2[3-5]\d)\.|^169\.254\./;
const never6 = /^(?:::|fe[89ab]|ff)/;

/** A network, an IP address or a full host name, in its plain spelling. */
export const scanRange = z
  .string()
  .trim()
  .toLowerCase()
  .max(253, 'must have at most 253 characters')
  .refine(isRange, {
    message:
      'must be an address, a full host name or a network such as 10.0.0.0/24, no wider than /16 or, for IPv6, /112, and neither this machine, nor link-local, nor multicast',
  });

/** Assets that one scan can name. */
export const MOST_TARGET_ASSETS = 500;

/** Assets of the customer and further places. Without any of both: all active assets. */
export const ScanTargets = z.strictObject({
  assets: z
    .array(id('ast'))
    .max(MOST_TARGET_ASSETS, `must be at most ${MOST_TARGET_ASSETS} assets`)
    .transform(values => [...new Set(values)])
    .default([]),
  ranges: z
    .array(scanRange)
    .max(50, 'must be at most 50 ranges')
    .transform(values => [...new Set(values)])
    .default([]),
});
export type ScanTargets = z.infer<typeof ScanTargets>;

function isRange(text: string): boolean {
  const [address, bits, ...more] = text.split('/');
  if (more.length > 0) return false;
  const kind = addressKind(address);
  if (kind === 'host') return bits === undefined;
  if (kind !== 'ip') return false;
  const family = address.includes(':') ? 6 : 4;
  if (bits !== undefined && !isPrefix(bits, family)) return false;
  return family === 4
    ? !never4.test(address)
    : !never6.test(canonicalOf(address));
}

function isPrefix(bits: string, family: 4 | 6): boolean {
  const number = Number(bits);
  const most = family === 4 ? 32 : 128;
  return (
    /^[1-9]\d{0,2}$/.test(bits) && number >= widest[family] && number <= most
  );
}

/** The shortest spelling of an IPv6 address. */
function canonicalOf(address: string): string {
  return new URL(`http://[${address}]/`).hostname.slice(1, -1);
}
