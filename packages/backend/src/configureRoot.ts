import type { Server } from 'node:http';
import type { Express, RequestHandler } from 'express';
import type {
  RootConfigService,
  LifecycleService,
} from '@backstage/backend-plugin-api';
import {
  openapiDocument,
  type WebSocketUpgrades,
} from '@wardroom/platform-node';
import { contracts } from './contracts';
import { frameworkProblems } from './frameworkProblems';
import { limitBodies } from './limitBodies';
import { limitRequests, type RequestLimits } from './limitRequests';

const notFound: RequestHandler = (req, res) => {
  const detail = `There is no ${req.method} ${req.path.slice(0, 100)}`;
  res.status(404).type('application/problem+json');
  res.json({ type: 'about:blank', title: 'Not found', status: 404, detail });
};

/** No text of ours has it, and a database that is asked for it fails. */
const refuseNul: RequestHandler = (req, res, next) => {
  if (!/%00/.test(req.url)) {
    next();
    return;
  }
  const [, query] = req.url.split('?');
  const found = [...new URLSearchParams(query)].find(pair =>
    pair.join().includes('\0'),
  );
  const field = found?.[0].replaceAll('\0', '');
  const detail = `${field ?? 'The address'}: must not contain NUL`;
  const problem = { type: 'about:blank', status: 400, detail, field };
  res.status(400).type('application/problem+json');
  res.json({ ...problem, title: 'The request is not valid' });
};

// Addresses of the framework that any signed-in user could reach although they are meant for operators: triggering
// scheduled tasks, and registering locations in a catalog that only our tables may fill.
const closed = [
  /^\/api\/[^/]+\/\.backstage\/scheduler(\/|$)/i,
  /^\/api\/[^/]+\/\.backstage\/actions(\/|$)/i,
  /^\/api\/catalog\/(locations?|analyze-location|validate-entity)(\/|$)/i,
];

/** How long requests may take to end after the process is asked to stop, in milliseconds. */
const LAST_REQUESTS = 2_000;

/** What stands before all plugins: closed addresses, limits, the API's description and the WebSocket registry. */
export function configureRoot(options: {
  app: Express;
  server: Server;
  config: RootConfigService;
  lifecycle: LifecycleService;
  upgrades: WebSocketUpgrades;
  applyDefaults(): void;
}): void {
  const { app, server, config, upgrades } = options;
  app.disable('x-powered-by');
  // Answers are not stored by anybody: their fingerprints would be made for nothing.
  app.disable('etag');
  // A server waits for every open connection, and a long poll or an event stream would hold it for a minute or for ever.
  options.lifecycle.addShutdownHook(() => {
    setTimeout(() => server.closeAllConnections(), LAST_REQUESTS).unref();
  });
  server.headersTimeout = 20_000;
  // Node has one limit for all requests, and a file may take longer: limitBodies knows which are files.
  server.requestTimeout = 0;
  server.maxHeadersCount = 200;
  server.on('upgrade', (req, socket, head) => {
    upgrades.dispatch(req, socket, head);
  });
  app.use(refuseNul);
  app.use((req, res, next) => {
    // Decoded and with single slashes, as routers see it: no other spelling passes.
    const path = spelledOut(req.path);
    if (path === undefined || closed.some(p => p.test(path))) {
      notFound(req, res, next);
    } else {
      next();
    }
  });
  app.use(limitBodies(contracts));
  app.use(limitRequests(readLimits(config)));
  app.use(frameworkProblems(contracts));
  const document = openapiDocument(contracts, '0.1.0');
  app.get('/api/openapi.json', async (_, res) => {
    res.json(await document);
  });
  options.applyDefaults();
}

function readLimits(config: RootConfigService): RequestLimits {
  const limit = (name: string) =>
    config.getOptionalNumber(`wardroom.limits.${name}`);
  const perToken = limit('perToken') ?? 1200;
  return {
    perToken,
    perAddress: limit('perAddress') ?? 300,
    perAddressInAll: limit('perAddressInAll') ?? 10 * perToken,
  };
}

function spelledOut(path: string): string | undefined {
  try {
    return decodeURIComponent(path).replace(/\/+/g, '/');
  } catch {
    return undefined;
  }
}
