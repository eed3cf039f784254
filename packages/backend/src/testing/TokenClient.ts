type Answer = { status: number; body: any; cookies: string[] };

/** Calls the API with the token of a person, whatever it answers. */
export class TokenClient {
  readonly #url: string;
  readonly #headers: Record<string, string>;

  constructor(url: string, sign: { token: string; cookie?: string }) {
    const { token, cookie } = sign;
    this.#url = url;
    this.#headers = {
      authorization: `Bearer ${token}`,
      ...(cookie && { cookie }),
    };
  }

  /** Calls `/api<path>`. */
  async ask(method: string, path: string, body?: object): Promise<Answer> {
    const answer = await fetch(`${this.#url}/api${path}`, {
      method,
      headers: {
        ...this.#headers,
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      body: text ? JSON.parse(text) : undefined,
      cookies: answer.headers.getSetCookie().map(c => c.split(';')[0]),
    };
  }

  /** Calls and expects success. */
  async must(method: string, path: string, body?: object): Promise<Answer> {
    const answer = await this.ask(method, path, body);
    if (answer.status < 300) return answer;
    throw new Error(
      `${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`,
    );
  }
}
