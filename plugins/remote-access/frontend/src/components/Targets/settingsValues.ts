import type { Target, TargetSettings } from '@wardroom/remote-access-common';
import { apiInput, apiValues, type ApiValues } from './apiValues';
import {
  rdpInput,
  desktopValues,
  vncInput,
  type DesktopValues,
} from './desktopValues';
import { sshInput, sshValues, type SshValues } from './sshValues';
import { telnetInput, telnetValues, type TelnetValues } from './telnetValues';
import { webInput, webValues, type WebValues } from './webValues';

/** The settings of all protocols as a form holds them; those of the chosen one count. */
export type SettingsValues = {
  protocol: TargetSettings['protocol'];
} & SshValues &
  TelnetValues &
  DesktopValues &
  WebValues &
  ApiValues;

export function settingsValues(
  target?: Pick<Target, 'settings' | 'pinned'>,
): SettingsValues {
  const { settings } = target ?? {};
  return {
    protocol: settings?.protocol ?? 'ssh',
    ...sshValues(target),
    ...telnetValues(settings),
    ...desktopValues(settings),
    ...webValues(settings),
    ...apiValues(settings),
  };
}

/** What the endpoints take of the values. */
export function settingsInput(values: SettingsValues): TargetSettings {
  switch (values.protocol) {
    case 'telnet':
      return telnetInput(values);
    case 'rdp':
      return rdpInput(values);
    case 'vnc':
      return vncInput(values);
    case 'web':
      return webInput(values);
    case 'api':
      return apiInput(values);
    default:
      return sshInput(values);
  }
}
