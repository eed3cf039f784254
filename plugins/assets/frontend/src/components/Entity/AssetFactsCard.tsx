import { Flex } from '@backstage/ui';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  AssetActions,
  PageState,
  Region,
  useClient,
  useLoad,
} from '@wardroom/platform-react';
import { assetsContract } from '@wardroom/assets-common';
import { useAssetChanges } from '../../hooks/useAssetChanges';
import { messages } from '../../messages';
import { AssetButtons } from '../Asset/AssetButtons';
import { AssetFacts } from '../Asset/AssetFacts';
import { IdentityButtons } from '../Split/IdentityButtons';

/** An asset on its catalog page, as our own tables know it, and what can be done with it. */
export function AssetFactsCard() {
  const { entity } = useEntity();
  const { namespace: tenant = '', name } = entity.metadata;
  const client = useClient(assetsContract);
  const load = useLoad(
    signal => client.assets.get({ tenant, id: name }, { signal }),
    [tenant, name],
  );
  const change = useAssetChanges({ tenant, name }, load.reload);
  return (
    <Region title={messages.asset.facts}>
      <PageState load={load} hideWhenForbidden>
        {asset => (
          <Flex direction="column" gap="4">
            <AssetFacts asset={asset} />
            <Flex gap="2" style={{ flexWrap: 'wrap' }}>
              {asset.state === 'active' && (
                <AssetActions
                  tenant={tenant}
                  assetId={asset.id}
                  assetName={asset.name}
                />
              )}
              <AssetButtons asset={asset} size="small" onChange={change} />
              <IdentityButtons asset={asset} size="small" onChange={change} />
            </Flex>
          </Flex>
        )}
      </PageState>
    </Region>
  );
}
