import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ProblemError } from '@wardroom/platform-react';
import { anAsset } from '../../testing/anAsset';
import { aFinding } from '../../testing/aFinding';
import { showPage } from '../../testing/showPage';
import { FindingsPage } from './FindingsPage';

const counts = {
  total: 3,
  bySeverity: { High: 2, Low: 1 },
  byState: { open: 2, closed: 1 },
  bySource: { nessus: 3 },
  knownExploited: 2,
  overdue: 1,
};
const count = async () => counts;
const assets = {
  coverage: async () => ({ days: 30, assets: 4, scanned: 3, customers: [] }),
};
const listing = (...items: ReturnType<typeof aFinding>[]) =>
  jest.fn(async (_filter: object) => ({ items }));
const table = () => screen.findByRole('table', { name: 'Findings' });

const ofGlobex = aFinding({
  id: 'fnd_telnet',
  tenant: 'globex',
  title: 'Telnet is on',
  version: 7,
  asset: { id: 'ast_sw1', name: 'sw-1', title: 'sw-1' },
});

async function select(...titles: string[]) {
  const rows = await table();
  for (const title of titles) {
    await userEvent.click(
      within(rows).getByRole('checkbox', { name: `Select ${title}` }),
    );
  }
}

async function choose(menu: string, item: RegExp) {
  await userEvent.click(screen.getByRole('button', { name: menu }));
  await userEvent.click(await screen.findByRole('menuitem', { name: item }));
  return screen.findByRole('dialog');
}

const show = (options: Parameters<typeof showPage>[1]) =>
  showPage(<FindingsPage />, { assets, ...options });

beforeEach(() => sessionStorage.clear());

