import {
  auditChain,
  checkpointText,
  type Checkpoint,
  type ChainPosition,
  type TrailFault,
} from '@wardroom/audit-common';
import type { Page, PageInput } from '@wardroom/platform-common';
import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import type { AnchorFiles } from '../chain/AnchorFiles';
import type { ChainReader } from '../chain/ChainReader';
import type { StoredEvents } from '../chain/StoredEvents';
import { verifyStretch } from '../chain/verifyStretch';
import { nodeTrailCrypto } from '../key/nodeTrailCrypto';
import type { SigningKeys } from '../key/SigningKeys';
import type { CheckpointReader } from './CheckpointReader';
import type { CheckpointWriter } from './CheckpointWriter';

type Store = TenantStore<
  { checkpoints: typeof CheckpointReader },
  {
    auditEvents: StoredEvents;
    chains: typeof ChainReader;
    checkpoints: typeof CheckpointWriter;
  }
>;

/** The head of a chain after sealing: signed, unless something before it is broken. */
export type Seal = {
  head: ChainPosition;
  /** The last checkpoint; of the head itself where there is no fault. */
  checkpoint?: Checkpoint;
  fault?: TrailFault;
};

/** Signs the heads of chains. */
export class CheckpointService {
  readonly #store: Store;
  readonly #keys: SigningKeys;
  readonly #anchors: AnchorFiles;

  constructor(options: {
    store: Store;
    keys: SigningKeys;
    anchors: AnchorFiles;
  }) {
    this.#store = options.store;
    this.#keys = options.keys;
    this.#anchors = options.anchors;
  }

  list(scope: TenantScope, input: PageInput): Promise<Page<Checkpoint>> {
    return this.#store.readOnce(scope, r => r.checkpoints.list(input));
  }

  /**
   * Makes a checkpoint of the tenant's head, unless there is one. What came since the last one is checked before: the
   * key does not sign for a chain that somebody changed.
   */
  async seal(scope: TenantScope): Promise<Seal> {
    const { tenant } = scope;
    const seal = await this.#store.transact(scope, async tx => {
      await tx.checkpoints.lock();
      const begin = auditChain.start(tenant, nodeTrailCrypto.sha256);
      const head = (await tx.chains.head()) ?? begin;
      const last = await tx.checkpoints.last();
      if ((last?.sequence ?? 0) === head.sequence) {
        return { head, checkpoint: last };
      }
      const { fault } = await verifyStretch(tx, {
        tenant,
        start: last ? { sequence: last.sequence, hash: last.hash } : begin,
        until: head.sequence,
        keys: this.#keys.published,
        anchors: last ? [last] : [],
      });
      if (fault) return { head, checkpoint: last, fault };
      const checkpoint = this.#sign(tenant, head, last);
      await tx.checkpoints.add(checkpoint);
      return { head, checkpoint };
    });
    if (seal.checkpoint) await this.#anchors.keep(seal.checkpoint);
    return seal;
  }

  #sign(tenant: string, head: ChainPosition, last?: Checkpoint): Checkpoint {
    const unsigned = {
      tenant,
      sequence: head.sequence,
      hash: head.hash,
      previous: last?.sequence ?? 0,
      at: new Date().toISOString(),
      keyId: this.#keys.current.keyId,
    };
    return {
      ...unsigned,
      signature: this.#keys.sign(checkpointText(unsigned)),
    };
  }
}
