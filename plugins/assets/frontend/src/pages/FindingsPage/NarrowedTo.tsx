import { Button, Link } from '@backstage/ui';
import {
  useClient,
  useLoad,
  useMay,
  useTenant,
  type TableView,
} from '@wardroom/platform-react';
import { assetsContract } from '@wardroom/assets-common';
import styles from '../../components/Finding/Finding.module.css';
import { messages } from '../../messages';
import { assetPath } from '../../routes';

const words = messages.finding.list;

/** Says where the list is of one asset or of one request alone, which no filter above it shows; nothing elsewhere. */
export function NarrowedTo(props: {
  view: TableView;
  tenant: string | undefined;
}) {
  const { view, tenant } = props;
  const assets = view.values('asset');
  const request = view.value('intervention');
  if (assets.length === 0 && !request) return null;
  const toAll = () => {
    view.set('asset', []);
    view.set('intervention', []);
  };
  return (
    <div className={styles.line}>
      <span>{words.narrowedTo}</span>
      {assets.map(id => (
        <AssetLink key={id} tenant={tenant} id={id} />
      ))}
      {request && <RequestLink tenant={tenant} id={request} />}
      <Button size="small" variant="tertiary" onPress={toAll}>
        {words.widen}
      </Button>
    </div>
  );
}

type Which = { tenant: string | undefined; id: string };

function AssetLink({ tenant, id }: Which) {
  const client = useClient(assetsContract);
  const { workspace } = useTenant();
  const load = useLoad(
    async signal =>
      tenant ? client.assets.get({ tenant, id }, { signal }) : undefined,
    [tenant, id],
  );
  const asset = load.data;
  if (!asset) return <>{words.anAsset}</>;
  return <Link href={assetPath(asset, workspace)}>{asset.title}</Link>;
}

function RequestLink({ tenant, id }: Which) {
  const may = useMay('intervention.read');
  if (!may || !tenant) return <>{words.aRequest}</>;
  return <Link href={`/requests/${tenant}/${id}`}>{words.aRequest}</Link>;
}
