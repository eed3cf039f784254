import {
  FilterSearch,
  FilterSelect,
  FilterTenant,
  type TableView,
} from '@wardroom/platform-react';
import {
  AssetOrigin,
  AssetState,
  AssetType,
  Criticality,
} from '@wardroom/assets-common';
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
  return (
    <>
      <FilterSearch view={view} label={words.search} />
      {several && <FilterTenant view={view} />}
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
        filter="origin"
        label={words.columns.origin}
        options={choices(AssetOrigin.options, messages.origins)}
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
