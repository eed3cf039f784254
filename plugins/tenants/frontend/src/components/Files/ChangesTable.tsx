import type { ApplyPlan } from '@wardroom/platform-common';
import {
  DataTable,
  StateTag,
  type TableColumn,
} from '@wardroom/platform-react';
import { messages } from '../../messages';

const words = messages.files;
type Change = ApplyPlan['changes'][number];

const columns: TableColumn<Change>[] = [
  {
    id: 'entity',
    label: words.columns.entity,
    rowHeader: true,
    value: change => change.entity,
  },
  {
    id: 'action',
    label: words.columns.action,
    value: change => words.actions[change.action],
    cell: change => (
      <StateTag tone={change.action === 'create' ? 'good' : 'info'}>
        {words.actions[change.action]}
      </StateTag>
    ),
  },
  {
    id: 'fields',
    label: words.columns.fields,
    sortable: false,
    value: change => change.fields.map(fieldWords).join('; '),
  },
];

/** What files change, entity by entity. */
export function ChangesTable({ plan }: { plan: ApplyPlan }) {
  const changes = plan.changes.filter(({ action }) => action !== 'unchanged');
  return (
    <DataTable
      caption={words.diff}
      columns={columns}
      load={{ data: changes, loading: false, reload: () => undefined }}
      rowKey={change => change.entity}
      rowName={change => change.entity}
      empty={{ title: words.nothing }}
    />
  );
}

function fieldWords({ field, before, after }: Change['fields'][number]) {
  if (before === undefined) return `${field}: ${show(after)}`;
  return `${field}: ${show(before)} → ${show(after)}`;
}

function show(value: unknown): string {
  if (value === undefined) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
