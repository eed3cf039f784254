import type { TargetSettings } from '@wardroom/remote-access-common';
import {
  rdpInput,
  desktopValues,
  vncInput,
  type DesktopValues,
} from './desktopValues';
import { sshInput, sshValues, type SshValues } from './sshValues';
import { telnetInput, telnetValues, type TelnetValues } from './telnetValues';

/** The settings of all protocols as a form holds them; those of the chosen one count. */
export type SettingsValues = {
  protocol: TargetSettings['protocol'];
} & SshValues &
  TelnetValues &
  DesktopValues;

export function settingsValues(settings?: TargetSettings): SettingsValues {
  return {
    protocol: settings?.protocol ?? 'ssh',
    ...sshValues(settings),
    ...telnetValues(settings),
    ...desktopValues(settings),
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
    default:
      return sshInput(values);
  }
}
