import { useState } from 'react';
import { Button, Link } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import {
  DataTable,
  FilterSearch,
  FilterSelect,
  PageLayout,
  TimeText,
  useMay,
  useTableView,
  type TableColumn,
} from '@wardroom/platform-react';
import { Tier, TenantState, type Tenant } from '@wardroom/tenants-common';
import { CustomerState } from '../../components/CustomerState/CustomerState';
import { tierName } from '../../components/CustomerState/tierName';
import { messages } from '../../messages';
import { customerPath } from '../../routes';
import { GroupFilter } from './GroupFilter';
import { NewCustomerDialog } from './NewCustomerDialog';
import { useCustomerRows } from './useCustomerRows';

const words = messages.customers;

const columns: TableColumn<Tenant>[] = [
  {
    id: 'name',
    label: words.columns.name,
    rowHeader: true,
    value: t => t.name,
    cell: t => <Link href={customerPath(t.id)}>{t.name}</Link>,
  },
  { id: 'key', label: words.columns.key, value: t => t.key },
  { id: 'tier', label: words.columns.tier, value: t => tierName(t.tier) },
  { id: 'industry', label: words.columns.industry, value: t => t.industry },
  { id: 'region', label: words.columns.region, value: t => t.region },
  {
    id: 'state',
    label: words.columns.state,
    value: t => messages.states[t.state],
    cell: t => <CustomerState state={t.state} />,
  },
  {
    id: 'createdAt',
    label: words.columns.since,
    value: t => t.createdAt,
    cell: t => <TimeText time={t.createdAt} />,
  },
];

const tiers = Tier.options.map(value => ({ value, label: tierName(value) }));
const states = TenantState.options.map(value => ({
  value,
  label: messages.states[value],
}));

/** All customers that the person may see. */
export function CustomersPage() {
  const view = useTableView({
    id: 'customers',
    filters: ['search', 'tier', 'state', 'group'],
  });
  const load = useCustomerRows(view);
  const mayCreate = useMay('tenant.create');
  const mayGroup = useMay('tenantGroup.read');
  const [creating, setCreating] = useState(false);
  const create = mayCreate && (
    <Button
      iconStart={<RiAddLine aria-hidden="true" />}
      onPress={() => setCreating(true)}
    >
      {words.create}
    </Button>
  );
  return (
    <PageLayout title={words.title} subtitle={words.subtitle} actions={create}>
      <DataTable
        caption={words.title}
        hideCaption
        columns={columns}
        load={load}
        view={view}
        rowKey={t => t.id}
        rowName={t => t.name}
        exportName="customers"
        empty={{
          title: words.empty,
          text: mayCreate ? words.emptyText : words.emptyHidden,
          action: create,
        }}
        filters={
          <>
            <FilterSearch view={view} label={words.search} />
            <FilterSelect
              view={view}
              filter="tier"
              label={words.columns.tier}
              options={tiers}
            />
            <FilterSelect
              view={view}
              filter="state"
              label={words.columns.state}
              options={states}
            />
            {mayGroup && <GroupFilter view={view} />}
          </>
        }
      />
      {creating && (
        <NewCustomerDialog
          onDone={load.reload}
          onClose={() => setCreating(false)}
        />
      )}
    </PageLayout>
  );
}
