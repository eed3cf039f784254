import type { Request, Response } from 'express';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import type { Permission } from '@backstage/plugin-permission-common';
import {
  defineBasicPermission,
  definePermission,
  tenantId,
  type DeclaredEndpoint,
} from '@wardroom/platform-common';
import type { Access, Caller } from './Access';
import {
  makeScope,
  type HttpFacts,
  type RequestFacts,
  type Rights,
  type TenantScope,
  type Tenants,
} from './TenantScope';

// Held by everybody who belongs to a tenant at all: tells "you may not" from "you may not know that it exists".
const seeTenant = definePermission('tenant.read', 'read');
const useAccount = defineBasicPermission('account.use');

/** A request as it came in; `named` is the tenant that its path or query names. */
export type Call = {
  req: Request;
  res: Response;
  named?: string;
  request: RequestFacts;
  /** Who calls, once that is known. */
  actor?: { ref: string };
};

/** Turns a request into the scope its endpoint may work in, or refuses it. */
export class ScopeMaker {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  /** @throws NotFoundError for a tenant the caller may not know, NotAllowedError for a missing right */
  async scopeFor(endpoint: DeclaredEndpoint, call: Call): Promise<TenantScope> {
    const { named, req, res, request } = call;
    const http = httpFacts(req, res);
    if (endpoint.scope === 'public') {
      return makeScope({
        actor: { ref: 'anonymous' },
        tenants: [],
        request,
        http,
      });
    }
    const caller = await this.#access.caller(req);
    const actor = { ref: caller.ref };
    call.actor = actor;
    if (endpoint.scope === 'service') {
      if (!caller.isPlugin) throw new NotFoundError('There is no such address');
      return makeScope({ actor, tenants: named ? [named] : '*', request });
    }
    const tenants = await this.#tenants(endpoint, named, caller);
    const rights = this.#rights(caller);
    return makeScope({ actor, tenants, request, http, rights });
  }

  async #tenants(
    endpoint: DeclaredEndpoint,
    named: string | undefined,
    caller: Caller,
  ): Promise<Tenants> {
    if (endpoint.scope === 'self') return this.#ownTenant(caller);
    const permission = endpoint.permission as Permission;
    const allowed = await this.#access.tenantsWith(caller, permission);
    if (named !== undefined) {
      if (allowed === '*' || allowed.includes(named)) return [named];
      throw await this.#refusal(caller, named, permission);
    }
    if (endpoint.scope === 'fleet' && allowed !== '*') {
      throw new NotAllowedError(missing(permission));
    }
    if (allowed.length === 0) throw new NotAllowedError(missing(permission));
    return allowed;
  }

  async #ownTenant(caller: Caller): Promise<Tenants> {
    const active = await this.#access.tenantsWith(caller, useAccount);
    const own = /^user:([^/]+)\//.exec(caller.ref)?.[1];
    if (active !== '*' || !own) {
      throw new NotAllowedError('This account may not be used any more');
    }
    return [own];
  }

  async #refusal(caller: Caller, tenant: string, permission: Permission) {
    const visible = await this.#access.tenantsWith(caller, seeTenant);
    const known = visible === '*' || visible.includes(tenant);
    return known && tenantId.safeParse(tenant).success
      ? new NotAllowedError(missing(permission))
      : new NotFoundError(`There is no customer "${tenant.slice(0, 40)}"`);
  }

  #rights(caller: Caller) {
    return async (permissions: Permission[]): Promise<Rights> => {
      const held = new Map<string, Tenants>();
      await Promise.all(
        permissions.map(async permission => {
          held.set(
            permission.name,
            await this.#access.tenantsWith(caller, permission),
          );
        }),
      );
      return {
        has(permission, tenant) {
          const tenants = held.get(permission.name) ?? [];
          return tenants === '*' || tenants.includes(tenant);
        },
      };
    };
  }
}

function missing(permission: Permission) {
  return `Your role does not include "${permission.name}": ask an administrator for it`;
}

function httpFacts(req: Request, res: Response): HttpFacts {
  return {
    cookie(name) {
      const found = (req.headers.cookie ?? '')
        .split(';')
        .map(part => part.trim().split('='))
        .find(([key]) => key === name);
      return found?.slice(1).join('=');
    },
    setCookie(header) {
      res.append('Set-Cookie', header);
    },
  };
}
