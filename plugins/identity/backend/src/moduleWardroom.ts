import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { AuthenticationError } from '@backstage/errors';
import {
  authProvidersExtensionPoint,
  createProxyAuthenticator,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { identityContract } from '@wardroom/identity-common';
import { pluginClient, type PluginClient } from '@wardroom/platform-node';
import { cookieOf } from './signInSession/sessionCookie';

type Identity = PluginClient<typeof identityContract>['signInSessions'];
type Validated = { person: string; displayName: string };

/** Header in which a browser says how many seconds ago its person was last active. */
const IDLE_HEADER = 'x-wardroom-idle-seconds';

/** The provider `wardroom` of the auth plugin: makes Backstage tokens for browsers that hold a sign-in cookie. */
export const authModuleWardroom = createBackendModule({
  pluginId: 'auth',
  moduleId: 'wardroom',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        discovery: coreServices.discovery,
        providers: authProvidersExtensionPoint,
      },
      async init({ auth, discovery, providers }) {
        const { signInSessions } = pluginClient(identityContract, {
          auth,
          discovery,
        });
        providers.registerProvider({
          providerId: 'wardroom',
          factory: createProxyAuthProviderFactory({
            authenticator: authenticator(signInSessions),
            signInResolver: ({ result }, context) =>
              context.issueToken({
                claims: { sub: result.person, ent: [result.person] },
              }),
          }),
        });
      },
    });
  },
});

function authenticator(identity: Identity) {
  return createProxyAuthenticator<void, Validated, undefined>({
    defaultProfileTransform: async ({ displayName }) => ({
      profile: { displayName },
    }),
    initialize() {},
    async authenticate({ req }) {
      const token = cookieOf(req.headers.cookie);
      if (!token) throw new AuthenticationError('Nobody is signed in here');
      const idleSeconds = idleOf(req.headers[IDLE_HEADER]);
      try {
        return { result: await identity.validate({ token, idleSeconds }) };
      } catch (error) {
        const { name, message } = error as Error;
        const isOver = name === 'NotFoundError' || name === 'InputError';
        throw isOver ? new AuthenticationError(message) : error;
      }
    },
  });
}

function idleOf(header: string | string[] | undefined): number | undefined {
  const seconds = Number(header);
  return header !== undefined && Number.isInteger(seconds) && seconds >= 0
    ? Math.min(seconds, 86_400)
    : undefined;
}
