import type {
  TargetSettings,
  TerminalSettings,
} from '@wardroom/remote-access-common';
import { sshInput, sshValues, type SshValues } from './sshValues';
import { telnetInput, telnetValues, type TelnetValues } from './telnetValues';

/** The settings of all protocols as a form holds them; those of the chosen one count. */
export type SettingsValues = {
  protocol: TargetSettings['protocol'];
} & SshValues &
  TelnetValues;

export function settingsValues(settings?: TargetSettings): SettingsValues {
  return {
    protocol: settings?.protocol ?? 'ssh',
    ...sshValues(settings),
    ...telnetValues(settings),
  };
}

/** What the endpoints take of the values. */
export function settingsInput(values: SettingsValues): TerminalSettings {
  switch (values.protocol) {
    case 'telnet':
      return telnetInput(values);
    default:
      return sshInput(values);
  }
}
