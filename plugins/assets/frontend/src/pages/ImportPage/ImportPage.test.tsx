import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ProblemError } from '@wardroom/platform-react';
import { anImport } from '../../testing/anImport';
import { showPage } from '../../testing/showPage';
import { ImportPage } from './ImportPage';

const show = (
  scanImports: { get: () => Promise<unknown> } & Record<string, unknown>,
  workspace: 'console' | 'portal' = 'console',
) =>
  showPage(<ImportPage />, {
    scanImports,
    workspace,
    path: '/imports/:tenant/:id',
    at: '/imports/acme/imp_1',
  });

async function press(button: string, confirm: string) {
  await userEvent.click(await screen.findByRole('button', { name: button }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(within(dialog).getByRole('button', { name: confirm }));
}

const step = { tenant: 'acme', id: 'imp_1', version: 4 };

describe('the page of an import', () => {
  it('follows it until it is done', async () => {
    const get = jest
      .fn()
      .mockResolvedValueOnce(
        anImport({ state: 'reading', progress: 40, counts: undefined }),
      )
      .mockResolvedValue(anImport());
    show({ get });
    expect(await screen.findByRole('progressbar')).toHaveAttribute(
      'value',
      '40',
    );
    const result = await screen.findByRole(
      'region',
      { name: 'Result' },
      { timeout: 30_000 },
    );
    expect(result).toHaveTextContent('New12');
    expect(screen.queryByRole('progressbar')).toBeNull();
    expect(screen.getByRole('link', { name: 'Findings' })).toHaveAttribute(
      'href',
      '/findings?tenant=acme',
    );
  });

  it('says so where there is none', async () => {
    show({
      get: async () => {
        throw new ProblemError({ status: 404, title: 'No', detail: 'None' });
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('None');
  });

  it('says why it failed', async () => {
    show({
      get: async () =>
        anImport({
          state: 'failed',
          counts: undefined,
          reason: 'The file ends in the middle.',
        }),
    });
    expect(
      await screen.findByText('The file ends in the middle.'),
    ).toBeVisible();
  });

  it('says what was left out, and how many warnings there are more', async () => {
    const { counts } = anImport();
    show({
      get: async () =>
        anImport({
          counts: counts && {
            ...counts,
            skipped: [{ reason: 'Older than the scan of 3 March', records: 7 }],
          },
          warnings: ['Line 3 has no host'],
          warningCount: 1200,
        }),
    });
    await screen.findByText('Older than the scan of 3 March: 7');
    const warnings = screen.getByRole('region', { name: 'Warnings' });
    expect(warnings).toHaveTextContent('The first 1 of 1,200');
    expect(warnings).toHaveTextContent('Line 3 has no host');
  });

  it('asks before it applies what would close much', async () => {
    const get = jest.fn(async () =>
      anImport({
        state: 'held',
        reason: 'It would close 3 of the 9 open findings.',
        closings: [
          {
            ...{ id: 'fnd_1', title: 'Telnet is on', asset: 'sw-1' },
            severity: 'High',
          },
        ],
        allowedActions: ['confirm', 'cancel'],
      }),
    );
    const confirm = jest.fn(async () => anImport());
    show({ get, confirm });
    await screen.findByText(/It would close 3 of the 9/);
    const closings = screen.getByRole('region', {
      name: 'What it would close',
    });
    expect(closings).toHaveTextContent('The most pressing 1 of 3');
    expect(
      within(closings).getByRole('link', { name: 'Telnet is on' }),
    ).toHaveAttribute('href', '/findings/acme/fnd_1');
    await press('Confirm', 'Apply the report');
    await waitFor(() => expect(confirm).toHaveBeenCalledWith(step));
    await waitFor(() => expect(get.mock.calls.length).toBeGreaterThan(1));
  });

  it.each([
    ['cancel', 'Cancel import'],
    ['undo', 'Undo import'],
  ] as const)('asks before it does this: %s', async (action, name) => {
    const act = jest.fn(async () => anImport());
    show({
      get: async () => anImport({ allowedActions: [action] }),
      [action]: act,
    });
    await press(name, name);
    await waitFor(() => expect(act).toHaveBeenCalledWith(step));
  });

  it('offers a customer nothing that they may not do', async () => {
    show({ get: async () => anImport() }, 'portal');
    const facts = await screen.findByRole('region', { name: 'Facts' });
    expect(screen.queryByRole('button')).toBeNull();
    expect(facts).not.toHaveTextContent('Customer');
  });
});
