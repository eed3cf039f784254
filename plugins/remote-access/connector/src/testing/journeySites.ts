import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  labHost,
  missingForTunnels,
  VpnLab,
  type LabCustomer,
} from '@wardroom/platform-test-utils';
import { ConnectorProgram } from './ConnectorProgram';

/** Networks of customers with an SSH server each, all at the same address, and the connector that leads into them. */
export type JourneySites = {
  connector: { socket: string; dialOutHost: string };
  host: string;
  openVpn: SiteAccount & { file: string };
  wireGuard: SiteAccount & { file: string };
  /** Where and with which key the customer's own `ssh` runs. */
  dialOut: SiteAccount & {
    namespace: string;
    publicKey: string;
    keyFile: string;
  };
};

type SiteAccount = { username: string; privateKey: string };

/**
 * A program that runs customers' networks for people at real browsers: tells where they are in one message to its parent,
 * and stops them when the parent lets go.
 */
export async function journeySites(): Promise<void> {
  const lab = missingForTunnels.length ? undefined : new VpnLab();
  const connector =
    lab &&
    (await ConnectorProgram.start(lab.wan, [
      ...['--dial-out', `${lab.wanAddress}:2422`],
    ]));
  process.once('disconnect', () => {
    const stopping = Promise.resolve(connector?.stop());
    stopping
      .then(() => lab?.stop())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  });
  const sites = lab && connector && (await sitesOf(lab, connector.socket));
  process.send?.({ servers: { sites } });
}

async function sitesOf(lab: VpnLab, socket: string): Promise<JourneySites> {
  const near = await lab.customer('near');
  const far = await lab.customer('far');
  const keyFile = join(lab.directory, 'site');
  execFileSync('ssh-keygen', ['-qt', 'ed25519', '-N', '', '-f', keyFile]);
  return {
    connector: { socket, dialOutHost: lab.wanAddress },
    host: labHost,
    openVpn: { ...accountOf(near), file: await lab.openVpn(near) },
    wireGuard: { ...accountOf(far), file: await lab.wireGuard(far) },
    dialOut: {
      ...{ ...accountOf(near), namespace: near.namespace, keyFile },
      publicKey: readFileSync(`${keyFile}.pub`, 'utf8').trim(),
    },
  };
}

const accountOf = ({ username, privateKey }: LabCustomer): SiteAccount => ({
  ...{ username, privateKey: privateKey.toString() },
});

if (require.main === module) void journeySites();
