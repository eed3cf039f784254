import { findClient } from '../openssh/findClient';
import { ApiServer } from './ApiServer';
import { browserPlace } from './browserPlace';
import { guacdPlace } from './guacdPlace';
import { OddSshds } from './OddSshds';
import { RdpServer } from './RdpServer';
import { Sshd } from './Sshd';
import { Telnetd } from './Telnetd';
import { VncDesktop } from './VncDesktop';
import { backup, WebConsole } from './WebConsole';

/** Where the servers are on which the journeys work, and what their users sign in with; absent where there is none. */
export type JourneyServers = {
  /** Of all that ask for one. */
  password: string;
  ssh?: Awaited<ReturnType<OddSshds['places']>>;
  telnet?: { port: number; username: string };
  /** In the folder is what their terminals are told to write. */
  vnc?: { port: number; folder: string };
  rdp?: { port: number; username: string; folder: string };
  /** The page at `path` hands over a file with this content when that key is pressed. */
  web?: {
    port: number;
    username: string;
    path: string;
    keyOfFile: string;
    file: string;
  };
  /** Tells at `/echo` what it was asked, the credential included. */
  api: { port: number; username: string };
};

/**
 * A program that runs servers for people at real browsers: tells where they are in one message to its parent, and stops
 * them when the parent lets go.
 */
export async function journeyServers(): Promise<void> {
  const password = 'Lab-Pw-9';
  const [ssh, telnet, vnc, rdp, web, api] = await Promise.all([
    Sshd.find() && findClient() ? OddSshds.start() : undefined,
    Telnetd.isInstalled ? Telnetd.start(password) : undefined,
    VncDesktop.canStart ? VncDesktop.start(password) : undefined,
    RdpServer.canStart ? RdpServer.start(password) : undefined,
    guacdPlace() && browserPlace()
      ? WebConsole.start({ username: 'admin', password }, false)
      : undefined,
    ApiServer.start(),
  ]);
  process.once('disconnect', () => {
    const all = [ssh, telnet, vnc, rdp, web, api];
    Promise.all(all.map(server => server?.stop())).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
  const servers: JourneyServers = {
    password,
    ssh: await ssh?.places(),
    telnet: telnet && { port: telnet.port, username: 'operator' },
    vnc: vnc && { port: vnc.port, folder: vnc.folder },
    rdp: rdp && { port: rdp.port, username: rdp.username, folder: rdp.home },
    web: web && {
      ...{ port: web.port, username: 'admin', path: '/hostile' },
      ...{ keyOfFile: '8', file: backup },
    },
    api: { port: api.port, username: 'admin' },
  };
  process.send?.({ servers });
}

if (require.main === module) void journeyServers();
