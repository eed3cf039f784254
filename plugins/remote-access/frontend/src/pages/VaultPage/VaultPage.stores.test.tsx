import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createRecipientKey,
  importRecipientKey,
  openSecret,
  type RecipientKey,
  type Sealed,
} from '@wardroom/remote-access-common';
import { aCredential } from '../../testing/aCredential';
import { showPage } from '../../testing/showPage';
import { VaultPage } from './VaultPage';

const canary = 'correct horse battery staple';

const address = 'https://vault.example.com:8200';
const field = (name: string, label: string) => ({
  ...{ name, label, required: true, initial: '' },
});
const box = {
  ...{ id: 'box', title: 'Box', secretLabel: 'Token' },
  settings: [field('role', 'Role')],
  references: [{ kind: 'password', fields: [field('path', 'Path')] }],
};
const aStore = {
  ...{ id: 'cst_aaaa', tenant: 'acme', provider: 'box', name: 'Our box' },
  ...{ address, settings: { role: 'reader' }, secretVersion: 1, version: 1 },
  ...{ renewedAt: '2026-03-01T09:00:00.000Z', renewedBy: 'user:a/b' },
  ...{ createdAt: '2026-03-01T09:00:00.000Z', credentials: 0 },
  allowedActions: ['update', 'check', 'delete'],
};

type Sent = { id: string; sealed: Sealed };

describe('credential stores in the vault', () => {
  let gateway: RecipientKey;

  beforeAll(async () => {
    gateway = await importRecipientKey(await createRecipientKey());
  });

  function show(parts: {
    credentials?: object;
    credentialStores?: object;
    permissions?: string[];
  }) {
    const seal = { kid: gateway.kid, publicKey: gateway.publicKey };
    const nothing = { list: async () => ({ items: [] }) };
    return showPage(<VaultPage />, {
      permissions: parts.permissions ?? ['credential.create'],
      access: {
        ...{ targets: nothing, sites: nothing },
        credentials: { ...nothing, ...parts.credentials },
        gatewayKeys: { list: async () => ({ seal, sign: [] }) },
        credentialStores: { ...nothing, ...parts.credentialStores },
        storeProviders: {
          list: async () => ({ items: [box], addresses: [address] }),
        },
      },
    });
  }

  it('adds a store, whose secret is encrypted in the browser for the gateway alone', async () => {
    const sent: { id: string; sealed: Sealed }[] = [];
    show({
      permissions: ['credentialStore.read', 'credentialStore.create'],
      credentialStores: {
        create: async (input: Sent) => {
          sent.push(input);
          return aStore;
        },
      },
    });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'New store' }));
    const dialog = await screen.findByRole('dialog');
    const type = (name: RegExp, text: string) =>
      user.type(within(dialog).getByLabelText(name), text);
    await type(/^Name/, 'Our box');
    await type(/^Role/, 'reader');
    await type(/^Token/, canary);
    await user.click(within(dialog).getByRole('button', { name: 'Add store' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    const [{ id, sealed }] = sent;
    expect(sent[0]).toMatchObject({
      ...{ provider: 'box', address, settings: { role: 'reader' } },
    });
    expect(JSON.stringify(sent)).not.toContain(canary);
    const context = { tenant: 'acme', id, version: 1 };
    const opened = await openSecret(sealed, gateway, {
      ...{ purpose: 'store-secret', ...context },
    });
    expect(new TextDecoder().decode(opened)).toBe(canary);
  });

  it('says what keeps the gateway out of a store', async () => {
    show({
      permissions: ['credentialStore.read'],
      credentialStores: {
        list: async () => ({ items: [aStore] }),
        check: async () => ({ fault: 'The credential store is sealed.' }),
      },
    });
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', { name: 'Check Our box' }),
    );
    // It fades in.
    await waitFor(() =>
      expect(screen.getByText('The credential store is sealed.')).toBeVisible(),
    );
  });

  it('says where in a store a credential is kept', async () => {
    const create = jest.fn(async () => aCredential({}));
    show({
      credentials: { create },
      credentialStores: { list: async () => ({ items: [aStore] }) },
    });
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', { name: 'From a store' }),
    );
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByLabelText(/^Label/), 'root');
    await user.type(within(dialog).getByLabelText(/^Path/), 'acme/web-01');
    await user.click(
      within(dialog).getByRole('button', { name: 'Use credential' }),
    );
    await waitFor(() =>
      expect(create).toHaveBeenCalledWith(
        expect.objectContaining({
          ...{ label: 'root', kind: 'password' },
          source: { store: 'cst_aaaa', values: { path: 'acme/web-01' } },
        }),
      ),
    );
  });
});
