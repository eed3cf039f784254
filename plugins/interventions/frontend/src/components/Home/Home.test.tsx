import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aRequest } from '../../testing/aRequest';
import { showPage } from '../../testing/showPage';
import { NextUp } from './NextUp';
import { OpenRequests } from './OpenRequests';
import { RequestDecisions } from './RequestDecisions';
import { RequestSentence } from './RequestSentence';
import { WaitingRequests } from './WaitingRequests';

beforeEach(() => sessionStorage.clear());

describe('My work', () => {
  it('ranks what comes next, with its reasons, and starts it with one press', async () => {
    const start = jest.fn(async () => aRequest());
    const request = aRequest({ allowedActions: ['start'] });
    const mine = aRequest({ number: 'ACME-7', state: 'in_progress' });
    showPage(<NextUp />, {
      interventions: {
        queue: {
          list: async () => ({
            items: [
              { intervention: request, reasons: ['high', 'unacknowledged'] },
              { intervention: mine, reasons: ['mine'] },
            ],
          }),
        },
        interventions: { start },
      },
    });
    const list = await screen.findByRole('list', { name: 'Next up' });
    const [first, second] = within(list).getAllByRole('listitem');
    expect(first).toHaveTextContent('High priority, nobody has read it');
    within(second).getByRole('link', { name: 'Open ACME-7' });
    await userEvent.click(
      within(first).getByRole('button', { name: 'Start ACME-142' }),
    );
    await waitFor(() =>
      expect(start).toHaveBeenCalledWith({
        tenant: 'acme',
        id: 'int_acme142',
        version: 1,
      }),
    );
  });

  it('says so where nothing waits', async () => {
    showPage(<NextUp />, {
      interventions: { queue: { list: async () => ({ items: [] }) } },
    });
    expect(await screen.findByText('Nothing waits for you')).toBeVisible();
  });

  it('tells own work from what waits for others', async () => {
    const list = async ({ state }: { state: string[] }) => ({
      items: state.includes('waiting_customer')
        ? [aRequest({ number: 'ACME-2', question: 'May we?' })]
        : [],
    });
    showPage(<WaitingRequests />, {
      interventions: { interventions: { list } },
    });
    await screen.findByText('You have no work in progress.');
    const others = await screen.findByRole('list', {
      name: 'Waiting for others',
    });
    expect(others).toHaveTextContent('May we?');
  });
});

describe('Overview', () => {
  const waiting = aRequest({
    number: 'ACME-1',
    state: 'waiting_customer',
    question: 'May we restart it?',
    allowedActions: ['post'],
  });
  const resolved = aRequest({
    number: 'ACME-2',
    state: 'resolved',
    allowedActions: ['close', 'reopen'],
  });
  const readOnly = aRequest({ number: 'ACME-3', state: 'resolved' });
  const list = async () => ({ items: [waiting, resolved, readOnly] });

  it('asks for decisions that the person can make, and for no others', async () => {
    const close = jest.fn(async () => resolved);
    showPage(<RequestDecisions />, {
      interventions: { interventions: { list, close } },
      workspace: 'portal',
    });
    await screen.findByText('May we restart it?');
    screen.getByRole('link', { name: 'Answer the question on ACME-1' });
    expect(screen.queryByText('ACME-3')).toBeNull();
    await userEvent.click(
      screen.getByRole('button', { name: 'Confirm result of ACME-2' }),
    );
    expect(close).toHaveBeenCalledWith({
      tenant: 'acme',
      id: 'int_acme2',
      version: 1,
    });
  });

  it('shows open requests with state and next step', async () => {
    showPage(<OpenRequests />, {
      interventions: {
        interventions: { list: async () => ({ items: [aRequest()] }) },
      },
      workspace: 'portal',
      permissions: ['intervention.submit'],
    });
    const open = await screen.findByRole('list', { name: 'Open requests' });
    expect(open).toHaveTextContent('Next: a technician reads it');
    await screen.findByRole('button', { name: 'Request an intervention' });
  });

  it('says in a sentence how things stand', async () => {
    const count = async () => ({
      open: 3,
      mine: 0,
      unassigned: 1,
      byState: {},
    });
    showPage(<RequestSentence />, {
      interventions: { interventions: { list, count } },
      workspace: 'portal',
    });
    expect(
      await screen.findByText(/2 requests need you\. 3 requests are open\./),
    ).toBeVisible();
  });
});
