import { screen, within } from '@testing-library/react';
import { ProblemError } from '@wardroom/platform-react';
import { aFinding } from '../../testing/aFinding';
import { showPage } from '../../testing/showPage';
import { PressingFindings } from './PressingFindings';

beforeEach(() => sessionStorage.clear());

describe('the most pressing findings on a home page', () => {
  it('names them with what makes them pressing, first things first', async () => {
    const list = jest.fn(async (_filter: object) => ({
      items: [
        aFinding(),
        aFinding({ id: 'fnd_2', title: 'Telnet is on', tenant: 'globex' }),
      ],
    }));
    showPage(<PressingFindings />, { findings: { list } });
    const [first, second] = within(
      await screen.findByRole('list', { name: 'Most pressing findings' }),
    ).getAllByRole('listitem');
    expect(first).toHaveTextContent(/Heartbeat.*web-01.*Known exploited.*High/);
    expect(first).toHaveTextContent('Overdue');
    expect(await within(second).findByText('Globex')).toBeVisible();
    expect(list).toHaveBeenCalledWith(
      { sort: 'rank', limit: 5 },
      expect.anything(),
    );
  });

  it('names no customer to the customer, and asks for their own alone', async () => {
    const list = jest.fn(async (_filter: object) => ({ items: [aFinding()] }));
    showPage(<PressingFindings />, {
      findings: { list },
      workspace: 'portal',
    });
    await screen.findByRole('link', { name: /Heartbeat/ });
    expect(screen.queryByText('Acme Corporation')).toBeNull();
    expect(list).toHaveBeenCalledWith(
      { tenant: 'acme', sort: 'rank', limit: 5 },
      expect.anything(),
    );
  });

  it('says that there is none, or what went wrong', async () => {
    const list = jest
      .fn()
      .mockResolvedValueOnce({ items: [] })
      .mockRejectedValue(
        new ProblemError({ status: 500, title: 'Broken', detail: 'Oh' }),
      );
    showPage(<PressingFindings />, { findings: { list } });
    await screen.findByText('No open findings');
    showPage(<PressingFindings />, { findings: { list } });
    expect(await screen.findByRole('alert')).toHaveTextContent('Broken');
  });
});
