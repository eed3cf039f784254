import type { Effects } from '@wardroom/platform-node';
import type { SessionEnd } from '@wardroom/remote-access-common';
import type { TargetWriter } from '../target/TargetWriter';
import type { StoredSession } from './SessionReader';

type Transaction = { targets: TargetWriter } & Effects;

/** Keeps and records that a target showed another key than the pinned one. */
export async function noteChangedKey(
  tx: Transaction,
  session: StoredSession,
  hostKey: NonNullable<SessionEnd['hostKey']>,
) {
  const { tenant, id } = session;
  const { presented, pinned } = hostKey;
  const target = await tx.targets.get(tenant, session.target.id);
  await tx.targets.meet({ ...target }, presented);
  await tx.audit('hostKey.changed', {
    ...{ tenant, object: target.id, target: target.name, session: id },
    presented: presented.fingerprint,
    pinned: pinned.map(key => key.fingerprint).join(', '),
  });
}
