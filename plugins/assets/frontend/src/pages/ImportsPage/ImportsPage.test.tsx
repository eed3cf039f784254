import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ProblemError } from '@wardroom/platform-react';
import { anAsset } from '../../testing/anAsset';
import { anImport } from '../../testing/anImport';
import { FakeUpload } from '../../testing/FakeUpload';
import { showPage } from '../../testing/showPage';
import { ImportsPage } from './ImportsPage';

const listing = (...items: ReturnType<typeof anImport>[]) =>
  jest.fn(async (_filter: object) => ({ items }));
const table = () => screen.findByRole('table', { name: 'Scan imports' });
const report = () => new File(['<NessusClientData_v2/>'], 'march.nessus');
const assets = {
  list: async () => ({ items: [anAsset()] }),
  coverage: async () => ({ days: 30, assets: 4, scanned: 3, customers: [] }),
};
const formats = async () => ({
  items: [{ id: 'netbox', title: 'NetBox' }],
  maxBytes: 1024,
});
const show = (options: Parameters<typeof showPage>[1]) =>
  showPage(<ImportsPage />, { assets, ...options });

const realRequest = globalThis.XMLHttpRequest;
beforeEach(() => {
  sessionStorage.clear();
  FakeUpload.last = undefined;
  Object.assign(globalThis, { XMLHttpRequest: FakeUpload });
});
afterEach(() => Object.assign(globalThis, { XMLHttpRequest: realRequest }));

/** The dialog, with a report picked for Acme. */
async function openDialog(served: object = assets) {
  show({
    assets: served,
    scanImports: { list: listing(), formats },
    permissions: ['scanImport.create'],
    at: '/?tenant=acme&upload=yes',
  });
  const dialog = await screen.findByRole('dialog', { name: 'Import a scan' });
  await userEvent.upload(
    within(dialog).getByLabelText(/Report of a scanner/),
    report(),
  );
  return dialog;
}

async function submit(dialog: HTMLElement): Promise<FakeUpload> {
  await userEvent.click(within(dialog).getByRole('button', { name: 'Import' }));
  return waitFor(() => {
    expect(FakeUpload.last?.sent).toBeInstanceOf(File);
    return FakeUpload.last as FakeUpload;
  });
}

