import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = { status: number; body?: object };

const roleId = 'role-of-wardroom';
const refused: Answer = {
  status: 403,
  body: { errors: ['permission denied'] },
};
const missing: Answer = { status: 404, body: { errors: [] } };

/** What every answer with data has around it. */
function lease(more: object): object {
  return {
    ...{ request_id: 'a1b2', lease_id: '', renewable: false },
    ...{ lease_duration: 0, data: null, wrap_info: null, warnings: null },
    auth: null,
    ...more,
  };
}

/**
 * HashiCorp Vault and OpenBao as far as credentials are read from them: the published HTTP API with its status codes and
 * fields, on loopback, without TLS. A KV engine of version 2 at `secret`, tokens, and the AppRole `role-of-wardroom`.
 */
export class VaultServer {
  /** Where sealed, every answer is 503. */
  sealed = false;
  /** Tokens that are good now; those of AppRole sign-ins come and go. */
  readonly tokens = new Set<string>();
  /** Secret ids of the AppRole. */
  readonly secretIds = new Set<string>();
  /** Paths that no token may read. */
  readonly forbidden = new Set<string>();
  /** What the role `technician` of the SSH engine at `ssh` answers; without it there is no such engine. */
  sign: ((request: Record<string, unknown>) => object) | undefined;
  /** Everything that was asked, such as `GET /v1/secret/data/web-01`. */
  readonly asked: string[] = [];
  private readonly secrets = new Map<string, object[]>();
  private readonly server = createServer((request, response) => {
    void this.answer(request, response);
  });

  static async start(): Promise<VaultServer> {
    const vault = new VaultServer();
    await new Promise<void>(resolve => {
      vault.server.listen(0, '127.0.0.1', resolve);
    });
    return vault;
  }

  readonly roleId = roleId;

  get address(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** Stores a new version of a secret. */
  put(path: string, data: object): void {
    this.secrets.set(path, [...(this.secrets.get(path) ?? []), data]);
  }

  stop(): Promise<void> {
    return new Promise(resolve => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private async answer(request: IncomingMessage, response: ServerResponse) {
    const { method, url = '/' } = request;
    this.asked.push(`${method} ${url}`);
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    const text = Buffer.concat(pieces).toString();
    const { status, body } = this.sealed
      ? { status: 503, body: { errors: ['Vault is sealed'] } }
      : this.decide(request, text ? JSON.parse(text) : {});
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body && JSON.stringify(body));
  }

  private decide(
    request: IncomingMessage,
    body: Record<string, string>,
  ): Answer {
    const path = decodeURIComponent(request.url ?? '').replace(/^\/v1\//, '');
    if (path === 'auth/approle/login') return this.signIn(body);
    const token = String(request.headers['x-vault-token']);
    if (!this.tokens.has(token)) return refused;
    if (path === 'auth/token/revoke-self') {
      this.tokens.delete(token);
      return { status: 204 };
    }
    if (path === 'auth/token/lookup-self') {
      return { status: 200, body: lease({ data: { policies: ['wardroom'] } }) };
    }
    if (path === 'ssh/sign/technician' && this.sign) {
      return { status: 200, body: lease({ data: this.sign(body) }) };
    }
    if (path.startsWith('secret/data/')) return this.read(path.slice(12));
    return missing;
  }

  private signIn(body: Record<string, string>): Answer {
    if (body.role_id !== roleId || !this.secretIds.has(body.secret_id)) {
      const errors = ['invalid role or secret ID'];
      return { status: 400, body: { errors } };
    }
    const token = `hvs.${Math.random().toString(36).slice(2)}`;
    this.tokens.add(token);
    const auth = {
      ...{ client_token: token, accessor: 'x', policies: ['wardroom'] },
      ...{ lease_duration: 1200, renewable: true, token_type: 'service' },
    };
    return { status: 200, body: lease({ auth }) };
  }

  private read(path: string): Answer {
    if (this.forbidden.has(path)) return refused;
    const versions = this.secrets.get(path);
    if (!versions) return missing;
    const metadata = {
      ...{ created_time: '2026-03-01T09:00:00Z', deletion_time: '' },
      ...{ custom_metadata: null, destroyed: false, version: versions.length },
    };
    const data = versions[versions.length - 1];
    return { status: 200, body: lease({ data: { data, metadata } }) };
  }
}
