import { Link } from '@backstage/ui';
import {
  customerColumn,
  DataTable,
  FilterSearch,
  PageLayout,
  personColumn,
  StateTag,
  type TableColumn,
  TimeText,
  useClient,
  usePages,
  useTableView,
  useTenant,
  withoutCustomer,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type Command,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { momentPath } from '../../routes';

const words = messages.command;

/** Every line that was sent in sessions, to be searched, each with its moment in the recording. */
export function CommandsPage() {
  const client = useClient(remoteAccessContract);
  const { tenant } = useTenant();
  const view = useTableView({ id: 'commands', filters: ['search'] });
  const search = view.value('search');
  const load = usePages(
    ({ signal, ...page }) =>
      client.commands.search(
        { ...page, tenant: tenant?.id, search: search || undefined },
        { signal },
      ),
    [tenant?.id, search],
  );
  const columns = withoutCustomer(allColumns, Boolean(tenant));
  return (
    <PageLayout title={words.title} subtitle={words.subtitle}>
      <DataTable
        caption={words.title}
        hideCaption
        columns={columns}
        load={load}
        view={view}
        rowKey={c => c.id}
        rowName={c => c.text}
        empty={{ title: words.empty, text: words.emptyText }}
        filters={<FilterSearch view={view} label={words.search} />}
      />
    </PageLayout>
  );
}

const { columns: labels } = words;
const allColumns: TableColumn<Command>[] = [
  {
    id: 'command',
    label: labels.command,
    rowHeader: true,
    value: c => c.text,
    cell: c => <Line command={c} />,
  },
  customerColumn(labels.customer),
  personColumn(labels.person),
  { id: 'target', label: labels.target, value: c => c.target },
  {
    id: 'at',
    label: labels.at,
    value: c => c.at,
    cell: c => <TimeText time={c.at} />,
  },
  {
    id: 'rule',
    label: labels.rule,
    value: c => c.verdict && words.verdicts[c.verdict],
    cell: c =>
      c.verdict && (
        <StateTag tone={c.verdict === 'denied' ? 'danger' : 'warning'}>
          {words.verdicts[c.verdict]}
        </StateTag>
      ),
  },
  {
    id: 'moment',
    label: labels.moment,
    sortable: false,
    value: () => undefined,
    cell: c => (
      <Link href={momentPath(c.tenant, c.session, c.at)}>{words.toMoment}</Link>
    ),
  },
];

function Line({ command }: { command: Command }) {
  if (command.kind !== 'shown') return <em>{words[command.kind]}</em>;
  return (
    <span>
      <code>{command.text}</code>
      {command.uncertain && <em> ({words.uncertain})</em>}
    </span>
  );
}
