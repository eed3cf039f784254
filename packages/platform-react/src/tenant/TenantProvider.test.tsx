import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  TenantProvider,
  useTenant,
  type TenantSummary,
} from './TenantProvider';

const acme = {
  id: 'acme',
  name: 'Acme Corporation',
  tier: 'enterprise',
  state: 'active',
};
const globex = { ...acme, id: 'globex', name: 'Globex' };

const person = (workspace: 'console' | 'portal') => ({
  ref: 'user:provider/tess',
  displayName: 'Tess',
  email: 'tess@example.com',
  tenant: workspace === 'portal' ? 'acme' : 'provider',
  workspace,
});

function Switcher() {
  const { tenant, choose } = useTenant();
  return (
    <button onClick={() => choose(globex)}>{tenant?.name ?? 'All'}</button>
  );
}

const show = (
  workspace: 'console' | 'portal',
  find?: (id: string) => Promise<TenantSummary | undefined>,
) =>
  render(
    <TenantProvider
      me={person(workspace)}
      own={workspace === 'portal' ? acme : undefined}
      find={find}
    >
      <Switcher />
    </TenantProvider>,
  );

beforeEach(() => sessionStorage.clear());

describe('TenantProvider', () => {
  it('remembers the customer of the tab', async () => {
    const { unmount } = show('console');
    await userEvent.click(screen.getByRole('button', { name: 'All' }));
    unmount();
    show('console');
    expect(screen.getByRole('button', { name: 'Globex' })).toBeVisible();
  });

  it('forgets a customer that is no longer visible', async () => {
    sessionStorage.setItem('wardroom.tenant', JSON.stringify(globex));
    show('console', async () => undefined);
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'All' })).toBeVisible(),
    );
    expect(sessionStorage.getItem('wardroom.tenant')).toBeNull();
  });

  it('never leaves the own company in the portal', async () => {
    sessionStorage.setItem('wardroom.tenant', JSON.stringify(globex));
    show('portal');
    await userEvent.click(
      screen.getByRole('button', { name: 'Acme Corporation' }),
    );
    expect(
      screen.getByRole('button', { name: 'Acme Corporation' }),
    ).toBeVisible();
  });
});
