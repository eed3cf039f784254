import type { AuditRecord } from '@wardroom/platform-common';
import type { ChainedEvent } from './AuditEvent';
import { canonicalJson } from './canonicalJson';
import type { ChainPosition } from './ChainPosition';
import type { TrailCrypto } from './TrailCrypto';

type Sha256 = TrailCrypto['sha256'];

/** Where a tenant's chain begins. */
function start(tenant: string, sha256: Sha256): ChainPosition {
  return { sequence: 0, hash: sha256(`wardroom audit chain 1\n${tenant}`) };
}

/**
 * The text that an event's hash is made of: the event with its place and the hash before it. The tenant stands in
 * front, so that no event of one chain fits into another.
 */
function text(
  tenant: string,
  { sequence, previousHash, body }: Omit<ChainedEvent, 'hash'>,
): string {
  return `{"tenant":"${tenant}","sequence":${sequence},"previousHash":"${previousHash}","event":${body}}`;
}

/** Puts records of a tenant behind the head of its chain, in their order. */
function append(
  head: ChainPosition,
  records: readonly AuditRecord[],
  sha256: Sha256,
): ChainedEvent[] {
  let { sequence, hash: previousHash } = head;
  return records.map(record => {
    sequence += 1;
    const place = { sequence, previousHash, body: canonicalJson(record) };
    const hash = sha256(text(record.tenant, place));
    previousHash = hash;
    return { ...place, hash };
  });
}

/** How the events of a tenant hang together. */
export const auditChain = { start, text, append };
