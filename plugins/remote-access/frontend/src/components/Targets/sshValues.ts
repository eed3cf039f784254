import {
  legacyAlgorithms,
  type AllowedAlgorithms,
  type SshSettings,
  type Target,
} from '@wardroom/remote-access-common';

/** What SSH needs, as a form holds it. */
export type SshValues = {
  /** Old algorithms that are allowed, as `kind:name`. */
  legacy: string[];
  principals: string;
  forceCommand: string;
  sourceAddress: string;
  transport: 'library' | 'openssh';
  /** By what the server is known: its own key, or who signs its certificate. */
  trust: 'key' | 'authority';
  /** Whose public key is trusted from now on; empty where it stays. */
  hostAuthority: string;
  /** Fingerprint of the authority that is trusted already. */
  trusted?: string;
  certifiedName: string;
  isProxy: boolean;
  cluster: string;
  proxyCommand: string;
};

type Kind = keyof typeof legacyAlgorithms;

/** All old algorithms that may be allowed, as `kind:name`. */
export const legacyChoices = Object.entries(legacyAlgorithms).flatMap(
  ([kind, names]) => names.map(name => `${kind}:${name}`),
);

export function sshValues(
  target?: Pick<Target, 'settings' | 'pinned'>,
): SshValues {
  const { settings, pinned } = target ?? {};
  const ssh = settings?.protocol === 'ssh' ? settings : undefined;
  const trusted = pinned?.authority && pinned.fingerprint;
  const { principals = [], ...certificate } = ssh?.certificate ?? {};
  return {
    legacy: legacyChoices.filter(choice => {
      const [kind, name] = choice.split(':');
      const allowed: readonly string[] = ssh?.algorithms?.[kind as Kind] ?? [];
      return allowed.includes(name);
    }),
    principals: principals.join(', '),
    forceCommand: certificate.forceCommand ?? '',
    sourceAddress: certificate.sourceAddress ?? '',
    transport: ssh?.transport ?? 'library',
    trust: trusted ? 'authority' : 'key',
    ...{ hostAuthority: '', trusted },
    certifiedName: ssh?.certifiedName ?? '',
    isProxy: Boolean(ssh?.proxy),
    cluster: ssh?.proxy?.cluster ?? '',
    proxyCommand: ssh?.proxyCommand ?? '',
  };
}

export function sshInput(values: SshValues): SshSettings {
  const { legacy, forceCommand, sourceAddress, transport } = values;
  const { isProxy, cluster } = values;
  const byOpenSsh = transport === 'openssh' || values.trust === 'authority';
  const proxyCommand = byOpenSsh && values.proxyCommand.trim();
  const certifiedName = values.trust === 'authority' && values.certifiedName;
  const principals = values.principals
    .split(',')
    .map(name => name.trim())
    .filter(Boolean);
  const certificate = {
    ...(principals.length > 0 && { principals }),
    ...(forceCommand && { forceCommand }),
    ...(sourceAddress && { sourceAddress: sourceAddress.replace(/\s/g, '') }),
  };
  return {
    protocol: 'ssh',
    ...(legacy.length > 0 && { algorithms: algorithmsOf(legacy) }),
    ...(Object.keys(certificate).length > 0 && { certificate }),
    ...(transport === 'openssh' && { transport }),
    ...(certifiedName && { certifiedName }),
    ...(proxyCommand && { proxyCommand }),
    ...(isProxy && { proxy: cluster ? { cluster } : {} }),
  };
}

/** What the endpoints take as the authority of the host's certificate; undefined where that stays as it is. */
export function hostAuthorityInput(
  values: Pick<SshValues, 'trust' | 'hostAuthority' | 'trusted'> & {
    protocol: Target['protocol'];
  },
): string | null | undefined {
  const { protocol, trust, trusted } = values;
  if (protocol !== 'ssh') return undefined;
  if (trust === 'authority') return values.hostAuthority.trim() || undefined;
  return trusted ? null : undefined;
}

function algorithmsOf(legacy: string[]): AllowedAlgorithms {
  const chosen: Record<string, string[]> = {};
  for (const choice of legacy) {
    const [kind, name] = choice.split(':');
    chosen[kind] = [...(chosen[kind] ?? []), name];
  }
  return chosen as AllowedAlgorithms;
}
