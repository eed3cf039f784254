import type { IncomingMessage } from 'node:http';
import express from 'express';

/**
 * Reads the browser's address of an upgrade as Express reads that of a request: only proxies that the configuration
 * trusts may say whom they forward for.
 *
 * @param trustProxy - the value of `backend.trustProxy`
 */
export function addressReader(
  trustProxy: unknown,
): (req: IncomingMessage) => string {
  const app = express();
  if (trustProxy !== undefined) app.set('trust proxy', trustProxy);
  return req => {
    Object.setPrototypeOf(req, app.request);
    return (req as express.Request).ip ?? '';
  };
}
