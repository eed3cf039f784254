import { readFileSync } from 'node:fs';
import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { assetsContract } from '@wardroom/assets-common';
import { newId } from '@wardroom/platform-common';
import { pluginClient } from '@wardroom/platform-node';
import {
  encodeCredentialSecret,
  remoteAccessContract,
  sealSecret,
} from '@wardroom/remote-access-common';

const tenant = 'acme';
const label = 'Key of the demo lab';

type Access = ReturnType<typeof pluginClient<typeof remoteAccessContract>>;

type Lab = {
  host: string;
  port: number;
  username: string;
  privateKey: string;
};

/** Makes the first assets of the demo customer reachable: a credential sealed to the gateway, and targets on the lab. */
export async function seedLab(options: {
  auth: AuthService;
  discovery: DiscoveryService;
  file: string;
}): Promise<void> {
  const lab: Lab = JSON.parse(readFileSync(options.file, 'utf8'));
  const access = pluginClient(remoteAccessContract, options);
  const assets = pluginClient(assetsContract, options);
  const known = await access.targets.list({ tenant, search: 'demo lab' });
  const { host, port, username } = lab;
  if (known.items.length > 0) {
    for (const target of known.items) {
      if (target.port === port && target.host === host) continue;
      const { id, version } = target;
      await access.targets.update({ tenant, id, version, host, port });
    }
    return;
  }
  const credential = newId('crd');
  await access.credentials.create({
    tenant,
    id: credential,
    kind: 'private-key',
    label,
    sealed: await sealKey(access, credential, lab.privateKey),
  });
  for (const name of ['web-01', 'srv-01']) {
    const { items } = await assets.assets.list({ tenant, search: name });
    const asset = items.find(item => item.name === name);
    if (!asset) continue;
    await access.targets.create({
      tenant,
      asset: asset.id,
      name: `${name} over SSH (demo lab)`,
      host,
      port,
      username,
      credential,
    });
  }
}

async function sealKey(access: Access, id: string, privateKey: string) {
  const seal = await gatewayKey(access);
  const secret = encodeCredentialSecret({
    kind: 'private-key',
    privateKey: new TextEncoder().encode(privateKey),
  });
  return sealSecret(secret, seal, {
    purpose: 'credential',
    tenant,
    id,
    version: 1,
  });
}

/** The gateway starts beside the backend and may need a moment to tell its key. */
async function gatewayKey(access: Access) {
  for (let attempt = 1; attempt <= 60; attempt++) {
    const { seal } = await access.gatewayKeys.list({});
    if (seal) return seal;
    await new Promise(resolve => {
      setTimeout(resolve, 500);
    });
  }
  throw new Error('No gateway has told its key: the demo lab stays closed');
}
