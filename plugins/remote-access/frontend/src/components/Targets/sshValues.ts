import {
  legacyAlgorithms,
  type AllowedAlgorithms,
  type SshSettings,
  type TargetSettings,
} from '@wardroom/remote-access-common';

/** What SSH needs, as a form holds it. */
export type SshValues = {
  /** Old algorithms that are allowed, as `kind:name`. */
  legacy: string[];
  principals: string;
  forceCommand: string;
  sourceAddress: string;
};

type Kind = keyof typeof legacyAlgorithms;

/** All old algorithms that may be allowed, as `kind:name`. */
export const legacyChoices = Object.entries(legacyAlgorithms).flatMap(
  ([kind, names]) => names.map(name => `${kind}:${name}`),
);

export function sshValues(settings?: TargetSettings): SshValues {
  const ssh = settings?.protocol === 'ssh' ? settings : undefined;
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
  };
}

export function sshInput(values: SshValues): SshSettings {
  const { legacy, forceCommand, sourceAddress } = values;
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
  };
}

function algorithmsOf(legacy: string[]): AllowedAlgorithms {
  const chosen: Record<string, string[]> = {};
  for (const choice of legacy) {
    const [kind, name] = choice.split(':');
    chosen[kind] = [...(chosen[kind] ?? []), name];
  }
  return chosen as AllowedAlgorithms;
}