describe('the page of findings', () => {
  it('says that it loads', async () => {
    const list = () => new Promise(() => {});
    show({ findings: { list, count } });
    await screen.findByRole('heading', { level: 1, name: 'Findings' });
    expect(screen.getAllByRole('status')).not.toHaveLength(0);
  });

  it('says where those are that are dealt with, where there is nothing', async () => {
    show({ findings: { list: listing(), count } });
    await screen.findByText('No open findings');
    expect(screen.getByText(/What is dealt with is shown/)).toBeVisible();
  });

  it('offers an import to those who may, where there is nothing', async () => {
    show({
      findings: { list: listing(), count },
      permissions: ['scanImport.create'],
    });
    await screen.findByText('No open findings');
    const [offer] = await screen.findAllByRole('link', {
      name: 'Import a scan',
    });
    expect(offer).toHaveAttribute('href', '/imports?upload=yes');
  });

  it('says what went wrong and tries again', async () => {
    const list = jest
      .fn()
      .mockRejectedValueOnce(
        new ProblemError({ status: 500, title: 'Broken', detail: 'Try again' }),
      )
      .mockResolvedValue({ items: [aFinding()] });
    show({ findings: { list, count } });
    expect(await screen.findByRole('alert')).toHaveTextContent('Broken');
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    await table();
  });

  it('shows a customer what is found, and no more than they may do', async () => {
    const list = listing(aFinding({ allowedActions: [] }));
    show({
      findings: { list, count },
      workspace: 'portal',
    });
    const rows = await table();
    expect(
      within(rows).getByRole('link', { name: /Heartbeat/ }),
    ).toHaveAttribute('href', '/findings/acme/fnd_heartbleed');
    expect(rows).toHaveTextContent('Known exploited');
    expect(rows).toHaveTextContent('Chance of exploit: 94 %');
    expect(rows).toHaveTextContent('Overdue');
    expect(
      await screen.findByRole('figure', { name: 'Scan coverage' }),
    ).toHaveTextContent('3 of 4 assets');
    expect(within(rows).queryByRole('checkbox')).toBeNull();
  });

  it('asks the server for what is searched, filtered and sorted', async () => {
    const list = listing(aFinding());
    show({
      findings: { list, count },
      at: '/?severity=High&severity=nonsense&only=overdue&asset=ast_web01',
    });
    await table();
    const asked = (filter: object) =>
      waitFor(() =>
        expect(list).toHaveBeenLastCalledWith(
          expect.objectContaining(filter),
          expect.anything(),
        ),
      );
    const filter = {
      severity: ['High'],
      overdue: 'true',
      asset: ['ast_web01'],
    };
    await asked({ ...filter, sort: 'rank' });
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search findings' }),
      'tls',
    );
    await asked({ ...filter, search: 'tls' });
    const heading = await screen.findByRole('columnheader', { name: 'Due' });
    await userEvent.click(within(heading).getByRole('button'));
    await asked({ ...filter, search: 'tls', sort: 'due' });
  });

  it('says of each choice of a filter how many findings it would show', async () => {
    show({
      findings: {
        list: listing(aFinding()),
        count,
      },
      at: '/?severity=High',
    });
    await table();
    const [filter] = screen.getAllByRole('button', { name: /Severity/ });
    await userEvent.click(filter);
    await screen.findByRole('option', { name: 'High (2)' });
    expect(screen.getByRole('option', { name: 'Low (1)' })).toBeVisible();
    expect(screen.getByRole('option', { name: 'Critical (0)' })).toBeVisible();
  });

  it('names the asset that the list is of, waits for no numbers, and shows all again', async () => {
    const list = listing(aFinding());
    show({
      assets: { ...assets, get: async () => anAsset() },
      findings: { list, count: () => new Promise(() => {}) },
      at: '/?tenant=acme&asset=ast_web01',
    });
    await table();
    const link = await screen.findByRole('link', { name: anAsset().title });
    expect(link).toHaveAttribute('href', '/catalog/acme/asset/web-01');
    await userEvent.click(
      screen.getByRole('button', { name: 'Show all findings' }),
    );
    await waitFor(() =>
      expect(list).toHaveBeenLastCalledWith(
        expect.objectContaining({ tenant: 'acme', asset: undefined }),
        expect.anything(),
      ),
    );
  });

  it('lets those who may only request choose what a request is to fix', async () => {
    show({
      findings: {
        list: listing(
          aFinding({ allowedActions: [] }),
          aFinding({ id: 'fnd_2', title: 'Gone', state: 'closed' }),
        ),
        count,
      },
      permissions: ['intervention.submit'],
      workspace: 'portal',
    });
    await select(aFinding().title);
    expect(
      screen.getByRole('button', { name: 'Create request from selection' }),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Decide/ })).toBeNull();
  });

  it('decides about the selected ones of each customer, and says which it leaves out', async () => {
    const list = listing(
      aFinding(),
      ofGlobex,
      aFinding({ id: 'fnd_gone', title: 'Gone', allowedActions: ['reopen'] }),
    );
    const refute = jest.fn(async ({ findings }: { findings: object[] }) => ({
      findings,
    }));
    show({ findings: { list, count, refute } });
    await select(aFinding().title, 'Telnet is on', 'Gone');
    const dialog = await choose(
      'Decide about 3 findings',
      /False positive \(2\)/,
    );
    expect(dialog).toHaveTextContent('Globex: 1 finding');
    expect(dialog).toHaveTextContent('1 finding of the selection is left out');
    const submit = within(dialog).getByRole('button', {
      name: 'Mark 2 findings as false positive',
    });
    await userEvent.click(submit);
    const reason = within(dialog).getByRole('textbox', { name: /Reason/ });
    expect(reason).toHaveAccessibleDescription(/must not be empty/);
    await userEvent.type(reason, 'Backported');
    await userEvent.click(submit);
    await screen.findByText('2 findings marked as false positive');
    expect(refute.mock.calls.map(([input]) => input)).toEqual([
      {
        tenant: 'acme',
        findings: [{ id: 'fnd_heartbleed', version: 3 }],
        note: 'Backported',
      },
      {
        tenant: 'globex',
        findings: [{ id: 'fnd_telnet', version: 7 }],
        note: 'Backported',
      },
    ]);
    expect(list.mock.calls.length).toBeGreaterThan(1);
  });

  it('says why where only a part was changed', async () => {
    const confirm = jest.fn(async (input: { tenant: string }) => {
      if (input.tenant === 'acme') return { findings: [aFinding()] };
      throw new ProblemError({ status: 409, title: 'No', detail: 'Changed.' });
    });
    show({
      findings: { list: listing(aFinding(), ofGlobex), count, confirm },
    });
    await select(aFinding().title, 'Telnet is on');
    const dialog = await choose('Decide about 2 findings', /Confirm/);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Confirm 2 findings' }),
    );
    expect(
      await screen.findByText('Taken of 1 of 2 findings. Changed.'),
    ).toBeInTheDocument();
  });

  it('asks somebody else of the customer to accept a risk until a day', async () => {
    const request = jest.fn(async (_input: object) => ({}));
    show({
      findings: { list: listing(aFinding()), count },
      riskAcceptances: { request },
      workspace: 'portal',
    });
    await select(aFinding().title);
    const dialog = await choose('Decide about 1 finding', /Accept risk/);
    expect(dialog).toHaveTextContent('Somebody of your company');
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Reason/ }),
      'Isolated',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: /Ask to accept the risk/ }),
    );
    await waitFor(() =>
      expect(request).toHaveBeenCalledWith({
        tenant: 'acme',
        findings: [{ id: 'fnd_heartbleed', version: 3 }],
        reason: 'Isolated',
        until: expect.stringMatching(/^\d{4}-/),
      }),
    );
  });

  it('begins a request of the selection, one for each customer', async () => {
    show({
      findings: { list: listing(aFinding(), ofGlobex), count },
      permissions: ['intervention.submit'],
    });
    await select(aFinding().title, 'Telnet is on');
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Create request from selection',
      }),
    );
    const dialog = await screen.findByRole('dialog');
    const links = within(dialog).getAllByRole('link');
    const [first, second] = links.map(link =>
      Object.fromEntries(
        new URL(link.getAttribute('href') ?? '', 'http://x').searchParams,
      ),
    );
    expect(first).toMatchObject({
      ...{ tenant: 'acme', asset: 'ast_web01', finding: 'fnd_heartbleed' },
      ...{ title: 'Fix 1 finding', type: 'maintenance' },
      description: expect.stringMatching(/\n- OpenSSL Heartbeat.*\(web-01\)$/),
    });
    expect(second).toMatchObject({
      ...{ tenant: 'globex', asset: 'ast_sw1', finding: 'fnd_telnet' },
    });
  });
});
