import type { DesktopOrder } from '@wardroom/remote-access-common';
import type { DesktopRules } from './DesktopRules';

/** What may pass in a session with this order. Files need a drive, which the target brings along or not. */
export function rulesFor({ policy, target }: DesktopOrder): DesktopRules {
  const { copyBytes, fileInBytes, fileOutBytes, pasteBytes } = policy;
  const { settings } = target;
  const drive = settings.protocol === 'rdp' && settings.drive;
  return {
    copyBytes: policy.copy ? copyBytes : 0,
    pasteBytes: policy.paste === 'deny' ? 0 : pasteBytes,
    fileInBytes: drive ? fileInBytes : 0,
    fileOutBytes: drive ? fileOutBytes : 0,
  };
}
