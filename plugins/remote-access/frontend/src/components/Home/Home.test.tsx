import { screen, within } from '@testing-library/react';
import { aGrant } from '../../testing/aGrant';
import { aSession } from '../../testing/aSession';
import { showPage } from '../../testing/showPage';
import { AccessRequests } from './AccessRequests';
import { DueReports } from './DueReports';
import { LiveSessions } from './LiveSessions';
import { MySessions } from './MySessions';
import { OverdueReviews } from './OverdueReviews';

const answering = (item: object) => {
  const list = jest.fn(async (_filter: object) => ({ items: [item] }));
  return { list };
};
const live = ['requested', 'authorised', 'active'];
const itemOf = async (name: string) =>
  within(await screen.findByRole('list', { name })).getByRole('listitem');
const wayTo = (name: string) =>
  screen.getByRole('link', { name }).getAttribute('href');

describe('My work', () => {
  it('shows the own sessions, each a way back into it', async () => {
    const sessions = answering(aSession());
    showPage(<MySessions />, { access: { sessions } });
    const item = await itemOf('My running sessions');
    expect(item).toHaveTextContent('ACME-142');
    expect(
      within(item).getByRole('link', { name: 'web-01 as root' }),
    ).toHaveAttribute('href', '/sessions/acme/ses_aaaa');
    expect(sessions.list).toHaveBeenCalledWith(
      { state: live, person: 'user:provider/tess', limit: 10 },
      expect.anything(),
    );
    expect(wayTo('All running sessions')).toBe('/running');
  });

  it('shows what must be explained, each a way to its report', async () => {
    const planReports = answering({
      ...{ id: 'ses_aaaa', tenant: 'acme', target: 'web-01 as root' },
      ...{ person: 'user:provider/tess', state: 'due', unexplained: 2 },
    });
    showPage(<DueReports />, { access: { planReports } });
    const item = await itemOf('Deviations from plans');
    expect(item).toHaveTextContent('web-01 as root');
    expect(within(item).getByRole('link')).toHaveAttribute(
      'href',
      '/sessions/acme/ses_aaaa/report',
    );
    expect(wayTo('All sessions')).toBe('/sessions');
  });

  it('says which review of emergency access is overdue', async () => {
    const emergencies = answering({
      ...{ id: 'emg_aaaa', tenant: 'acme', version: 1, state: 'ended' },
      ...{ person: 'user:provider/tess', reason: 'Fire', overdue: true },
      allowedActions: ['review'],
    });
    showPage(<OverdueReviews />, { access: { emergencies } });
    const item = await itemOf('Emergency access');
    expect(item).toHaveTextContent('Review overdue · Fire');
    within(item).getByRole('button', { name: /review/i });
    expect(wayTo('All emergency access')).toBe('/access');
  });
});

describe('Overview', () => {
  it('shows who is in the own systems, with a button that ends it', async () => {
    const sessions = answering(aSession({ allowedActions: ['terminate'] }));
    showPage(<LiveSessions />, { access: { sessions }, workspace: 'portal' });
    const item = await itemOf('Who has access now');
    expect(item).toHaveTextContent('tess: web-01 as root');
    within(item).getByRole('button', { name: /End/ });
    expect(wayTo('All running sessions')).toBe('/running');
  });

  it('shows who asks for access, and why, with a decision', async () => {
    const grants = answering(
      aGrant({ allowedActions: ['approve', 'decline'] }),
    );
    showPage(<AccessRequests />, { access: { grants }, workspace: 'portal' });
    const item = await itemOf('Asks for access');
    expect(item).toHaveTextContent('tess: web-01 as root');
    expect(item).toHaveTextContent('Disk is full');
    expect(within(item).getAllByRole('button')).toHaveLength(2);
    expect(wayTo('Who may come in')).toBe('/access');
  });
});
