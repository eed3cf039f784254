import { createHash } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit, type Options } from 'express-rate-limit';
import type { Problem } from '@wardroom/platform-common';
import { ownConnections } from './ownConnections';

const MINUTE_MS = 60_000;

export type RequestLimits = {
  /** With one token. */
  perToken: number;
  /** From one address without a token. */
  perAddress: number;
  /** From one address with whatever tokens. */
  perAddressInAll: number;
};

/**
 * Bounds how much one caller asks in a minute, so that nobody takes the service from the others: so many requests for
 * each token, fewer for each address without one. A token is counted before anybody knows whether it is good: what an
 * address may ask in all is bounded first, and with it how many tokens it can make us remember.
 */
export function limitRequests(limits: RequestLimits): RequestHandler[] {
  const isOurs = ownConnections();
  const shared: Partial<Options> = {
    windowMs: MINUTE_MS,
    // Plugins of this process call each other over loopback, with tokens of their own or for the keys of such tokens.
    skip: req =>
      !isApi(req) ||
      (isOurs(req.socket) && (namesPlugin(req) || asksForKeys(req))),
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    validate: false,
    handler: (_, res) => {
      const problem: Problem = {
        type: 'about:blank',
        title: 'Too many requests',
        status: 429,
        detail: 'Too many requests in a short time: wait a minute and go on',
      };
      res.status(429).type('application/problem+json').json(problem);
    },
  };
  return [
    rateLimit({
      ...shared,
      limit: limits.perAddressInAll,
      keyGenerator: addressOf,
    }),
    rateLimit({
      ...shared,
      limit: req => (tokenOf(req) ? limits.perToken : limits.perAddress),
      keyGenerator: req => tokenOf(req) ?? addressOf(req),
    }),
  ];
}

// Routers take capital letters for small ones.
function isApi(req: Request): boolean {
  return /^\/api\//i.test(req.path);
}

/** An address of IPv4 or a network of IPv6: a household has a whole /64 of the latter. */
function addressOf(req: Request): string {
  const address = (req.ip ?? '').replace(/^::ffff:(?=\d+\.)/i, '');
  return `address ${ipKeyGenerator(address, 64)}`;
}

function tokenOf(req: Request): string | undefined {
  const { authorization } = req.headers;
  if (!authorization) return undefined;
  return createHash('sha256').update(authorization).digest('base64');
}

/** Whether the token says of itself that it is a plugin's. Believed only of connections that this process opened. */
function namesPlugin(req: Request): boolean {
  const token = (req.headers.authorization ?? '').replace(/^Bearer /, '');
  const header = Buffer.from(token.split('.')[0], 'base64url').toString();
  return header.includes('"vnd.backstage.plugin"');
}

function asksForKeys(req: Request): boolean {
  return req.path.endsWith('/jwks.json');
}
