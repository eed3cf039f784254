import { randomUUID } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type {
  ContractProcedure,
  ErrorMap,
  InferSchemaInput,
  InferSchemaOutput,
} from '@orpc/contract';
import type {
  HttpAuthService,
  HttpRouterService,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  declaredEndpoints,
  type Contract,
  type DeclaredEndpoint,
} from '@wardroom/platform-common';
import { Access } from './Access';
import { AuditTrail } from './AuditTrail';
import { hashInput, IdempotencyKeys } from './IdempotencyKeys';
import { InvalidInputError, problemOf } from './problemOf';
import { discardBody, readBody } from './readBody';
import { ScopeMaker, type Call } from './ScopeMaker';
import type { TenantScope } from './TenantScope';
import type { TenantStore } from './TenantStore';
import { Upload } from './Upload';

type Handler<P> =
  P extends ContractProcedure<infer I, infer O, ErrorMap, infer M>
    ? (
        scope: TenantScope,
        input: InferSchemaOutput<I>,
        ...file: M extends { upload: string } ? [Upload] : []
      ) => Promise<InferSchemaInput<O>>
    : never;

/**
 * One method for each endpoint of the contract: it gets the scope, the valid input and the file where one comes, and gives
 * the output. A noun's handlers may be its service, if that has a method for each verb.
 */
export type Handlers<C extends Contract> = {
  [N in keyof C]: { [V in keyof C[N]]: Handler<C[N][V]> };
};

/** What an endpoint with `download` answers. */
export type Download = {
  filename: string;
  body: string | AsyncIterable<string>;
};

export type ContractServerOptions = {
  store: TenantStore;
  httpAuth: HttpAuthService;
  httpRouter: HttpRouterService;
  permissions: PermissionsService;
  logger: LoggerService;
};

type AnyHandler = (
  scope: TenantScope,
  input: unknown,
  ...file: Upload[]
) => Promise<unknown>;

/**
 * Serves a contract on the plugin's router. For each request: who calls, in which tenants the endpoint's permission
 * holds for them, whether the input is valid; then the handler. Refusals and failures of audited endpoints are
 * recorded; errors are answered as problem+json.
 */
export function implementContract<C extends Contract>(
  contract: C,
  options: ContractServerOptions,
  handlers: Handlers<C>,
): void {
  const router = express.Router();
  const server = new ContractServer(options);
  for (const endpoint of declaredEndpoints(contract)) {
    const service = handlers[endpoint.noun] as Record<string, AnyHandler>;
    server.serve(router, endpoint, (...call) =>
      service[endpoint.verb](...call),
    );
  }
  router.use((req, res) => {
    const detail = `There is no ${req.method} ${req.path.slice(0, 100)}`;
    res.status(404).type('application/problem+json');
    res.json({ type: 'about:blank', title: 'Not found', status: 404, detail });
  });
  if (declaredEndpoints(contract).some(e => e.scope === 'public')) {
    options.httpRouter.addAuthPolicy({
      path: '/public',
      allow: 'unauthenticated',
    });
  }
  options.httpRouter.use(router as Parameters<HttpRouterService['use']>[0]);
}

class ContractServer {
  readonly #options: ContractServerOptions;
  readonly #scopes: ScopeMaker;
  readonly #trail: AuditTrail;
  readonly #keys: IdempotencyKeys;

  constructor(options: ContractServerOptions) {
    this.#options = options;
    this.#scopes = new ScopeMaker(new Access(options));
    this.#trail = new AuditTrail(options.store);
    this.#keys = new IdempotencyKeys(options.store);
  }

  serve(router: Router, endpoint: DeclaredEndpoint, handler: AnyHandler) {
    if (endpoint.scope === 'public' && !endpoint.path.startsWith('/public/')) {
      throw new Error(`${endpoint.path}: public endpoints lie below /public`);
    }
    const path = endpoint.path.replace(/\{(\w+)\}/g, ':$1');
    const method = endpoint.method.toLowerCase() as 'get';
    router[method](path, async (req, res) => {
      const call = callOf(req, res);
      res.setHeader('X-Request-Id', call.request.id as string);
      res.setHeader('Cache-Control', 'no-store');
      try {
        await this.#answer(endpoint, handler, call);
      } catch (error) {
        await this.#refuse(endpoint, error, call);
      }
    });
  }

