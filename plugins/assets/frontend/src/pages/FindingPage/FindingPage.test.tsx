import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ProblemError } from '@wardroom/platform-react';
import { aFinding } from '../../testing/aFinding';
import { aRisk } from '../../testing/aRisk';
import { showPage } from '../../testing/showPage';
import { FindingPage } from './FindingPage';

type Options = Partial<Parameters<typeof showPage>[1]>;

const show = (
  get: () => Promise<unknown>,
  { findings, ...options }: Options = {},
) =>
  showPage(<FindingPage />, {
    findings: { get, ...findings },
    riskAcceptances: { list: async () => ({ items: [] }) },
    path: '/findings/:tenant/:id',
    at: '/findings/acme/fnd_heartbleed',
    ...options,
  });
const region = (name: string) => screen.findByRole('region', { name });

const seen = {
  kind: 'network' as const,
  content: {},
  evidence: '',
  firstSeenAt: '2026-02-01T00:00:00.000Z',
  lastSeenAt: '2026-03-01T00:00:00.000Z',
};

describe('the page of a finding', () => {
  it('says that it loads', async () => {
    show(() => new Promise(() => {}));
    expect(await screen.findByRole('status')).toBeInTheDocument();
  });

  it('says so where there is none, and tries again', async () => {
    const get = jest
      .fn()
      .mockRejectedValueOnce(
        new ProblemError({ status: 404, title: 'Not found', detail: 'None' }),
      )
      .mockResolvedValue(aFinding());
    show(get);
    expect(await screen.findByRole('alert')).toHaveTextContent('Not found');
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    await screen.findByRole('heading', { level: 1, name: /Heartbeat/ });
  });

  it('joins it with the same weakness, and shows what was joined', async () => {
    const merge = jest.fn(async () => aFinding({ title: 'Other' }));
    const other = aFinding({ id: 'fnd_other', title: 'Other', version: 8 });
    const get = jest.fn(async (input?: { id: string }) =>
      input?.id === 'fnd_other'
        ? other
        : aFinding({
            doubles: [
              {
                ...{ id: 'fnd_double', title: 'The same', source: 'openvas' },
                lastSeenAt: '2026-03-01T00:00:00.000Z',
              },
            ],
          }),
    );
    show(get, {
      findings: { list: async () => ({ items: [other] }), merge },
      permissions: ['finding.merge'],
    });
    const doubles = within(await region('Joined with it'));
    expect(doubles.getByRole('link', { name: 'The same' })).toHaveAttribute(
      'href',
      '/findings/acme/fnd_double',
    );
    await userEvent.click(await screen.findByRole('button', { name: /^Join/ }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByRole('combobox'), 'Other');
    await userEvent.click(
      await screen.findByRole('option', { name: /^Other/ }),
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'Join findings' }),
    );
    await waitFor(() =>
      expect(merge).toHaveBeenCalledWith({
        ...{ tenant: 'acme', id: 'fnd_heartbleed', version: 3 },
        into: { id: 'fnd_other', version: 8 },
      }),
    );
  });

  it('writes out the sums behind its rank and its due date', async () => {
    show(async () =>
      aFinding({
        rank: 345,
        rankParts: [
          { what: 'Severity High', value: 225 },
          { what: 'Known to be exploited', value: 120 },
        ],
        dueParts: [{ what: 'Severity High: 30 days', value: 30 }],
      }),
    );
    const rank = await screen.findByRole('table', {
      name: 'How the rank is made',
    });
    expect(rank).toHaveTextContent('Known to be exploited120');
    expect(
      within(rank).getByRole('row', { name: 'Rank, of 1000 345' }),
    ).toBeVisible();
    const due = screen.getByRole('table', { name: 'How the due date is made' });
    expect(due).toHaveTextContent('Severity High: 30 days30');
    expect(due).toHaveTextContent('15 Mar 2026');
  });

  it('shows where it is, and folds where it is gone', async () => {
    show(async () =>
      aFinding({
        occurrenceCount: 2,
        occurrences: [
          { ...seen, id: 'occ_1', place: '443/tcp', evidence: 'leaked' },
          { ...seen, id: 'occ_2', place: '8443/tcp', goneAt: seen.lastSeenAt },
        ],
      }),
    );
    const where = await region('Where it shows');
    expect(within(where).getByText('443/tcp')).toBeVisible();
    expect(within(where).getByText('leaked')).toBeVisible();
    expect(within(where).getByText('8443/tcp')).not.toBeVisible();
    await userEvent.click(screen.getByText('1 place where it is gone'));
    expect(within(where).getByText('8443/tcp')).toBeVisible();
  });

  it('shows what hostile systems said as letters, and links into the web alone', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    show(async () =>
      aFinding({
        description: hostile,
        links: ['data:text/html,fix', 'https://example.com/fix', 'nonsense'],
        occurrences: [
          { ...seen, id: 'occ_1', place: '80/tcp', evidence: hostile },
        ],
      }),
    );
    expect(await screen.findAllByText(hostile)).toHaveLength(2);
    expect(document.querySelector('img')).toBeNull();
    expect(screen.getByText('data:text/html,fix').closest('a')).toBeNull();
    expect(screen.getByText('nonsense').closest('a')).toBeNull();
    const link = screen.getByRole('link', { name: 'https://example.com/fix' });
    expect(link).toHaveAttribute('rel', expect.stringContaining('noopener'));
  });

  it('tells who did what and when, last things first', async () => {
    const step = {
      at: '2026-03-01T10:00:00.000Z',
      actor: 'user:provider/tess',
      note: '',
      changes: {},
      state: 'open' as const,
    };
    show(
      async () =>
        aFinding({
          steps: [
            {
              ...step,
              id: 'stp_1',
              action: 'update',
              actor: 'plugin:assets',
              scanImportId: 'imp_1',
              changes: { severity: ['High', 'Critical'] },
            },
            { ...step, id: 'stp_2', action: 'confirm', note: 'Seen it' },
            {
              ...step,
              id: 'stp_3',
              action: 'propose',
              changes: { request: [null, 'int_1'] },
            },
          ],
        }),
      { permissions: ['scanImport.read', 'intervention.read'] },
    );
    const history = await screen.findByRole('list', { name: 'History' });
    const [asked, last, first] = within(history).getAllByRole('listitem');
    expect(
      await within(asked).findByRole('link', { name: 'Open the request' }),
    ).toHaveAttribute('href', '/requests/acme/int_1');
    expect(last).toHaveTextContent(/tess confirmed it.*Seen it/);
    expect(
      await within(first).findByRole('link', { name: 'A scan' }),
    ).toHaveAttribute('href', '/imports/acme/imp_1');
    expect(first).toHaveTextContent(
      /A scan changed it.*Severity: High → Critical/,
    );
  });

  it('leads to its request those who may see requests, and begins none then', async () => {
    show(async () => aFinding({ interventionId: 'int_1' }), {
      permissions: ['intervention.read', 'intervention.submit'],
    });
    expect(
      await screen.findByRole('link', { name: 'Open the request' }),
    ).toHaveAttribute('href', '/requests/acme/int_1');
    expect(screen.queryByRole('button', { name: 'Create request' })).toBeNull();
  });

  it('offers a customer what the server allows, and nothing else', async () => {
    const confirm = jest.fn(async () => ({ findings: [aFinding()] }));
    show(async () => aFinding({ allowedActions: ['confirm'] }), {
      findings: { confirm },
      workspace: 'portal',
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Decide about 1 finding' }),
    );
    const items = await screen.findAllByRole('menuitem');
    expect(items.map(item => item.textContent)).toEqual(['Confirm']);
    await userEvent.click(items[0]);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Confirm 1 finding' }),
    );
    await waitFor(() =>
      expect(confirm).toHaveBeenCalledWith({
        tenant: 'acme',
        findings: [{ id: 'fnd_heartbleed', version: 3 }],
        note: undefined,
      }),
    );
    expect(screen.queryByText('Customer')).toBeNull();
  });

  it('shows who asked to accept its risk, and takes the decision of the customer', async () => {
    const list = jest.fn(async (_filter: object) => ({ items: [aRisk()] }));
    const approve = jest.fn(async () => aRisk());
    show(async () => aFinding(), {
      riskAcceptances: {
        ...{ list, approve },
        get: async () => ({ ...aRisk(), findings: [aFinding()] }),
      },
      permissions: ['riskAcceptance.read'],
      workspace: 'portal',
    });
    const risk = await region('Risk acceptance');
    expect(risk).toHaveTextContent('Isolated until it is replaced');
    expect(list).toHaveBeenCalledWith(
      { tenant: 'acme', finding: 'fnd_heartbleed' },
      expect.anything(),
    );
    await userEvent.click(
      within(risk).getByRole('button', { name: 'Accept the risk' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Accept the risk' }),
    );
    await waitFor(() =>
      expect(approve).toHaveBeenCalledWith({
        tenant: 'acme',
        id: 'rsk_spring',
        version: 1,
        note: undefined,
      }),
    );
  });

  it.each([
    [undefined, 'Not looked up yet'],
    [false, 'Not known to be exploited'],
    [true, 'Known exploited'],
  ])('tells nobody looked from nothing known: %s', async (known, text) => {
    show(async () => aFinding({ knownExploited: known, epss: undefined }));
    expect(await region('Facts')).toHaveTextContent(text);
  });

  it('says in words what was decided in the scanner', async () => {
    show(async () => aFinding({ tags: ['web', 'scanner:suppressed'] }));
    const facts = await region('Facts');
    expect(facts).toHaveTextContent('Decided in the scannerTo be ignored');
    expect(facts).toHaveTextContent('Tagsweb');
    expect(facts).not.toHaveTextContent('scanner:');
  });

  it('offers nothing where nothing is allowed', async () => {
    show(async () => aFinding({ allowedActions: [] }), {
      workspace: 'portal',
    });
    await region('Facts');
    expect(screen.queryByRole('button')).toBeNull();
  });
});
