import { render, screen } from '@testing-library/react';
import { customerColumn, withoutCustomer } from './customerColumn';
import { DataTable } from './DataTable';
import { personColumn } from './personColumn';
import type { TableColumn } from './TableColumn';

type Visit = { tenant: string; person: string };
const columns: TableColumn<Visit>[] = [
  { ...personColumn('Who'), rowHeader: true },
  customerColumn('Where'),
];

function show(ofOne: boolean) {
  render(
    <DataTable
      caption="Visits"
      columns={withoutCustomer(columns, ofOne)}
      load={{
        data: [{ tenant: 'acme', person: 'user:provider/tess' }],
        loading: false,
        reload: () => {},
      }}
      rowKey={({ person }) => person}
      rowName={({ person }) => person}
      empty={{ title: 'No visits' }}
    />,
  );
}

describe('the columns of who and whose', () => {
  it('name the customer and the person of each row', () => {
    show(false);
    expect(screen.getByRole('columnheader', { name: 'Where' })).toBeVisible();
    expect(screen.getByRole('cell', { name: 'acme' })).toBeVisible();
    expect(screen.getByRole('rowheader', { name: 'tess' })).toBeVisible();
  });

  it('leave the customer out where all rows are of one', () => {
    show(true);
    expect(screen.queryByRole('columnheader', { name: 'Where' })).toBeNull();
    expect(screen.getByRole('rowheader', { name: 'tess' })).toBeVisible();
  });
});
