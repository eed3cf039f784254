import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router-dom';
import { useState } from 'react';
import { DataTable } from './DataTable';
import { FilterSearch } from './FilterSearch';
import type { TableColumn } from './TableColumn';
import { useTableView } from './useTableView';

type Row = { id: string; name: string; assets?: number };

const rows: Row[] = [
  { id: '1', name: 'Globex', assets: 12 },
  { id: '2', name: 'Acme', assets: 7 },
  { id: '3', name: 'Initech' },
];

const columns: TableColumn<Row>[] = [
  { id: 'name', label: 'Name', rowHeader: true, value: (r: Row) => r.name },
  { id: 'assets', label: 'Assets', value: (r: Row) => r.assets },
];

function Customers(props: { data?: Row[]; columns?: TableColumn<Row>[] }) {
  const view = useTableView({ id: 'customers', filters: ['search'] });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  return (
    <DataTable
      caption="Customers"
      columns={props.columns ?? columns}
      load={{
        data: props.data ?? rows,
        loading: false,
        reload: () => undefined,
      }}
      rowKey={row => row.id}
      rowName={row => row.name}
      empty={{ title: 'No customers yet', text: 'Create the first one.' }}
      view={view}
      filters={<FilterSearch view={view} label="Search customers" />}
      selection={{ selected, onChange: setSelected }}
      bulkActions={<button>Export selection</button>}
    />
  );
}

const show = (at: string, data?: Row[], shown?: TableColumn<Row>[]) =>
  render(
    <MemoryRouter initialEntries={[at]}>
      <Customers data={data} columns={shown} />
    </MemoryRouter>,
  );

const names = () =>
  screen.getAllByRole('rowheader').map(cell => cell.textContent);

describe('DataTable', () => {
  it('may cut words that are wider than a column, and no others', () => {
    const path = '/srv'.repeat(8);
    show('/', [...rows, { id: '4', name: path }]);
    const long = screen
      .getAllByRole('rowheader')
      .filter(cell => cell.dataset.long);
    expect(long.map(cell => cell.textContent)).toEqual([path]);
  });

  it('has its caption as name, and sorts by a heading both ways', async () => {
    show('/');
    const table = screen.getByRole('table', { name: 'Customers' });
    await userEvent.click(within(table).getByRole('button', { name: 'Name' }));
    expect(names()).toEqual(['Acme', 'Globex', 'Initech']);
    const heading = screen.getByRole('columnheader', { name: 'Name' });
    expect(heading).toHaveAttribute('aria-sort', 'ascending');
    await userEvent.click(screen.getByRole('button', { name: 'Name' }));
    expect(names()).toEqual(['Initech', 'Globex', 'Acme']);
    expect(heading).toHaveAttribute('aria-sort', 'descending');
  });

  it('leaves rows as they come where the server sorts, in the one direction it knows', async () => {
    show('/?sort=name', undefined, [
      { ...columns[0], serverOrder: 'descending' },
      columns[1],
    ]);
    const heading = screen.getByRole('columnheader', { name: 'Name' });
    await userEvent.click(within(heading).getByRole('button'));
    expect(heading).toHaveAttribute('aria-sort', 'descending');
    await userEvent.click(within(heading).getByRole('button'));
    expect(heading).toHaveAttribute('aria-sort', 'descending');
    expect(names()).toEqual(rows.map(({ name }) => name));
  });

  it('puts rows without a value last, whichever way it sorts', () => {
    show('/?sort=-assets');
    expect(names()).toEqual(['Globex', 'Acme', 'Initech']);
  });

  it('selects rows by their names and shows what can be done with them', async () => {
    show('/');
    expect(screen.queryByText('Export selection')).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Select Acme' }),
    );
    expect(screen.getByText('1 selected')).toBeVisible();
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Select all rows' }),
    );
    expect(screen.getByText('3 selected')).toBeVisible();
    expect(screen.getByText('Export selection')).toBeVisible();
  });

  it('says what to do where there are no rows', () => {
    show('/', []);
    expect(screen.getByText('Create the first one.')).toBeVisible();
  });

  it('says that filters hide all rows, and clears them', async () => {
    show('/?search=zzz', []);
    expect(screen.getByText('Nothing matches these filters')).toBeVisible();
    await userEvent.click(
      screen.getAllByRole('button', { name: 'Clear filters' })[0],
    );
    expect(screen.getByText('No customers yet')).toBeVisible();
    expect(screen.getByRole('searchbox')).toHaveValue('');
  });
});
