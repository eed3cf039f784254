import { createHash } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Problem } from '@wardroom/platform-common';

const MINUTE_MS = 60_000;

/**
 * Bounds how much one caller asks in a minute, so that nobody takes the service from the others: so many requests for
 * each token, fewer for each address without one.
 */
export function limitRequests(limits: {
  perToken: number;
  perAddress: number;
}): RequestHandler {
  return rateLimit({
    windowMs: MINUTE_MS,
    limit: req => (tokenOf(req) ? limits.perToken : limits.perAddress),
    keyGenerator: req => tokenOf(req) ?? `address ${req.ip}`,
    // Plugins of this process call each other over loopback with tokens of their own.
    skip: req => !req.path.startsWith('/api/') || isPluginCall(req),
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
  });
}

function tokenOf(req: Request): string | undefined {
  const { authorization } = req.headers;
  if (!authorization) return undefined;
  return createHash('sha256').update(authorization).digest('base64');
}

/** Whether another plugin of this machine calls: directly over loopback, with a token that names itself a plugin's. */
function isPluginCall(req: Request): boolean {
  const { remoteAddress = '' } = req.socket;
  const direct = !req.headers['x-forwarded-for'] && !req.headers.forwarded;
  if (!direct || !/^(::1|(::ffff:)?127\.)/.test(remoteAddress)) return false;
  const token = (req.headers.authorization ?? '').replace(/^Bearer /, '');
  const header = Buffer.from(token.split('.')[0], 'base64url').toString();
  return header.includes('"vnd.backstage.plugin"');
}
