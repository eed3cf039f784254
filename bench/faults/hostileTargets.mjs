// SSH servers that were taken over, in a process of their own.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');

const testing = '../../plugins/remote-access/gateway/src/testing';
const { hostileSsh } = require(`${testing}/hostileSsh.ts`);

const started = [];
for (const kind of process.argv.slice(2)) {
  const { port, hostKey } = await hostileSsh[kind]();
  started.push({ port, hostKeys: hostKey ? [hostKey] : [] });
}
process.once('disconnect', () => process.exit());
process.send({ started });
