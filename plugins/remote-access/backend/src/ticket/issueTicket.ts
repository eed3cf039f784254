import { createHash, randomBytes } from 'node:crypto';
import type { TenantScope, Effects } from '@wardroom/platform-node';
import type { Entry, Session } from '@wardroom/remote-access-common';
import type { ExportDetails, TicketKind } from './TicketReader';
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
    details?: ExportDetails;
    tenant: string;
    session: Pick<Session, 'id' | 'target'>;
    node: string;
    browser?: string;
    /** Where it works from alone. */
    address?: string;
  },
): Promise<Entry> {
  const { node } = order;
  const { id: session, target } = order.session;
  const ticket = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(ticket).digest('base64url');
  const person = scope.actor.ref;
  const expiresAt = await tx.tickets.create({
    ...{ ...order, session, hash, person },
  });
  const { protocol } = target;
  return { session, protocol, url: `/gw/${node}/ws`, ticket, expiresAt };
}
