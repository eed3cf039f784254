import { RiDownloadLine } from '@remixicon/react';
import {
  DownloadButton,
  PageLayout,
  useMay,
  useTableView,
  useTenant,
} from '@wardroom/platform-react';
import { interventionsContract } from '@wardroom/interventions-common';
import { NewRequestButton } from '../../components/Request/NewRequestButton';
import { messages } from '../../messages';
import { RequestFilters } from './RequestFilters';
import { RequestTable } from './RequestTable';
import { filterOf, useRequestRows } from './useRequestRows';

const words = messages.list;
const filters = [
  'search',
  'tenant',
  'state',
  'priority',
  'type',
  'assignee',
  'asset',
];

/** The requests of the customer that the person works for, or of all of them. */
export function RequestsPage() {
  const { workspace, tenant: current } = useTenant();
  const view = useTableView({
    id: 'requests',
    filters,
    sort: { column: 'updated', descending: true },
  });
  const tenant = view.value('tenant') ?? current?.id;
  const load = useRequestRows(view, tenant);
  const maySubmit = useMay('intervention.submit');
  const submit = maySubmit && <NewRequestButton />;
  const { subtitle, subtitlePortal } = words;
  return (
    <PageLayout
      title={words.title}
      subtitle={
        workspace === 'portal' ? subtitlePortal : subtitle(current?.name)
      }
      actions={
        <>
          {submit}
          <DownloadButton
            contract={interventionsContract}
            endpoint={interventionsContract.interventions.download}
            input={filterOf(view, tenant)}
            icon={<RiDownloadLine aria-hidden="true" />}
          >
            {words.download}
          </DownloadButton>
        </>
      }
    >
      {view.value('asset') && <p>{words.ofAsset}</p>}
      <RequestTable
        load={load}
        view={view}
        several={!tenant}
        empty={{
          title: words.empty,
          text: maySubmit ? words.emptyText : words.emptyHidden,
          action: submit,
        }}
        filters={
          <RequestFilters
            view={view}
            several={workspace === 'console' && !current}
          />
        }
      />
    </PageLayout>
  );
}
