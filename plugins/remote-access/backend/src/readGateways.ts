import { readFileSync } from 'node:fs';
import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { nodeName } from '@wardroom/remote-access-common';
import type { GatewayPlace } from './gateway/GatewayLink';
import type { RemoteAccessSettings } from './readSettings';

type Config = ReturnType<RootConfigService['getOptionalConfig']>;

/** Where gateways are that are programs of their own, and what the portal shows there. Throws where a file is missing. */
export function readGateways(own: Config): RemoteAccessSettings['gateways'] {
  const nodes = own?.getOptionalConfigArray('gateways.nodes');
  if (!own || !nodes) return undefined;
  const textAt = (key: string) => readFileSync(own.getString(key), 'utf8');
  const places = nodes.map(node => {
    const name = nodeName.safeParse(node.getString('name'));
    if (!name.success) {
      throw new InputError(
        `remoteAccess.gateways.nodes: ${node.getString('name')} ${name.error.issues[0].message}`,
      );
    }
    return { node: name.data, ...placeAt(node.getString('address')) };
  });
  return {
    places,
    papers: {
      certificate: textAt('gateways.certificate'),
      key: textAt('gateways.key'),
      authority: textAt('gateways.authority'),
    },
    sharesRecordings:
      own.getOptionalBoolean('gateways.sharedRecordings') ?? false,
  };
}

function placeAt(address: string): Omit<GatewayPlace, 'node'> {
  const [, six, host = six, port = '7011'] =
    /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(address) ?? [];
  if (host) return { host, port: Number(port) };
  throw new InputError(
    `remoteAccess.gateways.nodes: ${address} must be HOST, HOST:PORT or [ADDRESS]:PORT`,
  );
}
