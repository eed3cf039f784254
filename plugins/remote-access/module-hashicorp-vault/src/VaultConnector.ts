import {
  StoreFailure,
  type StoreAnswer,
  type StoreCall,
  type StoreRequest,
} from '@wardroom/remote-access-common';

const escaped = (path: string) =>
  path.split('/').map(encodeURIComponent).join('/');

type Body = Record<string, unknown>;

/**
 * Speaks the HTTP API of HashiCorp Vault and OpenBao for one session: signs in, asks, and gives back the token that it
 * was given for it.
 */
export class VaultConnector {
  readonly #call: StoreCall;
  #token = '';

  private constructor(call: StoreCall) {
    this.#call = call;
  }

  /** Works as somebody who signed in; an AppRole's token is revoked when the work is done. */
  static async use<T>(
    call: StoreCall,
    work: (vault: VaultConnector) => Promise<T>,
  ): Promise<T> {
    const vault = new VaultConnector(call);
    const secret = new TextDecoder().decode(call.secret);
    if (call.settings.auth === 'token') {
      vault.#token = secret;
      return work(vault);
    }
    vault.#token = await vault.#signIn(secret);
    try {
      return await work(vault);
    } finally {
      // It ends by itself as well; who cannot be told that it is not needed any more has it a little longer.
      await vault.#ask('POST', 'auth/token/revoke-self').catch(() => {});
    }
  }

  /** Whether the token is good for anything. */
  async lookUpSelf(): Promise<void> {
    await this.#data('GET', 'auth/token/lookup-self');
  }

  /** The latest version of a secret of a KV engine, version 2. */
  async readKv(mount: string, path: string): Promise<Body> {
    const read = await this.#data(
      'GET',
      `${escaped(mount)}/data/${escaped(path)}`,
    );
    // A secret whose latest version was deleted has metadata and no data.
    if (!isBody(read.data)) throw new StoreFailure('store-not-found');
    return read.data;
  }

  /** Has an SSH engine sign; what a role does not allow is a bad request to them. */
  async signSsh(mount: string, role: string, body: object): Promise<string> {
    const path = `${escaped(mount)}/sign/${escaped(role)}`;
    const answer = await this.#ask('POST', path, body);
    if (answer.status === 400) throw new StoreFailure('store-denied');
    const { data } = bodyOf(answer);
    const signed = isBody(data) ? data.signed_key : undefined;
    if (typeof signed !== 'string') throw new StoreFailure('store-misbehaved');
    return signed;
  }

  async #signIn(secretId: string): Promise<string> {
    const { authMount = 'approle', roleId } = this.#call.settings;
    const answer = await this.#ask('POST', `auth/${escaped(authMount)}/login`, {
      role_id: roleId,
      secret_id: secretId,
    });
    // A wrong role or secret id is a bad request to them.
    if (answer.status === 400) throw new StoreFailure('store-denied');
    const { auth } = bodyOf(answer);
    const token = isBody(auth) ? auth.client_token : undefined;
    if (typeof token !== 'string') throw new StoreFailure('store-misbehaved');
    return token;
  }

  async #data(method: StoreRequest['method'], path: string): Promise<Body> {
    const { data } = bodyOf(await this.#ask(method, path));
    if (!isBody(data)) throw new StoreFailure('store-misbehaved');
    return data;
  }

  #ask(
    method: StoreRequest['method'],
    path: string,
    body?: object,
  ): Promise<StoreAnswer> {
    const { namespace } = this.#call.settings;
    return this.#call.request({
      ...{ method, path: `/v1/${path}`, body },
      headers: {
        'x-vault-request': 'true',
        ...(namespace && { 'x-vault-namespace': namespace }),
        ...(this.#token && { 'x-vault-token': this.#token }),
      },
    });
  }
}

function bodyOf({ status, body }: StoreAnswer): Body {
  if (status === 200 && isBody(body)) return body;
  if (status === 403 || status === 401) throw new StoreFailure('store-denied');
  if (status === 404) throw new StoreFailure('store-not-found');
  // 429, 472 and 473 are standby nodes, 501 one that was never initialised, 503 one that is sealed.
  if ([429, 472, 473, 501, 503].includes(status)) {
    throw new StoreFailure('store-sealed');
  }
  throw new StoreFailure('store-misbehaved');
}

function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