describe('the page of imports', () => {
  it('says that it loads', async () => {
    const list = () => new Promise(() => {});
    show({ scanImports: { list } });
    await screen.findByRole('heading', { level: 1, name: 'Scan imports' });
    expect(screen.getAllByRole('status')).not.toHaveLength(0);
  });

  it('offers a first import to those who may, where there is none', async () => {
    show({
      scanImports: { list: listing() },
      permissions: ['scanImport.create'],
    });
    await screen.findByText('No scan has been imported yet');
    expect(
      await screen.findAllByRole('button', { name: 'Import a scan' }),
    ).toHaveLength(2);
  });

  it('says what went wrong and tries again', async () => {
    const list = jest
      .fn()
      .mockRejectedValueOnce(
        new ProblemError({ status: 500, title: 'Broken', detail: 'Try again' }),
      )
      .mockResolvedValue({ items: [anImport()] });
    show({ scanImports: { list } });
    expect(await screen.findByRole('alert')).toHaveTextContent('Broken');
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    await table();
  });

  it('shows a customer what came of each, and offers no import to whom may not', async () => {
    show({
      scanImports: {
        list: listing(
          anImport(),
          anImport({
            id: 'imp_2',
            name: 'broken.xml',
            state: 'failed',
            counts: undefined,
            reason: 'The file ends in the middle.',
          }),
        ),
      },
      workspace: 'portal',
    });
    const rows = await table();
    expect(rows).toHaveTextContent('12 new, 1 back, 3 gone');
    expect(rows).toHaveTextContent('The file ends in the middle.');
    expect(
      within(rows).getByRole('link', { name: 'march.nessus' }),
    ).toHaveAttribute('href', '/imports/acme/imp_1');
    expect(screen.queryByRole('button', { name: 'Import a scan' })).toBeNull();
  });

  it('looks again while one is under way', async () => {
    const list = jest
      .fn()
      .mockResolvedValueOnce({
        items: [
          anImport({ state: 'reading', progress: 40, counts: undefined }),
        ],
      })
      .mockResolvedValue({ items: [anImport()] });
    show({ scanImports: { list } });
    const bar = await screen.findByRole('progressbar', {
      name: 'Import of march.nessus',
    });
    expect(bar).toHaveAttribute('value', '40');
    await screen.findByText('Done', {}, { timeout: 30_000 });
  });

  it('sends the file with what was said of it, tells how far it is, and opens the import', async () => {
    const dialog = await openDialog();
    expect(dialog).toHaveTextContent('march.nessus, 22 bytes');
    await userEvent.click(
      within(dialog).getByText('What the file does not say'),
    );
    await userEvent.click(
      within(dialog).getByRole('checkbox', { name: /Close findings/ }),
    );
    const sent = await submit(dialog);
    expect(sent.address).toMatch(
      /\/api\/assets\/tenants\/acme\/scan-imports\?name=march\.nessus&closes=false$/,
    );
    expect(sent.headers['content-type']).toBe('application/octet-stream');
    act(() => sent.progress(5, 10));
    await within(dialog).findByText('50 % sent');
    act(() => sent.answer(202, anImport({ state: 'queued' })));
    await screen.findByText('march.nessus has arrived and is being read');
  });

  it('finds the asset that was scanned among all of the customer', async () => {
    const list = jest.fn(async ({ search }: { search?: string }) => ({
      items: [anAsset({ name: search === 'db' ? 'db-900' : 'web-01' })],
    }));
    const dialog = await openDialog({ ...assets, list });
    await userEvent.click(
      within(dialog).getByText('What the file does not say'),
    );
    await userEvent.type(
      within(dialog).getByRole('combobox', { name: /Asset/ }),
      'db',
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'db-900' }),
    );
    const sent = await submit(dialog);
    expect(sent.address).toContain('asset=ast_db900');
  });

  it('offers the formats that the server reads, those of modules too', async () => {
    const dialog = await openDialog();
    await userEvent.click(
      within(dialog).getByText('What the file does not say'),
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: /^Recognised.*Format/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'NetBox' }),
    );
    const sent = await submit(dialog);
    expect(sent.address).toContain('format=netbox');
  });

  it('sends no file that the server would not take', async () => {
    const dialog = await openDialog();
    expect(dialog).toHaveTextContent('at most 1 KB');
    await userEvent.upload(
      within(dialog).getByLabelText(/Report of a scanner/),
      new File(['x'.repeat(1025)], 'large.nessus'),
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Import' }),
    );
    await within(dialog).findByText(/must not be larger than 1 KB: export/);
    expect(FakeUpload.last).toBeUndefined();
  });

  it('says in words why the server takes no such file, and sends it again', async () => {
    const dialog = await openDialog();
    const sent = await submit(dialog);
    act(() =>
      sent.answer(413, {
        type: 'about:blank',
        status: 413,
        title: 'Too large',
        detail: 'The file is larger than 256 MiB',
      }),
    );
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'The file is larger than 256 MiB',
    );
    FakeUpload.last = undefined;
    await submit(dialog);
  });

  it('stops an upload', async () => {
    const dialog = await openDialog();
    await submit(dialog);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Stop the upload' }),
    );
    expect(
      await within(dialog).findByText('The upload was stopped'),
    ).toBeVisible();
  });

  it('asks for the file that is missing', async () => {
    show({
      scanImports: { list: listing(), formats },
      permissions: ['scanImport.create'],
      at: '/?tenant=acme&upload=yes',
    });
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Import' }),
    );
    expect(
      within(dialog).getByLabelText(/Report of a scanner/),
    ).toHaveAccessibleDescription(/must not be empty/);
    expect(FakeUpload.last).toBeUndefined();
  });
});
