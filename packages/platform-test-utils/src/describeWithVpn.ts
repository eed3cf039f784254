import { missingForTunnels } from './missingForTunnels';

/** Tests on real tunnels between namespaces. Where they cannot be, they are reported as skipped, by name. */
export function describeWithVpn(title: string, tests: () => void): void {
  const suite = missingForTunnels.length ? describe.skip : describe;
  suite(title, tests);
}
