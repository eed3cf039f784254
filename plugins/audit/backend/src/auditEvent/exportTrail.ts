import {
  trailLines,
  type ChainPosition,
  type TrailHeader,
} from '@wardroom/audit-common';
import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import type { CheckpointReader } from '../checkpoint/CheckpointReader';
import type { SigningKeys } from '../key/SigningKeys';
import type { AuditEventReader } from './AuditEventReader';

type Store = TenantStore<{
  auditEvents: typeof AuditEventReader;
  checkpoints: typeof CheckpointReader;
}>;

const BATCH = 1000;

/**
 * The lines of a trail, a batch at a time: a chain of any length in little memory. Events are never changed, so each
 * batch may come from a snapshot of its own.
 */
export async function* exportTrail(options: {
  store: Store;
  scope: TenantScope;
  keys: SigningKeys;
  header: TrailHeader;
  until: ChainPosition;
}): AsyncGenerator<string> {
  const { store, scope, keys, header, until } = options;
  yield trailLines.header(header, keys.sign(trailLines.headerText(header)));
  let after = header.start.sequence;
  while (after < until.sequence) {
    const from = after;
    const limit = Math.min(BATCH, until.sequence - from);
    const { events, checkpoints } = await store.read(scope, async r => {
      const found = await r.auditEvents.after(from, limit);
      const end = found.at(-1)?.sequence ?? from;
      const marks = await r.checkpoints.between(from, end);
      return { events: found, checkpoints: marks };
    });
    if (events.length === 0) return;
    let text = '';
    for (const event of events) {
      text += trailLines.event(header.tenant, event);
      while (checkpoints[0] && checkpoints[0].sequence <= event.sequence) {
        text += trailLines.checkpoint(
          checkpoints.shift() as (typeof checkpoints)[0],
        );
      }
    }
    yield text;
    after = events[events.length - 1].sequence;
  }
}
