import type { DeclaredEndpoint } from '@wardroom/platform-common';
import { problemOf } from './problemOf';
import type { Call } from './ScopeMaker';
import { makeScope, type TenantScope } from './TenantScope';
import type { TenantStore } from './TenantStore';

const provider = 'provider';

/** Records what the contract server knows by itself: audited reads, refusals and failures. */
export class AuditTrail {
  readonly #store: TenantStore;

  constructor(store: TenantStore) {
    this.#store = store;
  }

  /**
   * After a success: a read gets its event here, so that nothing is shown that is not on record. A change has
   * written its own, in its transaction; that one did not is a fault of ours.
   */
  async succeeded(
    endpoint: DeclaredEndpoint,
    scope: TenantScope,
    input: unknown,
  ): Promise<void> {
    const { audit, method } = endpoint;
    if (!audit || scope.request.audited.has(audit)) return;
    if (method !== 'GET') {
      throw new Error(
        `${endpoint.noun}.${endpoint.verb} did not write its audit event "${audit}"`,
      );
    }
    await this.#write(scope, audit, {
      outcome: 'success',
      object: objectOf(input),
    });
  }

  /** A caller was refused at the door. */
  async refused(
    endpoint: DeclaredEndpoint,
    { named, request, actor }: Pick<Call, 'named' | 'request' | 'actor'>,
    error: unknown,
  ): Promise<void> {
    const name = (error as Error).name;
    if (
      !endpoint.audit ||
      (name !== 'NotAllowedError' && name !== 'NotFoundError')
    )
      return;
    // A name that is not a tenant of the caller goes to the provider's chain: nobody fills a foreign chain.
    const scope = makeScope({
      actor: actor ?? { ref: 'anonymous' },
      tenants: [provider],
      request,
    });
    await this.#write(scope, endpoint.audit, {
      outcome: 'refused',
      object: named?.slice(0, 40),
    });
  }

  /** The work was refused by a policy or failed. */
  async failed(
    endpoint: DeclaredEndpoint,
    scope: TenantScope,
    error: unknown,
  ): Promise<void> {
    if (!endpoint.audit) return;
    const { status } = problemOf(error);
    // Attempts that come too fast are recorded by whoever counts them; more would fill the chain.
    if ([400, 404, 429].includes(status)) return;
    const outcome = status === 403 ? 'refused' : 'failed';
    await this.#write(scope, endpoint.audit, { outcome });
  }

  async #write(
    scope: TenantScope,
    event: string,
    end: { outcome: 'success' | 'refused' | 'failed'; object?: string },
  ) {
    const one = scope.tenants !== '*' && scope.tenants.length === 1;
    const tenant = one ? scope.tenant : provider;
    const bound = makeScope({
      actor: scope.actor,
      tenants: [tenant],
      // The record is work of its own: it must not take the request's Idempotency-Key.
      request: { ...scope.request, idempotency: undefined },
    });
    await this.#store.transact(bound, tx =>
      tx.audit(event, { ...end, tenant, object: end.object || undefined }),
    );
  }
}

function objectOf(input: unknown): string | undefined {
  const { id } = (input ?? {}) as { id?: unknown };
  return typeof id === 'string' ? id : undefined;
}
