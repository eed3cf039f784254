import { Link } from '@backstage/ui';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  PageState,
  Region,
  useClient,
  useLoad,
  useMay,
} from '@wardroom/platform-react';
import {
  assetsContract,
  AssetType,
  Criticality,
  type AssetCounts,
} from '@wardroom/assets-common';
import { messages } from '../../messages';
import { assetsPath } from '../../routes';
import styles from './CustomerAssetsCard.module.css';

const words = messages.customerCard;

/** How many assets a customer has, by type and by criticality; each number opens the list behind it. */
export function CustomerAssetsCard() {
  const { entity } = useEntity();
  const tenant = entity.metadata.name;
  const client = useClient(assetsContract);
  const may = useMay('asset.read');
  const load = useLoad(
    signal => client.assets.count({ tenant }, { signal }),
    [tenant],
  );
  if (!may) return null;
  const all = <Link href={assetsPath({ tenant })}>{words.all}</Link>;
  return (
    <Region title={words.title} aside={all}>
      <PageState
        load={load}
        empty={{
          when: ({ total }) => total === 0,
          title: words.empty,
          text: words.emptyText,
        }}
      >
        {counts => <Counts tenant={tenant} counts={counts} />}
      </PageState>
    </Region>
  );
}

function Counts(props: { tenant: string; counts: AssetCounts }) {
  const { tenant, counts } = props;
  const { byType, byCriticality, total } = counts;
  const types = AssetType.options.map(value => ({
    value,
    label: messages.types[value],
    count: byType[value],
    href: assetsPath({ tenant, type: value }),
  }));
  const criticalities = [...Criticality.options].reverse().map(value => ({
    value,
    label: messages.criticalities[value],
    count: byCriticality[value],
    href: assetsPath({ tenant, criticality: value }),
  }));
  return (
    <>
      <p>{words.total(total)}</p>
      <div className={styles.groups}>
        <Group heading={words.byType} lines={types} />
        <Group heading={words.byCriticality} lines={criticalities} />
      </div>
    </>
  );
}

function Group(props: {
  heading: string;
  lines: { value: string; label: string; count?: number; href: string }[];
}) {
  return (
    <div>
      <h3 className={styles.heading}>{props.heading}</h3>
      <ul className={styles.list}>
        {props.lines
          .filter(({ count }) => count)
          .map(({ value, label, count, href }) => (
            <li key={value} className={styles.line}>
              <Link href={href}>{label}</Link>
              <span>{count}</span>
            </li>
          ))}
      </ul>
    </div>
  );
}
