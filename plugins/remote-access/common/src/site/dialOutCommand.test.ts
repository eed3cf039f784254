import { dialOutCommand, permitRemoteOpen } from './dialOutCommand';

describe('the command of a customer who dials out', () => {
  it('names every single address with its ports, as OpenSSH checks them', () => {
    const command = dialOutCommand({
      site: 'sit_abcd',
      ranges: [
        { network: '10.0.0.10', ports: '22,8000-8001' },
        { network: 'fd00::7/128', ports: '443' },
      ],
      server: { host: 'sites.provider.example', port: 2422 },
    });
    expect(command).toBe(
      'ssh -N -T -R 1080 -p 2422 -i ~/.ssh/wardroom_site -o ExitOnForwardFailure=yes -o ServerAliveInterval=15 -o PermitRemoteOpen="10.0.0.10:22 10.0.0.10:8000 10.0.0.10:8001 [fd00::7]:443" sit-abcd@sites.provider.example',
    );
  });

  it('says what OpenSSH has no words for as wide as it must', () => {
    expect(
      permitRemoteOpen([
        { network: '10.0.0.0/24', ports: '22' },
        { network: '10.0.1.0/24', ports: '22' },
        { network: '10.0.2.1', ports: '1000-9000' },
      ]),
    ).toEqual(['*:22', '10.0.2.1:*']);
  });
});
