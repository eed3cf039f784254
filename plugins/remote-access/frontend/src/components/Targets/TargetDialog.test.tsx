import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aCredential } from '../../testing/aCredential';
import { aSite } from '../../testing/aSite';
import { aTarget } from '../../testing/aTarget';
import { showPage } from '../../testing/showPage';
import { TargetDialog } from './TargetDialog';

describe('the dialog of a target', () => {
  function show(props: { target?: ReturnType<typeof aTarget> } = {}) {
    const sent: Record<string, unknown>[] = [];
    const save = async (input: Record<string, unknown>) => {
      sent.push(input);
      return aTarget();
    };
    const bastion = aTarget({ id: 'tgt_bast', name: 'bastion' });
    showPage(
      <TargetDialog
        {...{ tenant: 'acme', asset: 'ast_web1', ...props }}
        onDone={() => {}}
        onClose={() => {}}
      />,
      {
        access: {
          credentials: {
            list: async () => ({
              items: [
                aCredential(),
                aCredential({ id: 'crd_ca', label: 'user CA', kind: 'ssh-ca' }),
              ],
            }),
          },
          sites: { list: async () => ({ items: [aSite()] }) },
          targets: {
            list: async () => ({ items: [aTarget(), bastion] }),
            create: save,
            update: save,
          },
        },
      },
    );
    return sent;
  }

  const user = userEvent.setup();
  const dialog = () => screen.findByRole('dialog');
  const type = async (name: RegExp, text: string) => {
    const field = within(await dialog()).getByRole('textbox', { name });
    await user.clear(field);
    await user.type(field, text);
  };
  const choose = async (name: RegExp, option: string) => {
    const choice = await within(await dialog()).findByRole('button', { name });
    await user.click(choice);
    await user.click(await screen.findByRole('option', { name: option }));
  };
  const save = async () =>
    user.click(
      within(await dialog()).getByRole('button', { name: 'Save target' }),
    );

  async function fill() {
    await type(/^Name/, 'web-01');
    await type(/^Host name/, 'web-01');
    await type(/^Sign in as/, 'root');
    await choose(/Credential/, 'root of web-01');
  }

  it('asks of a web application where it begins and how it lets people in', async () => {
    const sent = show();
    await fill();
    await choose(/Protocol/, 'Web application');
    await type(/^First page/, '/login');
    await type(
      /^Other addresses/,
      'https://sso.example.com, https://*.cdn.example.com',
    );
    await user.click(
      screen.getByRole('button', { name: 'Say where the form is' }),
    );
    await type(/^Field of the password/, '#secret');
    await save();
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({
      port: 443,
      settings: {
        ...{ protocol: 'web', scheme: 'https', path: '/login' },
        origins: ['https://sso.example.com', 'https://*.cdn.example.com'],
        certificate: 'verify',
        signIn: { kind: 'form', password: '#secret' },
      },
    });
  });

  it('asks of a web API what may be asked of it', async () => {
    const sent = show();
    await fill();
    await choose(/Protocol/, 'Web API (requests in a terminal)');
    await choose(
      /Certificate of the server/,
      'Pinned at the first session, as host keys are',
    );
    await user.click(screen.getByRole('checkbox', { name: 'POST' }));
    await type(/^What it may be asked for/, '/api/v1, /status');
    await choose(
      /How the credential goes/,
      'The password in a header of its own',
    );
    await save();
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({
      port: 443,
      settings: {
        ...{ protocol: 'api', scheme: 'https', certificate: 'pin' },
        methods: ['GET', 'HEAD', 'POST'],
        paths: ['/api/v1', '/status'],
        signIn: { kind: 'header', name: 'X-API-Key' },
      },
    });
  });

  it('warns of telnet, knows its port and asks how it asks', async () => {
    const sent = show();
    await fill();
    await choose(/Protocol/, 'Telnet');
    expect(within(await dialog()).getByText(/encrypts nothing/)).toBeVisible();
    await type(/asks for the password/, 'Kennwort:');
    await save();
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({
      port: 23,
      settings: {
        protocol: 'telnet',
        usernamePrompt: 'login:',
        passwordPrompt: 'Kennwort:',
      },
    });
  });

  it('stands in a site where one is chosen', async () => {
    const sent = show();
    await fill();
    await choose(/Site/, 'Headquarters');
    await save();
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({ site: 'sit_aaaa' });
  });

  it('allows old algorithms by name, with a warning', async () => {
    const sent = show();
    await fill();
    expect(within(await dialog()).queryByText(/can be broken/)).toBeNull();
    await choose(/Old algorithms/, '3des-cbc');
    await user.keyboard('{Escape}');
    expect(
      await within(await dialog()).findByText(/can be broken/),
    ).toBeVisible();
    await save();
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({
      settings: { protocol: 'ssh', algorithms: { cipher: ['3des-cbc'] } },
    });
  });

  it('asks what certificates say only where the credential mints them', async () => {
    const sent = show();
    await fill();
    expect(
      within(await dialog()).queryByRole('textbox', { name: /Principals/ }),
    ).toBeNull();
    await choose(/Credential/, 'user CA');
    await type(/Principals/, 'root, operator');
    await save();
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({
      credential: 'crd_ca',
      settings: { certificate: { principals: ['root', 'operator'] } },
    });
  });

  it('is known by a host authority, and by its own key again', async () => {
    const sent = show();
    await fill();
    await choose(/known by/, 'A certificate of a host authority');
    await type(/Public key of the authority/, 'ssh-ed25519 AAAA host CA');
    await type(/Name in the certificate/, 'web-01.example');
    await save();
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({
      hostAuthority: 'ssh-ed25519 AAAA host CA',
      settings: { protocol: 'ssh', certifiedName: 'web-01.example' },
    });
  });

  it('shows the authority that it trusts, and can go back to a pinned key', async () => {
    const fingerprint = `SHA256:${'A'.repeat(43)}`;
    const pinned = {
      type: 'ssh-ed25519',
      fingerprint,
      authority: true as const,
    };
    const sent = show({ target: aTarget({ pinned }) });
    expect(
      await within(await dialog()).findByText(new RegExp(fingerprint)),
    ).toBeVisible();
    await choose(/known by/, 'Its own key, pinned at the first session');
    await save();
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({ hostAuthority: null });
  });

  it("is reached by a command only with OpenSSH's client", async () => {
    const sent = show();
    await fill();
    expect(
      within(await dialog()).queryByRole('textbox', { name: /Command that/ }),
    ).toBeNull();
    await choose(/Client/, "OpenSSH's own client (without files)");
    await type(/Command that leads/, 'tsh');
    await save();
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({
      settings: { protocol: 'ssh', transport: 'openssh', proxyCommand: 'tsh' },
    });
  });

  it('is a proxy that leads on by a subsystem', async () => {
    const sent = show();
    await fill();
    await user.click(
      within(await dialog()).getByRole('checkbox', { name: /proxy/ }),
    );
    await type(/Cluster/, 'leaf.example');
    await save();
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({
      settings: { protocol: 'ssh', proxy: { cluster: 'leaf.example' } },
    });
  });

  it('leads through other SSH targets', async () => {
    const sent = show();
    await fill();
    await choose(/Reached through/, 'bastion');
    await save();
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({ jumps: ['tgt_bast'] });
  });

  it('keeps what an existing target has, and its protocol', async () => {
    const target = aTarget({
      jumps: [{ id: 'tgt_bast', name: 'bastion' }],
      settings: { protocol: 'ssh', algorithms: { hmac: ['hmac-sha1'] } },
    });
    const sent = show({ target });
    await within(await dialog()).findByRole('button', {
      name: /Reached through/,
    });
    expect(
      within(await dialog()).getByRole('button', { name: /Protocol/ }),
    ).toBeDisabled();
    await save();
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({
      jumps: ['tgt_bast'],
      settings: { protocol: 'ssh', algorithms: { hmac: ['hmac-sha1'] } },
    });
  });
});
