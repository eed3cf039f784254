import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ProblemError } from '@wardroom/platform-react';
import {
  createRecipientKey,
  decodeSiteSecret,
  importRecipientKey,
  openSecret,
  type RecipientKey,
  type Sealed,
} from '@wardroom/remote-access-common';
import { aSite } from '../../testing/aSite';
import { showPage } from '../../testing/showPage';
import { SitesPage } from './SitesPage';

const key = `${'A'.repeat(43)}=`;
const canary = `${'c'.repeat(43)}=`;
const file = [
  ...['[Interface]', `PrivateKey = ${canary}`, 'Address = 10.8.0.2'],
  ...['[Peer]', `PublicKey = ${key}`, 'AllowedIPs = 10.0.0.0/24'],
  'Endpoint = vpn.acme.example:51820',
].join('\n');

type Sent = { id: string; secret: { sealed: Sealed } };

describe('the sites', () => {
  let connector: RecipientKey;

  beforeAll(async () => {
    connector = await importRecipientKey(await createRecipientKey());
  });

  function show(options: {
    sites?: object;
    permissions?: string[];
    workspace?: 'console' | 'portal';
  }) {
    const { sites, permissions = ['site.create'], workspace } = options;
    const { kid, publicKey } = connector;
    return showPage(<SitesPage />, {
      ...{ permissions, workspace },
      access: {
        sites: { list: async () => ({ items: [] }), ...sites },
        targets: { list: async () => ({ items: [] }) },
        gatewayKeys: {
          list: async () => ({ sign: [], connector: { kid, publicKey } }),
        },
      },
    });
  }

  const listing = (...items: object[]) => ({ list: async () => ({ items }) });

  /** Fills the dialog of a new WireGuard site. */
  async function fill(values: { ranges: string; file: string }) {
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'New site' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: /Way in/ }));
    await user.click(await screen.findByRole('option', { name: 'WireGuard' }));
    const field = (name: RegExp) =>
      within(dialog).getByRole('textbox', { name });
    await user.type(field(/^Name(?! servers)/), 'Headquarters');
    await user.click(field(/^Leads to/));
    await user.paste(values.ranges);
    await user.click(field(/^Configuration file/));
    await user.paste(values.file);
    await user.click(within(dialog).getByRole('button', { name: 'Save site' }));
    return dialog;
  }

  it('say what holds where there are none', async () => {
    show({});
    expect(await screen.findByText('No sites yet')).toBeVisible();
  });

  it('show the error where they cannot be read', async () => {
    show({
      sites: {
        list: async () => {
          throw new ProblemError({
            ...{ status: 500, title: 'Broken', detail: 'Try again' },
          });
        },
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('Try again');
  });

  it('show to a customer how the ways into their networks are, and no button', async () => {
    const error = 'The VPN server does not answer';
    show({
      ...{ permissions: ['site.read'], workspace: 'portal' },
      sites: listing(
        aSite(),
        aSite({
          ...{ id: 'sit_bbbb', name: 'Branch', kind: 'wireguard' },
          status: { state: 'down', since: '2026-03-01T09:00:00.000Z', error },
        }),
      ),
    });
    expect(await screen.findByText('Connected')).toBeVisible();
    expect(screen.getByText('Down')).toBeVisible();
    expect(screen.getByText(error)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'New site' })).toBeNull();
    expect(screen.queryByRole('button', { name: /^Test/ })).toBeNull();
  });

  it('encrypt the file of a tunnel in the browser, for the connector and this site alone', async () => {
    const sent: Sent[] = [];
    show({
      sites: {
        create: async (input: Sent) => {
          sent.push(input);
          return aSite();
        },
      },
    });
    await fill({ ranges: '10.0.0.0/24 22, 443\n10.0.1.1 22', file });
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(JSON.stringify(sent)).not.toContain(canary);
    expect(sent[0]).toMatchObject({
      ...{ tenant: 'acme', kind: 'wireguard', nameServers: [] },
      ranges: [
        { network: '10.0.0.0/24', ports: '22,443' },
        { network: '10.0.1.1', ports: '22' },
      ],
    });
    const { id, secret } = sent[0];
    const opened = await openSecret(secret.sealed, connector, {
      ...{ purpose: 'site', tenant: 'acme', id, version: 1 },
    });
    expect(decodeSiteSecret(opened)).toMatchObject({ kind: 'wireguard', file });
  });

  it('refuse a file that would run a program, and name the line', async () => {
    const create = jest.fn();
    show({ sites: { create } });
    const dialog = await fill({
      ranges: '10.0.0.0/24 22',
      file: file.replace('[Peer]', 'PostUp = id\n[Peer]'),
    });
    await within(dialog).findByText(/^Line 4 \(PostUp\) would run a program/);
    expect(create).not.toHaveBeenCalled();
  });

  it.each([
    ['10.0.1.0/24', /^Line 2 is not of the form/],
    ['0.0.0.0/0 22', /^Line 2: must be .*: no wider than \/8/],
    ['127.0.0.1 22', /^Line 2: must be .* neither this machine/],
    ['10.0.1.0/24 ssh', /^Line 2: must be ports/],
  ])('name the line of a range that cannot be one: %s', async (line, fault) => {
    const create = jest.fn();
    show({ sites: { create } });
    const dialog = await fill({ ranges: `10.0.0.0/24 22\n${line}`, file });
    await within(dialog).findByText(fault);
    expect(create).not.toHaveBeenCalled();
  });

  it('are tested by a real dial, whose result is said in words', async () => {
    const test = jest.fn(async () => ({
      ...{ reached: false, sentence: 'The host did not answer in time.' },
    }));
    show({ sites: { ...listing(aSite({ allowedActions: ['test'] })), test } });
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', { name: 'Test Headquarters' }),
    );
    const dialog = await screen.findByRole('dialog');
    await user.type(
      within(dialog).getByRole('textbox', { name: /^Address/ }),
      '10.0.0.10',
    );
    await user.click(within(dialog).getByRole('button', { name: 'Dial' }));
    await within(dialog).findByText('The host did not answer in time.');
    expect(test).toHaveBeenCalledWith({
      ...{ tenant: 'acme', id: 'sit_aaaa', host: '10.0.0.10', port: 22 },
    });
  });

  it('shows what a customer runs who dials out', async () => {
    show({
      sites: listing(
        aSite({
          kind: 'dial-out',
          dialOut: {
            ...{ host: 'sites.provider.example', port: 2422 },
            hostKey: 'ssh-ed25519 AAAA',
          },
        }),
      ),
    });
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', { name: 'Command for Headquarters' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent(
      /ssh -N -T -R 1080 -p 2422 .*sit-aaaa@sites/,
    );
    expect(dialog).toHaveTextContent('ssh-ed25519 AAAA');
  });
});
