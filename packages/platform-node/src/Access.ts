import { hash } from 'node:crypto';
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
import { ExpiringMap } from './ExpiringMap';
import type { Tenants } from './TenantScope';

/** How long a decision is trusted, in ms: bounds how long a revoked person still gets in. */
const DECISION_MS = 4_000;

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
    const credentials = await this.#httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const header = req.headers.authorization ?? '';
    return callerOf(credentials, hash('sha256', header, 'base64'));
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
