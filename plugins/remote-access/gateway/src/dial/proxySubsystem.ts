import type { SshSettings } from '@wardroom/remote-access-common';

/** The subsystem by which a proxy leads on to an address; undefined where the host is none, and forwards a port. */
export function proxySubsystem(
  { proxy }: SshSettings,
  { host, port }: { host: string; port: number },
): string | undefined {
  if (!proxy) return undefined;
  const name = host.includes(':') ? `[${host}]` : host;
  const cluster = proxy.cluster ? `@${proxy.cluster}` : '';
  return `proxy:${name}:${port}${cluster}`;
}
