import { screen, within } from '@testing-library/react';
import { ProblemError } from '@wardroom/platform-react';
import { aFinding } from '../../testing/aFinding';
import { aRisk } from '../../testing/aRisk';
import { showPage } from '../../testing/showPage';
import { RiskAcceptancePage } from './RiskAcceptancePage';

const show = (get: () => Promise<unknown>) =>
  showPage(<RiskAcceptancePage />, {
    riskAcceptances: { get },
    path: '/risks/:tenant/:id',
    at: '/risks/acme/rsk_spring',
    workspace: 'portal',
  });

describe('the page of a risk acceptance', () => {
  it('says who asked and decided, with what was said, and lists its findings', async () => {
    show(async () => ({
      ...aRisk({
        state: 'declined',
        decidedBy: 'user:acme/bea',
        decidedAt: '2026-03-03T10:00:00.000Z',
        decisionNote: 'It is reached from outside',
        allowedActions: [],
      }),
      findings: [aFinding()],
    }));
    const facts = await screen.findByRole('region', { name: 'Facts' });
    expect(facts).toHaveTextContent('Isolated until it is replaced');
    expect(facts).toHaveTextContent('It is reached from outside');
    expect(facts).toHaveTextContent('Not accepted');
    expect(facts).not.toHaveTextContent('Customer');
    const table = screen.getByRole('table', { name: 'Its findings' });
    expect(
      within(table).getByRole('link', { name: /Heartbeat/ }),
    ).toHaveAttribute('href', '/findings/acme/fnd_heartbleed');
    expect(screen.queryByRole('button', { name: /ccept/ })).toBeNull();
  });

  it('offers what the server allows', async () => {
    show(async () => ({ ...aRisk(), findings: [] }));
    const [accept] = await screen.findAllByRole('button');
    expect(accept).toHaveTextContent('Accept the risk');
    expect(screen.getByRole('button', { name: 'Do not accept' })).toBeVisible();
    expect(
      screen.getByText('None of its findings is there any more'),
    ).toBeVisible();
  });

  it('says so where there is none', async () => {
    show(async () => {
      throw new ProblemError({ status: 404, title: 'Not found', detail: '' });
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('Not found');
  });
});
