import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Deviation, PlanReport } from '@wardroom/remote-access-common';
import { showPage } from '../../testing/showPage';
import { PlanReportPage } from './PlanReportPage';

function aDeviation(more: Partial<Deviation>): Deviation {
  return {
    ...{ key: 'a'.repeat(32), kind: 'command', text: 'reboot', count: 2 },
    times: ['2026-03-01T10:00:00.000Z'],
    ...{ prevented: false, mustBeExplained: true },
    ...more,
  };
}

function aReport(more: Partial<PlanReport> = {}): PlanReport {
  return {
    ...{ id: 'ses_aaaa', tenant: 'acme', state: 'due', unexplained: 1 },
    ...{ person: 'user:provider/tess', target: 'web-01 as root', version: 3 },
    plan: {
      steps: [
        {
          target: { id: 'tgt_aaaa', name: 'web-01 as root' },
          commands: ['df -h'],
        },
      ],
      ...{ files: false, hash: 'b'.repeat(64) },
    },
    ...{ asPlanned: 4, hidden: 1 },
    deviations: [
      aDeviation({}),
      aDeviation({ key: 'c'.repeat(32), kind: 'undone', text: 'df -h' }),
    ],
    ...{ intervention: 'ACME-1', createdAt: '2026-03-01T09:00:00.000Z' },
    allowedActions: [],
    ...more,
  };
}

describe('PlanReportPage', () => {
  const show = (planReports: object) =>
    showPage(<PlanReportPage />, { access: { planReports } });

  it('shows what was done beside the plan, with the way to its moment, and the plan', async () => {
    show({ get: async () => aReport() });
    const table = await screen.findByRole('table', { name: 'Deviations' });
    const [, row] = within(table).getAllByRole('row');
    expect(row).toHaveTextContent('Command outside the plan');
    expect(within(row).getByRole('link')).toHaveAttribute(
      'href',
      expect.stringContaining('/sessions/acme/ses_aaaa/replay?at=2026-03-01'),
    );
    expect(screen.getByText('To be explained: 1')).toBeVisible();
    expect(screen.queryByText(/^Choose what/)).toBeNull();
    expect(screen.getByRole('link', { name: 'ACME-1' })).toHaveAttribute(
      'href',
      expect.stringMatching(/\/requests\/acme\/ACME-1$/),
    );
    const plan = screen.getByRole('region', { name: 'Plan' });
    expect(within(plan).getByText('df -h')).toBeVisible();
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Close report' })).toBeNull();
  });

  it('explains what was chosen', async () => {
    const explain = jest.fn(async () => aReport());
    const report = aReport({ allowedActions: ['explain'] });
    show({ get: async () => report, explain });
    const user = userEvent.setup();
    const table = await screen.findByRole('table', { name: 'Deviations' });
    await user.click(
      within(table).getByRole('checkbox', { name: /outside the plan reboot/ }),
    );
    await user.click(screen.getByRole('button', { name: 'Explain' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole('listitem')).toHaveTextContent(
      /outside the plan reboot/,
    );
    await user.type(within(dialog).getByRole('textbox'), 'Kernel update');
    await user.click(within(dialog).getByRole('button', { name: 'Explain' }));
    expect(screen.getByText(/^Choose what you want to explain/)).toBeVisible();
    expect(explain).toHaveBeenCalledWith({
      ...{ tenant: 'acme', id: 'ses_aaaa', version: 3 },
      ...{ deviations: ['a'.repeat(32)], explanation: 'Kernel update' },
    });
  });

  it('closes when everything is explained, and offers files', async () => {
    const close = jest.fn(async () => aReport({ state: 'closed' }));
    const report = aReport({
      unexplained: 0,
      allowedActions: ['close', 'export'],
    });
    show({ get: async () => report, close });
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', { name: 'Close report' }),
    );
    const dialog = await screen.findByRole('dialog');
    await user.click(
      within(dialog).getByRole('button', { name: 'Close report' }),
    );
    expect(close).toHaveBeenCalledWith(
      expect.objectContaining({ id: 'ses_aaaa', version: 3 }),
    );
    expect(screen.getByRole('button', { name: 'Export as CSV' })).toBeVisible();
  });

  it('says that a session as planned has nothing to explain, and what a failure is', async () => {
    const clear = { state: 'cleared' as const, unexplained: 0, deviations: [] };
    show({ get: async () => aReport(clear) });
    expect(await screen.findByText('No deviations')).toBeVisible();
  });
});
