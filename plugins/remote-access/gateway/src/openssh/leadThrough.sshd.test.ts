import type { JumpHost, SshSettings } from '@wardroom/remote-access-common';
import { CertificateKeys } from '../testing/CertificateKeys';
import { describeWithOpenSsh } from '../testing/describeWithOpenSsh';
import { dialing } from '../testing/dialing';
import { readUntil } from '../testing/readUntil';
import { Sshd } from '../testing/Sshd';
import { findClient } from './findClient';

const protocol = 'ssh' as const;

describeWithOpenSsh('a way through proxies and certified hosts', () => {
  let keys: CertificateKeys;
  let target: Sshd;
  let proxy: Sshd;
  let certified: Sshd;
  let world: Awaited<ReturnType<typeof dialing>>;
  beforeAll(async () => {
    keys = new CertificateKeys();
    for (const name of ['host_ca', 'other_ca', 'proxy']) keys.make(name);
    target = await Sshd.start();
    const { netcat } = findClient() ?? {};
    // This server takes the names of subsystems as they are: these are declared.
    const subsystems = ['', '@leaf'].map(
      cluster =>
        `Subsystem proxy:127.0.0.1:${target.port}${cluster} ${netcat} 127.0.0.1 ${target.port}`,
    );
    const certificate = keys.certifyHost('host_ca', keys.file('proxy.pub'), {
      names: 'proxy.example',
    });
    proxy = await Sshd.start(['AllowTcpForwarding no', ...subsystems]);
    certified = await Sshd.start([
      `HostKey ${keys.file('proxy')}`,
      `HostCertificate ${certificate}`,
      'HostKeyAlgorithms ssh-ed25519-cert-v01@openssh.com',
      ...subsystems,
    ]);
    world = await dialing();
  });
  afterAll(async () => {
    await world.end();
    await Promise.all([target, proxy, certified].map(sshd => sshd.stop()));
    keys.drop();
  });

  const keyOf = async (sshd: Sshd) => ({
    kind: 'private-key' as const,
    privateKey: await sshd.privateKey(),
  });
  const through = async (
    sshd: Sshd,
    settings: Partial<SshSettings>,
    more: Partial<JumpHost> = {},
  ) =>
    world.jumpHost(await keyOf(sshd), {
      ...{ port: sshd.port, username: sshd.username },
      hostKeys: [sshd.hostKey()],
      settings: { protocol, ...settings },
      ...more,
    });
  const authority = (name: string) => ({
    ...keys.hostKey(name),
    authority: true as const,
  });
  const byCertificate = {
    certifiedName: 'proxy.example',
  };
  const wishes = async (
    jump: JumpHost,
    settings: Partial<SshSettings> = {},
  ) => ({
    target: {
      ...{ port: target.port, username: target.username },
      settings: { protocol, ...settings },
    },
    secret: await keyOf(target),
    hostKeys: [target.hostKey()],
    jumps: [jump],
  });

  /** What a terminal shows that was asked to reckon. */
  async function shown(given: Awaited<ReturnType<typeof wishes>>) {
    const connection = await world.dial(given);
    await connection.shell({ cols: 80, rows: 24 });
    const seen = readUntil(connection, 'there=42');
    connection.write(Buffer.from('echo there=$((40+2))\r'));
    const text = await seen;
    connection.end();
    return text;
  }

  it('leads on by a subsystem, to a cluster where one is named', async () => {
    expect(
      await shown(await wishes(await through(proxy, { proxy: {} }))),
    ).toContain('there=42');
    const cluster = { proxy: { cluster: 'leaf' } };
    expect(await shown(await wishes(await through(proxy, cluster)))).toContain(
      'there=42',
    );
  });

  it('ends at a proxy that leads nowhere', async () => {
    const elsewhere = { proxy: { cluster: 'another' } };
    const jump = await through(proxy, elsewhere);
    const failure = await world.failure(await wishes(jump));
    expect(failure.reason).toBe('jump-unreachable');
  });

  it("leads by OpenSSH's client through a proxy that shows a certificate, to a target that is reached by it as well", async () => {
    const trust = { hostKeys: [authority('host_ca')] };
    const settings = { ...byCertificate, proxy: {} };
    const jump = await through(certified, settings, trust);
    expect(await shown(await wishes(jump))).toContain('there=42');
    expect(await shown(await wishes(jump, { transport: 'openssh' }))).toContain(
      'there=42',
    );
  });

  it('leads through a certified host that forwards a port', async () => {
    const trust = { hostKeys: [authority('host_ca')] };
    const jump = await through(certified, byCertificate, trust);
    expect(await shown(await wishes(jump))).toContain('there=42');
  });

  it('ends at a host whose certificate another authority signed', async () => {
    const trust = { hostKeys: [authority('other_ca')] };
    const jump = await through(certified, byCertificate, trust);
    const failure = await world.failure(await wishes(jump));
    expect(failure.reason).toBe('jump-host-key-changed');
  });

  it('ends at a certified host that does not know the credential', async () => {
    const trust = { hostKeys: [authority('host_ca')] };
    const wrong = await world.jumpHost(await keyOf(target), {
      ...{ port: certified.port, username: certified.username, ...trust },
      settings: { protocol, ...byCertificate },
    });
    const failure = await world.failure(await wishes(wrong));
    expect(failure.reason).toBe('jump-auth-failed');
  });
});
