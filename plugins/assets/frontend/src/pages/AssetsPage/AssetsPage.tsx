import { useState } from 'react';
import { Button } from '@backstage/ui';
import { RiAddLine, RiDownloadLine } from '@remixicon/react';
import {
  DownloadButton,
  PageLayout,
  useMay,
  useTableView,
  useTenant,
} from '@wardroom/platform-react';
import { assetsContract } from '@wardroom/assets-common';
import { messages } from '../../messages';
import { AssetFilters } from './AssetFilters';
import { AssetTable } from './AssetTable';
import { NewAssetDialog } from './NewAssetDialog';
import { filterOf, useAssetRows } from './useAssetRows';

const words = messages.list;

/** The assets of the customer that the person works for, or of all of them. */
export function AssetsPage() {
  const { workspace, tenant: current } = useTenant();
  const view = useTableView({
    id: 'assets',
    filters: [
      ...['search', 'tenant', 'type', 'criticality'],
      ...['origin', 'state', 'tag'],
    ],
  });
  const tenant = view.value('tenant') ?? current?.id;
  const load = useAssetRows(view, tenant);
  const mayCreate = useMay('asset.create');
  const [creating, setCreating] = useState(false);
  const create = mayCreate && (
    <Button
      iconStart={<RiAddLine aria-hidden="true" />}
      onPress={() => setCreating(true)}
    >
      {words.create}
    </Button>
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
          {create}
          <DownloadButton
            contract={assetsContract}
            endpoint={assetsContract.assets.download}
            input={filterOf(view, tenant)}
            icon={<RiDownloadLine aria-hidden="true" />}
          >
            {words.download}
          </DownloadButton>
        </>
      }
    >
      <AssetTable
        load={load}
        view={view}
        several={!tenant}
        empty={{
          title: words.empty,
          text: mayCreate ? words.emptyText : words.emptyHidden,
          action: create,
        }}
        filters={
          <AssetFilters
            view={view}
            several={workspace === 'console' && !current}
          />
        }
      />
      {creating && (
        <NewAssetDialog
          tenant={tenant}
          onDone={load.reload}
          onClose={() => setCreating(false)}
        />
      )}
    </PageLayout>
  );
}
