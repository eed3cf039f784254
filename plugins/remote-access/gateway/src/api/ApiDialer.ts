import type { ApiSettings } from '@wardroom/remote-access-common';
import { dialLimit } from '../dial/dialLimit';
import type { DialRequest } from '../dial/SshDialer';
import type { TargetPaths } from '../dial/TargetPaths';
import type { CredentialSource } from '../store/CredentialSource';
import { ApiClient } from './ApiClient';
import { ApiConsole } from './ApiConsole';

/** Opens consoles on web APIs. */
export class ApiDialer {
  constructor(
    private readonly source: CredentialSource,
    private readonly paths: TargetPaths,
    /** Milliseconds for the first connection, and for each answer. */
    private readonly timeLimitMs: number,
  ) {}

  /** Makes sure of the server; the credential goes with the first request. Throws `DialFailure`. */
  async dial(
    { order, signal: wish, pinHostKey }: DialRequest,
    settings: ApiSettings,
  ): Promise<ApiConsole> {
    const { source, paths, timeLimitMs } = this;
    const limit = dialLimit(wish, timeLimitMs);
    try {
      const client = new ApiClient({ order, settings, source, paths });
      await client.begin(pinHostKey, limit.signal);
      const { name, host, port } = order.target;
      const at = host.includes(':') ? `[${host}]` : host;
      return new ApiConsole({
        place: `${name}: ${settings.scheme}://${at}:${port}`,
        ...{ settings, patienceMs: timeLimitMs * 3 },
        ask: (request, signal) => client.ask(request, signal),
      });
    } finally {
      limit.release();
    }
  }
}
