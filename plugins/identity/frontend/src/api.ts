import { createApiRef } from '@backstage/frontend-plugin-api';
import type { identityContract } from '@wardroom/identity-common';
import type { ContractClient } from '@wardroom/platform-react';
import type { BrowserSignIn } from './components/Browser/BrowserSignIn';

export type PublicClient = Pick<
  ContractClient<typeof identityContract>,
  'signIns' | 'signInOptions' | 'invitations' | 'passwordResets'
>;

/** The sign-in of this browser; one for all who ask. */
export const browserSignInApiRef = createApiRef<BrowserSignIn>().with({
  id: 'plugin.identity.browser-sign-in',
  pluginId: 'identity',
});

/** Endpoints that are called before anybody is signed in. */
export const publicClientApiRef = createApiRef<PublicClient>().with({
  id: 'plugin.identity.public-client',
  pluginId: 'identity',
});
