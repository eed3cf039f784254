import { TenantReader } from '@wardroom/platform-node';
import type { ExportForm } from '@wardroom/remote-access-common';

export type TicketKind = 'terminal' | 'replay' | 'watch' | 'export';

/** What is to be exported, and why. */
export type ExportDetails = { form: ExportForm; reason: string };

/** A ticket as it is stored: its hash alone. */
export type StoredTicket = {
  tenant: string;
  kind: TicketKind;
  session: string;
  person: string;
  details?: ExportDetails;
  issuedAt: Date;
};

/** Reads tickets: nobody needs to, they are redeemed. */
export class TicketReader extends TenantReader {}
