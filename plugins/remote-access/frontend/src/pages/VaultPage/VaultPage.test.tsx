import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ProblemError } from '@wardroom/platform-react';
import {
  createRecipientKey,
  decodeCredentialSecret,
  importRecipientKey,
  openSecret,
  type RecipientKey,
  type Sealed,
} from '@wardroom/remote-access-common';
import { publicKeyLine } from '../../components/Credentials/publicKeyLine';
import { aCredential } from '../../testing/aCredential';
import { aTarget } from '../../testing/aTarget';
import { showPage } from '../../testing/showPage';
import { VaultPage } from './VaultPage';

const everything = ['credential.create', 'target.create'];
const canary = 'correct horse battery staple';

type Sent = { id: string; sealed: Sealed; label: string };

describe('the vault', () => {
  let gateway: RecipientKey;

  beforeAll(async () => {
    gateway = await importRecipientKey(await createRecipientKey());
  });

  function show(parts: {
    credentials?: object;
    targets?: object;
    gatewayKeys?: object;
    credentialStores?: object;
    permissions?: string[];
  }) {
    const { credentials, targets, permissions = everything } = parts;
    const list = async () => ({ seal, sign: [] });
    const seal = { kid: gateway.kid, publicKey: gateway.publicKey };
    return showPage(<VaultPage />, {
      permissions,
      access: {
        credentials: { list: async () => ({ items: [] }), ...credentials },
        targets: { list: async () => ({ items: [] }), ...targets },
        sites: { list: async () => ({ items: [] }) },
        gatewayKeys: { list, ...parts.gatewayKeys },
        credentialStores: {
          list: async () => ({ items: [] }),
          ...parts.credentialStores,
        },
        storeProviders: {
          list: async () => ({ items: [], addresses: [] }),
        },
      },
    });
  }

  it('says what to do where nothing is stored yet', async () => {
    show({});
    expect(await screen.findByText('No credentials yet')).toBeVisible();
    expect(await screen.findByText('No targets yet')).toBeVisible();
  });

  it('shows the error where the list cannot be read', async () => {
    show({
      credentials: {
        list: async () => {
          throw new ProblemError({
            ...{ status: 500, title: 'Broken', detail: 'Try again' },
          });
        },
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('Try again');
  });

  it('changes a password on its target, now and after each session', async () => {
    const rotation = {
      ...{ after: 'never', hook: 'linux-password' },
      latest: {
        ...{ state: 'failed', at: '2026-03-01T09:00:00.000Z' },
        fault: 'The target refused.',
      },
    };
    const stored = aCredential({
      ...{ kind: 'password', allowedActions: ['update', 'rotate'] },
      rotation: rotation as never,
    });
    const rotate = jest.fn(async () => stored);
    const update = jest.fn(async () => stored);
    show({
      credentials: { list: async () => ({ items: [stored] }), rotate, update },
    });
    const user = userEvent.setup();
    expect(await screen.findByText('The target refused.')).toBeVisible();
    const { label } = stored;
    await user.click(
      screen.getByRole('button', {
        name: `Change the password of ${label} now`,
      }),
    );
    await user.click(
      within(await screen.findByRole('dialog')).getByRole('button', {
        name: 'Change now',
      }),
    );
    await waitFor(() => expect(rotate).toHaveBeenCalledTimes(1));
    await user.click(
      await screen.findByRole('button', {
        name: `When to change the password of ${label}`,
      }),
    );
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: /By hand/ }));
    await user.click(
      await screen.findByRole('option', { name: 'After each session' }),
    );
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(update).toHaveBeenCalledWith(
        expect.objectContaining({
          rotation: { after: 'session', hook: 'linux-password' },
        }),
      ),
    );
  });

  it('shows how far the rotation of keys is, and destroys a former one for a reason', async () => {
    const key = (kid: string, state: string, secrets: number) => ({
      ...{ kid: kid.repeat(22), state, secrets },
    });
    let keys = [key('n', 'present', 40), key('o', 'former', 80)];
    const status = async () => ({
      ...{ node: 'one', keys, unreadable: 1, foreign: 0 },
    });
    const destroy = jest.fn(async () => {
      keys = keys.slice(0, 1);
      return status();
    });
    const rotate = jest.fn(async () => {
      keys = [key('n', 'present', 120), key('o', 'former', 0)];
      return status();
    });
    show({
      permissions: [
        ...['gatewayKey.read', 'gatewayKey.rotate', 'gatewayKey.destroy'],
      ],
      gatewayKeys: { get: status, rotate, destroy },
    });
    const progress = await screen.findByRole('progressbar', {
      name: 'Secrets moved to the key in use',
    });
    expect(progress).toHaveAttribute('max', '120');
    await screen.findByText(/One secret cannot be read/);
    const name = `Destroy the former key ${'o'.repeat(22)}`;
    expect(screen.queryByRole('button', { name })).toBeNull();
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'New keys' }));
    await user.click(
      within(await screen.findByRole('dialog')).getByRole('button', {
        name: 'New keys',
      }),
    );
    await user.click(await screen.findByRole('button', { name }));
    const dialog = await screen.findByRole('dialog');
    const [reason, typed] = within(dialog).getAllByRole('textbox');
    await user.type(reason, 'rotation of the year');
    await user.type(typed, 'oooo');
    await user.click(within(dialog).getByRole('button', { name: 'Destroy' }));
    await waitFor(() =>
      expect(destroy).toHaveBeenCalledWith({
        ...{ kid: 'o'.repeat(22), reason: 'rotation of the year' },
      }),
    );
    expect(rotate).toHaveBeenCalledTimes(1);
  });

  it('shows labels, and actions only where they are allowed', async () => {
    show({
      credentials: {
        list: async () => ({
          items: [
            aCredential({ allowedActions: ['update'] }),
            aCredential({ id: 'crd_bbbb', label: 'second' }),
          ],
        }),
      },
    });
    await screen.findByRole('button', { name: 'Renew root of web-01' });
    expect(screen.queryByRole('button', { name: 'Renew second' })).toBeNull();
    expect(screen.queryByRole('button', { name: /^Remove/ })).toBeNull();
  });

  it('encrypts a password in the browser, for the gateway and this credential alone', async () => {
    const sent: Sent[] = [];
    show({
      credentials: {
        create: async (input: Sent) => {
          sent.push(input);
          return aCredential({ label: input.label });
        },
      },
    });
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', { name: 'New credential' }),
    );
    const dialog = await screen.findByRole('dialog');
    const field = (name: RegExp) =>
      within(dialog).getByLabelText(name, { selector: 'input' });
    await user.type(field(/^Label/), 'root');
    await user.click(within(dialog).getByRole('button', { name: /Kind/ }));
    await user.click(await screen.findByRole('option', { name: 'Password' }));
    await user.type(field(/^Password/), canary);
    await user.click(
      within(dialog).getByRole('button', { name: 'Store credential' }),
    );
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(JSON.stringify(sent)).not.toContain(canary);
    const [{ id, sealed }] = sent;
    const opened = await openSecret(sealed, gateway, {
      ...{ purpose: 'credential', tenant: 'acme', id, version: 1 },
    });
    expect(new TextDecoder().decode(opened)).toContain(canary);
  });

  it('makes the key of a certificate authority and shows its public half alone', async () => {
    const sent: Sent[] = [];
    show({
      credentials: {
        create: async (input: Sent) => {
          sent.push(input);
          return aCredential({ label: input.label });
        },
      },
    });
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', { name: 'New credential' }),
    );
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByLabelText(/^Label/), 'user CA');
    await user.click(within(dialog).getByRole('button', { name: /Kind/ }));
    await user.click(
      await screen.findByRole('option', { name: 'SSH certificate authority' }),
    );
    const line = await within(dialog).findByRole('textbox', {
      name: 'Public key for TrustedUserCAKeys',
    });
    const shown = (line as HTMLTextAreaElement).value;
    expect(shown).toMatch(/^ssh-ed25519 AAAAC3/);
    expect(within(dialog).queryByDisplayValue(/PRIVATE KEY/)).toBeNull();
    await user.click(
      within(dialog).getByRole('button', { name: 'Store credential' }),
    );
    await waitFor(() => expect(sent).toHaveLength(1));
    const [{ id, sealed }] = sent;
    expect(sent[0]).toMatchObject({ kind: 'ssh-ca' });
    const opened = await openSecret(sealed, gateway, {
      ...{ purpose: 'credential', tenant: 'acme', id, version: 1 },
    });
    const secret = decodeCredentialSecret(opened);
    const key = 'privateKey' in secret ? secret.privateKey : new Uint8Array();
    expect(publicKeyLine(new TextDecoder().decode(key))).toBe(shown);
  });

  it('refuses what is no private key before it is stored', async () => {
    const create = jest.fn();
    show({ credentials: { create } });
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', { name: 'New credential' }),
    );
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByLabelText(/^Label/), 'root');
    await user.type(
      within(dialog).getByRole('textbox', { name: /^Private key/ }),
      'ssh-ed25519 AAAA',
    );
    await user.click(
      within(dialog).getByRole('button', { name: 'Store credential' }),
    );
    await within(dialog).findByText(/is not a private key/);
    expect(create).not.toHaveBeenCalled();
  });

  it('lets a changed host key be compared and accepted for a reason', async () => {
    const repin = jest.fn(async () => aTarget());
    const key = (letter: string) => ({
      type: 'ssh-ed25519',
      fingerprint: `SHA256:${letter.repeat(43)}`,
    });
    show({
      targets: {
        repin,
        list: async () => ({
          items: [
            aTarget({
              hostKeyState: 'changed',
              pinned: key('A'),
              presented: key('B'),
              allowedActions: ['repin'],
            }),
          ],
        }),
      },
    });
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', {
        name: 'Compare the host keys of web-01 as root',
      }),
    );
    const dialog = await screen.findByRole('dialog');
    within(dialog).getByText(key('A').fingerprint);
    within(dialog).getByText(key('B').fingerprint);
    await user.type(
      within(dialog).getByRole('textbox', { name: /Reason/ }),
      'reinstalled',
    );
    await user.click(
      within(dialog).getByRole('button', { name: 'Accept the new key' }),
    );
    await waitFor(() =>
      expect(repin).toHaveBeenCalledWith(
        expect.objectContaining({
          ...{ fingerprint: key('B').fingerprint, reason: 'reinstalled' },
        }),
      ),
    );
  });
});
