import { InputError } from '@backstage/errors';
import {
  auditChain,
  type AuditEvent,
  type EventFilter,
  type TrailHeader,
} from '@wardroom/audit-common';
import type { Page, PageInput } from '@wardroom/platform-common';
import type {
  Download,
  TenantScope,
  TenantStore,
} from '@wardroom/platform-node';
import type { CheckpointReader } from '../checkpoint/CheckpointReader';
import type { CheckpointService } from '../checkpoint/CheckpointService';
import { nodeTrailCrypto } from '../key/nodeTrailCrypto';
import type { SigningKeys } from '../key/SigningKeys';
import type { AuditEventReader } from './AuditEventReader';
import { exportCsv } from './exportCsv';
import { exportTrail } from './exportTrail';

type Store = TenantStore<{
  auditEvents: typeof AuditEventReader;
  checkpoints: typeof CheckpointReader;
}>;

/** Shows and hands out audit events. Looking at them is on record as well. */
export class AuditEventService {
  readonly #store: Store;
  readonly #keys: SigningKeys;
  readonly #checkpoints: CheckpointService;

  constructor(options: {
    store: Store;
    keys: SigningKeys;
    checkpoints: CheckpointService;
  }) {
    this.#store = options.store;
    this.#keys = options.keys;
    this.#checkpoints = options.checkpoints;
  }

  async list(
    scope: TenantScope,
    input: EventFilter & PageInput,
  ): Promise<Page<AuditEvent>> {
    const page = await this.#store.readOnce(scope, r =>
      r.auditEvents.list(input),
    );
    if (input.cursor) {
      // The event of the first page stands for the reading on.
      scope.request.audited.add('auditEvent.listed');
    } else {
      await this.#record(scope, 'auditEvent.listed', {
        filter: filterWords(input),
      });
    }
    return page;
  }

  get(scope: TenantScope, input: { id: string }): Promise<AuditEvent> {
    return this.#store.readOnce(scope, r => r.auditEvents.get(input.id));
  }

  /** The trail up to now; its last event is under a checkpoint, made for it if need be. */
  async export(
    scope: TenantScope,
    input: { after?: number },
  ): Promise<Download> {
    const { tenant } = scope;
    const { after = 0 } = input;
    const { head, checkpoint } = await this.#checkpoints.seal(scope);
    const { start, ...counts } = await this.#store.read(scope, async r => ({
      start:
        after === 0
          ? auditChain.start(tenant, nodeTrailCrypto.sha256)
          : await r.auditEvents.position(after),
      checkpointBefore: await r.checkpoints.lastUntil(after),
      checkpoints: await r.checkpoints.count(after, head.sequence),
    }));
    if (!start) {
      throw new InputError(`after: there is no event ${after} in this chain`);
    }
    const header: TrailHeader = {
      format: 'wardroom-audit-trail',
      version: 1,
      tenant,
      exportedAt: new Date().toISOString(),
      exportedBy: scope.actor.ref,
      start,
      events: Math.max(0, head.sequence - start.sequence),
      ...counts,
      head: checkpoint,
      keys: [...this.#keys.published],
      keyId: this.#keys.current.keyId,
    };
    await this.#record(scope, 'auditEvent.exported', {
      format: 'trail',
      filter: after ? `behind event ${after}` : 'all',
    });
    const body = exportTrail({
      store: this.#store,
      keys: this.#keys,
      scope,
      header,
      until: head,
    });
    return { filename: `${tenant}-audit-trail-${today()}.jsonl`, body };
  }

  async exportCsv(scope: TenantScope, input: EventFilter): Promise<Download> {
    await this.#record(scope, 'auditEvent.exported', {
      format: 'CSV',
      filter: filterWords(input),
    });
    return {
      filename: `${scope.tenant}-audit-events-${today()}.csv`,
      body: exportCsv(this.#store, scope, input),
    };
  }

  async #record(
    scope: TenantScope,
    event: 'auditEvent.listed' | 'auditEvent.exported',
    fields: Record<string, string>,
  ): Promise<void> {
    await this.#store.transact(scope, tx =>
      tx.audit(event, { tenant: scope.tenant, ...fields }),
    );
  }
}

function filterWords(filter: EventFilter): string {
  const names = [
    'actor',
    'event',
    'object',
    'outcome',
    'severity',
    'from',
    'to',
  ] as const;
  const words = names.flatMap(name =>
    filter[name] === undefined ? [] : [`${name} ${filter[name]}`],
  );
  return words.join(', ') || 'all';
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
