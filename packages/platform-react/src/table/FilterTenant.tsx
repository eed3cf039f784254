import { Combobox } from '@backstage/ui';
import { messages } from '../messages';
import { useTenantChoices } from './useTenantChoices';
import type { TableView } from './useTableView';

/** The filter `tenant`: one of the customers that the person may see. */
export function FilterTenant({ view }: { view: TableView }) {
  const customers = useTenantChoices();
  return (
    <Combobox
      aria-label={messages.table.customer}
      placeholder={messages.table.allCustomers}
      size="small"
      search
      options={customers.map(({ value, label }) => ({ id: value, label }))}
      value={view.value('tenant') ?? null}
      onChange={key => view.set('tenant', key ? [String(key)] : [])}
    />
  );
}
