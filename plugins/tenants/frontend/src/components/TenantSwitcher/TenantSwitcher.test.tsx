import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { contractApiRef, TenantProvider } from '@wardroom/platform-react';
import { tenantsContract, type Tenant } from '@wardroom/tenants-common';
import { TenantSwitcher } from './TenantSwitcher';

const customer = (id: string, name: string): Partial<Tenant> => ({
  ...{ id, name, tier: 'essential', state: 'active' },
});
const customers = [
  customer('acme', 'Acme Corporation'),
  customer('borealis', 'Borealis Energy'),
];
const me = {
  ref: 'user:provider/tess',
  displayName: 'Tess',
  email: 'tess@example.com',
  tenant: 'provider',
  workspace: 'console' as const,
};

describe('TenantSwitcher', () => {
  beforeEach(() => sessionStorage.clear());

  const show = async () => {
    const list = jest.fn(async ({ search = '' }: { search?: string }) => ({
      items: customers.filter(({ name }) => name?.includes(search)),
    }));
    renderInTestApp(
      <TenantProvider me={me}>
        <TenantSwitcher />
        <button>Of the page</button>
      </TenantProvider>,
      {
        apis: [
          [contractApiRef(tenantsContract), { tenants: { list } } as never],
        ],
      },
    );
    await screen.findByRole('combobox');
  };

  it('gives the page back once a customer is chosen by click', async () => {
    await show();
    await userEvent.keyboard('{Control>}k{/Control}');
    expect(screen.getByRole('combobox')).toHaveFocus();
    await userEvent.keyboard('Bor');
    await userEvent.click(
      await screen.findByRole('option', { name: /Borealis Energy/ }),
    );
    await screen.findByText('Working in Borealis Energy');
    await screen.findByRole('button', { name: 'Of the page' });
    expect(screen.queryByRole('option')).toBeNull();
  });

  it('takes a customer by letters and Enter', async () => {
    await show();
    await userEvent.keyboard('{Control>}k{/Control}Acm');
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await screen.findByText('Working in Acme Corporation');
    await screen.findByRole('button', { name: 'Of the page' });
  });
});
