import { Combobox } from '@backstage/ui';
import { useClient, useLoad, type TableView } from '@wardroom/platform-react';
import { tenantsContract } from '@wardroom/tenants-common';
import { messages } from '../../messages';

/** Narrows the list to one group of customers. */
export function GroupFilter({ view }: { view: TableView }) {
  const client = useClient(tenantsContract);
  const groups = useLoad(
    signal => client.tenantGroups.list({}, { signal }),
    [],
  );
  const { group, allGroups } = messages.customers;
  const options = (groups.data?.items ?? []).map(({ id, name }) => ({
    id,
    label: name,
  }));
  if (!options.length) return null;
  return (
    <Combobox
      aria-label={group}
      placeholder={allGroups}
      size="small"
      options={options}
      search
      value={view.value('group') ?? null}
      onChange={key => view.set('group', key === null ? [] : [String(key)])}
    />
  );
}
