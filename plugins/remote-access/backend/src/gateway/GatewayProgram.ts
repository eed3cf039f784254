import { createServiceRef } from '@backstage/backend-plugin-api';

/** Where the gateway's program lies and how Node is to run it. */
export type GatewayProgram = {
  /** File of its `main`. */
  path: string;
  /** Arguments for Node; those with which this process reads TypeScript if absent. */
  execArgv?: string[];
};

/** The program that the portal starts as its gateway: a package of its own, which only the backend's package knows. */
export const gatewayProgramServiceRef = createServiceRef<GatewayProgram>({
  id: 'wardroom.gateway-program',
  scope: 'root',
});
