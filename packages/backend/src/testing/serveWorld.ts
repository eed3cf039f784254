import { assetsContract } from '@wardroom/assets-common';
import { World } from './World';

/**
 * A program for measuring from outside: starts the world with 50 assets, tells its parent where it is and with which
 * token to ask, and answers the message `cpu` with the microseconds it has used.
 */
async function serveWorld(): Promise<void> {
  const world = await World.start();
  const { superAdmin, technician } = world.people;
  const files = Array.from({ length: 50 }, (_, at) => assetFile(at)).join(
    '---',
  );
  const { path } = assetsContract.assets.apply['~orpc'].route;
  const applied = await superAdmin.call('POST', `/assets${path}`, {
    files,
    dryRun: false,
  });
  if (!applied.ok) throw new Error(await applied.text());
  process.on('message', message => {
    if (message === 'cpu') {
      const { user, system } = process.cpuUsage();
      process.send?.({ cpu: user + system });
    }
    if (message === 'stop') world.stop().then(() => process.exit(0));
  });
  process.send?.({
    url: world.url,
    token: technician.token,
    database: world.database.ownerUrl,
  });
}

function assetFile(at: number): string {
  const name = `srv-${String(at).padStart(3, '0')}`;
  return `
apiVersion: wardroom.dev/v1alpha1
kind: Asset
metadata: { namespace: acme, name: ${name}, title: ${name}, tags: [core, linux] }
spec:
  type: server
  criticality: high
  owner: IT operations
  addresses: [10.0.0.${at + 1}, ${name}.acme.example]
`;
}

serveWorld().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
