import { createORPCClient } from '@orpc/client';
import type {
  ContractRouterClient,
  InferContractRouterInputs,
} from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import {
  ApiBlueprint,
  createApiRef,
  discoveryApiRef,
  fetchApiRef,
  type ApiRef,
  type DiscoveryApi,
  type FetchApi,
} from '@backstage/frontend-plugin-api';
import {
  contextOf,
  declaredEndpoints,
  type Contract,
} from '@wardroom/platform-common';
import { ProblemError } from './ProblemError';

/** A typed client: `client.<noun>.<verb>(input, { signal })`. It throws ProblemError. */
export type ContractClient<C extends Contract> = ContractRouterClient<C>;

/** What endpoints take: `ContractInputs<typeof tenantsContract>['tenants']['create']`. */
export type ContractInputs<C extends Contract> = InferContractRouterInputs<C>;

const refs = new WeakMap<Contract, unknown>();

/** The reference under which the client of this contract is found; always the same one for a contract. */
export function contractApiRef<C extends Contract>(
  contract: C,
): ApiRef<ContractClient<C>> {
  const pluginId = contextOf(contract);
  const known = refs.get(contract) as ApiRef<ContractClient<C>> | undefined;
  if (known) return known;
  const ref = createApiRef<ContractClient<C>>().with({
    id: `plugin.${pluginId}.contract`,
    pluginId,
  });
  refs.set(contract, ref);
  return ref;
}

/** The extension that provides the client of a contract; it belongs to the frontend plugin of its context. */
export function contractApi<C extends Contract>(contract: C) {
  return ApiBlueprint.make({
    name: 'contract',
    params: define =>
      define({
        api: contractApiRef(contract),
        deps: { discovery: discoveryApiRef, fetchApi: fetchApiRef },
        factory: deps => createContractClient(contract, deps),
      }),
  });
}

/** Calls the endpoints of a contract as the signed-in person. */
export function createContractClient<C extends Contract>(
  contract: C,
  deps: { discovery: DiscoveryApi; fetchApi: FetchApi },
): ContractClient<C> {
  const context = contextOf(contract);
  const creating = new Set(
    declaredEndpoints(contract)
      .filter(({ creates }) => creates)
      .map(({ noun, verb }) => `${noun}.${verb}`),
  );
  const link = new OpenAPILink(contract, {
    url: () => deps.discovery.getBaseUrl(context),
    // A request that the browser sends again creates nothing twice.
    headers: (_options, path): Record<string, string> =>
      creating.has(path.join('.'))
        ? { 'idempotency-key': globalThis.crypto.randomUUID() }
        : {},
    fetch: async (request, init) => {
      // In parts, not as a request: Backstage's fetch reads what it is given more than once, and a body can be read once.
      const { url, method, headers, signal } = request;
      const body = (await request.text()) || undefined;
      const parts = { ...init, method, headers, signal, body };
      const response = await deps.fetchApi.fetch(url, parts);
      if (response.ok) return response;
      throw await ProblemError.fromResponse(response);
    },
  });
  return createORPCClient(link) as ContractClient<C>;
}
