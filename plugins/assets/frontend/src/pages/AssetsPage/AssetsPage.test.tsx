import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ProblemError } from '@wardroom/platform-react';
import { anAsset } from '../../testing/anAsset';
import { showPage } from '../../testing/showPage';
import { AssetsPage } from './AssetsPage';

const listing = (...items: ReturnType<typeof anAsset>[]) =>
  jest.fn(async (_filter: object) => ({ items }));

const table = () => screen.findByRole('table', { name: 'Assets' });

beforeEach(() => sessionStorage.clear());

describe('the page of assets', () => {
  it('says that it loads', async () => {
    showPage(<AssetsPage />, { assets: { list: () => new Promise(() => {}) } });
    await screen.findByRole('heading', { level: 1, name: 'Assets' });
    expect(screen.getByRole('status')).toBeInTheDocument();
  });

  it('says what to do where there is nothing, and offers it to those who may', async () => {
    showPage(<AssetsPage />, {
      assets: { list: listing() },
      permissions: ['asset.create'],
    });
    await screen.findByText('No assets yet');
    expect(
      await screen.findAllByRole('button', { name: 'New asset' }),
    ).toHaveLength(2);
  });

  it('offers a customer nothing that they may not do', async () => {
    showPage(<AssetsPage />, {
      assets: { list: listing(anAsset({ allowedActions: [] })) },
      workspace: 'portal',
    });
    const rows = await table();
    expect(within(rows).queryByRole('button', { name: /Retire/ })).toBeNull();
    expect(screen.queryByRole('button', { name: 'New asset' })).toBeNull();
    expect(screen.getByRole('link', { name: 'web-01' })).toHaveAttribute(
      'href',
      '/assets/acme/web-01',
    );
  });

  it('says what went wrong and tries again', async () => {
    const list = jest
      .fn()
      .mockRejectedValueOnce(
        new ProblemError({ status: 500, title: 'Broken', detail: 'Try again' }),
      )
      .mockResolvedValue({ items: [anAsset()] });
    showPage(<AssetsPage />, { assets: { list } });
    expect(await screen.findByRole('alert')).toHaveTextContent('Broken');
    await userEvent.click(screen.getByRole('button', { name: /again|retry/i }));
    await table();
  });

  it('leads the staff to the catalog, and to our own page where the asset is retired', async () => {
    const retired = anAsset({ name: 'old-01', state: 'retired' });
    showPage(<AssetsPage />, { assets: { list: listing(anAsset(), retired) } });
    await table();
    const href = (name: string) =>
      screen.getByRole('link', { name }).getAttribute('href');
    expect(href('web-01')).toBe('/catalog/acme/asset/web-01');
    expect(href('old-01')).toBe('/assets/acme/old-01');
  });

  it('marks what a scan has found and nobody has entered', async () => {
    const found = anAsset({ name: 'new-01', origin: 'discovered' });
    const list = listing(anAsset(), found);
    showPage(<AssetsPage />, {
      assets: { list },
      at: '/?origin=discovered&origin=nonsense',
    });
    const rows = within(await table()).getAllByRole('row');
    // The catalog gets it within the hour.
    expect(within(rows[2]).getByRole('link')).toHaveAttribute(
      'href',
      '/assets/acme/new-01',
    );
    expect(rows[1]).not.toHaveTextContent('Discovered');
    expect(rows[2]).toHaveTextContent('Discovered');
    expect(list).toHaveBeenLastCalledWith(
      expect.objectContaining({ origin: ['discovered'] }),
      expect.anything(),
    );
  });

  it('asks the server for what is searched, filtered and sorted', async () => {
    const list = listing(anAsset({ tags: ['dmz'] }));
    showPage(<AssetsPage />, {
      assets: { list },
      at: '/?type=server&type=nonsense',
    });
    await table();
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search assets' }),
      'web',
    );
    const asked = (filter: object) =>
      waitFor(() =>
        expect(list).toHaveBeenLastCalledWith(
          expect.objectContaining(filter),
          expect.anything(),
        ),
      );
    await asked({ search: 'web' });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Only assets with the tag dmz',
      }),
    );
    await asked({ tag: ['dmz'] });
    const heading = await screen.findByRole('columnheader', {
      name: 'Criticality',
    });
    await userEvent.click(within(heading).getByRole('button'));
    await asked({
      type: ['server'],
      tag: ['dmz'],
      search: 'web',
      sort: 'criticality',
    });
  });

  it('retires an asset at once and takes that back', async () => {
    const list = listing(anAsset());
    const retire = jest.fn(async () => anAsset({ version: 2 }));
    const reactivate = jest.fn(async () => anAsset({ version: 3 }));
    showPage(<AssetsPage />, { assets: { list, retire, reactivate } });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Retire web-01' }),
    );
    expect(retire).toHaveBeenCalledWith({
      tenant: 'acme',
      id: 'ast_web01',
      version: 1,
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(reactivate).toHaveBeenCalledWith({
      tenant: 'acme',
      id: 'ast_web01',
      version: 2,
    });
    await waitFor(() => expect(list.mock.calls.length).toBeGreaterThan(2));
  });

  it('adds an asset and names the field that is wrong', async () => {
    const list = listing();
    const create = jest.fn(async () => anAsset({ title: 'Shop' }));
    showPage(<AssetsPage />, {
      assets: { list, create },
      permissions: ['asset.create'],
      at: '/?tenant=acme',
    });
    const [open] = await screen.findAllByRole('button', { name: 'New asset' });
    await userEvent.click(open);
    const dialog = await screen.findByRole('dialog', { name: 'New asset' });
    const field = (name: RegExp) =>
      within(dialog).getByRole('textbox', { name });
    await userEvent.type(field(/^Name/), 'web-01');
    await userEvent.type(field(/^Title/), 'Shop');
    await userEvent.type(field(/^Addresses/), 'nonsense');
    const submit = within(dialog).getByRole('button', { name: 'Add asset' });
    await userEvent.click(submit);
    expect(field(/^Addresses/)).toHaveAccessibleDescription(
      /must be an IP address/,
    );
    await userEvent.clear(field(/^Addresses/));
    await userEvent.type(
      field(/^Addresses/),
      '192.0.2.1{Enter}web.example.com',
    );
    await userEvent.type(field(/^Tags/), 'dmz, linux');
    await userEvent.click(submit);
    await waitFor(() =>
      expect(create).toHaveBeenCalledWith({
        tenant: 'acme',
        name: 'web-01',
        title: 'Shop',
        type: 'server',
        criticality: 'medium',
        exposure: 'unknown',
        owner: '',
        addresses: ['192.0.2.1', 'web.example.com'],
        tags: ['dmz', 'linux'],
        notes: '',
      }),
    );
    await screen.findByText('Shop was added');
  });
});
