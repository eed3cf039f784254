import { useNavigate, useParams } from 'react-router-dom';
import { Button, ButtonLink, Link } from '@backstage/ui';
import {
  AssetActions,
  PageLayout,
  PageState,
  Region,
  useClient,
  useLoad,
  useMay,
} from '@wardroom/platform-react';
import { assetsContract, type Asset } from '@wardroom/assets-common';
import { AssetButtons } from '../../components/Asset/AssetButtons';
import { AssetFacts } from '../../components/Asset/AssetFacts';
import { LastScans } from '../../components/Coverage/LastScans';
import { OpenFindings } from '../../components/Finding/OpenFindings';
import { IdentityButtons } from '../../components/Split/IdentityButtons';
import { messages } from '../../messages';
import { newRequestPath, requestsOfAssetPath } from '../../routes';

const words = messages.asset;

/** One asset, for the customer's people and for what the catalog does not show. */
export function AssetPage() {
  const { tenant = '', name = '' } = useParams();
  const client = useClient(assetsContract);
  const load = useLoad(
    signal => client.assets.get({ tenant, id: name }, { signal }),
    [tenant, name],
  );
  const asset = load.data;
  return (
    <PageLayout
      title={asset?.title ?? name}
      above={<Link href="/assets">{words.back}</Link>}
      subtitle={asset?.state === 'retired' ? words.retiredText : undefined}
      actions={asset && <Actions asset={asset} onChange={load.reload} />}
    >
      <PageState load={load}>
        {found => (
          <>
            <Region title={words.facts}>
              <AssetFacts asset={found} />
            </Region>
            <OpenFindings
              // Joining and splitting move them.
              key={found.version}
              tenant={tenant}
              asset={found.id}
            >
              <LastScans tenant={tenant} asset={found.id} />
            </OpenFindings>
          </>
        )}
      </PageState>
    </PageLayout>
  );
}

function Actions(props: { asset: Asset; onChange: () => void }) {
  const { asset } = props;
  const navigate = useNavigate();
  const maySubmit = useMay('intervention.submit');
  const maySeeRequests = useMay('intervention.read');
  const inUse = asset.state === 'active';
  return (
    <>
      {inUse && (
        <AssetActions
          tenant={asset.tenant}
          assetId={asset.id}
          assetName={asset.name}
        />
      )}
      {inUse && maySubmit && (
        <Button onPress={() => navigate(newRequestPath(asset))}>
          {words.newRequest}
        </Button>
      )}
      {maySeeRequests && (
        <ButtonLink variant="secondary" href={requestsOfAssetPath(asset)}>
          {words.requests}
        </ButtonLink>
      )}
      <AssetButtons {...props} />
      <IdentityButtons {...props} />
    </>
  );
}
