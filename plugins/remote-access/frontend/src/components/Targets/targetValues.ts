import {
  defaultTargetPolicy,
  type Target,
  type TargetPolicy,
} from '@wardroom/remote-access-common';
import {
  settingsInput,
  settingsValues,
  type SettingsValues,
} from './settingsValues';
import { hostAuthorityInput } from './sshValues';

/** A target as a form shows it: numbers as typed, times in minutes. */
export type TargetValues = SettingsValues & {
  asset: string;
  name: string;
  host: string;
  port: string;
  /** Ids of targets on the way, the nearest first; empty where there is none. */
  jump1: string;
  jump2: string;
  /** Id of the site; empty where it stands in none. */
  site: string;
  username: string;
  credential: string;
  idleMinutes: string;
  longestMinutes: string;
  paste: TargetPolicy['paste'];
  copy: boolean;
  highRisk: boolean;
  watched: boolean;
};

/** The values of a target, or those that a new one begins with. */
export function targetValues(
  target: Target | undefined,
  asset = '',
): TargetValues {
  const policy = target?.policy ?? defaultTargetPolicy;
  return {
    asset: target?.asset ?? asset,
    name: target?.name ?? '',
    host: target?.host ?? '',
    port: String(target?.port ?? 22),
    jump1: target?.jumps[0]?.id ?? '',
    jump2: target?.jumps[1]?.id ?? '',
    site: target?.site?.id ?? '',
    ...settingsValues(target),
    username: target?.username ?? '',
    credential: target?.credential.id ?? '',
    idleMinutes: String(policy.idleSeconds / 60),
    longestMinutes: String(policy.absoluteSeconds / 60),
    paste: policy.paste,
    copy: policy.copy,
    highRisk: policy.risk === 'high',
    watched: policy.watched,
  };
}

/** What the endpoints take of the values. */
export function targetInput(values: TargetValues) {
  const { asset, name, host, username, credential, paste, copy } = values;
  return {
    ...{ asset, name, host, username, credential },
    port: Number(values.port),
    site: values.site || null,
    jumps: [values.jump1, values.jump2].filter(Boolean),
    settings: settingsInput(values),
    hostAuthority: hostAuthorityInput(values),
    policy: {
      ...{ paste, copy, watched: values.watched },
      risk: values.highRisk ? ('high' as const) : ('normal' as const),
      idleSeconds: Math.round(Number(values.idleMinutes) * 60),
      absoluteSeconds: Math.round(Number(values.longestMinutes) * 60),
    },
  };
}
