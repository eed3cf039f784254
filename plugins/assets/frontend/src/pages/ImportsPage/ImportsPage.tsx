import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { Button } from '@backstage/ui';
import { RiUploadLine } from '@remixicon/react';
import {
  PageLayout,
  useMay,
  usePages,
  useClient,
  useTableView,
  useTenant,
} from '@wardroom/platform-react';
import { assetsContract, ScanImportState } from '@wardroom/assets-common';
import { ScanCoverage } from '../../components/Coverage/ScanCoverage';
import { isUnderWay } from '../../components/Import/isUnderWay';
import { messages } from '../../messages';
import { scanImportPath } from '../../routes';
import { ImportTable } from './ImportTable';
import { UploadDialog } from './UploadDialog';

const words = messages.scanImport;
const oftenMs = 2_000;
const rarelyMs = 30_000;

/** Reports of scanners on their way into findings, and what became of them. */
export function ImportsPage() {
  const { workspace, tenant: current } = useTenant();
  const client = useClient(assetsContract);
  const navigate = useNavigate();
  const view = useTableView({ id: 'imports', filters: ['tenant', 'state'] });
  const tenant = view.value('tenant') ?? current?.id;
  const state = ScanImportState.options.filter(one =>
    view.values('state').includes(one),
  );
  const [busy, setBusy] = useState(false);
  const load = usePages(
    async ({ signal, ...page }) => {
      const found = await client.scanImports.list(
        { ...page, tenant, state: state.length > 0 ? state : undefined },
        { signal },
      );
      setBusy(found.items.some(isUnderWay));
      return found;
    },
    [tenant, state.join()],
    { every: busy ? oftenMs : rarelyMs },
  );
  const mayUpload = useMay('scanImport.create');
  const [params, setParams] = useSearchParams();
  const [asked, setAsked] = useState(params.has('upload'));
  const upload = mayUpload && (
    <Button
      iconStart={<RiUploadLine aria-hidden="true" />}
      onPress={() => setAsked(true)}
    >
      {words.upload}
    </Button>
  );
  const close = () => {
    setAsked(false);
    params.delete('upload');
    setParams(params, { replace: true });
  };
  return (
    <PageLayout
      title={words.title}
      subtitle={
        workspace === 'portal'
          ? words.subtitlePortal
          : words.subtitle(current?.name)
      }
      actions={upload}
    >
      <ScanCoverage tenant={tenant} />
      <ImportTable
        load={load}
        view={view}
        ofOne={Boolean(tenant)}
        several={workspace === 'console' && !current}
        empty={{
          title: words.empty,
          text: mayUpload ? words.emptyText : words.emptyHidden,
          action: upload,
        }}
      />
      {asked && mayUpload && (
        <UploadDialog
          tenant={tenant}
          onClose={close}
          onDone={scan => navigate(scanImportPath(scan))}
        />
      )}
    </PageLayout>
  );
}
