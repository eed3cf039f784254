import type { AuditRecord } from '@wardroom/platform-common';
import { bodyOf, type ChainedEvent } from './AuditEvent';
import type { ChainPosition } from './ChainPosition';
import type { TrailCrypto } from './TrailCrypto';

type Sha256 = TrailCrypto['sha256'];

/** Where a tenant's chain begins. The name is hashed in, so that no chain can stand for another. */
function start(tenant: string, sha256: Sha256): ChainPosition {
  return { sequence: 0, hash: sha256(`wardroom audit chain 1\n${tenant}`) };
}

/** The hash of an event: over the hash before it and its own text. */
function link(previousHash: string, body: string, sha256: Sha256): string {
  return sha256(`${previousHash}\n${body}`);
}

/** Puts records behind a head, in their order. */
function append(
  head: ChainPosition,
  records: readonly AuditRecord[],
  sha256: Sha256,
): ChainedEvent[] {
  let { sequence, hash: previousHash } = head;
  return records.map(record => {
    sequence += 1;
    const body = bodyOf(record, sequence);
    const event = {
      body,
      previousHash,
      hash: link(previousHash, body, sha256),
    };
    previousHash = event.hash;
    return event;
  });
}

/** How the events of a tenant hang together. */
export const auditChain = { start, link, append };
