import {
  auditChain,
  ChainVerifier,
  type AuditKey,
  type ChainPosition,
  type Checkpoint,
  type TrailFault,
} from '@wardroom/audit-common';
import { nodeTrailCrypto } from '../key/nodeTrailCrypto';
import type { StoredEvent } from './StoredEvent';
import type { StoredCheckpoints } from './StoredCheckpoints';
import type { StoredEvents } from './StoredEvents';

/** Events that are read and checked at once, about ten milliseconds of work: other requests get their turn between. */
const BATCH = 2000;

/** What of a transaction's readers is needed to check a chain. */
type ChainReaders = {
  auditEvents: InstanceType<StoredEvents>;
  checkpoints: InstanceType<StoredCheckpoints>;
};

/**
 * Checks the stored events behind `start`, up to the one numbered `until`, with the checkpoints among them.
 *
 * @param options - `anchors`: checkpoints the chain must agree with where it gets to them
 */
export async function verifyStretch(
  readers: ChainReaders,
  options: {
    tenant: string;
    start: ChainPosition;
    until: number;
    keys: readonly AuditKey[];
    anchors: readonly Checkpoint[];
  },
): Promise<{ verifier: ChainVerifier; fault?: TrailFault }> {
  const { tenant, start, until, keys } = options;
  const verifier = new ChainVerifier({
    tenant,
    start,
    checkpoint: await readers.checkpoints.lastUntil(start.sequence),
    keys,
    crypto: nodeTrailCrypto,
  });
  for (const anchor of options.anchors) {
    if (anchor.sequence < start.sequence) continue;
    const fault = verifier.expect(anchor);
    if (fault) return { verifier, fault };
  }
  const checkpoints = await readers.checkpoints.between(start.sequence, until);
  while (verifier.position.sequence < until) {
    const { sequence } = verifier.position;
    const limit = Math.min(BATCH, until - sequence);
    const events = await readers.auditEvents.after(sequence, limit);
    const fault =
      events.length === 0
        ? verifier.cutAt(until, `the head of the chain is event ${until}`)
        : take(verifier, tenant, { events, checkpoints });
    if (fault) return { verifier, fault };
  }
  return { verifier };
}

function take(
  verifier: ChainVerifier,
  tenant: string,
  found: { events: StoredEvent[]; checkpoints: Checkpoint[] },
): TrailFault | undefined {
  const { events, checkpoints } = found;
  for (const event of events) {
    const text = auditChain.text(tenant, event);
    const fault =
      verifier.addEvent({ ...event, tenant, text }) ?? columnFault(event);
    if (fault) return fault;
    while (
      checkpoints.length > 0 &&
      checkpoints[0].sequence <= event.sequence
    ) {
      const broken = verifier.addCheckpoint(checkpoints.shift() as Checkpoint);
      if (broken) return broken;
    }
  }
  return undefined;
}

/** What lists filter by must say what was hashed, else an event could be hidden from them. */
function columnFault({ sequence, body, columns }: StoredEvent) {
  const said = JSON.parse(body);
  const wrong = Object.entries(columns).find(
    ([name, value]) => said[name] !== value,
  );
  if (!wrong) return undefined;
  return {
    kind: 'changed' as const,
    sequence,
    message: `Event ${sequence} was changed: its column "${wrong[0]}" says something else than its content`,
  };
}
