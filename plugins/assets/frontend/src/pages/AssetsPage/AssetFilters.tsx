import { Combobox } from '@backstage/ui';
import {
  FilterSearch,
  FilterSelect,
  type TableView,
} from '@wardroom/platform-react';
import { AssetState, AssetType, Criticality } from '@wardroom/assets-common';
import { useCustomers } from '../../hooks/useCustomers';
import { messages } from '../../messages';

const { list: words } = messages;

function choices<T extends string>(
  options: readonly T[],
  names: Record<T, string>,
) {
  return options.map(value => ({ value, label: names[value] }));
}

/** Search box and filters of the list. */
export function AssetFilters(props: {
  view: TableView;
  /** Whether one of several customers can be picked. */
  several: boolean;
}) {
  const { view, several } = props;
  const customers = useCustomers();
  return (
    <>
      <FilterSearch view={view} label={words.search} />
      {several && (
        <Combobox
          aria-label={words.customer}
          placeholder={words.allCustomers}
          size="small"
          search
          options={customers.map(({ value, label }) => ({ id: value, label }))}
          value={view.value('tenant') ?? null}
          onChange={key => view.set('tenant', key ? [String(key)] : [])}
        />
      )}
      <FilterSelect
        view={view}
        filter="type"
        label={words.columns.type}
        options={choices(AssetType.options, messages.types)}
      />
      <FilterSelect
        view={view}
        filter="criticality"
        label={words.columns.criticality}
        options={choices(Criticality.options, messages.criticalities)}
      />
      <FilterSelect
        view={view}
        filter="state"
        label={words.columns.state}
        options={choices(AssetState.options, messages.states)}
      />
    </>
  );
}
