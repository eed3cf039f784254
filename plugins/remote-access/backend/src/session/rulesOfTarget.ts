import type {
  SomeAccessRules,
  TargetPolicy,
} from '@wardroom/remote-access-common';

/** What a target adds to the rules of its customer. */
export function rulesOfTarget(
  policy: TargetPolicy | undefined,
): SomeAccessRules {
  if (!policy) return {};
  const { idleSeconds, absoluteSeconds, paste, copy, watched } = policy;
  return {
    ...{ idleSeconds, absoluteSeconds, paste },
    ...(!copy && { copyBytes: 0 }),
    ...(watched && { watcher: 'always' }),
  };
}
