import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ProblemError } from '@wardroom/platform-react';
import { anEvent } from '../../testing/anEvent';
import { showPage } from '../../testing/showPage';
import { AuditPage } from './AuditPage';

const listing = (...items: ReturnType<typeof anEvent>[]) =>
  jest.fn(async (_input: object, _options: object) => ({ items }));
const withEvents = (list: unknown, more: object = {}) => ({
  auditEvents: { list },
  ...more,
});
const table = () => screen.findByRole('table', { name: 'Audit events' });
const head = { sequence: 0, hash: '0'.repeat(64) };

beforeEach(() => sessionStorage.clear());

describe('the audit page', () => {
  it('says that it loads', async () => {
    showPage(<AuditPage />, { audit: withEvents(() => new Promise(() => {})) });
    await screen.findByRole('heading', { level: 1, name: 'Audit' });
    expect(screen.getByText('Loading')).toBeInTheDocument();
  });

  it('says what comes here where nothing has happened', async () => {
    showPage(<AuditPage />, { audit: withEvents(listing()) });
    expect(
      await screen.findByText('Nothing has happened yet'),
    ).toBeInTheDocument();
  });

  it('says what went wrong and tries again', async () => {
    const list = jest
      .fn()
      .mockRejectedValueOnce(
        new ProblemError({
          status: 403,
          title: 'You may not do this',
          detail: 'Your role does not include it',
        }),
      )
      .mockResolvedValue({ items: [anEvent()] });
    showPage(<AuditPage />, { audit: withEvents(list) });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not do this',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    await table();
  });

  it('tells what happened with the names of people', async () => {
    showPage(<AuditPage />, {
      audit: withEvents(
        listing(
          anEvent(),
          anEvent({ sequence: 16, actor: 'plugin:audit', outcome: 'refused' }),
        ),
      ),
    });
    const rows = within(await table());
    await waitFor(() =>
      expect(rows.getAllByRole('rowheader')[0]).toHaveTextContent(
        'Tess Tanner opened a session to web-01.',
      ),
    );
    expect(rows.getByText('Refused')).toBeInTheDocument();
    expect(rows.getByText('Wardroom (audit)')).toBeInTheDocument();
  });

  it('shows all that was recorded of an event, and its place in the chain', async () => {
    showPage(<AuditPage />, { audit: withEvents(listing(anEvent())) });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Details of event 17' }),
    );
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Event 17' }),
    );
    for (const text of [
      'session.opened',
      '192.0.2.7',
      '30',
      'a'.repeat(64),
      'b'.repeat(64),
    ]) {
      expect(dialog.getByText(text)).toBeInTheDocument();
    }
    expect(
      dialog.getByText('not recorded: it may be confidential'),
    ).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('asks the server for what is filtered', async () => {
    const list = listing(anEvent());
    showPage(<AuditPage />, {
      audit: withEvents(list),
      at: '/?outcome=failed&outcome=nonsense&from=2026-03-01&to=2026-03-01&event=session.*',
    });
    await table();
    await userEvent.type(
      screen.getByRole('searchbox', { name: /^Person/ }),
      'tess',
    );
    await waitFor(() =>
      expect(list).toHaveBeenLastCalledWith(
        expect.objectContaining({
          tenant: 'acme',
          actor: 'tess',
          event: 'session.*',
          outcome: ['failed'],
        }),
        expect.anything(),
      ),
    );
    const { from, to } = list.mock.lastCall?.[0] as {
      from: string;
      to: string;
    };
    expect(Date.parse(to) - Date.parse(from)).toBe(24 * 3600 * 1000);
  });

  it('shows the provider’s own chain while no customer is chosen', async () => {
    const list = listing(anEvent({ tenant: 'provider' }));
    showPage(<AuditPage />, { audit: withEvents(list), workspace: 'console' });
    await table();
    expect(list).toHaveBeenCalledWith(
      expect.objectContaining({ tenant: 'provider' }),
      expect.anything(),
    );
    expect(screen.getByText(/Choose a customer/)).toBeInTheDocument();
  });

  it('checks the chain to its end and says that it is intact', async () => {
    const stretch = { intact: true, checkpoints: 2, head, total: 18_204 };
    let answer: (found: object) => void = () => {};
    const verify = jest
      .fn()
      .mockResolvedValueOnce({ ...stretch, events: 10_000, next: 10_000 })
      .mockReturnValueOnce(
        new Promise(resolve => {
          answer = resolve;
        }),
      );
    showPage(<AuditPage />, {
      audit: withEvents(listing(anEvent()), { chain: { verify } }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Verify chain' }),
    );
    await screen.findByText('Checked 10,000 of 18,204 events');
    expect(
      screen.getByRole('progressbar', { name: 'Checking the chain' }),
    ).toHaveAttribute('value', '10000');
    answer({ ...stretch, events: 8_204 });
    const status = await screen.findByRole('status', {
      name: 'Chain intact, 18,204 events',
    });
    expect(status).toHaveTextContent('4 signed checkpoints checked');
    expect(verify.mock.calls.map(([input]) => input)).toEqual([
      { tenant: 'acme', after: undefined },
      { tenant: 'acme', after: 10_000 },
    ]);
    expect(
      screen.queryByRole('progressbar', { name: 'Checking the chain' }),
    ).toBeNull();
  });

  it('says in words where the chain is broken', async () => {
    const firstBad = {
      kind: 'rewritten',
      sequence: 30,
      since: 21,
      message: 'Events 21 to 30 were rewritten',
    };
    const verify = async () => ({
      intact: false,
      events: 29,
      checkpoints: 1,
      head,
      total: 40,
      firstBad,
    });
    showPage(<AuditPage />, {
      audit: withEvents(listing(anEvent()), { chain: { verify } }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Verify chain' }),
    );
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Chain broken at event 30');
    expect(alert).toHaveTextContent('Events 21 to 30 were rewritten.');
    expect(screen.queryByText(/Chain intact/)).toBeNull();
  });

  it('says when the check could not be finished, and starts it again', async () => {
    const done = { intact: true, events: 1, checkpoints: 0, head, total: 1 };
    const verify = jest
      .fn()
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockResolvedValue(done);
    showPage(<AuditPage />, {
      audit: withEvents(listing(anEvent()), { chain: { verify } }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Verify chain' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'No connection to the server',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    await screen.findByRole('status', { name: 'Chain intact, 1 event' });
  });

  it('offers exports only to those who may', async () => {
    const audit = withEvents(listing(anEvent()));
    const first = showPage(<AuditPage />, { audit });
    await table();
    expect(screen.queryByRole('button', { name: 'Export trail' })).toBeNull();
    first.unmount();
    showPage(<AuditPage />, { audit, permissions: ['auditEvent.export'] });
    await screen.findByRole('button', { name: 'Export trail' });
    expect(
      screen.getByRole('button', { name: 'Export as CSV' }),
    ).toBeInTheDocument();
  });

  it('explains how to verify offline and hands out the keys', async () => {
    const list = jest.fn(async () => ({
      items: [{ keyId: 'k', publicKey: 'p', current: true }],
    }));
    const saved = jest.fn((_content: Blob) => 'blob:keys');
    URL.createObjectURL = saved;
    URL.revokeObjectURL = () => {};
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
    showPage(<AuditPage />, {
      audit: withEvents(listing(anEvent()), { keys: { list } }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'How to verify offline' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      dialog.getByText(/^wardroom audit verify acme-audit-trail.jsonl/),
    ).toBeInTheDocument();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Save public keys' }),
    );
    await waitFor(() => expect(saved).toHaveBeenCalledTimes(1));
    expect(saved.mock.calls[0][0]).toMatchObject({ type: 'application/json' });
  });
});