  async #answer(endpoint: DeclaredEndpoint, handler: AnyHandler, call: Call) {
    const scope = await this.#scopes
      .scopeFor(endpoint, call)
      .catch(async error => {
        await this.#trail.refused(endpoint, call, error);
        throw error;
      });
    try {
      const input = await validInput(endpoint, call.req);
      const file = endpoint.upload
        ? [new Upload(call.req, endpoint.upload)]
        : [];
      const key = call.req.headers['idempotency-key'];
      const work = () => handler(scope, input, ...file);
      // A file is not compared: whether it came before is for its handler to say.
      const output =
        endpoint.creates && key && !endpoint.upload
          ? await this.#once(endpoint, { scope, input, key: `${key}` }, work)
          : await work();
      await this.#trail.succeeded(endpoint, scope, input);
      await send(endpoint, output, call.res);
    } catch (error) {
      await this.#trail.failed(endpoint, scope, error);
      throw error;
    }
  }

  async #once(
    endpoint: DeclaredEndpoint,
    { scope, input, key }: { scope: TenantScope; input: unknown; key: string },
    work: () => Promise<unknown>,
  ) {
    const name = `${endpoint.noun}.${endpoint.verb}`;
    const idempotency = { key: key.slice(0, 100), endpoint: name };
    scope.request.idempotency = { ...idempotency, hash: hashInput(input) };
    const stored = await this.#keys.stored(scope);
    if (stored) {
      // The event stands in the chain since the first time.
      if (endpoint.audit) scope.request.audited.add(endpoint.audit);
      return stored.answer;
    }
    const answer = await work();
    await this.#keys.keep(scope, idempotency, answer);
    return answer;
  }

  async #refuse(
    endpoint: DeclaredEndpoint,
    error: unknown,
    { req, res, request }: Call,
  ) {
    const problem = problemOf(error, request.id);
    if (problem.status >= 500) {
      this.#options.logger.error(
        `${endpoint.noun}.${endpoint.verb} failed`,
        error as Error,
      );
    }
    if (res.headersSent) {
      res.destroy();
      return;
    }
    res.status(problem.status).type('application/problem+json');
    if (req.complete) {
      res.json(problem);
      return;
    }
    // The whole answer goes out at once; the connection stays until its sender has heard it, and is not used again: what
    // is still left of the body would be taken for the next request.
    const text = JSON.stringify(problem);
    res.setHeader('Connection', 'close');
    res.setHeader('Content-Length', Buffer.byteLength(text));
    res.write(text);
    await discardBody(req);
    res.end();
  }
}

function callOf(req: Request, res: Response): Call {
  const named = req.params.tenant ?? req.query.tenant;
  return {
    req,
    res,
    named: named === undefined ? undefined : String(named),
    request: {
      id: randomUUID(),
      ip: req.ip,
      userAgent: req.headers['user-agent']?.slice(0, 300),
      audited: new Set(),
    },
  };
}

async function validInput(endpoint: DeclaredEndpoint, req: Request) {
  const { method, upload } = endpoint;
  const sent =
    method === 'GET' || method === 'DELETE' || upload
      ? queryOf(req)
      : await readBody(req);
  const schema = endpoint.procedure['~orpc'].inputSchema as
    z.ZodType | undefined;
  if (!schema) return undefined;
  const parsed = schema.safeParse({ ...sent, ...req.params });
  if (!parsed.success) throw new InvalidInputError(parsed.error);
  return parsed.data;
}

/** Query fields; a name that is repeated, or written `name[]` or `name[0]`, is a list. */
function queryOf(req: Request): Record<string, unknown> {
  const fields = new Map<string, string[]>();
  const query = new URL(req.originalUrl, 'http://localhost').searchParams;
  for (const [name, value] of query) {
    const bare = name.replace(/\[\d*\]$/, '');
    fields.set(bare, [...(fields.get(bare) ?? []), value]);
  }
  return Object.fromEntries(
    [...fields].map(([name, values]) => [
      name,
      values.length > 1 ? values : values[0],
    ]),
  );
}

async function send(
  endpoint: DeclaredEndpoint,
  output: unknown,
  res: Response,
) {
  if (endpoint.download) {
    const { filename, body } = output as Download;
    res.type(endpoint.download);
    res.setHeader(
      'Content-Disposition',
      `attachment; filename="${filename.replace(/[^\w.-]/g, '_')}"`,
    );
    res.setHeader('X-Content-Type-Options', 'nosniff');
    await pipeline(
      Readable.from(typeof body === 'string' ? [body] : body),
      res,
    );
    return;
  }
  const schema = endpoint.procedure['~orpc'].outputSchema as
    z.ZodType | undefined;
  if (!schema) {
    res.status(204).end();
    return;
  }
  res.status(endpoint.starts ? 202 : 200);
  // Parsing the output lets nothing leave the server that the contract does not name.
  res.json(schema.parse(output));
}
