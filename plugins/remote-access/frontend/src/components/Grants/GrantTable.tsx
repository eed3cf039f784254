import {
  customerColumn,
  DataTable,
  PersonName,
  StateTag,
  TimeText,
  useTenant,
  type EmptyStateProps,
  type Pages,
  type TableColumn,
  type Tone,
  withoutCustomer,
} from '@wardroom/platform-react';
import type { Grant, GrantState } from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { PlanButton } from '../Plans/PlanButton';
import { GrantActions } from './GrantActions';
import { grantInWords, hoursInWords } from './grantInWords';

const words = messages.grant;
const tones: Record<GrantState, Tone> = {
  requested: 'warning',
  granted: 'good',
  declined: 'neutral',
  withdrawn: 'neutral',
  revoked: 'danger',
  expired: 'neutral',
};

/** Grants, or requests for them, with what can be done to each. */
export function GrantTable(props: {
  caption: string;
  load: Pages<Grant>;
  empty: EmptyStateProps;
}) {
  const { caption, load, empty } = props;
  const { tenant } = useTenant();
  const columns = withoutCustomer(columnsOf(load.reload), Boolean(tenant));
  return (
    <DataTable
      caption={caption}
      hideCaption
      columns={columns}
      load={load}
      rowKey={grant => grant.id}
      rowName={grantInWords}
      empty={empty}
    />
  );
}

function columnsOf(reload: () => void): TableColumn<Grant>[] {
  const { columns } = words;
  return [
    {
      id: 'targets',
      label: columns.targets,
      rowHeader: true,
      value: grantInWords,
    },
    customerColumn(columns.customer),
    {
      id: 'person',
      label: columns.person,
      value: grant => grant.person ?? words.everybody,
      cell: ({ person }) =>
        person ? <PersonName personRef={person} /> : words.everybody,
    },
    {
      id: 'state',
      label: columns.state,
      value: grant => words.states[grant.state],
      cell: ({ state }) => (
        <StateTag tone={tones[state]}>{words.states[state]}</StateTag>
      ),
    },
    {
      id: 'window',
      label: columns.window,
      value: grant => grant.window.from,
      cell: grant => (
        <>
          <TimeText time={grant.window.from} show="absolute" /> –{' '}
          <TimeText time={grant.window.until} show="absolute" />
          {hoursInWords(grant) && <div>{hoursInWords(grant)}</div>}
        </>
      ),
    },
    {
      id: 'reason',
      label: columns.reason,
      value: ({ intervention, reason }) =>
        intervention ? `${intervention.key}: ${reason}` : reason,
    },
    {
      id: 'plan',
      label: columns.plan,
      value: grant => grant.plan?.hash,
      cell: ({ plan }) => plan && <PlanButton plan={plan} />,
    },
    {
      id: 'actions',
      label: columns.actions,
      sortable: false,
      value: () => undefined,
      cell: grant => <GrantActions grant={grant} onDone={reload} />,
    },
  ];
}
