import { createHash } from 'node:crypto';
import { ConflictError, CustomErrorBase } from '@backstage/errors';
import type { TenantTransaction } from './TenantReader';
import type { TenantScope } from './TenantScope';
import type { TenantStore } from './TenantStore';

type Key = { key: string; endpoint: string };

/** The same Idempotency-Key came with another request; answered with 422. */
export class UnprocessableError extends CustomErrorBase {}

/** Hash of a request's input, to tell a repetition from another request under the same key. */
export function hashInput(input: unknown): string {
  return createHash('sha256').update(JSON.stringify(input)).digest('hex');
}

/** Requests that may be sent again without being carried out again. */
export class IdempotencyKeys {
  readonly #store: TenantStore;

  constructor(store: TenantStore) {
    this.#store = store;
  }

  /**
   * Takes the request's Idempotency-Key in the transaction that does its work, so that two requests under one key can
   * never both commit.
   */
  static async claim({ knex, scope }: TenantTransaction): Promise<void> {
    const { idempotency } = scope.request;
    if (!idempotency) return;
    scope.request.idempotency = undefined;
    const claimed = await knex('idempotency_keys')
      .insert({ ...rowKey(scope, idempotency), request_hash: idempotency.hash })
      .onConflict()
      .ignore();
    if ((claimed as unknown as { rowCount: number }).rowCount === 0) {
      throw new ConflictError(
        'A request with this Idempotency-Key is being carried out: ask again in a moment',
      );
    }
  }

  /** The stored answer to an earlier request under this key, if there was one. */
  async stored(scope: TenantScope): Promise<{ answer: unknown } | undefined> {
    const { idempotency } = scope.request;
    if (!idempotency) return undefined;
    const row = await this.#store.raw(scope, knex =>
      knex('idempotency_keys').where(rowKey(scope, idempotency)).first(),
    );
    if (!row) return undefined;
    if (row.request_hash !== idempotency.hash) {
      throw new UnprocessableError(
        'Idempotency-Key: was used for another request; use a new key for a new request',
      );
    }
    if (row.response === null) {
      throw new ConflictError(
        'The request with this Idempotency-Key was carried out, but its answer is not known: look up the result',
      );
    }
    return { answer: row.response.answer };
  }

  /** Keeps the answer for repetitions of the request. */
  async keep(scope: TenantScope, key: Key, answer: unknown): Promise<void> {
    await this.#store.raw(scope, knex =>
      knex('idempotency_keys')
        .where(rowKey(scope, key))
        .update({ response: JSON.stringify({ answer }) }),
    );
  }
}

function rowKey(scope: TenantScope, key: Key) {
  return {
    // What fleet roles create is remembered with the provider.
    tenant_id: scope.tenants === '*' ? 'provider' : scope.tenant,
    actor: scope.actor.ref,
    endpoint: key.endpoint,
    key: key.key,
  };
}
