import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import type {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  ConflictError,
  ForwardedError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { contextOf, Problem, type Contract } from '@wardroom/platform-common';

/** Calls on behalf of a person; without it a call is the plugin's own. */
export type CallContext = { onBehalfOf?: BackstageCredentials };

export type PluginClient<C extends Contract> = ContractRouterClient<
  C,
  CallContext
>;

/** A typed client of another context's contract. Errors come back as the errors they were. */
export function pluginClient<C extends Contract>(
  contract: C,
  options: { auth: AuthService; discovery: DiscoveryService },
): PluginClient<C> {
  const targetPluginId = contextOf(contract);
  const { auth, discovery } = options;
  const link = new OpenAPILink<CallContext>(contract, {
    url: () => discovery.getBaseUrl(targetPluginId),
    headers: async ({ context }) => {
      const onBehalfOf =
        context.onBehalfOf ?? (await auth.getOwnServiceCredentials());
      const { token } = await auth.getPluginRequestToken({
        onBehalfOf,
        targetPluginId,
      });
      return { authorization: `Bearer ${token}` };
    },
    interceptors: [
      async call => {
        try {
          return await call.next();
        } catch (error) {
          throw await errorOf(error, targetPluginId);
        }
      },
    ],
  });
  return createORPCClient(link) as PluginClient<C>;
}

async function errorOf(error: unknown, pluginId: string): Promise<Error> {
  const { status, data } = error as {
    status?: number;
    data?: { body?: unknown };
  };
  const detail = (await detailOf(data?.body)) ?? (error as Error).message;
  if (status === 400) return new InputError(detail);
  if (status === 403) return new NotAllowedError(detail);
  if (status === 404) return new NotFoundError(detail);
  if (status === 409) return new ConflictError(detail);
  return new ForwardedError(`${pluginId} did not answer as expected`, error);
}

/** What a problem says. The client hands a body of the type application/problem+json over as a file. */
async function detailOf(body: unknown): Promise<string | undefined> {
  if (!(body instanceof Blob)) return undefined;
  try {
    const { detail } = Problem.parse(JSON.parse(await body.text()));
    return detail;
  } catch {
    // Not a problem of ours: a proxy or the framework answered.
    return undefined;
  }
}
