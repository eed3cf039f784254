import type { RootConfigService } from '@backstage/backend-plugin-api';
import { cookieLook, type CookieLook } from './sessionCookie';

export type SignInSettings = {
  /** Minutes without input after which a sign-in ends. */
  idleMinutes: number;
  /** Hours after which it ends in any case. */
  absoluteHours: number;
  /** Minutes for which the code given at sign-in counts for one step-up. */
  freshMinutes: number;
  cookie: CookieLook;
};

/** The limits of sign-ins on this installation. */
export function signInSettings(config: RootConfigService): SignInSettings {
  const number = (name: string, otherwise: number) =>
    config.getOptionalNumber(`wardroom.signIn.${name}`) ?? otherwise;
  const absoluteHours = number('absoluteHours', 12);
  return {
    idleMinutes: number('idleMinutes', 30),
    absoluteHours,
    freshMinutes: number('freshMinutes', 2),
    cookie: cookieLook(config, absoluteHours),
  };
}
