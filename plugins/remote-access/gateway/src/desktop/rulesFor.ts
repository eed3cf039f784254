import type { DesktopOrder } from '@wardroom/remote-access-common';
import type { DesktopRules } from './DesktopRules';

/** What may pass in a session with this order. */
export function rulesFor({ policy }: DesktopOrder): DesktopRules {
  const { copyBytes, pasteBytes } = policy;
  return {
    copyBytes: policy.copy ? copyBytes : 0,
    pasteBytes: policy.paste === 'deny' ? 0 : pasteBytes,
  };
}
