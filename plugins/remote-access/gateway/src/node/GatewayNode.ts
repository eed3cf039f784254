import { mkdir, readFile } from 'node:fs/promises';
import { controlProtocolVersion } from '@wardroom/remote-access-common';
import type { Gateway } from '../Gateway';
import { KeySharing } from '../keys/KeySharing';
import { NodeCertificate, type NodePapers } from '../keys/NodeCertificate';
import { refuseReadableByOthers } from '../keys/storeSecretFile';
import { BrowserListener } from './BrowserListener';
import { ControlListener } from './ControlListener';
import type { NodeConfig } from './NodeConfig';

/** A gateway that is a program of its own, with its two doors: one for browsers, one for portals. */
export class GatewayNode {
  private stopping: Promise<void> | undefined;

  private constructor(
    private readonly gateway: Gateway,
    private readonly doors: {
      browsers: BrowserListener;
      portals: ControlListener;
    },
    /** What whoever approves this gateway compares. */
    readonly fingerprint: string,
  ) {}

  /** Opens both doors. Throws a sentence about what is wrong with the configuration. */
  static async start(
    gateway: Gateway,
    config: NodeConfig,
  ): Promise<GatewayNode> {
    const { node, listen, control, trustProxy, drainSeconds, ...own } = config;
    const papers = await papersAt(control);
    const certificate = new NodeCertificate(node, papers);
    await mkdir(own.stateDirectory, { recursive: true, mode: 0o700 });
    const { stateDirectory } = own;
    const sharing = await KeySharing.open(stateDirectory, node, certificate);
    const protocol = controlProtocolVersion;
    await gateway.open({ protocol, node, ...own }, sharing);
    const browsers = new BrowserListener({
      ...{ node, trustProxy, door: gateway.door },
      isOpen: () => !gateway.isDraining,
      secure: own.origins.every(origin => origin.startsWith('https:')),
      tls: await tlsAt(listen),
    });
    const portals = new ControlListener(gateway, papers);
    await portals.listen(control.port, control.host);
    await browsers.listen(listen.port, listen.host);
    const { kid } = sharing.enrolment.key;
    return new GatewayNode(gateway, { browsers, portals }, kid);
  }

  /** Lets sessions go on for so many seconds, ends them, seals and tells, and closes both doors. */
  async stop(seconds: number): Promise<void> {
    await this.gateway.empty(seconds);
    this.stopping ??= this.close();
    await this.stopping;
  }

  private async close(): Promise<void> {
    await this.gateway.stop('gateway-stopped');
    this.doors.browsers.close();
    this.doors.portals.close();
  }
}

async function papersAt(paths: NodeConfig['control']): Promise<NodePapers> {
  await refuseReadableByOthers(paths.key);
  const [certificate, key, authority] = await Promise.all(
    [paths.certificate, paths.key, paths.authority].map(path =>
      readFile(path, 'utf8'),
    ),
  );
  return { certificate, key, authority };
}

async function tlsAt({ certificate, key }: NodeConfig['listen']) {
  if (!certificate || !key) return undefined;
  await refuseReadableByOthers(key);
  return {
    cert: await readFile(certificate, 'utf8'),
    key: await readFile(key, 'utf8'),
  };
}
