import { useState } from 'react';
import { Button } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import {
  DataTable,
  formatCount,
  PageLayout,
  RemoveButton,
  useClient,
  useLoad,
  useMay,
  type TableColumn,
} from '@wardroom/platform-react';
import { tenantsContract, type TenantGroup } from '@wardroom/tenants-common';
import { useCustomers } from '../../hooks/useCustomers';
import { messages } from '../../messages';
import { GroupDialog } from './GroupDialog';
import { ruleWords } from './ruleWords';

const words = messages.groups;

/** Groups of customers: by rule, by list, with exceptions. */
export function GroupsPage() {
  const client = useClient(tenantsContract);
  const customers = useCustomers();
  const load = useLoad(
    async signal => (await client.tenantGroups.list({}, { signal })).items,
    [],
  );
  const mayCreate = useMay('tenantGroup.create');
  const mayUpdate = useMay('tenantGroup.update');
  const mayDelete = useMay('tenantGroup.delete');
  const [edited, setEdited] = useState<TenantGroup | 'new'>();
  const names = new Map(customers.data?.map(({ id, name }) => [id, name]));
  const create = mayCreate && (
    <Button
      iconStart={<RiAddLine aria-hidden="true" />}
      onPress={() => setEdited('new')}
    >
      {words.create}
    </Button>
  );
  const actions: TableColumn<TenantGroup> = {
    id: 'actions',
    label: words.columns.actions,
    sortable: false,
    value: () => undefined,
    cell: group => (
      <>
        {mayUpdate && (
          <Button
            size="small"
            variant="secondary"
            aria-label={words.editName(group.name)}
            onPress={() => setEdited(group)}
          >
            {words.edit}
          </Button>
        )}{' '}
        {mayDelete && (
          <RemoveButton
            name={group.name}
            words={words}
            onRemove={async () => {
              await client.tenantGroups.delete({ id: group.id });
              load.reload();
            }}
          />
        )}
      </>
    ),
  };
  return (
    <PageLayout title={words.title} subtitle={words.subtitle} actions={create}>
      <DataTable
        caption={words.caption}
        hideCaption
        columns={[
          ...columnsWith(id => names.get(id) ?? id),
          ...(mayUpdate || mayDelete ? [actions] : []),
        ]}
        load={load}
        rowKey={group => group.id}
        rowName={group => group.name}
        exportName="customer-groups"
        empty={{ title: words.empty, text: words.emptyText, action: create }}
      />
      {edited && customers.data && (
        <GroupDialog
          group={edited === 'new' ? undefined : edited}
          customers={customers.data}
          onDone={load.reload}
          onClose={() => setEdited(undefined)}
        />
      )}
    </PageLayout>
  );
}

function columnsWith(
  nameOf: (tenant: string) => string,
): TableColumn<TenantGroup>[] {
  return [
    {
      id: 'name',
      label: words.columns.name,
      rowHeader: true,
      value: group => group.name,
    },
    {
      id: 'rule',
      label: words.columns.rule,
      value: group => ruleWords(group.rule),
    },
    {
      id: 'customers',
      label: words.columns.customers,
      value: group => group.tenants.length,
      cell: group => (
        <details>
          <summary>{formatCount(group.tenants.length, 'customer')}</summary>
          {group.tenants.map(nameOf).join(', ')}
        </details>
      ),
    },
  ];
}
