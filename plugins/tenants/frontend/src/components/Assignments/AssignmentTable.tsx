import type { ReactNode } from 'react';
import { Link } from '@backstage/ui';
import {
  ConfirmButton,
  DataTable,
  StateTag,
  TimeText,
  useClient,
  type Pages,
  type TableColumn,
  type TableView,
  type Tone,
} from '@wardroom/platform-react';
import { tenantsContract, type Assignment } from '@wardroom/tenants-common';
import { messages } from '../../messages';
import { customerPath } from '../../routes';

const words = messages.team;
const tones: Record<Assignment['state'], Tone> = {
  planned: 'info',
  active: 'good',
  ended: 'neutral',
};

/** Assignments with what can be done with each. */
export function AssignmentTable(props: {
  load: Pages<Assignment>;
  /** Name of a customer by its id; no column for customers without it. */
  nameOf?: (tenant: string) => string;
  view?: TableView;
  filters?: ReactNode;
  emptyAction?: ReactNode;
}) {
  const { load, nameOf, view, filters, emptyAction } = props;
  return (
    <DataTable
      caption={words.caption}
      hideCaption
      columns={columnsOf(nameOf, load.reload)}
      load={load}
      view={view}
      filters={filters}
      rowKey={a => a.id}
      rowName={a => a.personName}
      exportName={view && 'assignments'}
      empty={{ title: words.empty, text: words.emptyText, action: emptyAction }}
    />
  );
}

function columnsOf(
  nameOf: ((tenant: string) => string) | undefined,
  reload: () => void,
): TableColumn<Assignment>[] {
  const customer: TableColumn<Assignment>[] = nameOf
    ? [
        {
          id: 'customer',
          label: words.customer,
          value: a => nameOf(a.tenant),
          cell: a => (
            <Link href={customerPath(a.tenant)}>{nameOf(a.tenant)}</Link>
          ),
        },
      ]
    : [];
  return [
    {
      id: 'person',
      label: words.person,
      rowHeader: true,
      value: a => a.personName,
    },
    ...customer,
    { id: 'kind', label: words.kind, value: a => words.kinds[a.kind] },
    {
      id: 'state',
      label: words.state,
      value: a => words.states[a.state],
      cell: a => (
        <StateTag tone={tones[a.state]}>{words.states[a.state]}</StateTag>
      ),
    },
    {
      id: 'from',
      label: words.from,
      value: a => a.from,
      cell: a => <TimeText time={a.from} />,
    },
    {
      id: 'until',
      label: words.until,
      value: a => a.until,
      cell: a => a.until && <TimeText time={a.until} show="absolute" />,
    },
    { id: 'reason', label: words.reason, value: a => a.reason },
    {
      id: 'actions',
      label: words.actions,
      sortable: false,
      value: () => undefined,
      cell: a => (
        <EndButton
          assignment={a}
          customer={nameOf?.(a.tenant) ?? a.tenant}
          onDone={reload}
        />
      ),
    },
  ];
}

function EndButton(props: {
  assignment: Assignment;
  customer: string;
  onDone: () => void;
}) {
  const { assignment, customer, onDone } = props;
  const { id, tenant, version, personName, allowedActions } = assignment;
  const client = useClient(tenantsContract);
  if (!allowedActions.includes('end')) return null;
  return (
    <ConfirmButton
      label={words.end}
      aria-label={words.endName(personName, customer)}
      title={words.endTitle(personName, customer)}
      text={words.endText}
      confirmLabel={words.endConfirm}
      size="small"
      destructive
      reason
      onConfirm={async ({ reason }) => {
        await client.assignments.end({ id, tenant, version, reason });
        onDone();
      }}
    />
  );
}
