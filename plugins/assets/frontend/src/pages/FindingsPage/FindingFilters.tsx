import {
  FilterSearch,
  FilterSelect,
  FilterTenant,
  formatWords,
  type TableView,
} from '@wardroom/platform-react';
import {
  FindingState,
  Severity,
  type FindingCounts,
} from '@wardroom/assets-common';
import { messages } from '../../messages';

const { filters: words, severities, states, list } = messages.finding;

/** Search box and filters of the list, each choice with the number of findings it would show. */
export function FindingFilters(props: {
  view: TableView;
  /** Absent until they are known. */
  counts: FindingCounts | undefined;
  /** Whether one of several customers can be picked. */
  several: boolean;
}) {
  const { view, counts, several } = props;
  const shownSources = [
    ...new Set([
      ...Object.keys(counts?.bySource ?? {}),
      ...view.values('source'),
    ]),
  ].sort();
  const only = counts && {
    exploited: counts.knownExploited,
    overdue: counts.overdue,
  };
  return (
    <>
      <FilterSearch view={view} label={list.search} />
      {several && <FilterTenant view={view} />}
      <FilterSelect
        view={view}
        filter="severity"
        label={words.severity}
        options={counted(Severity.options, severities, counts?.bySeverity)}
      />
      <FilterSelect
        view={view}
        filter="state"
        label={words.state}
        options={counted(FindingState.options, states, counts?.byState)}
      />
      <FilterSelect
        view={view}
        filter="source"
        label={words.source}
        options={counted(shownSources, messages.sources, counts?.bySource)}
      />
      <FilterSelect
        view={view}
        filter="only"
        label={words.only}
        options={counted(['exploited', 'overdue'], words.onlyOf, only)}
      />
    </>
  );
}

function counted(
  values: readonly string[],
  names: Record<string, string>,
  counts: Record<string, number | undefined> | undefined,
) {
  return values.map(value => {
    const name = names[value] ?? formatWords(value);
    const label = counts ? words.counted(name, counts[value] ?? 0) : name;
    return { value, label };
  });
}
