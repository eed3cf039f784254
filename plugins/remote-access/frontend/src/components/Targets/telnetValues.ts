import type {
  TargetSettings,
  TelnetSettings,
} from '@wardroom/remote-access-common';

/** What telnet needs, as a form holds it. */
export type TelnetValues = {
  usernamePrompt: string;
  passwordPrompt: string;
  shellPrompt: string;
};

export function telnetValues(settings?: TargetSettings): TelnetValues {
  const telnet = settings?.protocol === 'telnet' ? settings : undefined;
  return {
    usernamePrompt: telnet?.usernamePrompt ?? 'login:',
    passwordPrompt: telnet?.passwordPrompt ?? 'password:',
    shellPrompt: telnet?.shellPrompt ?? '',
  };
}

export function telnetInput(values: TelnetValues): TelnetSettings {
  const { usernamePrompt, passwordPrompt, shellPrompt } = values;
  return {
    protocol: 'telnet',
    ...{ usernamePrompt, passwordPrompt },
    ...(shellPrompt && { shellPrompt }),
  };
}
