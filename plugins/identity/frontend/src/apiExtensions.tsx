import {
  ApiBlueprint,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { identityContract } from '@wardroom/identity-common';
import { contractApiRef, createContractClient } from '@wardroom/platform-react';
import { browserSignInApiRef, publicClientApiRef } from './api';
import { BrowserSignIn } from './components/Browser/BrowserSignIn';

/** The cookie goes along, which tells the sign-in of this browser from the person's others. */
const withCookie: typeof fetch = (input, init) =>
  fetch(input, { ...init, credentials: 'include' });

/** Clients of the contract, and the sign-in of this browser. */
export const apiExtensions = [
  ApiBlueprint.make({
    name: 'contract',
    params: define =>
      define({
        api: contractApiRef(identityContract),
        deps: { discovery: discoveryApiRef, fetchApi: fetchApiRef },
        factory: ({ discovery, fetchApi }) =>
          createContractClient(identityContract, {
            discovery,
            fetchApi: {
              fetch: (input, init) =>
                fetchApi.fetch(input, { ...init, credentials: 'include' }),
            },
          }),
      }),
  }),
  ApiBlueprint.make({
    name: 'browser-sign-in',
    params: define =>
      define({
        api: browserSignInApiRef,
        deps: { discovery: discoveryApiRef },
        factory: deps => new BrowserSignIn(deps),
      }),
  }),
  ApiBlueprint.make({
    name: 'public-client',
    params: define =>
      define({
        api: publicClientApiRef,
        deps: { discovery: discoveryApiRef },
        factory: ({ discovery }) =>
          createContractClient(identityContract, {
            discovery,
            fetchApi: { fetch: withCookie },
          }),
      }),
  }),
];
