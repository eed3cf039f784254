import { auditContract } from '@wardroom/audit-common';
import { ApiClient, serverOptions } from '../../ApiClient';
import type { Command } from '../../Command';
import { saveDownload } from '../../saveDownload';

/** Downloads a tenant's trail, or its events for a spreadsheet. */
export const exportTrail: Command = {
  name: 'audit export',
  usage:
    '--tenant TENANT [--csv | --after N] [--output FILE] [--url URL] [--token TOKEN]',
  summary:
    'Downloads the audit trail of a customer; with --after only what follows that event, with --csv its events for a spreadsheet.',
  arity: { min: 0, max: 0 },
  options: {
    ...serverOptions,
    tenant: { type: 'string' },
    csv: { type: 'boolean' },
    after: { type: 'string' },
    output: { type: 'string', short: 'o' },
  },
  async run(call) {
    const { tenant, csv, after } = call.options;
    if (!tenant) throw new Error('Say whose: --tenant');
    const client = new ApiClient(call);
    const input = { tenant: String(tenant) };
    const { auditEvents } = auditContract;
    const pieces = csv
      ? client.download(auditContract, auditEvents.exportCsv, input)
      : client.download(auditContract, auditEvents.export, { ...input, after });
    await saveDownload(pieces, call);
    return 0;
  },
};
