import { Text } from '@backstage/ui';
import {
  customerColumn,
  DataTable,
  StateTag,
  TimeText,
  type Pages,
  type TableColumn,
  type Tone,
  withoutCustomer,
} from '@wardroom/platform-react';
import type { Site } from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { SiteActions } from './SiteActions';

const words = messages.site;

const tones: Record<Site['status']['state'], Tone> = {
  disabled: 'neutral',
  idle: 'good',
  starting: 'info',
  up: 'good',
  down: 'danger',
  unknown: 'warning',
};

/** Customers' networks, with the state of the way into each. */
export function SiteTable(props: {
  load: Pages<Site>;
  /** Leaves the customer out, where there is one only. */
  ofOneCustomer?: boolean;
  create?: JSX.Element;
}) {
  const { load, ofOneCustomer, create } = props;
  const columns = withoutCustomer(
    columnsOf(load.reload),
    Boolean(ofOneCustomer),
  );
  return (
    <DataTable
      caption={words.title}
      hideCaption
      columns={columns}
      load={load}
      rowKey={s => s.id}
      rowName={s => s.name}
      empty={{ title: words.empty, text: words.emptyText, action: create }}
    />
  );
}

function columnsOf(reload: () => void): TableColumn<Site>[] {
  const { columns } = words;
  return [
    { id: 'name', label: columns.name, rowHeader: true, value: s => s.name },
    customerColumn(columns.customer),
    { id: 'kind', label: columns.kind, value: s => words.kinds[s.kind] },
    {
      id: 'state',
      label: columns.state,
      value: s => words.states[s.status.state],
      cell: s => <State site={s} />,
    },
    {
      id: 'since',
      label: columns.since,
      value: s => s.status.since,
      cell: s => (s.status.since ? <TimeText time={s.status.since} /> : null),
    },
    {
      id: 'ranges',
      label: columns.ranges,
      value: s =>
        s.ranges.map(r => words.range(r.network, r.ports)).join(' · '),
    },
    {
      id: 'actions',
      label: columns.actions,
      sortable: false,
      value: () => undefined,
      cell: s => <SiteActions site={s} onChange={reload} />,
    },
  ];
}

function State({ site }: { site: Site }) {
  const { state, error } = site.status;
  return (
    <>
      <StateTag tone={tones[state]}>{words.states[state]}</StateTag>
      {error && (
        <Text as="p" variant="body-small">
          {error}
        </Text>
      )}
    </>
  );
}
