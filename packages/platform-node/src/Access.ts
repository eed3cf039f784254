import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type {
  BackstageCredentials,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  isResourcePermission,
  type ConditionalPolicyDecision,
  type Permission,
} from '@backstage/plugin-permission-common';
import { IS_IN_TENANT } from '@wardroom/platform-common';
import type { Tenants } from './TenantScope';

/** How long a verified token and a decision are trusted, in ms: bounds how long a revoked person still gets in. */
const DECISION_MS = 4_000;
const TOKEN_MS = 4_000;
const CACHED = 20_000;

export type Caller = {
  credentials: BackstageCredentials;
  /** Reference of the person or of the plugin. */
  ref: string;
  isPlugin: boolean;
  cacheKey: string;
};

/** Who calls, and in which tenants each permission holds for them: the permission framework's answers, kept for seconds. */
export class Access {
  readonly #httpAuth: HttpAuthService;
  readonly #permissions: PermissionsService;
  readonly #callers = new ExpiringMap<Caller>(TOKEN_MS);
  readonly #decisions = new ExpiringMap<Promise<Tenants>>(DECISION_MS);

  constructor(options: {
    httpAuth: HttpAuthService;
    permissions: PermissionsService;
  }) {
    this.#httpAuth = options.httpAuth;
    this.#permissions = options.permissions;
  }

  /** The caller of a request. AuthenticationError without a valid token. */
  async caller(req: Request): Promise<Caller> {
    const header = req.headers.authorization ?? '';
    const cacheKey = createHash('sha256').update(header).digest('base64');
    const known = header ? this.#callers.get(cacheKey) : undefined;
    if (known) return known;
    const credentials = await this.#httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const caller = callerOf(credentials, cacheKey);
    const expiresAt = credentials.expiresAt?.getTime();
    if (header) this.#callers.set(cacheKey, caller, expiresAt);
    return caller;
  }

  /** The tenants in which the caller holds the permission; none where they do not. */
  tenantsWith(caller: Caller, permission: Permission): Promise<Tenants> {
    const key = `${caller.cacheKey} ${permission.name}`;
    const known = this.#decisions.get(key);
    if (known) return known;
    const decision = this.#ask(caller, permission);
    this.#decisions.set(key, decision);
    decision.catch(() => this.#decisions.delete(key));
    return decision;
  }

  async #ask(caller: Caller, permission: Permission): Promise<Tenants> {
    const { credentials } = caller;
    if (!isResourcePermission(permission)) {
      const [{ result }] = await this.#permissions.authorize(
        [{ permission } as Parameters<PermissionsService['authorize']>[0][0]],
        { credentials },
      );
      return result === AuthorizeResult.ALLOW ? '*' : [];
    }
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    if (decision.result === AuthorizeResult.ALLOW) return '*';
    if (decision.result === AuthorizeResult.DENY) return [];
    const { conditions } = decision as ConditionalPolicyDecision;
    if ('rule' in conditions && conditions.rule === IS_IN_TENANT) {
      return (conditions.params as { tenants: string[] }).tenants;
    }
    throw new NotAllowedError(
      'The permission policy answered with an unknown rule',
    );
  }
}

function callerOf(credentials: BackstageCredentials, cacheKey: string): Caller {
  const principal = credentials.principal as {
    type: string;
    userEntityRef?: string;
    subject?: string;
  };
  if (principal.type === 'user' && principal.userEntityRef) {
    return {
      credentials,
      ref: principal.userEntityRef,
      isPlugin: false,
      cacheKey,
    };
  }
  if (principal.subject?.startsWith('plugin:')) {
    return { credentials, ref: principal.subject, isPlugin: true, cacheKey };
  }
  throw new AuthenticationError('Sign in to do this');
}

/** A bounded map whose entries end by themselves; the oldest entry makes room for a new one. */
class ExpiringMap<V> {
  readonly #entries = new Map<string, { value: V; until: number }>();

  constructor(private readonly lifetime: number) {}

  get(key: string): V | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    if (entry.until > Date.now()) return entry.value;
    this.#entries.delete(key);
    return undefined;
  }

  set(key: string, value: V, end = Infinity): void {
    if (this.#entries.size >= CACHED) {
      this.#entries.delete(this.#entries.keys().next().value as string);
    }
    const until = Math.min(Date.now() + this.lifetime, end);
    this.#entries.set(key, { value, until });
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }
}
