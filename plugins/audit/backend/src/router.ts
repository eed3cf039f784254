import { auditContract } from '@wardroom/audit-common';
import {
  implementContract,
  type ContractServerOptions,
} from '@wardroom/platform-node';
import { AuditEventService } from './auditEvent/AuditEventService';
import type { AuditStore } from './AuditStore';
import { ChainService } from './chain/ChainService';
import type { AnchorFiles } from './chain/AnchorFiles';
import type { CheckpointService } from './checkpoint/CheckpointService';
import { KeyService } from './key/KeyService';
import type { SigningKeys } from './key/SigningKeys';
import { RecordService } from './record/RecordService';

/** Endpoint by endpoint, which service answers it. */
export function createRouter(
  options: ContractServerOptions & {
    store: AuditStore;
    keys: SigningKeys;
    anchors: AnchorFiles;
    checkpoints: CheckpointService;
  },
): void {
  const { checkpoints } = options;
  const events = new AuditEventService(options);
  const chain = new ChainService(options);
  const keys = new KeyService(options.keys);
  const records = new RecordService(options.store);
  implementContract(auditContract, options, {
    auditEvents: {
      list: (scope, input) => events.list(scope, input),
      get: (scope, input) => events.get(scope, input),
      export: (scope, input) => events.export(scope, input),
      exportCsv: (scope, input) => events.exportCsv(scope, input),
    },
    chain: { verify: (scope, input) => chain.verify(scope, input) },
    checkpoints: { list: (scope, input) => checkpoints.list(scope, input) },
    keys: { list: () => keys.list() },
    records: { append: (scope, input) => records.append(scope, input) },
  });
}
