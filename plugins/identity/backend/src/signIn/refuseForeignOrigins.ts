import type { RequestHandler } from 'express';
import type { RootConfigService } from '@backstage/backend-plugin-api';

/**
 * Lets only our own pages change anything without a token: a foreign page could sign its visitor in as somebody else,
 * or out. Programs that are no browsers send neither header and carry no cookie of anybody.
 */
export function refuseForeignOrigins(
  config: RootConfigService,
): RequestHandler {
  const own = new Set(
    ['app.baseUrl', 'backend.baseUrl'].map(
      key => new URL(config.getString(key)).origin,
    ),
  );
  return (req, res, next) => {
    const { origin, host, 'sec-fetch-site': site } = req.headers;
    const isChange = req.method !== 'GET' && req.method !== 'HEAD';
    const isOurs =
      origin !== undefined && (own.has(origin) || hostOf(origin) === host);
    const isForeign =
      site === undefined
        ? origin !== undefined && !isOurs
        : site !== 'same-origin' && site !== 'none' && !isOurs;
    if (!isChange || !isForeign) {
      next();
      return;
    }
    res.status(403).type('application/problem+json').json({
      type: 'about:blank',
      title: 'Not allowed',
      status: 403,
      detail: 'This request came from a page of another site',
    });
  };
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
