import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aFinding } from '../../testing/aFinding';
import { aRisk } from '../../testing/aRisk';
import { showPage } from '../../testing/showPage';
import { RiskDecisions } from './RiskDecisions';
import { RiskSentence } from './RiskSentence';

describe("the risks to decide about on a customer's home page", () => {
  it('tells what is asked, and takes the decision with its reason', async () => {
    const list = jest
      .fn()
      .mockResolvedValueOnce({ items: [aRisk()] })
      .mockResolvedValue({ items: [] });
    const decline = jest.fn(async () => aRisk({ state: 'declined' }));
    const get = async () => ({ ...aRisk(), findings: [aFinding()] });
    showPage(<RiskDecisions />, {
      riskAcceptances: { list, decline, get },
      workspace: 'portal',
    });
    const item = await screen.findByRole('listitem');
    expect(item).toHaveTextContent('Risk of 1 finding');
    expect(item).toHaveTextContent('Isolated until it is replaced');
    expect(within(item).getByRole('link')).toHaveAttribute(
      'href',
      '/risks/acme/rsk_spring',
    );
    await userEvent.click(
      within(item).getByRole('button', { name: 'Do not accept' }),
    );
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByText(/^High: OpenSSL Heartbeat.*web-01$/);
    const submit = within(dialog).getByRole('button', {
      name: 'Do not accept',
    });
    await userEvent.click(submit);
    const reason = within(dialog).getByRole('textbox', { name: /Reason/ });
    expect(reason).toHaveAccessibleDescription(/must not be empty/);
    expect(decline).not.toHaveBeenCalled();
    await userEvent.type(reason, 'It is reached from outside');
    await userEvent.click(submit);
    await waitFor(() =>
      expect(decline).toHaveBeenCalledWith({
        tenant: 'acme',
        id: 'rsk_spring',
        version: 1,
        note: 'It is reached from outside',
      }),
    );
    await screen.findByText('No risk awaits your decision');
  });

  it('are counted in its sentence as far as they are one’s own', async () => {
    const items = [
      aRisk(),
      aRisk({ id: 'rsk_own', allowedActions: ['withdraw'] }),
    ];
    showPage(<RiskSentence />, {
      riskAcceptances: { list: async () => ({ items }) },
      workspace: 'portal',
    });
    expect(
      await screen.findByText('1 risk awaits your decision.'),
    ).toBeVisible();
  });
});
