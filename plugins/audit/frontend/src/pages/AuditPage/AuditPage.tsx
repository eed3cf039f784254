import { useState } from 'react';
import { Button } from '@backstage/ui';
import { RiDownloadLine, RiShieldCheckLine } from '@remixicon/react';
import { auditContract } from '@wardroom/audit-common';
import {
  DownloadButton,
  PageLayout,
  useMay,
  useTableView,
  useTenant,
} from '@wardroom/platform-react';
import { messages } from '../../messages';
import { ChainStatus } from './ChainStatus';
import { EventTable } from './EventTable';
import { OfflineDialog } from './OfflineDialog';
import { filterOf, filters, useAuditRows } from './useAuditRows';
import { useChainCheck } from './useChainCheck';

/** What happened for the customer that the person works for; without one, in the provider's own chain. */
export function AuditPage() {
  const { me, tenant: current } = useTenant();
  const tenant = current?.id ?? me.tenant;
  const view = useTableView({ id: 'audit', filters });
  const load = useAuditRows(view, tenant);
  const { check, start } = useChainCheck(tenant);
  const mayExport = useMay('auditEvent.export');
  const [explaining, setExplaining] = useState(false);
  const { subtitle, subtitleProvider, offline, verify } = messages;
  return (
    <PageLayout
      title={messages.title}
      subtitle={current ? subtitle(current.name) : subtitleProvider}
      actions={
        <>
          <Button
            iconStart={<RiShieldCheckLine aria-hidden="true" />}
            isPending={check.running}
            onPress={() => void start()}
          >
            {verify.action}
          </Button>
          {mayExport && <Exports tenant={tenant} filter={filterOf(view)} />}
          <Button variant="tertiary" onPress={() => setExplaining(true)}>
            {offline.action}
          </Button>
        </>
      }
    >
      <ChainStatus check={check} onRetry={() => void start()} />
      <EventTable load={load} view={view} />
      {explaining && (
        <OfflineDialog tenant={tenant} onClose={() => setExplaining(false)} />
      )}
    </PageLayout>
  );
}

function Exports(props: {
  tenant: string;
  filter: ReturnType<typeof filterOf>;
}) {
  const { tenant, filter } = props;
  const icon = <RiDownloadLine aria-hidden="true" />;
  const { auditEvents } = auditContract;
  return (
    <>
      <DownloadButton
        contract={auditContract}
        endpoint={auditEvents.export}
        input={{ tenant }}
        icon={icon}
      >
        {messages.export.trail}
      </DownloadButton>
      <DownloadButton
        contract={auditContract}
        endpoint={auditEvents.exportCsv}
        input={{ tenant, ...filter }}
        icon={icon}
      >
        {messages.export.csv}
      </DownloadButton>
    </>
  );
}
