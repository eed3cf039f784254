import { createHash, randomBytes } from 'node:crypto';
import type { TenantScope, Effects } from '@wardroom/platform-node';
import type { Entry } from '@wardroom/remote-access-common';
import type { TicketKind } from './TicketReader';
import type { TicketWriter } from './TicketWriter';

type Transaction = { tickets: TicketWriter } & Effects;

/**
 * Gives out a ticket: 256 bits that are good once, for seconds, on one gateway. Only its hash is stored. It is bound to
 * the browser by a cookie that scripts cannot read, so that a ticket in other hands is worth nothing.
 */
export async function issueTicket(
  tx: Transaction,
  scope: TenantScope,
  order: {
    kind: TicketKind;
    tenant: string;
    session: string;
    node: string;
    browser?: string;
  },
): Promise<Entry> {
  const { node, session } = order;
  const ticket = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(ticket).digest('base64url');
  const person = scope.actor.ref;
  const expiresAt = await tx.tickets.create({ ...order, hash, person });
  return { session, url: `/gw/${node}/ws`, ticket, expiresAt };
}
