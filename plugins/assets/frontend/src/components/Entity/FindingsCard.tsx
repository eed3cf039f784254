import { useEntity } from '@backstage/plugin-catalog-react';
import { PageState, useClient, useLoad } from '@wardroom/platform-react';
import { assetsContract } from '@wardroom/assets-common';
import { useAssetChanges } from '../../hooks/useAssetChanges';
import { LastScans } from '../Coverage/LastScans';
import { ScanCoverage } from '../Coverage/ScanCoverage';
import { OpenFindings } from '../Finding/OpenFindings';

/** The open findings of a customer or an asset, on its catalog page. */
export function FindingsCard() {
  const { entity } = useEntity();
  const { name, namespace = '' } = entity.metadata;
  return entity.kind.toLowerCase() === 'customer' ? (
    <OpenFindings tenant={name}>
      <ScanCoverage tenant={name} />
    </OpenFindings>
  ) : (
    <OfAsset tenant={namespace} name={name} />
  );
}

function OfAsset(props: { tenant: string; name: string }) {
  const { tenant, name } = props;
  const client = useClient(assetsContract);
  const load = useLoad(
    signal => client.assets.get({ tenant, id: name }, { signal }),
    [tenant, name],
  );
  useAssetChanges({ tenant, name }, load.reload);
  return (
    <PageState load={load} hideWhenForbidden>
      {({ id, version }) => (
        <OpenFindings key={version} tenant={tenant} asset={id}>
          <LastScans tenant={tenant} asset={id} />
        </OpenFindings>
      )}
    </PageState>
  );
}
