import { NotAllowedError } from '@backstage/errors';
import type { PortalHandlers } from './GatewayRun';

/** Sessions never change their gateway, so that what was found once can be kept. */
const mostKept = 10_000;

/**
 * Lets a gateway speak of its own sessions alone. One that speaks of another's is broken or in wrong hands; what it says
 * is not heard.
 *
 * @param ownerOf - the node of a session; undefined where there is no such session
 */
export function onlyOwnSessions(
  handlers: PortalHandlers,
  gateway: { readonly node: string },
  ownerOf: (session: string) => Promise<string | undefined>,
): PortalHandlers {
  const own = new Set<string>();
  const check = async (session: string) => {
    if (own.has(session)) return;
    const owner = await ownerOf(session);
    if (owner !== undefined && owner !== gateway.node) {
      throw new NotAllowedError(
        `The gateway ${gateway.node} speaks of ${session}, which is not its own`,
      );
    }
    if (own.size >= mostKept) own.clear();
    if (owner) own.add(session);
  };
  const guarded = Object.entries(handlers).map(([name, handler]) => [
    name,
    async (input: { session?: string }, handle?: unknown) => {
      if (name !== 'log' && input.session) await check(input.session);
      return handler(input as never, handle);
    },
  ]);
  return Object.fromEntries(guarded);
}
