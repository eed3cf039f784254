import { chown, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { SiteNames } from '../names/SiteNames';

/** A state of OpenVPN's, with the address that the server gave us. */
export type OpenVpnState = { name: string; addresses: string[] };

const longestLine = 4_096;

/** Where the OpenVPN of one site connects to, to tell its states. Nothing but its states is read. */
export class ManagementSocket {
  /** Its name in the folder in which OpenVPN runs. */
  static readonly fileName = 'openvpn.sock';
  readonly #server: Server;
  #client?: Socket;

  private constructor(private readonly onState: (state: OpenVpnState) => void) {
    this.#server = createServer(socket => this.#accept(socket));
  }

  static async open(
    names: SiteNames,
    onState: (state: OpenVpnState) => void,
  ): Promise<ManagementSocket> {
    const path = join(names.folder, ManagementSocket.fileName);
    await rm(path, { force: true });
    const management = new ManagementSocket(onState);
    await new Promise<void>((resolve, reject) => {
      management.#server.once('error', reject);
      management.#server.listen(path, resolve);
    });
    await chown(path, names.uid, names.uid);
    return management;
  }

  close(): void {
    this.#client?.destroy();
    this.#server.close();
  }

  #accept(socket: Socket): void {
    this.#client?.destroy();
    this.#client = socket;
    socket.on('error', () => socket.destroy());
    createInterface({ input: socket }).on('line', line => {
      const state = readState(line.slice(0, longestLine));
      if (state) this.onState(state);
    });
    socket.write('state on all\n');
  }
}

// 1700000000,CONNECTED,SUCCESS,10.8.0.2,198.51.100.1,1194,,,fd00::2
function readState(line: string): OpenVpnState | undefined {
  const fields = line.replace(/^>STATE:/, '').split(',');
  if (fields.length < 4 || !/^\d+$/.test(fields[0])) return undefined;
  const addresses = [fields[3], fields[8]].filter(Boolean);
  return { name: fields[1], addresses };
}
