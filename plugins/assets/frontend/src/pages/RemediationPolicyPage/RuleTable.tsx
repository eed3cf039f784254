import type { ReactNode } from 'react';
import { Text } from '@backstage/ui';
import {
  DataTable,
  type Load,
  type TableColumn,
} from '@wardroom/platform-react';
import { messages } from '../../messages';
import type { RuleInWords } from './rulesInWords';

const words = messages.remediation;

const columns: TableColumn<RuleInWords>[] = [
  {
    id: 'rule',
    label: words.columns.rule,
    rowHeader: true,
    sortable: false,
    value: ({ label }) => label,
    cell: ({ label, help }) => (
      <div>
        {label}
        {help && (
          <Text as="p" variant="body-small" color="secondary">
            {help}
          </Text>
        )}
      </div>
    ),
  },
  {
    id: 'holds',
    label: words.columns.holds,
    sortable: false,
    value: ({ holds }) => holds,
  },
];

/** Each rule and what it says; the way to a customer where none is chosen. */
export function RuleTable(props: {
  load: Load<RuleInWords[]>;
  filters?: ReactNode;
}) {
  const { load, filters } = props;
  return (
    <DataTable
      caption={words.title}
      hideCaption
      columns={columns}
      load={load}
      filters={filters}
      rowKey={({ rule }) => rule}
      rowName={({ label }) => label}
      empty={{ title: words.none, text: words.noneText }}
    />
  );
}
