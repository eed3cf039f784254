import express, { type RequestHandler } from 'express';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import type { FakeTenants } from './FakeTenants';

type Answer = (query: Record<string, string>) => Promise<unknown>;

/** The plugin `tenants` with the answers of the fake, for tests that go over HTTP. */
export function tenantsOverHttp(tenants: FakeTenants) {
  return createBackendPlugin({
    pluginId: 'tenants',
    register(env) {
      env.registerInit({
        deps: { httpRouter: coreServices.httpRouter },
        async init({ httpRouter }) {
          const { people, members } = tenants;
          httpRouter.use(express.json());
          httpRouter.use(
            answer('/people/access', q => people.access({ ref: q.ref })),
          );
          httpRouter.use(
            answer('/people/by-email', q =>
              people.findByEmail({ email: q.email }),
            ),
          );
          httpRouter.use(
            answer('/people/void-tokens', q =>
              people.voidTokens({ ref: q.ref, before: q.before }),
            ),
          );
          httpRouter.use(
            answer(/^\/tenants\/([^/]+)\/members\/([^/]+)$/, q =>
              members.get({ tenant: q[0], name: q[1] }),
            ),
          );
        },
      });
    },
  });
}

function answer(path: string | RegExp, ask: Answer) {
  const handler: RequestHandler = async (req, res, next) => {
    const match = typeof path === 'string' ? undefined : path.exec(req.path);
    if (match === null || (match === undefined && req.path !== path)) {
      next();
      return;
    }
    const input = { ...req.query, ...req.body, ...match?.slice(1) };
    try {
      res.json(await ask(input));
    } catch (error) {
      res.status(404).json({ detail: (error as Error).message });
    }
  };
  return handler as Parameters<
    import('@backstage/backend-plugin-api').HttpRouterService['use']
  >[0];
}
