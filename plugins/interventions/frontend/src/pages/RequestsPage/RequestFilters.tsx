import {
  FilterSearch,
  FilterSelect,
  FilterTenant,
  type TableView,
} from '@wardroom/platform-react';
import {
  InterventionState,
  InterventionType,
  Level,
} from '@wardroom/interventions-common';
import { messages } from '../../messages';

const words = messages.list;

function choices<T extends string>(
  options: readonly T[],
  names: Record<T, string>,
) {
  return options.map(value => ({ value, label: names[value] }));
}

/** Search box and filters of the list. */
export function RequestFilters(props: {
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
        filter="state"
        label={words.columns.state}
        options={choices(InterventionState.options, messages.states)}
      />
      <FilterSelect
        view={view}
        filter="priority"
        label={words.columns.priority}
        options={choices([...Level.options].reverse(), messages.levels)}
      />
      <FilterSelect
        view={view}
        filter="type"
        label={words.columns.type}
        options={choices(InterventionType.options, messages.types)}
      />
      <FilterSelect
        view={view}
        filter="assignee"
        label={words.columns.assignee}
        options={choices(['me', 'nobody'] as const, words.assignees)}
        single
      />
    </>
  );
}
