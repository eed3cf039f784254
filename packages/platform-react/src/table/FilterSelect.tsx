import { Select } from '@backstage/ui';
import type { TableView } from './useTableView';

/** A filter with given values, of which several may be chosen. */
export function FilterSelect(props: {
  view: TableView;
  filter: string;
  label: string;
  options: readonly { value: string; label: string }[];
  /** Only one value at a time. */
  single?: boolean;
}) {
  const { view, filter, label, options, single } = props;
  const shared = {
    size: 'small' as const,
    'aria-label': label,
    placeholder: label,
    options: options.map(({ value, label: text }) => ({
      id: value,
      label: text,
    })),
  };
  if (single) {
    return (
      <Select
        {...shared}
        selectionMode="single"
        value={view.value(filter) ?? null}
        onChange={key => view.set(filter, key === null ? [] : [String(key)])}
      />
    );
  }
  return (
    <Select
      {...shared}
      selectionMode="multiple"
      value={view.values(filter)}
      onChange={keys => view.set(filter, keys.map(String))}
    />
  );
}
