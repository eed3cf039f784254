import { TenantReader } from '@wardroom/platform-node';

export type TicketKind = 'terminal' | 'replay' | 'watch';

/** A ticket as it is stored: its hash alone. */
export type StoredTicket = {
  tenant: string;
  kind: TicketKind;
  session: string;
  person: string;
  issuedAt: Date;
};

/** Reads tickets: nobody needs to, they are redeemed. */
export class TicketReader extends TenantReader {}
