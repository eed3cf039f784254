import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Finding } from '@wardroom/assets-common';
import { aFinding } from '../../testing/aFinding';
import { showPage } from '../../testing/showPage';
import { RetestButton } from './RetestButton';

const east = { id: 'sit_e', name: 'East' };
const west = { id: 'sit_w', name: 'West' };
const finding = { ...aFinding({ id: 'fnd_1', source: 'nmap' }) } as Finding;

async function ask(scanner: object) {
  const retest = jest.fn(async () => ({}));
  showPage(<RetestButton finding={finding} />, {
    scanRuns: { retest },
    scanSchedules: {
      scanners: async () => ({
        timeZone: 'UTC',
        items: [{ name: 'nmap', format: 'nmap', types: [], ...scanner }],
      }),
    },
    permissions: ['scanRun.retest'],
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Retest' }));
  const dialog = await screen.findByRole('dialog');
  const submit = within(dialog).getByRole('button', { name: 'Scan now' });
  return { retest, dialog, submit };
}
const asked = { tenant: 'acme', finding: 'fnd_1' };

describe('a retest', () => {
  it('asks for nothing where there is one way', async () => {
    const { retest, submit } = await ask({ sites: [east], site: 'sit_e' });
    await waitFor(() => expect(submit).toBeEnabled());
    await userEvent.click(submit);
    await waitFor(() =>
      expect(retest).toHaveBeenCalledWith({ ...asked, site: 'sit_e' }),
    );
  });

  it('asks which site to take where no scan says', async () => {
    const { retest, dialog, submit } = await ask({ sites: [east, west] });
    const site = await within(dialog).findByRole('button', { name: /Site$/ });
    expect(submit).toBeDisabled();
    await userEvent.click(site);
    await userEvent.click(await screen.findByRole('option', { name: 'West' }));
    await userEvent.click(submit);
    await waitFor(() =>
      expect(retest).toHaveBeenCalledWith({ ...asked, site: 'sit_w' }),
    );
  });
});
