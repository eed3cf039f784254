import { act, screen, waitFor } from '@testing-library/react';
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
/** Not among the first ones, and only the server knows it. */
const laboratory = customer('lab', 'Laboratory of Borneo');
const me = {
  ref: 'user:provider/tess',
  displayName: 'Tess',
  email: 'tess@example.com',
  tenant: 'provider',
  workspace: 'console' as const,
};

describe('TenantSwitcher', () => {
  beforeEach(() => sessionStorage.clear());

  /** With a server that answers a search when `answer` is called, or at once. */
  const show = async ({ waits = false } = {}) => {
    let answer = () => {};
    const list = jest.fn(async ({ search = '' }: { search?: string }) => {
      if (waits && search) {
        await new Promise<void>(resolve => {
          answer = resolve;
        });
      }
      const all = search ? [...customers, laboratory] : customers;
      const wanted = search.toLowerCase();
      return {
        items: all.filter(({ name }) => name?.toLowerCase().includes(wanted)),
      };
    });
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
    return { list, answer: () => act(async () => answer()) };
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

  it('shows what it knows of what is typed while it looks for it, and keeps that, so that a click meets it', async () => {
    const { list, answer } = await show({ waits: true });
    await userEvent.keyboard('{Control>}k{/Control}');
    await screen.findByRole('option', { name: /Acme/ });
    await userEvent.keyboard('bor');
    await waitFor(() =>
      expect(list).toHaveBeenCalledWith(
        expect.objectContaining({ search: 'bor' }),
        expect.anything(),
      ),
    );
    const option = screen.getByRole('option');
    expect(option).toHaveAccessibleName(/Borealis Energy/);
    await answer();
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(2));
    expect(option).toBeVisible();
    await userEvent.click(option);
    await screen.findByText('Working in Borealis Energy');
  });
});
