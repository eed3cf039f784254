import { RdpServer } from './RdpServer';
import { Telnetd } from './Telnetd';
import { VncDesktop } from './VncDesktop';

/** Where the servers are on which the journeys work, and what their users sign in with; absent where there is none. */
export type JourneyServers = {
  telnet?: { port: number; username: string; password: string };
  vnc?: { port: number; password: string; folder: string };
  rdp?: { port: number; username: string; password: string };
};

/**
 * A program that runs servers for people at real browsers: tells where they are in one message to its parent, and stops
 * them when the parent lets go.
 */
export async function journeyServers(): Promise<void> {
  const password = 'Lab-Pw-9';
  const telnet = Telnetd.isInstalled
    ? await Telnetd.start(password)
    : undefined;
  const vnc = VncDesktop.canStart
    ? await VncDesktop.start(password)
    : undefined;
  const rdp = RdpServer.canStart ? await RdpServer.start(password) : undefined;
  process.once('disconnect', () => {
    const stopping = [telnet?.stop(), vnc?.stop(), rdp?.stop()];
    Promise.all(stopping).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
  const servers: JourneyServers = {
    telnet: telnet && { port: telnet.port, username: 'operator', password },
    vnc: vnc && { port: vnc.port, password, folder: vnc.folder },
    rdp: rdp && { port: rdp.port, username: rdp.username, password },
  };
  process.send?.({ servers });
}

if (require.main === module) void journeyServers();
