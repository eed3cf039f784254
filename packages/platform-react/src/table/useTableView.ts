import { useCallback, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useSavedViews, type SavedView } from './useSavedViews';
import type { TableSort } from './TableColumn';

/** Filters and order of a table. They stand in the address, so that a link shows the same rows. */
export type TableView = {
  /** Values of a filter; none when it is not set. */
  values: (filter: string) => string[];
  /** The one value of a filter. */
  value: (filter: string) => string | undefined;
  set: (filter: string, values: readonly string[]) => void;
  sort?: TableSort;
  setSort: (sort: TableSort) => void;
  /** Whether any filter is set. */
  filtered: boolean;
  clear: () => void;
  saved: readonly SavedView[];
  save: (name: string) => void;
  apply: (view: SavedView) => void;
  remove: (view: SavedView) => void;
};

/**
 * @param options - `id` names the table among all tables, `filters` the filters it has, `sort` its order at first
 */
export function useTableView(options: {
  id: string;
  filters?: readonly string[];
  sort?: TableSort;
}): TableView {
  const { id, sort: firstSort } = options;
  const names = (options.filters ?? []).join();
  const [params, setParams] = useSearchParams();
  const { views, keep } = useSavedViews(id);

  // Two changes before the next rendering, such as a filter and a search that was still being typed, both count.
  const latest = useRef(params);
  latest.current = params;
  const change = useCallback(
    (edit: (next: URLSearchParams) => void) => {
      const next = new URLSearchParams(latest.current);
      edit(next);
      latest.current = next;
      setParams(next, { replace: true });
    },
    [setParams],
  );
  const ours = useMemo(
    () => [...names.split(',').filter(Boolean), 'sort'],
    [names],
  );

  return {
    values: filter => params.getAll(filter),
    value: filter => params.get(filter) ?? undefined,
    set: (filter, values) =>
      change(next => {
        next.delete(filter);
        values.forEach(value => next.append(filter, value));
      }),
    sort: parseSort(params.get('sort')) ?? firstSort,
    setSort: sort =>
      change(next =>
        next.set('sort', `${sort.descending ? '-' : ''}${sort.column}`),
      ),
    filtered: ours.some(name => name !== 'sort' && params.has(name)),
    clear: () =>
      change(next =>
        ours.filter(name => name !== 'sort').forEach(n => next.delete(n)),
      ),
    saved: views,
    save: name => {
      const query = new URLSearchParams(
        [...params].filter(([key]) => ours.includes(key)),
      ).toString();
      keep([...views.filter(view => view.name !== name), { name, query }]);
    },
    apply: view =>
      change(next => {
        ours.forEach(name => next.delete(name));
        new URLSearchParams(view.query).forEach((value, key) =>
          next.append(key, value),
        );
      }),
    remove: view => keep(views.filter(({ name }) => name !== view.name)),
  };
}

function parseSort(text: string | null): TableSort | undefined {
  if (!text) return undefined;
  const descending = text.startsWith('-');
  return { column: descending ? text.slice(1) : text, descending };
}
