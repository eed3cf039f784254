import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  defaultAccessRules,
  effectivePolicy,
  type AccessPolicy,
  type SomeAccessRules,
} from '@wardroom/remote-access-common';
import { showPage } from '../../testing/showPage';
import { SessionRulesPage } from './SessionRulesPage';

function aPolicy(
  own: SomeAccessRules,
  more: Partial<AccessPolicy> = {},
): AccessPolicy {
  const { rules: effective, origins } = effectivePolicy(
    defaultAccessRules,
    own,
  );
  return {
    ...{ tenant: 'acme', own, effective, origins, version: 3 },
    above: defaultAccessRules,
    allowedActions: [],
    ...more,
  };
}

describe('SessionRulesPage', () => {
  const show = (policies: object) =>
    showPage(<SessionRulesPage />, { access: { policies } });

  it('shows what holds, whose rule it is, and what it means', async () => {
    show({ get: async () => aPolicy({ idleSeconds: 300, copyBytes: 0 }) });
    const table = await screen.findByRole('table', { name: 'Session rules' });
    const row = (name: RegExp) => within(table).getByRole('row', { name });
    expect(row(/End without typing after/)).toHaveTextContent(
      /5 minutes\s*Customer/,
    );
    expect(row(/Copy out of a session/)).toHaveTextContent(/Off\s*Customer/);
    expect(row(/Longest session/)).toHaveTextContent(/8 hours\s*Provider/);
    expect(screen.getByText(/What the other side prints/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Change rules' })).toBeNull();
  });

  it('saves what was changed and leaves the rest to the provider', async () => {
    const update = jest.fn(async () => aPolicy({}));
    const policy = aPolicy(
      { idleSeconds: 300 },
      { allowedActions: ['update'] },
    );
    show({ get: async () => policy, update });
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', { name: 'Change rules' }),
    );
    const dialog = await screen.findByRole('dialog');
    const field = (name: RegExp) =>
      within(dialog).getByRole('textbox', { name });
    expect(field(/End without typing after/)).toHaveValue('5');
    await user.clear(field(/End without typing after/));
    await user.type(field(/Longest session/), '60');
    await user.click(within(dialog).getByRole('button', { name: /Protocols/ }));
    await user.click(await screen.findByRole('option', { name: 'SSH' }));
    await user.click(screen.getByRole('option', { name: 'RDP' }));
    await user.keyboard('{Escape}');
    await user.type(field(/Commands/), 'deny: rm -rf *');
    await user.click(
      within(dialog).getByRole('button', { name: 'Save rules' }),
    );
    expect(update).toHaveBeenCalledWith({
      ...{ tenant: 'acme', version: 3 },
      rules: {
        absoluteSeconds: 3600,
        protocols: ['ssh', 'rdp'],
        commandRules: [{ action: 'deny', pattern: 'rm -rf *' }],
      },
    });
  });

  it('takes the last change back', async () => {
    const revert = jest.fn(async () => aPolicy({}));
    const policy = aPolicy({}, { before: {}, allowedActions: ['revert'] });
    show({ get: async () => policy, revert });
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', { name: 'Undo last change' }),
    );
    const dialog = await screen.findByRole('dialog');
    await user.click(
      within(dialog).getByRole('button', { name: 'Undo last change' }),
    );
    expect(revert).toHaveBeenCalledWith({ tenant: 'acme', version: 3 });
  });
});
