import { z } from 'zod';
import { hostAddress } from '../target/hostAddress';
import { looksLikeAddress } from '../target/IpAddress';
import { parseNetwork } from '../site/SiteRange';

/** A name that is looked up where the scan runs. What others take for several addresses, `10.0.0.1-50`, is none. */
function isName(text: string): boolean {
  const last = text.split('.').at(-1) ?? '';
  return (
    /[a-z]/.test(last) &&
    !looksLikeAddress(text) &&
    hostAddress.safeParse(text).success
  );
}

/** What is to be scanned: an address or a network in its plain spelling, or a name. No other text gets near a program. */
export const ScanTarget = z
  .string()
  .max(255)
  .toLowerCase()
  .refine(text => parseNetwork(text) !== undefined || isName(text), {
    message:
      'must be an address such as 10.0.0.10, a network such as 10.0.0.0/24 or a host name',
  });
