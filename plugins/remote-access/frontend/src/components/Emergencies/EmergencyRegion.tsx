import { useState } from 'react';
import { Button, Text } from '@backstage/ui';
import {
  customerColumn,
  DataTable,
  personColumn,
  Region,
  StateTag,
  TimeText,
  useClient,
  useMay,
  usePages,
  useTenant,
  type TableColumn,
  type Tone,
  withoutCustomer,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type Emergency,
  type EmergencyState,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { EmergencyActions } from './EmergencyActions';
import { RequestEmergencyDialog } from './RequestEmergencyDialog';

const words = messages.emergency;
const everyMs = 5_000;
const tones: Record<EmergencyState, Tone> = {
  requested: 'warning',
  active: 'danger',
  declined: 'neutral',
  withdrawn: 'neutral',
  expired: 'neutral',
  ended: 'warning',
  reviewed: 'good',
};

/** Emergency access: what is asked for, in use, or waits for its review. */
export function EmergencyRegion() {
  const client = useClient(remoteAccessContract);
  const { tenant, workspace } = useTenant();
  const mayRequest = useMay('emergency.request');
  const [asking, setAsking] = useState(false);
  const load = usePages(
    ({ signal, ...page }) =>
      client.emergencies.list({ ...page, tenant: tenant?.id }, { signal }),
    [tenant?.id],
    { every: everyMs },
  );
  const inPortal = workspace === 'portal';
  const ask = tenant && mayRequest && (
    <Button size="small" variant="secondary" onPress={() => setAsking(true)}>
      {words.request}
    </Button>
  );
  return (
    <Region title={words.title} aside={ask || undefined}>
      <Text as="p">{inPortal ? words.portalExplain : words.explain}</Text>
      {!tenant && mayRequest && <Text as="p">{words.chooseCustomer}</Text>}
      <DataTable
        caption={words.title}
        hideCaption
        columns={withoutCustomer(columnsOf(load.reload), Boolean(tenant))}
        load={load}
        rowKey={emergency => emergency.id}
        rowName={emergency => emergency.reason}
        empty={{ title: words.empty, text: words.emptyText }}
      />
      {tenant && asking && (
        <RequestEmergencyDialog
          tenant={tenant}
          onDone={load.reload}
          onClose={() => setAsking(false)}
        />
      )}
    </Region>
  );
}

function columnsOf(reload: () => void): TableColumn<Emergency>[] {
  const { columns } = words;
  const names = (e: Emergency) => e.targets.map(t => t.name).join(', ');
  const stateOf = (e: Emergency) =>
    e.overdue ? words.overdue : words.states[e.state];
  return [
    { id: 'targets', label: columns.targets, rowHeader: true, value: names },
    customerColumn(columns.customer),
    personColumn(columns.person),
    {
      id: 'state',
      label: columns.state,
      value: stateOf,
      cell: e => (
        <StateTag tone={e.overdue ? 'danger' : tones[e.state]}>
          {stateOf(e)}
        </StateTag>
      ),
    },
    {
      id: 'until',
      label: columns.until,
      value: e => e.endsAt,
      cell: e => e.endsAt && <TimeText time={e.endsAt} show="absolute" />,
    },
    {
      id: 'reason',
      label: columns.reason,
      value: e => (e.findings ? `${e.reason} · ${e.findings}` : e.reason),
    },
    {
      id: 'actions',
      label: columns.actions,
      sortable: false,
      value: () => undefined,
      cell: e => <EmergencyActions emergency={e} onDone={reload} />,
    },
  ];
}
