import { Link } from '@backstage/ui';
import {
  AssetActions,
  EmptyState,
  PageState,
  Region,
  StateTag,
  useClient,
  useLoad,
  useTenant,
} from '@wardroom/platform-react';
import { assetsContract, type Asset } from '@wardroom/assets-common';
import type { Intervention } from '@wardroom/interventions-common';
import { messages } from '../../messages';
import styles from './RequestPage.module.css';

const words = messages.request;

/** The assets that the request is about, with what other contexts can do on them. */
export function AffectedAssets({ request }: { request: Intervention }) {
  const { tenant, assetIds } = request;
  const client = useClient(assetsContract);
  const load = useLoad(
    async signal => {
      if (assetIds.length === 0) return [];
      const page = await client.assets.list(
        { tenant, id: assetIds, limit: 50 },
        { signal },
      );
      return page.items;
    },
    [tenant, assetIds.join()],
  );
  // Some of the staff oversee requests and see no technical detail: for them there is no such list.
  if (load.error?.status === 403) return null;
  return (
    <Region title={words.assets}>
      <PageState load={load} lines={2}>
        {assets =>
          assets.length === 0 ? (
            <EmptyState
              title={words.noAssets}
              text={
                request.allowedActions.includes('update')
                  ? words.noAssetsText
                  : undefined
              }
            />
          ) : (
            <ul className={styles.assets}>
              {assets.map(asset => (
                <li key={asset.id} className={styles.asset}>
                  <AssetLine asset={asset} requestId={request.id} />
                </li>
              ))}
            </ul>
          )
        }
      </PageState>
    </Region>
  );
}

function AssetLine(props: { asset: Asset; requestId: string }) {
  const { asset, requestId } = props;
  const { tenant, id, name, title, state } = asset;
  const { workspace } = useTenant();
  const inCatalog = workspace === 'console' && state === 'active';
  const href = inCatalog
    ? `/catalog/${tenant}/asset/${name}`
    : `/assets/${tenant}/${name}`;
  return (
    <>
      <Link href={href}>{title}</Link>
      {state === 'active' ? (
        <AssetActions
          tenant={tenant}
          assetId={id}
          assetName={name}
          requestId={requestId}
        />
      ) : (
        <StateTag tone="neutral">{words.retired}</StateTag>
      )}
    </>
  );
}
