import type { Command } from './Command';
import { exportTrail } from './commands/audit/exportTrail';
import { verify } from './commands/audit/verify';
import { importFindings } from './commands/findings/importFindings';
import { parseFindings } from './commands/findings/parseFindings';
import { drainGateway } from './commands/gateway/drainGateway';
import { listGateways } from './commands/gateway/listGateways';
import { loadIntelligence } from './commands/intelligence/loadIntelligence';
import { emergencyScan } from './commands/scan/emergencyScan';
import { listScans } from './commands/scan/listScans';
import { previewScans } from './commands/scan/previewScans';
import { runScan } from './commands/scan/runScan';
import { endSession } from './commands/session/endSession';
import { listSessions } from './commands/session/listSessions';
import { testSite } from './commands/site/testSite';
import { apply } from './commands/tenant/apply';
import { exportFiles } from './commands/tenant/exportFiles';

/** All commands, in the order of the help. */
export const commandTable: readonly Command[] = [
  verify,
  exportTrail,
  apply,
  exportFiles,
  parseFindings,
  importFindings,
  loadIntelligence,
  listScans,
  previewScans,
  runScan,
  emergencyScan,
  testSite,
  listSessions,
  endSession,
  listGateways,
  drainGateway,
];
