import { STATUS_CODES } from 'node:http';
import { FeedFault } from './FeedFault';

const mostRedirects = 3;

/**
 * The bytes that an address answers with. Redirects are followed on the same host alone: who is named elsewhere is
 * nobody's choice. Every failure is a FeedFault.
 *
 * @param signal - ends the attempt, also while the bytes are read
 */
export async function* openFeed(
  address: URL,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  try {
    const response = await follow(address, signal);
    if (response.body) yield* response.body;
  } catch (error) {
    throw faultOf(error as Error, address, signal);
  }
}

async function follow(address: URL, signal: AbortSignal): Promise<Response> {
  let url = address;
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const response = await fetch(url, { redirect: 'manual', signal });
    const { status } = response;
    if (status === 200) return response;
    await response.body?.cancel();
    const location = response.headers.get('location');
    if (status < 300 || status >= 400 || !location) {
      const words = STATUS_CODES[status] ?? 'which means nothing to us';
      throw new FeedFault(`${address.host} answered ${status}: ${words}`);
    }
    const next = URL.parse(location, url);
    if (next?.origin !== address.origin) {
      throw new FeedFault(
        `${address.host} leads to ${next?.host.slice(0, 80) || 'no address'}, which is not followed: it is another host`,
      );
    }
    url = next;
  }
  throw new FeedFault(`${address.host} leads from one address to the next`);
}

function faultOf(error: Error, { host }: URL, signal: AbortSignal): Error {
  if (error instanceof FeedFault) return error;
  if (signal.aborted) return new FeedFault(`${host} took too long to answer`);
  const { code = error.message } = (error.cause ?? error) as { code?: string };
  return new FeedFault(
    /CERT|SELF_SIGNED|ISSUER|ALTNAME|SIGNATURE|^ERR_TLS_/.test(code)
      ? `The certificate of ${host} is not one to trust: ${code}`
      : `${host} could not be read to the end: ${code}`,
  );
}
