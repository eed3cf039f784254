import { InputError } from '@backstage/errors';
import {
  auditChain,
  type ChainPosition,
  type ChainVerification,
  type TrailFault,
} from '@wardroom/audit-common';
import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import { nodeTrailCrypto } from '../key/nodeTrailCrypto';
import type { SigningKeys } from '../key/SigningKeys';
import type { AnchorFiles } from './AnchorFiles';
import type { ChainReader } from './ChainReader';
import type { StoredCheckpoints } from './StoredCheckpoints';
import type { StoredEvents } from './StoredEvents';
import { verifyStretch } from './verifyStretch';

type Store = TenantStore<{
  auditEvents: StoredEvents;
  chains: typeof ChainReader;
  checkpoints: StoredCheckpoints;
}>;

/** Events of one request: a second's work at most, so that whoever waits sees progress. */
const STRETCH = 50_000;

type Readers = Parameters<Parameters<Store['read']>[1]>[0];

/** Checks chains as they are stored. */
export class ChainService {
  readonly #store: Store;
  readonly #keys: SigningKeys;
  readonly #anchors: AnchorFiles;
  readonly #stretch: number;

  constructor(options: {
    store: Store;
    keys: SigningKeys;
    anchors: AnchorFiles;
    stretch?: number;
  }) {
    this.#store = options.store;
    this.#keys = options.keys;
    this.#anchors = options.anchors;
    this.#stretch = options.stretch ?? STRETCH;
  }

  /** Checks the stretch behind event `after`; a fault goes on record as well. */
  async verify(
    scope: TenantScope,
    input: { after?: number },
  ): Promise<ChainVerification> {
    const { after = 0 } = input;
    // One act of checking is one event, however many stretches it takes.
    if (after > 0) scope.request.audited.add('chain.verified');
    const verdict = await this.#store.read(scope, r =>
      this.#verify(r, scope.tenant, after),
    );
    if (verdict.firstBad) await this.#report(scope, verdict.firstBad);
    return verdict;
  }

  async #verify(
    readers: Readers,
    tenant: string,
    after: number,
  ): Promise<ChainVerification> {
    const begin = auditChain.start(tenant, nodeTrailCrypto.sha256);
    const head = (await readers.chains.head()) ?? begin;
    if (after > head.sequence) {
      throw new InputError(
        `after: the chain has ${head.sequence} events, there is nothing behind event ${after}`,
      );
    }
    const start =
      after === 0 ? begin : await readers.auditEvents.position(after);
    if (!start) return missingStart(after, head);
    const until = Math.min(after + this.#stretch, head.sequence);
    const anchors = await this.#outside(readers, tenant);
    const keys = this.#keys.published;
    const stretch = { tenant, start, until, keys, anchors };
    const { verifier, fault } = await verifyStretch(readers, stretch);
    const last = until === head.sequence;
    const firstBad =
      fault ??
      (last
        ? (verifier.finish() ??
          (await endFault(readers, head, verifier.position)))
        : undefined);
    return {
      intact: !firstBad,
      events: verifier.events,
      checkpoints: verifier.checkpoints,
      head: verifier.position,
      total: head.sequence,
      firstBad,
      next: last || firstBad ? undefined : until,
    };
  }

  /** Checkpoints that the chain must reach, wherever the stretch ends. */
  async #outside(readers: Readers, tenant: string) {
    const kept = await this.#anchors.of(tenant);
    const last = await readers.checkpoints.last();
    return [last, kept].flatMap(checkpoint => checkpoint ?? []);
  }

  async #report(scope: TenantScope, fault: TrailFault): Promise<void> {
    const { tenant } = scope;
    const { kind, sequence, message } = fault;
    await this.#store.transact(scope, tx =>
      tx.audit('chain.broken', {
        tenant,
        chain: tenant,
        outcome: 'failed',
        kind,
        sequence,
        message,
      }),
    );
  }
}

/** The head is the last event, and nothing lies behind it. */
async function endFault(
  { auditEvents }: Readers,
  head: ChainPosition,
  reached: ChainPosition,
): Promise<TrailFault | undefined> {
  if (reached.hash !== head.hash) {
    return {
      kind: 'rewritten',
      sequence: head.sequence,
      message: `Event ${head.sequence} was replaced: the head of the chain is another one`,
    };
  }
  const last = await auditEvents.last();
  if (!last || last.sequence <= head.sequence) return undefined;
  return {
    kind: 'inserted',
    sequence: head.sequence + 1,
    message: `Event ${head.sequence + 1} stands behind the head of the chain`,
  };
}

function missingStart(after: number, head: ChainPosition): ChainVerification {
  return {
    intact: false,
    events: 0,
    checkpoints: 0,
    head: { sequence: 0, hash: head.hash },
    total: head.sequence,
    firstBad: {
      kind: 'missing',
      sequence: after,
      message: `Event ${after} is missing`,
    },
  };
}
