import { NotFoundError } from '@backstage/errors';
import type { Permission } from '@backstage/plugin-permission-common';

/** The tenants in which something holds; `*` stands for all of them. */
export type Tenants = readonly string[] | '*';

/** Who acts: a person of the catalog, a plugin by itself, or nobody known. */
export type Actor = { ref: string };

/** Facts of the request behind a scope, kept for the audit record and for idempotency. */
export type RequestFacts = {
  id?: string;
  ip?: string;
  userAgent?: string;
  idempotency?: { key: string; endpoint: string; hash: string };
  /** Names of the audit events written so far. */
  audited: Set<string>;
};

/** Reads and sets cookies of the answer; only scopes of people at a browser have it. */
export type HttpFacts = {
  cookie(name: string): string | undefined;
  setCookie(header: string): void;
};

/** Which permissions the actor holds in a tenant, asked beforehand so that policies stay pure. */
export type Rights = { has(permission: Permission, tenant: string): boolean };

export type RightsSource = (permissions: Permission[]) => Promise<Rights>;

const proof = Symbol('made by the kit');

/**
 * Proof that this actor may work in these tenants. Only the contract server, jobs and event handlers make one;
 * without one there is no way to any tenant's data.
 */
export class TenantScope {
  readonly actor: Actor;
  readonly tenants: Tenants;
  readonly request: RequestFacts;
  readonly http?: HttpFacts;
  readonly #rights?: RightsSource;

  /** @internal */
  constructor(
    key: typeof proof,
    options: {
      actor: Actor;
      tenants: Tenants;
      request?: RequestFacts;
      http?: HttpFacts;
      rights?: RightsSource;
    },
  ) {
    if (key !== proof) throw new Error('A scope is made by the kit only');
    this.actor = options.actor;
    this.tenants = options.tenants;
    this.request = options.request ?? { audited: new Set() };
    this.http = options.http;
    this.#rights = options.rights;
  }

  /** The one tenant of this scope. */
  get tenant(): string {
    if (this.tenants === '*' || this.tenants.length !== 1) {
      throw new Error('This scope is not of a single tenant');
    }
    return this.tenants[0];
  }

  /** Whether the tenant lies inside. */
  includes(tenant: string): boolean {
    return this.tenants === '*' || this.tenants.includes(tenant);
  }

  /** The same actor in one tenant of this scope; a tenant outside is not found. */
  in(tenant: string): TenantScope {
    if (!this.includes(tenant)) {
      throw new NotFoundError(`There is no customer "${tenant}"`);
    }
    return makeScope({
      actor: this.actor,
      tenants: [tenant],
      request: this.request,
      http: this.http,
      rights: this.#rights,
    });
  }

  /** What the actor may do besides; feeds policies and `allowedActions`. A plugin by itself holds everything. */
  async rights(permissions: Permission[]): Promise<Rights> {
    return this.#rights?.(permissions) ?? { has: () => true };
  }
}

/** @internal Kept inside the kit; contexts use `systemScope`. */
export function makeScope(options: {
  actor: Actor;
  tenants: Tenants;
  request?: RequestFacts;
  http?: HttpFacts;
  rights?: RightsSource;
}): TenantScope {
  return new TenantScope(proof, options);
}

/** The scope of a plugin that acts by itself: for jobs, event handlers and start-up only. */
export function systemScope(context: string, tenants: Tenants): TenantScope {
  return makeScope({ actor: { ref: `plugin:${context}` }, tenants });
}
