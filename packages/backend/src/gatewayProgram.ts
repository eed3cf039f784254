import { createServiceFactory } from '@backstage/backend-plugin-api';
import { gatewayProgramServiceRef } from '@wardroom/remote-access-backend';

const program = '@wardroom/remote-access-gateway/main';

/** Tells the portal which program its gateway is. It is started as a process of its own and shares nothing with this one. */
export const gatewayProgram = createServiceFactory({
  service: gatewayProgramServiceRef,
  deps: {},
  factory: () => {
    const path = require.resolve(program);
    return path.endsWith('.ts')
      ? { path, execArgv: readTypescript() }
      : { path };
  },
});

/** How Node reads our sources: with Backstage's transform, as this process does. */
function readTypescript() {
  return [
    '--enable-source-maps',
    '--require',
    require.resolve('@backstage/cli/config/nodeTransform.cjs'),
  ];
}
