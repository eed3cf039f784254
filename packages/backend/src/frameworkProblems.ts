import type { RequestHandler } from 'express';
import { contextOf, type Contract } from '@wardroom/platform-common';
import { problemOf } from '@wardroom/platform-node';

/**
 * Gives the framework's own answers on the paths of our contexts the shape of all others: its barrier before each plugin
 * refuses callers before the contract server sees them. The framework's plugins keep the shape that its clients read.
 */
export function frameworkProblems(contracts: Contract[]): RequestHandler {
  const contexts = contracts.map(contextOf).join('|');
  const ours = new RegExp(`^/api/(${contexts})(/|$)`, 'i');
  return (req, res, next) => {
    if (ours.test(req.path)) {
      const json = res.json.bind(res);
      res.json = body => {
        if (!isFrameworkError(body)) return json(body);
        const { statusCode: status } = res;
        const { name } = body.error;
        // Why a token is not good concerns nobody who has none.
        const message =
          status === 401 ? 'Sign in to do this' : body.error.message;
        res.type('application/problem+json');
        return json({ ...problemOf({ name, message }), status });
      };
    }
    next();
  };
}

type FrameworkError = { error: { name: string; message: string } };

function isFrameworkError(body: unknown): body is FrameworkError {
  const { error, response } = (body ?? {}) as Record<string, unknown>;
  return typeof error === 'object' && typeof response === 'object';
}
