import { generateSync } from 'otplib';

/** Somebody at a browser: signs in as people do and calls the API with the token that the browser would have. */
export class Person {
  readonly ref: string;
  readonly #url: string;
  readonly #password: string;
  readonly #totpSecret?: string;
  #cookie = '';
  #token = '';

  constructor(options: {
    url: string;
    ref: string;
    password: string;
    /** Absent for people who sign in without one-time codes. */
    secret?: string;
  }) {
    this.ref = options.ref;
    this.#url = options.url;
    this.#password = options.password;
    this.#totpSecret = options.secret;
  }

  /** The Backstage token of the moment. */
  get token(): string {
    return this.#token;
  }

  /** The cookie of the sign-in. */
  get cookie(): string {
    return this.#cookie;
  }

  /** A one-time code of this moment. Each is accepted once. */
  code(): string {
    if (!this.#totpSecret) throw new Error(`${this.ref} has no one-time codes`);
    return generateSync({ secret: this.#totpSecret });
  }

  /** Password, one-time code, cookie and token. */
  async signIn(): Promise<void> {
    const [tenant, name] = this.ref.slice('user:'.length).split('/');
    const email = `${name}@${tenant}.example`;
    const first = await this.#public('/sign-in', {
      email,
      password: this.#password,
    });
    const step = await first.json();
    const answer =
      step.next === 'totp'
        ? await this.#public('/sign-in/totp', {
            challenge: step.challenge,
            code: this.code(),
          })
        : first;
    const cookie = answer.headers.getSetCookie()[0];
    if (!cookie) {
      throw new Error(
        `${this.ref} could not sign in: ${JSON.stringify(step)} ${answer.status}`,
      );
    }
    this.#cookie = cookie.split(';')[0];
    await this.refresh();
  }

  /** A new token for the cookie; the status tells whether the sign-in still holds. */
  async refresh(): Promise<number> {
    const answer = await fetch(`${this.#url}/api/auth/wardroom/refresh`, {
      headers: { cookie: this.#cookie, 'x-requested-with': 'XMLHttpRequest' },
    });
    if (answer.ok) {
      const { backstageIdentity } = await answer.json();
      this.#token = backstageIdentity.token;
    }
    return answer.status;
  }

  /** Calls `/api<path>` as this person. */
  async call(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${this.#url}/api${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  }

  #public(path: string, body: object): Promise<Response> {
    return fetch(`${this.#url}/api/identity/public${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.#url },
      body: JSON.stringify(body),
    });
  }
}
