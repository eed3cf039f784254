import { Select } from '@backstage/ui';
import {
  DataTable,
  TenantName,
  type Load,
  type TableColumn,
} from '@wardroom/platform-react';
import type { EmergencyPlan } from '@wardroom/assets-common';
import styles from '../../components/Scan/Scan.module.css';
import { messages } from '../../messages';

const { preview: texts } = messages.emergency;
const { columns: words } = texts;

function plain(id: keyof typeof words) {
  return { id, label: words[id] };
}

/** Sites by the customers for whom they were chosen. */
export type ChosenSites = Record<string, string>;

const columnsOf = (
  sites: ChosenSites,
  onSite: (tenant: string, site: string) => void,
): TableColumn<EmergencyPlan>[] => [
  {
    ...plain('customer'),
    rowHeader: true,
    value: plan => plan.tenant,
    cell: plan => <TenantName tenant={plan.tenant} />,
  },
  {
    ...plain('assets'),
    align: 'end',
    value: plan => plan.reached,
    cell: plan => texts.reached(plan.reached, plan.assets),
  },
  { ...plain('known'), align: 'end', value: plan => plan.known },
  {
    ...plain('site'),
    sortable: false,
    value: plan => siteName(plan, sites),
    cell: plan =>
      plan.sites.length > 1 ? (
        <Select
          aria-label={texts.siteOf(plan.tenant)}
          size="small"
          placeholder={texts.chooseSite}
          options={plan.sites.map(({ id, name }) => ({ id, label: name }))}
          value={siteOf(plan, sites) ?? null}
          onChange={key => onSite(plan.tenant, String(key))}
        />
      ) : (
        siteName(plan, sites)
      ),
  },
  {
    ...plain('obstacles'),
    sortable: false,
    value: plan =>
      obstaclesOf(plan, sites)
        .map(one => one.reason)
        .join('; '),
    cell: plan =>
      obstaclesOf(plan, sites).map(({ kind, reason }) => (
        <div key={kind} className={styles.refusal}>
          {reason}
        </div>
      )),
  },
];

/** Which customers an emergency scan would concern, and what is in the way. Those that are left out are not scanned at all. */
export function PlanTable(props: {
  load: Load<EmergencyPlan[]>;
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
  sites: ChosenSites;
  onSite: (tenant: string, site: string) => void;
}) {
  const { load, chosen, onChoose, sites, onSite } = props;
  return (
    <DataTable
      caption={texts.title}
      hideCaption
      columns={columnsOf(sites, onSite)}
      load={load}
      rowKey={plan => plan.tenant}
      rowName={plan => plan.tenant}
      selection={{ selected: chosen, onChange: onChoose }}
      empty={{ title: texts.nobody }}
    />
  );
}

/** What is in the way, once a site was chosen. */
function obstaclesOf({ tenant, obstacles }: EmergencyPlan, sites: ChosenSites) {
  return obstacles.filter(
    ({ kind }) => kind !== 'choose-site' || !sites[tenant],
  );
}

function siteOf({ tenant, site }: EmergencyPlan, sites: ChosenSites) {
  return sites[tenant] ?? site;
}

function siteName(plan: EmergencyPlan, sites: ChosenSites) {
  const chosen = siteOf(plan, sites);
  return plan.sites.find(({ id }) => id === chosen)?.name;
}
