import { ButtonLink } from '@backstage/ui';
import { RiUploadLine } from '@remixicon/react';
import {
  PageLayout,
  useMay,
  useTableView,
  useTenant,
} from '@wardroom/platform-react';
import { ScanCoverage } from '../../components/Coverage/ScanCoverage';
import { FindingTable } from '../../components/Finding/FindingTable';
import { messages } from '../../messages';
import { newScanImportPath } from '../../routes';
import { FindingDownloads } from './FindingDownloads';
import { FindingFilters } from './FindingFilters';
import { NarrowedTo } from './NarrowedTo';
import { filterOf, useFindingCounts, useFindingRows } from './useFindingRows';

const words = messages.finding.list;
const filters = [
  'search',
  'tenant',
  'severity',
  'state',
  'source',
  'only',
  'asset',
  'intervention',
];

/** The findings of the customer that the person works for, or of all of them. */
export function FindingsPage() {
  const { workspace, tenant: current } = useTenant();
  const view = useTableView({
    id: 'findings',
    filters,
    sort: { column: 'rank', descending: true },
  });
  const tenant = view.value('tenant') ?? current?.id;
  const filter = filterOf(view, tenant);
  const load = useFindingRows(view, filter);
  const counts = useFindingCounts(filter);
  const mayImport = useMay('scanImport.create');
  const upload = mayImport && (
    <ButtonLink
      href={newScanImportPath}
      iconStart={<RiUploadLine aria-hidden="true" />}
    >
      {words.import}
    </ButtonLink>
  );
  const { subtitle, subtitlePortal } = words;
  return (
    <PageLayout
      title={words.title}
      subtitle={
        workspace === 'portal' ? subtitlePortal : subtitle(current?.name)
      }
      actions={
        <>
          {upload}
          <FindingDownloads filter={filter} />
        </>
      }
    >
      <NarrowedTo view={view} tenant={tenant} />
      <ScanCoverage tenant={tenant} />
      <FindingTable
        caption={words.title}
        hideCaption
        load={load}
        view={view}
        several={!tenant}
        onChange={() => {
          load.reload();
          counts.reload();
        }}
        empty={{
          title: words.empty,
          text: mayImport ? words.emptyText : words.emptyHidden,
          action: upload,
        }}
        filters={
          <FindingFilters
            view={view}
            counts={counts.data}
            several={workspace === 'console' && !current}
          />
        }
      />
    </PageLayout>
  );
}
