import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { ExpiringMap } from '@wardroom/platform-node';

/** How long a verified token is trusted, in ms. Whether its person may still do anything is asked elsewhere. */
const TRUSTED_MS = 4_000;

/** The same service, which verifies the signature of a token once in a few seconds and not at every request. */
export function rememberTokens(auth: AuthService): AuthService {
  const verified = new ExpiringMap<BackstageCredentials>(TRUSTED_MS);
  return new Proxy(auth, {
    get(target, name) {
      if (name === 'authenticate') return authenticate;
      const value = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

  async function authenticate(
    ...[token, options]: Parameters<AuthService['authenticate']>
  ): Promise<BackstageCredentials> {
    // A limited token is one of a cookie: it must not be found where a whole one is asked for.
    const key = `${options?.allowLimitedAccess ? 'limited' : 'whole'} ${token}`;
    const known = verified.get(key);
    if (known) return known;
    const credentials = await auth.authenticate(token, options);
    verified.set(key, credentials, credentials.expiresAt?.getTime());
    return credentials;
  }
}
