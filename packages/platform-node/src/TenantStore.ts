import type { Knex } from 'knex';
import type {
  DatabaseService,
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import {
  auditSentence,
  classified,
  newId,
  type AuditEventDefinition,
  type AuditRecord,
} from '@wardroom/platform-common';
import { IdempotencyKeys } from './IdempotencyKeys';
import { migrate } from './migrate';
import { readOnce } from './readOnce';
import { readTransaction, type TransactionKnex } from './readTransaction';
import type { TenantTransaction } from './TenantReader';
import type { TenantScope } from './TenantScope';

type Part<T> = new (transaction: TenantTransaction) => T;
type Parts = Record<string, Part<unknown>>;
type Instances<P extends Parts> = { [K in keyof P]: InstanceType<P[K]> };

/** Names the tenant, the thing acted on and the event's fields; fields not classified stay secret. */
export type AuditFields = {
  tenant: string;
  object?: string;
  outcome?: AuditRecord['outcome'];
} & Record<string, unknown>;

/** What a transaction can do besides its writers. */
export type Effects = {
  /** Writes an audit event in this transaction: no change without its event. */
  audit(event: string, fields: AuditFields): Promise<void>;
  /** Tells other contexts, at least once and after the commit. Carries ids, never content. */
  emit(
    event: string,
    payload: { tenant: string } & Record<string, string>,
  ): Promise<void>;
  /** Queues a job that runs after the commit. */
  enqueue(job: string, tenant: string, payload?: object): Promise<string>;
};

export type TenantStoreOptions<R extends Parts, W extends Parts> = {
  context: string;
  database: DatabaseService;
  config: RootConfigService;
  logger: LoggerService;
  migrations: string;
  readers: R;
  writers: W;
  auditEvents: Record<string, AuditEventDefinition>;
};

/** The only door to a context's tables. Nothing is read or written without a scope that says whose data it is. */
export class TenantStore<R extends Parts = Parts, W extends Parts = Parts> {
  readonly context: string;
  readonly logger: LoggerService;
  readonly #knex: Knex;
  readonly #options: TenantStoreOptions<R, W>;
  readonly #wakers = new Set<() => void>();

  private constructor(knex: Knex, options: TenantStoreOptions<R, W>) {
    this.#knex = knex;
    this.#options = options;
    this.context = options.context;
    this.logger = options.logger;
  }

  /** Migrates the context's schema and opens the store. Refuses a database role that row-level security does not bind. */
  static async create<R extends Parts, W extends Parts>(
    options: TenantStoreOptions<R, W>,
  ): Promise<TenantStore<R, W>> {
    const { database, config, context } = options;
    const owner = config.getString('wardroom.database.owner');
    const appRole = await roleOf(config);
    await migrate({
      owner,
      schema: context,
      directory: options.migrations,
      appRole,
    });
    const knex = await database.getClient();
    await refuseMightyRole(knex);
    return new TenantStore(knex, options);
  }

  /** Reads in the scope's tenants, all from one snapshot. */
  async read<T>(
    scope: TenantScope,
    work: (readers: Instances<R>) => Promise<T>,
  ): Promise<T> {
    return readTransaction(this.#knex, this.#settings(scope), knex =>
      work(build(this.#options.readers, { knex, scope })),
    );
  }

  /**
   * Reads with one query, in one round trip: for lists and look-ups, which are asked all the time. Throws at a second
   * query: `read` gives several from one snapshot.
   */
  async readOnce<T>(
    scope: TenantScope,
    work: (readers: Instances<R>) => Promise<T>,
  ): Promise<T> {
    return readOnce(this.#knex, this.#settings(scope), knex =>
      work(build(this.#options.readers, { knex, scope })),
    );
  }

  /** Writes in the scope's tenants: all of it with its audit events, or nothing. */
  async transact<T>(
    scope: TenantScope,
    work: (tx: Instances<W> & Effects) => Promise<T>,
  ): Promise<T> {
    const result = await this.#inTransaction(scope, async transaction => {
      await IdempotencyKeys.claim(transaction);
      return work(
        Object.assign(
          build(this.#options.writers, transaction),
          this.#effects(transaction),
        ),
      );
    });
    this.wake();
    return result;
  }

  /** Reads over all tenants. The reason stands in the provider's audit chain. */
  async acrossTenants<T>(
    scope: TenantScope,
    reason: string,
    work: (readers: Instances<R>) => Promise<T>,
  ): Promise<T> {
    if (scope.tenants !== '*') {
      throw new Error('Only the scope of a fleet role spans all tenants');
    }
    this.logger.debug('read across all tenants', {
      actor: scope.actor.ref,
      reason,
    });
    return this.read(scope, work);
  }

  /** @internal For the kit's relay, jobs and idempotency: a raw transaction in a scope. */
  raw<T>(
    scope: TenantScope,
    work: (knex: TransactionKnex) => Promise<T>,
  ): Promise<T> {
    return this.#inTransaction(scope, t => work(t.knex));
  }

  /** @internal Called after every commit that may have left something in the outbox or the queue. */
  onCommit(wake: () => void): void {
    this.#wakers.add(wake);
  }

  /** @internal */
  wake(): void {
    for (const wake of this.#wakers) wake();
  }

  /** The record of an event as it would be written, with secrets left out. */
  auditRecord(
    scope: TenantScope,
    event: string,
    fields: AuditFields,
  ): AuditRecord {
    const definition = this.#options.auditEvents[event];
    if (!definition) {
      throw new Error(`${this.context} declares no audit event "${event}"`);
    }
    const { tenant, object, outcome = 'success', ...rest } = fields;
    const plain = classified(definition, rest);
    const actor = scope.actor.ref;
    return {
      eventId: newId('evt'),
      event,
      tenant,
      actor,
      outcome,
      severity: definition.severity,
      object,
      sentence: auditSentence(definition, { actor, object, fields: plain }),
      fields: plain,
      at: new Date().toISOString(),
      ip: scope.request.ip,
      requestId: scope.request.id,
    };
  }

  #effects(transaction: TenantTransaction): Effects {
    const { knex, scope } = transaction;
    const write = (kind: string, type: string, payload: { tenant: string }) =>
      knex('outbox').insert({
        tenant_id: payload.tenant,
        kind,
        type,
        payload: JSON.stringify(payload),
      });
    return {
      audit: async (event, fields) => {
        const record = this.auditRecord(scope, event, fields);
        await write('audit', event, record);
        scope.request.audited.add(event);
      },
      emit: async (event, payload) => {
        await write('event', event, payload);
      },
      enqueue: async (job, tenant, payload = {}) => {
        const id = newId('job');
        await knex('jobs').insert({
          tenant_id: tenant,
          id,
          name: job,
          payload: JSON.stringify(payload),
        });
        return id;
      },
    };
  }

  async #inTransaction<T>(
    scope: TenantScope,
    work: (transaction: TenantTransaction) => Promise<T>,
  ): Promise<T> {
    const settings = this.#settings(scope);
    return this.#knex.transaction(async knex => {
      await knex.raw(
        `select set_config('app.tenants', ?, true), set_config('search_path', ?, true)`,
        Object.values(settings),
      );
      return work({ knex, scope });
    });
  }

  /** Whose rows a transaction may touch, and where its tables are: Backstage keeps its own in another schema. */
  #settings({ tenants }: TenantScope) {
    return {
      'app.tenants': tenants === '*' ? '*' : tenants.join(','),
      search_path: `"${this.context}"`,
    };
  }
}

function build<P extends Parts>(
  parts: P,
  transaction: TenantTransaction,
): Instances<P> {
  return Object.fromEntries(
    Object.entries(parts).map(([name, Type]) => [name, new Type(transaction)]),
  ) as Instances<P>;
}

async function roleOf(config: RootConfigService): Promise<string> {
  const connection = config.get('backend.database.connection');
  if (typeof connection === 'string') {
    return decodeURIComponent(new URL(connection).username);
  }
  return config.getString('backend.database.connection.user');
}

async function refuseMightyRole(knex: Knex): Promise<void> {
  const { rows } = await knex.raw(
    'select rolname, rolsuper or rolbypassrls as mighty from pg_roles where rolname = current_user',
  );
  if (rows[0].mighty) {
    throw new Error(
      `The database role "${rows[0].rolname}" is not bound by row-level security. Run Wardroom as a role that is neither superuser nor BYPASSRLS`,
    );
  }
}
